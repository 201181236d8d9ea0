//! The fields of a form, as far as signatures need them (ISO 32000-1, 12.7.3).

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::pdf::read::object::{Dictionary, Object, ObjectId, text_string};
use crate::pdf::read::strict::{ReadError, View};
use crate::pdf::read::{Bound, Rule};

/// A form has no more fields, they don't nest deeper, and no full name is longer.
const MAX_FIELDS: usize = 50_000;
const MAX_DEPTH: usize = 32;
const MAX_NAME_BYTES: usize = 1024;
/// The steps that it takes to read a field, beside looking it up: its name is copied.
const STEPS_PER_FIELD: usize = 100;
/// Of longer texts only the beginning is read.
const MAX_TEXT_BYTES: usize = 1024;

/// A field with a name of its own.
#[derive(Clone)]
pub(super) struct FormField {
    /// The object that it is.
    pub id: Option<ObjectId>,
    /// The full name.
    pub name: String,
    /// The name that is read aloud; the full name where there is none.
    pub label: String,
    /// Whether it is for signing.
    pub is_signature: bool,
    /// Its value, which may stand above it.
    pub value: Option<Rc<Object>>,
    /// What it shows on pages: itself, or objects of their own.
    pub widgets: Vec<ObjectId>,
}

/// A node of the form with what it takes over from the nodes above it.
struct Node {
    object: Object,
    name: String,
    is_signature: bool,
    value: Option<Rc<Object>>,
    depth: usize,
}

/// The fields of a file in one of its revisions, in the order of the form.
pub(super) fn fields(view: &View<'_, '_>) -> Result<Vec<FormField>, ReadError> {
    let form = view.dictionary(&view.catalog()?, b"AcroForm")?;
    let node = |object| Node {
        object,
        name: String::new(),
        is_signature: false,
        value: None,
        depth: 0,
    };
    let mut open: Vec<Node> = view
        .array(&form, b"Fields")?
        .into_iter()
        .map(node)
        .collect();
    open.reverse();
    let mut seen = BTreeSet::new();
    let mut fields = Vec::new();
    while let Some(node) = open.pop() {
        let is_new = match node.object {
            Object::Reference(id) => seen.insert(id),
            _ => true,
        };
        if !is_new {
            return Err(Rule::Type.broken());
        }
        if open.len() + fields.len() > MAX_FIELDS || node.depth > MAX_DEPTH {
            return Err(ReadError::TooLarge {
                bound: Bound::Objects,
            });
        }
        view.file.charge_steps(STEPS_PER_FIELD)?;
        if let Some((field, kids)) = field(view, node)? {
            fields.push(field);
            open.extend(kids.into_iter().rev());
        }
    }
    Ok(fields)
}

/// The field that a node is, and the fields below it.
fn field(view: &View<'_, '_>, node: Node) -> Result<Option<(FormField, Vec<Node>)>, ReadError> {
    let resolved = view.resolve(&node.object)?;
    let Some(dictionary) = resolved.dictionary() else {
        return Ok(None);
    };
    let id = match node.object {
        Object::Reference(id) => Some(id),
        _ => None,
    };
    let name = full_name(node.name, text_under(view, dictionary, b"T")?)?;
    let kind = view.get(dictionary, b"FT")?;
    let is_signature = kind.name().map_or(node.is_signature, |kind| kind == b"Sig");
    let value = Some(view.get(dictionary, b"V")?).filter(|own| **own != Object::Null);
    let value = value.or(node.value);
    let mut label = text_under(view, dictionary, b"TU")?;
    let (mut widgets, mut kids) = (Vec::new(), Vec::new());
    if dictionary.contains_key(b"Rect") {
        widgets.extend(id);
    }
    for kid in view.array(dictionary, b"Kids")? {
        let resolved = view.resolve(&kid)?;
        let Some(dictionary) = resolved.dictionary() else {
            continue;
        };
        // A kid without a name is only a widget of this field.
        if dictionary.contains_key(b"T") {
            kids.push(Node {
                object: kid,
                name: name.clone(),
                is_signature,
                value: value.clone(),
                depth: node.depth + 1,
            });
        } else {
            if label.is_empty() {
                label = text_under(view, dictionary, b"TU")?;
            }
            if let Object::Reference(id) = kid {
                widgets.push(id);
            }
        }
    }
    if label.is_empty() {
        label.clone_from(&name);
    }
    let field = FormField {
        id,
        name,
        label,
        is_signature,
        value,
        widgets,
    };
    Ok(Some((field, kids)))
}

/// The full name of a field, of the one above it and its own.
fn full_name(above: String, own: String) -> Result<String, ReadError> {
    let name = match (above.is_empty(), own.is_empty()) {
        (_, true) => above,
        (true, _) => own,
        _ => format!("{above}.{own}"),
    };
    if name.len() > MAX_NAME_BYTES {
        let bound = Bound::Steps;
        return Err(ReadError::TooLarge { bound });
    }
    Ok(name)
}

/// The text under a key, shortened if it is long.
pub(super) fn text_under(
    view: &View<'_, '_>,
    dictionary: &Dictionary,
    key: &[u8],
) -> Result<String, ReadError> {
    // An even number: characters may take two bytes each.
    let shortened = |string: &[u8]| text_string(&string[..string.len().min(MAX_TEXT_BYTES)]);
    let text = with_string(view, dictionary, key, shortened)?;
    Ok(text.unwrap_or_default())
}

/// Reads the string under a key, however long it is, without copying it.
pub(super) fn with_string<T>(
    view: &View<'_, '_>,
    dictionary: &Dictionary,
    key: &[u8],
    read: impl FnOnce(&[u8]) -> T,
) -> Result<Option<T>, ReadError> {
    match dictionary.get(key) {
        Some(Object::String(string)) => Ok(Some(read(string))),
        Some(Object::Reference(id)) => {
            let resolved = view.resolve(&Object::Reference(*id))?;
            Ok(resolved.string().map(read))
        }
        _ => Ok(None),
    }
}
