//! Holds that every reference that can be reached leads to an object that is in use.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::budget::FileBudget;
use super::error::ReadError;
use super::file::File;
use crate::pdf::read::object::{Dictionary, Object, ObjectId};
use crate::pdf::read::rule::Rule;

/// Checks all references that can be reached from the trailers of a file.
pub(super) fn check(file: &File<'_>, budget: &FileBudget) -> Result<(), ReadError> {
    for revision in 0..=file.last_revision() {
        let mut open = Vec::new();
        let roots: [&[u8]; 2] = [b"Root", b"Info"];
        for root in roots {
            open.extend(file.trailer_entry(root, revision).cloned().map(Rc::new));
        }
        let mut seen = BTreeSet::new();
        while let Some(object) = open.pop() {
            budget.charge_steps(1)?;
            let mut references = Vec::new();
            collect(&object, &mut references);
            budget.charge_steps(references.len())?;
            for id in references {
                if seen.insert(id) {
                    let found = file.found(id, revision);
                    open.push(found.ok_or(Rule::Dangling.broken())?);
                }
            }
        }
    }
    Ok(())
}

/// Collects the references in an object.
fn collect(object: &Object, references: &mut Vec<ObjectId>) {
    let values = |dictionary: &Dictionary, references: &mut Vec<ObjectId>| {
        for value in dictionary.values() {
            collect(value, references);
        }
    };
    match object {
        Object::Reference(id) => references.push(*id),
        Object::Array(items) => {
            for item in items {
                collect(item, references);
            }
        }
        Object::Dictionary(dictionary) => values(dictionary, references),
        Object::Stream(stream) => values(&stream.dictionary, references),
        _ => {}
    }
}
