//! Everything else that belongs to the document as a whole.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::attachments::descriptions;
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::strict::{Fingerprint, ReadError, View};

/// The keys of the catalog that are looked at by themselves, or can't be seen. `PieceInfo` is data that a program
/// notes for itself; no other shows it.
const KNOWN_KEYS: [&[u8]; 17] = [
    b"Type",
    b"Pages",
    b"Metadata",
    b"AcroForm",
    b"Names",
    b"Dests",
    b"AF",
    b"Outlines",
    b"StructTreeRoot",
    b"Lang",
    b"PageMode",
    b"PageLayout",
    b"Version",
    b"Extensions",
    b"DSS",
    b"Perms",
    b"PieceInfo",
];

/// The name of what is said of a file inside begins so, and goes on with the file's name.
pub(in crate::verify) const DESCRIPTIONS: &str = "EmbeddedFiles/";

/// Returns what belongs to the document as a whole, by name, beside what can't be seen and what is looked at by itself:
/// layers, actions, scripts.
pub(super) fn extras(
    view: &View<'_, '_>,
    catalog: &Dictionary,
) -> Result<BTreeMap<String, Fingerprint>, ReadError> {
    let mut extras = view.fingerprints_without(catalog, &KNOWN_KEYS)?;
    let names = view.dictionary(catalog, b"Names")?;
    for (key, value) in view.fingerprints_without(&names, &[b"EmbeddedFiles", b"Dests"])? {
        extras.insert(format!("Names/{key}"), value);
    }
    for (name, descriptions) in descriptions(view, catalog)? {
        // One description of a file, given once or twice, is as good as the other.
        let mut hasher = Sha256::new();
        for one in descriptions {
            hasher.update(one);
        }
        extras.insert(format!("{DESCRIPTIONS}{name}"), hasher.finalize().into());
    }
    let form = view.dictionary(catalog, b"AcroForm")?;
    let known: [&[u8]; 4] = [b"Fields", b"SigFlags", b"DR", b"DA"];
    for (key, value) in view.fingerprints_without(&form, &known)? {
        let is_false = key == "NeedAppearances"
            && *view.get(&form, b"NeedAppearances")? == Object::Boolean(false);
        if !is_false {
            extras.insert(format!("AcroForm/{key}"), value);
        }
    }
    Ok(extras)
}
