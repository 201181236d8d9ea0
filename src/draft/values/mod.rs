//! Checks of single values typed in fields: each looks at one text and says precisely what is wrong
//! with it, as plain data that the caller puts into words.
//!
//! No check knows the time, the network or the language of the program. White space around a value is
//! never a problem: every check looks at the value without it. Whether a field may be empty is for the
//! caller; the checks find an empty text wrong like any other text that is not of the form.
//!
//! [`normalise`] makes of what was typed what was meant: the answer as it is kept, shown and printed. While somebody is
//! still typing, [`typed`] makes a stored answer of the text; [`printed`] is what a document prints of a stored answer.
//!
//! What differs by country is data: `assets/countries`, `assets/business_ids.ron`, `assets/postal_codes.ron`,
//! `assets/phone_numbers.ron` and `assets/iban.ron`.

pub mod business_id;
mod check_digit;
pub mod choice;
pub mod country;
pub mod email;
mod form;
pub mod iban;
mod normalised;
pub mod number;
pub mod phone;
pub mod postal_code;
pub mod printed;
pub mod rows;
pub mod tidy;
pub mod typed;
pub mod yes_no;

pub use normalised::{Context, Normalised, normalise};
