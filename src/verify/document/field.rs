//! Fields of the form (ISO 32000-1, 12.7).

use std::collections::BTreeSet;
use std::rc::Rc;

use super::limits::{MAX_DEPTH, MAX_NODES};
use crate::pdf::read::Rule;
use crate::pdf::read::object::{Dictionary, Object, text_string};
use crate::pdf::read::strict::{ReadError, View};

/// A field that somebody can fill in or sign.
pub(in crate::verify) struct Field {
    pub name: String,
    pub is_signature: bool,
    /// Whether it has a name to be read aloud.
    pub has_label: bool,
    /// Whether it, or a field above it, does something: scripts and actions.
    pub acts: bool,
}

/// Returns the value of a key of a field or of one above it.
pub(super) fn inherited(
    view: &View<'_, '_>,
    dictionary: &Dictionary,
    key: &[u8],
) -> Result<Rc<Object>, ReadError> {
    let mut value = view.get(dictionary, key)?;
    let mut parent = view.get(dictionary, b"Parent")?;
    for _ in 0..MAX_DEPTH {
        let Some(above) = parent.dictionary().filter(|_| *value == Object::Null) else {
            break;
        };
        value = view.get(above, key)?;
        let next = view.get(above, b"Parent")?;
        parent = next;
    }
    Ok(value)
}

/// Returns the full name of a field (ISO 32000-1, 12.7.3.2).
pub(super) fn field_name(
    view: &View<'_, '_>,
    dictionary: &Dictionary,
) -> Result<Option<String>, ReadError> {
    let mut names = Vec::new();
    let mut current = Rc::new(Object::Dictionary(dictionary.clone()));
    for _ in 0..MAX_DEPTH {
        let Some(dictionary) = current.dictionary() else {
            break;
        };
        if let Some(name) = view.get(dictionary, b"T")?.string() {
            names.push(text_string(name));
        }
        let parent = view.get(dictionary, b"Parent")?;
        current = parent;
    }
    names.reverse();
    Ok((!names.is_empty()).then(|| names.join(".")))
}

/// Returns the fields of the form, in its order.
pub(in crate::verify) fn fields(
    view: &View<'_, '_>,
    catalog: &Dictionary,
) -> Result<Vec<Field>, ReadError> {
    let form = view.dictionary(catalog, b"AcroForm")?;
    let mut open = view.array(&form, b"Fields")?;
    open.reverse();
    let mut seen = BTreeSet::new();
    let mut fields = Vec::new();
    while let Some(object) = open.pop() {
        let is_new = match object {
            Object::Reference(id) => seen.insert(id),
            _ => true,
        };
        if !is_new || seen.len() > MAX_NODES || fields.len() > MAX_NODES {
            return Err(Rule::Type.broken());
        }
        let object = view.resolve(&object)?;
        let Some(dictionary) = object.dictionary() else {
            continue;
        };
        for kid in view.array(dictionary, b"Kids")?.into_iter().rev() {
            // A kid without a name is only a widget of this field.
            let named = view.resolve(&kid)?;
            if named.dictionary().is_some_and(|kid| kid.contains_key(b"T")) {
                open.push(kid);
            }
        }
        fields.push(Field {
            name: field_name(view, dictionary)?.unwrap_or_default(),
            is_signature: inherited(view, dictionary, b"FT")?.name() == Some(b"Sig"),
            has_label: dictionary.contains_key(b"TU"),
            acts: *inherited(view, dictionary, b"AA")? != Object::Null
                || *inherited(view, dictionary, b"A")? != Object::Null,
        });
    }
    Ok(fields)
}
