//! Klausul drafts agreements.
//!
//! Somebody picks services and fills in the parties; the program decides which clauses apply and
//! sets the finished pages. Data flows one way, each step a pure function over plain data:
//!
//! [`template`] and [`draft`] → [`agreement`] → [`typeset`] → [`pdf`], plain text, and the window
//! ([`app`]).
//!
//! Files and clocks stay outside, in the two shells [`cli`] and [`app`], and what they share: [`storage`] and
//! [`local_data`]. See ARCHITECTURE.md.

pub mod agreement;
pub mod app;
pub mod characters;
pub mod cli;
pub mod clock;
pub mod coverage;
pub mod currency;
pub mod date;
pub mod decimal;
pub mod diff;
pub mod draft;
pub mod language;
pub mod ledger;
pub mod library;
pub mod local_data;
pub mod message;
pub mod notes;
pub mod parallel;
pub mod pdf;
pub mod pipeline;
pub mod register;
pub mod ron_text;
pub mod signing;
pub mod spreadsheet;
pub mod storage;
pub mod support;
pub mod template;
pub mod template_test;
pub mod typeset;
pub mod verify;
