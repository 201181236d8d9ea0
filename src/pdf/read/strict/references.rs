//! Holds that every reference that can be reached leads to an object that is in use.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::budget::FileBudget;
use super::error::ReadError;
use super::objects::Objects;
use super::sections::Tables;
use crate::pdf::read::object::{Dictionary, Object, ObjectId};
use crate::pdf::read::rule::Rule;

/// Checks all references that can be reached from the trailers of a file.
pub(super) fn check(
    tables: &Tables,
    objects: &Objects,
    budget: &FileBudget,
) -> Result<(), ReadError> {
    for revision in 0..tables.ends.len() {
        let trailer = tables.trailer(revision).map(|section| &section.trailer);
        let mut open = Vec::new();
        let roots: [&[u8]; 2] = [b"Root", b"Info"];
        for root in roots {
            let root = trailer.and_then(|trailer| trailer.get(root));
            open.extend(root.cloned().map(Rc::new));
        }
        let mut seen = BTreeSet::new();
        while let Some(object) = open.pop() {
            budget.charge_steps(1)?;
            let mut references = Vec::new();
            collect(&object, &mut references);
            budget.charge_steps(references.len())?;
            for id in references {
                if seen.insert(id) {
                    let found = objects.found(tables, id, revision);
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
