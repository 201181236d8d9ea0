//! The form: sections built from the template, nothing in it known beforehand.
//!
//! What comes and goes stands in scopes that stay: the ids that egui counts out for the widgets after them must not
//! shift, or the focus goes to the next widget.

mod calendar;
mod choices;
mod field_menu;
mod fields;
mod header;
mod pasting;
mod presets;
mod problems;
mod profiles;
mod row;
mod rows;
mod sections;
mod services;
mod signatories;
mod still;
mod term;

pub use sections::form_ui;
