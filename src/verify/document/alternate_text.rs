//! Alternate texts of the structure (ISO 32000-1, 14.9).

use std::collections::BTreeSet;

use super::limits::{MAX_NODES, TOO_MANY};
use crate::pdf::read::object::{Dictionary, Object, text_string};
use crate::pdf::read::strict::{ReadError, View};

/// Returns the texts of the structure that are read aloud in place of what is drawn.
pub(super) fn alternate_texts(
    view: &View<'_, '_>,
    catalog: &Dictionary,
) -> Result<BTreeSet<String>, ReadError> {
    let mut texts = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<Object> = catalog
        .get(b"StructTreeRoot")
        .cloned()
        .into_iter()
        .collect();
    let mut nodes = 0;
    while let Some(node) = open.pop() {
        nodes += 1;
        if nodes > MAX_NODES {
            return Err(TOO_MANY);
        }
        if let Object::Reference(id) = node
            && !seen.insert(id)
        {
            continue;
        }
        match &*view.resolve(&node)? {
            Object::Array(items) => open.extend(items.iter().cloned()),
            Object::Dictionary(element) => {
                for key in [&b"Alt"[..], b"ActualText", b"E"] {
                    if let Some(string) = view.get(element, key)?.string() {
                        texts.insert(text_string(string));
                    }
                }
                open.extend(element.get(b"K").cloned());
            }
            _ => {}
        }
    }
    Ok(texts)
}
