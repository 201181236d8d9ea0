//! Files that travel inside a PDF (ISO 32000-1, 7.11; ISO 19005-3, annex E).

use lopdf::{Document, Object, Stream, dictionary};

use super::error::PdfError;
use super::facts::DocumentFacts;
use super::values::{date_string, text_string};
use crate::pdf::{Attachment, Relationship};

/// All attachments are RON, which is text.
const MEDIA_TYPE: &str = "text/plain";

/// Adds the attachments and refers to them in the catalog.
pub(super) fn attach(document: &mut Document, facts: &DocumentFacts) -> Result<(), PdfError> {
    if facts.attachments.is_empty() {
        return Ok(());
    }
    let mut names = Vec::new();
    let mut files = Vec::new();
    let mut sorted: Vec<&Attachment> = facts.attachments.iter().collect();
    // A name tree is sorted (ISO 32000-1, 7.9.6).
    sorted.sort_by_key(|attachment| attachment.name);
    for attachment in sorted {
        let content = attachment.content.as_bytes().to_vec();
        let size = i64::try_from(content.len()).unwrap_or(i64::MAX);
        let file = dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => MEDIA_TYPE,
            "Params" => dictionary! { "Size" => size, "ModDate" => date_string(facts.date) },
        };
        let file = document.add_object(Stream::new(file, content));
        let specification = dictionary! {
            "Type" => "Filespec",
            "F" => Object::string_literal(attachment.name),
            "UF" => text_string(attachment.name),
            "Desc" => text_string(attachment.description),
            "AFRelationship" => match attachment.relationship {
                Relationship::Source => "Source",
                Relationship::Supplement => "Supplement",
            },
            "EF" => dictionary! { "F" => file, "UF" => file },
        };
        let specification = document.add_object(specification);
        names.extend([
            Object::string_literal(attachment.name),
            specification.into(),
        ]);
        files.push(Object::from(specification));
    }
    let catalog = document.catalog_mut()?;
    let tree = dictionary! { "Names" => names };
    catalog.set("Names", dictionary! { "EmbeddedFiles" => tree });
    catalog.set("AF", files);
    Ok(())
}
