//! Annotations: what lies on a page (ISO 32000-1, 12.5).

use std::collections::BTreeMap;

use super::field::{field_name, inherited};
use super::limits::TOO_MANY;
use super::page_tree::pages;
use crate::pdf::read::Rule;
use crate::pdf::read::object::{Dictionary, Object, Stream, text_string};
use crate::pdf::read::strict::{Fingerprint, ReadError, View};
use crate::verify::content::{Bounds, IDENTITY, is_sound_frame};

/// The maximum of annotations on a page.
const MAX_ANNOTATIONS: usize = 2_000;

/// An annotation.
#[derive(Clone)]
pub(in crate::verify) struct Annotation {
    pub subtype: String,
    /// The name of its field.
    pub field: Option<String>,
    /// The description that is read aloud.
    pub purpose: String,
    pub is_signature: bool,
    /// Whether somebody has signed in it.
    pub is_signed: bool,
    pub bounds: Bounds,
    pub flags: i64,
    pub appearance: Fingerprint,
    /// Fingerprints of everything else in it, by key.
    pub extras: BTreeMap<String, Fingerprint>,
}

/// The keys of an annotation that are read here, can't be seen, or belong to a signature. Everything else counts as
/// something that was added.
///
/// | key | why it isn't compared |
/// | --- | --- |
/// | `Type` to `V` | read here |
/// | `Ff`, `DA`, `NM`, `M`, `StructParent` | nobody sees them: flags of a field, the font of what is typed, names and dates of programs |
/// | `Lock` | what signing locks; it shows nowhere, and signing services write it |
/// | `MK` | what a program draws a field's appearance from. On signed fields programs write it with the appearance, which is compared; on others see [`is_of_signature`] |
const KNOWN_KEYS: [&[u8]; 17] = [
    b"Type",
    b"Subtype",
    b"P",
    b"Parent",
    b"Rect",
    b"F",
    b"AP",
    b"FT",
    b"T",
    b"TU",
    b"V",
    b"Ff",
    b"DA",
    b"NM",
    b"M",
    b"Lock",
    b"StructParent",
];

/// Whether a key may stand in a signed field only: unsigned, `MK` is a caption or a colour that some viewers show.
fn is_of_signature(key: &str) -> bool {
    key == "MK"
}

/// Returns the annotations of a page.
pub(super) fn annotations(
    view: &View<'_, '_>,
    page: &Dictionary,
) -> Result<Vec<Annotation>, ReadError> {
    let annotations = view.get(page, b"Annots")?;
    let annotations = match &*annotations {
        Object::Null => &[][..],
        Object::Array(annotations) => annotations,
        _ => return Err(Rule::Annotation.broken()),
    };
    if annotations.len() > MAX_ANNOTATIONS {
        return Err(TOO_MANY);
    }
    let annotations = annotations.iter();
    annotations.map(|object| annotation(view, object)).collect()
}

fn annotation(view: &View<'_, '_>, object: &Object) -> Result<Annotation, ReadError> {
    let broken = Rule::Annotation.broken();
    let object = view.resolve(object)?;
    let Object::Dictionary(dictionary) = &*object else {
        return Err(broken);
    };
    let value = inherited(view, dictionary, b"V")?;
    let is_signature = inherited(view, dictionary, b"FT")?.name() == Some(b"Sig");
    let rectangle = view.numbers::<4>(dictionary, b"Rect")?;
    let bounds = upright(rectangle.ok_or(broken)?);
    let appearance = view.get(dictionary, b"AP")?;
    check_appearances(view, &appearance, bounds)?;
    let subtype = view.get(dictionary, b"Subtype")?;
    let flags = match &*view.get(dictionary, b"F")? {
        Object::Null => 0,
        flags => flags.integer().filter(|flags| *flags >= 0).ok_or(broken)?,
    };
    let is_annotation = match &*view.get(dictionary, b"Type")? {
        Object::Null => true,
        kind => kind.name() == Some(b"Annot"),
    };
    if !is_annotation || subtype.name().is_none() {
        return Err(broken);
    }
    let is_signed = is_signature && value.dictionary().is_some_and(is_signature_value);
    let mut extras = view.fingerprints_without(dictionary, &KNOWN_KEYS)?;
    extras.retain(|key, _| !(is_signed && is_of_signature(key)));
    if *value != Object::Null && !is_signed {
        // A text in place of a signature is read out as the field's value.
        extras.insert("V".to_owned(), view.fingerprint(&value)?);
    }
    Ok(Annotation {
        subtype: String::from_utf8_lossy(subtype.name().unwrap_or_default()).into_owned(),
        field: field_name(view, dictionary)?,
        purpose: text_string(view.get(dictionary, b"TU")?.string().unwrap_or_default()),
        is_signature,
        is_signed,
        bounds,
        flags,
        appearance: view.fingerprint(&appearance)?,
        extras,
    })
}

/// Checks that what an annotation shows is a form with a box, in a place that isn't flat. Forms that draw nothing may
/// have any.
fn check_appearances(
    view: &View<'_, '_>,
    appearances: &Object,
    bounds: Bounds,
) -> Result<(), ReadError> {
    let broken = Rule::Appearance.broken();
    let all = match appearances {
        Object::Null => return Ok(()),
        Object::Dictionary(all) => all,
        _ => return Err(broken),
    };
    for appearance in all.values() {
        let appearance = view.resolve(appearance)?;
        match &*appearance {
            Object::Stream(form) => check_form(view, form, bounds)?,
            // One for each state.
            Object::Dictionary(states) => {
                for state in states.values() {
                    match &*view.resolve(state)? {
                        Object::Stream(form) => check_form(view, form, bounds)?,
                        Object::Null => {}
                        _ => return Err(broken),
                    }
                }
            }
            Object::Null => {}
            _ => return Err(broken),
        }
    }
    Ok(())
}

fn check_form(view: &View<'_, '_>, form: &Stream, bounds: Bounds) -> Result<(), ReadError> {
    let content = view.file.decode_if_known(form)?;
    let is_empty = content.is_some_and(|content| content.trim_ascii().is_empty());
    let dictionary = &form.dictionary;
    let is_form = match &*view.get(dictionary, b"Subtype")? {
        Object::Null => true,
        kind => kind.name() == Some(b"Form"),
    };
    let inner = view.numbers::<4>(dictionary, b"BBox")?.map(upright);
    let matrix = view.numbers::<6>(dictionary, b"Matrix")?;
    let is_sound = |inner| is_sound_frame(inner, matrix.unwrap_or(IDENTITY));
    let is_shown = inner.is_some_and(is_sound) && !is_flat(bounds);
    if is_form && (is_empty || is_shown) {
        Ok(())
    } else {
        Err(Rule::Appearance.broken())
    }
}

fn is_flat([left, bottom, right, top]: Bounds) -> bool {
    right - left < 0.01 || top - bottom < 0.01
}

/// Whether a value is one that signs, and not just something else that is filled in.
fn is_signature_value(value: &Dictionary) -> bool {
    value.contains_key(&b"ByteRange"[..]) && value.contains_key(&b"Contents"[..])
}

/// Returns a rectangle with its corners in order.
pub(super) fn upright([a, b, c, d]: Bounds) -> Bounds {
    [a.min(c), b.min(d), a.max(c), b.max(d)]
}

/// Returns the appearances of the fields in a revision, by name.
pub(in crate::verify) fn appearances(
    view: &View<'_, '_>,
) -> Result<BTreeMap<String, Fingerprint>, ReadError> {
    let mut appearances = BTreeMap::new();
    for page in pages(view)? {
        for annotation in annotations(view, &page.dictionary)? {
            if let Some(field) = annotation.field {
                appearances.insert(field, annotation.appearance);
            }
        }
    }
    Ok(appearances)
}
