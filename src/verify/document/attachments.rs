//! The files inside a file (ISO 32000-1, 7.11.4).

use std::collections::{BTreeMap, BTreeSet};

use super::limits::{MAX_DEPTH, MAX_NODES, TOO_MANY};
use crate::pdf::read::object::{Dictionary, Object, text_string};
use crate::pdf::read::strict::{Fingerprint, ReadError, View};

/// Files by name; those of one name in order.
pub(in crate::verify) type Attachments = BTreeMap<String, Vec<Vec<u8>>>;

/// Returns the files inside, by name: those in the tree of names and those that the document is associated with.
pub(in crate::verify) fn attachments(
    view: &View<'_, '_>,
    catalog: &Dictionary,
) -> Result<Attachments, ReadError> {
    let specifications = specifications(view, catalog)?;
    let mut found = Attachments::new();
    let mut seen = BTreeSet::new();
    for specification in &specifications {
        let specification = view.resolve(specification)?;
        let Some(dictionary) = specification.dictionary() else {
            continue;
        };
        let files = view.dictionary(dictionary, b"EF")?;
        for file in files.values() {
            let resolved = view.resolve(file)?;
            let Object::Stream(stream) = &*resolved else {
                continue;
            };
            let name = file_name(view, dictionary)?;
            if seen.insert((name.clone(), stream.encoded.start)) {
                let content = view.file.decode_if_known(stream)?;
                // What can't be unpacked here may be unpacked elsewhere: it is none of ours.
                let content = content.map_or_else(
                    || view.file.encoded(stream).to_vec(),
                    |content| content.to_vec(),
                );
                found.entry(name).or_default().push(content);
            }
        }
    }
    Ok(found)
}

/// Returns fingerprints of what else is said of the files inside, by their names: descriptions, relationships, kinds.
pub(super) fn descriptions(
    view: &View<'_, '_>,
    catalog: &Dictionary,
) -> Result<BTreeMap<String, BTreeSet<Fingerprint>>, ReadError> {
    let mut all: BTreeMap<String, BTreeSet<Fingerprint>> = BTreeMap::new();
    for specification in &specifications(view, catalog)? {
        let resolved = view.resolve(specification)?;
        if let Some(dictionary) = resolved.dictionary() {
            let name = file_name(view, dictionary)?;
            let description = view.fingerprint_without(specification, &[b"EF"])?;
            all.entry(name).or_default().insert(description);
        }
    }
    Ok(all)
}

/// Returns the file specifications of a document, unresolved.
fn specifications(view: &View<'_, '_>, catalog: &Dictionary) -> Result<Vec<Object>, ReadError> {
    let names = view.dictionary(catalog, b"Names")?;
    let tree = view.get(&names, b"EmbeddedFiles")?;
    let mut specifications = Vec::new();
    let mut open: Vec<(Dictionary, usize)> = tree
        .dictionary()
        .cloned()
        .into_iter()
        .map(|tree| (tree, 0))
        .collect();
    let mut nodes = 0;
    while let Some((node, depth)) = open.pop() {
        nodes += 1;
        if nodes > MAX_NODES || depth > MAX_DEPTH {
            return Err(TOO_MANY);
        }
        let pairs = view.array(&node, b"Names")?;
        if specifications.len() + pairs.len() > MAX_NODES {
            return Err(TOO_MANY);
        }
        specifications.extend(pairs.into_iter().skip(1).step_by(2));
        for kid in view.array(&node, b"Kids")? {
            let kid = view.resolve(&kid)?;
            open.extend(kid.dictionary().map(|kid| (kid.clone(), depth + 1)));
        }
    }
    specifications.extend(view.array(catalog, b"AF")?);
    Ok(specifications)
}

fn file_name(view: &View<'_, '_>, specification: &Dictionary) -> Result<String, ReadError> {
    for key in [&b"UF"[..], b"F"] {
        if let Some(name) = view.get(specification, key)?.string() {
            return Ok(text_string(name));
        }
    }
    Ok(String::new())
}
