//! The catalog's form, its fields and what signs in them (ISO 32000-1, 12.7 and 12.8).

use super::appearance;
use super::checker::Checker;
use super::refusal::{Proven, Rule};
use crate::pdf::read::object::{Object, text_string};

/// A text of a signature is no longer.
const MAX_TEXT_BYTES: usize = 4_096;

/// Checks the form: all fields as before, and behind them fields that show nothing.
pub(super) fn form(
    checker: &mut Checker<'_, '_>,
    before: Option<&Object>,
    after: &Object,
) -> Proven<()> {
    let before = match before {
        Some(Object::Reference((number, _))) => {
            let placed = checker.state.get(*number);
            placed.and_then(|placed| placed.object.dictionary())
        }
        Some(direct) => direct.dictionary(),
        None => None,
    };
    let Some(after) = checker.replaceable(after)?.dictionary() else {
        return checker.fail(Rule::Value);
    };
    if before.is_some_and(|before| {
        before.contains_key(&b"Fields"[..]) != after.contains_key(&b"Fields"[..])
    }) {
        return checker.fail(Rule::KeyNotListed);
    }
    checker.keys(before, after, |checker, key, old, new| {
        let Some(new) = new else { return Ok(false) };
        match key {
            b"Fields" => fields(checker, old, new)?,
            b"SigFlags" if matches!(new.integer(), Some(0..=3)) => {}
            b"NeedAppearances" if *new == Object::Boolean(false) => {}
            b"DA" if is_text(new) => {}
            b"DR" => appearance::resources(checker, new)?,
            _ => return Ok(false),
        }
        Ok(true)
    })
}

fn fields(checker: &mut Checker<'_, '_>, before: Option<&Object>, after: &Object) -> Proven<()> {
    let before = before.and_then(Object::array).unwrap_or_default();
    let Some(after) = after.array() else {
        return checker.fail(Rule::Value);
    };
    if !after.starts_with(before) {
        return checker.fail(Rule::KeyNotListed);
    }
    for field in after {
        let Object::Reference((number, 0)) = field else {
            return checker.fail(Rule::Value);
        };
        if checker.base.fields.contains(number) {
            own_field(checker, *number)?;
        } else if checker.unseen_fields.insert(*number) {
            unseen_field(checker, *number)?;
        } else {
            return checker.refuse(Rule::Value, *number);
        }
    }
    Ok(())
}

/// A field of ours gets a value and an appearance once; afterwards it stays.
fn own_field(checker: &mut Checker<'_, '_>, number: u32) -> Proven<()> {
    let (before, after) = checker.change(number);
    let before = before.and_then(Object::dictionary);
    let (Some(before), Some(after)) = (before, after.and_then(Object::dictionary)) else {
        return checker.refuse(Rule::Value, number);
    };
    if before.contains_key(&b"V"[..]) || !after.contains_key(&b"V"[..]) {
        let is_same = before == after;
        return if is_same {
            Ok(())
        } else {
            checker.refuse(Rule::SignedAgain, number)
        };
    }
    let is_flat = after.get(&b"Rect"[..]).is_some_and(is_zero_rectangle);
    checker.keys(Some(before), after, |checker, key, _, new| {
        let Some(new) = new else { return Ok(false) };
        match key {
            b"V" => value(checker, new)?,
            // Replaced or as it was: an appearance of ours is empty.
            b"AP" if before.get(key) != Some(new) => appearance::appearance(checker, new, is_flat)?,
            // Printed, and locked perhaps (ISO 32000-1, 12.5.3).
            b"F" if matches!(new.integer(), Some(4 | 132)) => {}
            b"Rect" if is_flat => {}
            b"Lock" => checker.plain_added(new, &is_lock_key)?,
            b"M" | b"NM" if is_text(new) => {}
            _ => return Ok(false),
        }
        Ok(true)
    })
}

/// Whether a field is called as fields of signatories are.
fn is_name_of_ours(name: &Object) -> bool {
    let name = name.string().map(text_string).unwrap_or_default();
    name.trim().to_lowercase().starts_with("sign-")
}

/// A field that shows nothing: for time stamps and seals.
fn unseen_field(checker: &mut Checker<'_, '_>, number: u32) -> Proven<()> {
    let (before, after) = checker.change(number);
    let Some(after) = after.and_then(Object::dictionary) else {
        return checker.refuse(Rule::Value, number);
    };
    let before = before.and_then(Object::dictionary);
    if number < checker.base.first_new() {
        return checker.refuse(Rule::ObjectNotListed, number);
    }
    if let Some(before) = before {
        let is_signed = before.contains_key(&b"V"[..]);
        if is_signed && before != after {
            return checker.refuse(Rule::SignedAgain, number);
        }
    }
    let must = |key: &[u8], is_right: bool| {
        if after.contains_key(key) && is_right {
            Ok(())
        } else {
            checker.refuse(Rule::Value, number)
        }
    };
    let name = |key: &[u8]| after.get(key).and_then(Object::name);
    must(b"FT", name(b"FT") == Some(b"Sig"))?;
    must(
        b"Rect",
        after.get(&b"Rect"[..]).is_some_and(is_zero_rectangle),
    )?;
    must(b"T", after.get(&b"T"[..]).is_some_and(is_text))?;
    let is_new = before != Some(after);
    checker.keys(None, after, |checker, key, _, new| {
        let Some(new) = new else { return Ok(false) };
        match key {
            b"Type" if new.name() == Some(b"Annot") => {}
            b"Subtype" if new.name() == Some(b"Widget") => {}
            b"FT" | b"Rect" => {}
            // A name of ours, or one to read aloud, would make it look like the field of a signatory.
            b"T" if is_text(new) && !is_name_of_ours(new) => {}
            b"M" | b"NM" if is_text(new) => {}
            b"F" if matches!(new.integer(), Some(0..=255)) => {}
            b"P" => match new {
                Object::Reference((page, 0)) if checker.base.pages.contains(page) => {}
                _ => return Ok(false),
            },
            b"V" => {
                if is_new {
                    value(checker, new)?;
                }
            }
            b"AP" => {
                if is_new {
                    appearance::appearance(checker, new, true)?;
                }
            }
            b"Lock" => checker.plain_added(new, &is_lock_key)?,
            _ => return Ok(false),
        }
        Ok(true)
    })
}

fn is_zero_rectangle(value: &Object) -> bool {
    let items = value.array().unwrap_or_default();
    items.len() == 4 && items.iter().all(|item| item.number() == Some(0.0))
}

fn is_text(value: &Object) -> bool {
    value
        .string()
        .is_some_and(|text| text.len() <= MAX_TEXT_BYTES)
}

fn is_lock_key(key: &[u8]) -> bool {
    matches!(key, b"Type" | b"Action" | b"Fields" | b"P")
}

/// A signature dictionary (ISO 32000-1, 12.8.1).
fn value(checker: &mut Checker<'_, '_>, value: &Object) -> Proven<()> {
    let Some(dictionary) = checker.added(value)?.dictionary() else {
        return checker.fail(Rule::Value);
    };
    let catalog = checker.base.catalog;
    checker.keys(None, dictionary, |checker, key, _, new| {
        let Some(new) = new else { return Ok(false) };
        match key {
            b"Type" if matches!(new.name(), Some(b"Sig" | b"DocTimeStamp")) => {}
            b"Filter" | b"SubFilter" if new.name().is_some() => {}
            b"Contents" if new.string().is_some() => {}
            b"ByteRange" if new.array().is_some_and(|range| range.len() == 4) => {
                checker.plain(new, &|_| false)?;
            }
            b"M" | b"Name" | b"Reason" | b"Location" | b"ContactInfo" if is_text(new) => {}
            b"V" | b"R" if new.integer().is_some() => {}
            b"Cert" | b"Changes" => checker.plain(new, &|_| false)?,
            b"Prop_Build" => checker.plain_added(new, &is_build_key)?,
            b"Reference" => references(checker, new, catalog)?,
            _ => return Ok(false),
        }
        Ok(true)
    })
}

/// What the signing program says of itself (Adobe, "Digital Signature Build Dictionary Specification").
fn is_build_key(key: &[u8]) -> bool {
    let known: [&[u8]; 14] = [
        b"Filter",
        b"PubSec",
        b"App",
        b"SigQ",
        b"Name",
        b"Date",
        b"R",
        b"PreRelease",
        b"OS",
        b"NonEFontNoWarn",
        b"TrustedMode",
        b"V",
        b"REx",
        b"Preview",
    ];
    known.contains(&key)
}

/// What a signature allows to be changed after it (ISO 32000-1, 12.8.1, tables 253 to 256).
fn references(checker: &mut Checker<'_, '_>, value: &Object, catalog: u32) -> Proven<()> {
    let Some(references) = checker.added(value)?.array() else {
        return checker.fail(Rule::Value);
    };
    for reference in references {
        let Some(reference) = checker.added(reference)?.dictionary() else {
            return checker.fail(Rule::Value);
        };
        checker.keys(None, reference, |checker, key, _, new| {
            let Some(new) = new else { return Ok(false) };
            match key {
                b"Type" | b"TransformMethod" | b"DigestMethod" if new.name().is_some() => {}
                b"DigestValue" if is_text(new) => {}
                b"DigestLocation" => checker.plain(new, &|_| false)?,
                b"Data" if *new == Object::Reference((catalog, 0)) => {}
                b"TransformParams" => {
                    let listed = |key: &[u8]| is_lock_key(key) || key == b"V";
                    checker.plain_added(new, &listed)?;
                }
                _ => return Ok(false),
            }
            Ok(true)
        })?;
    }
    Ok(())
}

/// The certification, which points to a signature in one of the fields.
pub(super) fn permissions(checker: &mut Checker<'_, '_>, value: &Object) -> Proven<()> {
    let Some(dictionary) = checker.replaceable(value)?.dictionary() else {
        return checker.fail(Rule::Value);
    };
    let values = signed_values(checker);
    checker.keys(None, dictionary, |_, key, _, new| {
        let is_value = new.is_some_and(|new| values.contains(new));
        Ok(matches!(key, b"DocMDP" | b"UR3") && is_value && key != b"UR3")
    })
}

/// The values of all fields, as the fields name them.
fn signed_values(checker: &Checker<'_, '_>) -> Vec<Object> {
    let base = checker.base.fields.iter();
    let fields = base.chain(&checker.unseen_fields);
    let values = fields.filter_map(|number| {
        let new = checker.update.objects.get(number);
        let field = new.or_else(|| checker.state.get(*number))?;
        field.object.dictionary()?.get(&b"V"[..]).cloned()
    });
    values.collect()
}

/// Certificates and answers about them (ISO 32000-2, 12.8.4.3).
pub(super) fn validation(checker: &mut Checker<'_, '_>, value: &Object) -> Proven<()> {
    let Some(dictionary) = checker.replaceable(value)?.dictionary() else {
        return checker.fail(Rule::Value);
    };
    checker.keys(None, dictionary, |checker, key, _, new| {
        let Some(new) = new else { return Ok(false) };
        match key {
            b"Type" if new.name() == Some(b"DSS") => {}
            b"Certs" | b"CRLs" | b"OCSPs" => evidence(checker, new)?,
            b"VRI" => by_signature(checker, new)?,
            _ => return Ok(false),
        }
        Ok(true)
    })
}

fn by_signature(checker: &mut Checker<'_, '_>, value: &Object) -> Proven<()> {
    let Some(dictionary) = checker.replaceable(value)?.dictionary() else {
        return checker.fail(Rule::Value);
    };
    for (name, entry) in dictionary.iter() {
        let is_hash = name.len() <= 128 && name.iter().all(u8::is_ascii_hexdigit);
        let Some(entry) = checker.replaceable(entry)?.dictionary().filter(|_| is_hash) else {
            return checker.fail(Rule::Value);
        };
        checker.keys(None, entry, |checker, key, _, new| {
            let Some(new) = new else { return Ok(false) };
            match key {
                b"Type" if new.name() == Some(b"VRI") => {}
                b"Cert" | b"CRL" | b"OCSP" => evidence(checker, new)?,
                b"TU" if is_text(new) => {}
                b"TS" => evidence_stream(checker, new)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
    }
    Ok(())
}

fn evidence(checker: &mut Checker<'_, '_>, value: &Object) -> Proven<()> {
    let Some(items) = checker.replaceable(value)?.array() else {
        return checker.fail(Rule::Value);
    };
    items
        .iter()
        .try_for_each(|item| evidence_stream(checker, item))
}

fn evidence_stream(checker: &mut Checker<'_, '_>, value: &Object) -> Proven<()> {
    let Object::Stream(stream) = checker.added(value)? else {
        return checker.fail(Rule::Value);
    };
    checker.keys(None, &stream.dictionary, |_, key, _, new| {
        let filter = new.and_then(Object::name);
        Ok(key == b"Length" || key == b"Filter" && filter == Some(b"FlateDecode"))
    })
}
