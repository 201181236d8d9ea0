//! From the parts of an excerpt to a template that can make its one agreement again.
//!
//! `template` reads the whole, `page`, `blocks`, `entries` and `text` what is in it; `parts` and `reader` are what they share.
//! An excerpt may come out of anybody's file: nothing in it is taken for granted.

mod blocks;
mod entries;
mod page;
mod parts;
mod reader;
mod template;
mod text;

pub(super) use template::template;
