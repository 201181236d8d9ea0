//! From the files of a template to a [`Template`](super::Template), or to everything that is wrong with them.
//!
//! `read` turns text into the values of [`super::file`]; `template` checks them, with a file for each file of a
//! template. `checker` is what they share.

mod annex;
mod body;
mod checker;
mod conditions;
mod corrections;
mod coverage;
mod entries;
mod fields;
mod forms;
mod genitives;
mod head;
mod inline_text;
mod kinds;
mod numbers;
mod page;
mod parties;
mod read;
mod references;
mod template;
mod terms;
mod variants;

pub(super) use checker::Input;
pub(super) use head::{MAX_CHARACTERS_OF_NAME, bad_name, is_name};
pub(super) use numbers::out_of_range;
pub(super) use read::read_files;
pub(super) use template::check;
