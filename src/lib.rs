//! Klausul drafts agreements.
//!
//! Somebody picks services and fills in the parties; the program decides which clauses apply and
//! sets the finished pages. Data flows one way, each step a pure function over plain data:
//!
//! [`template`] and [`draft`] → [`agreement`] → [`typeset`] → [`pdf`], plain text, and the window
//! ([`app`]).
//!
//! Files and clocks stay outside, in the two shells [`command`] and [`app`], and what they share: [`storage`] and
//! [`memory`]. See ARCHITECTURE.md.

pub mod agreement;
pub mod app;
pub mod characters;
pub mod clock;
pub mod command;
pub mod date;
pub mod draft;
pub mod export;
pub mod language;
pub mod memory;
pub mod message;
pub mod pdf;
pub mod ron_text;
pub mod signing;
pub mod storage;
pub mod template;
pub mod typeset;
pub mod verify;
