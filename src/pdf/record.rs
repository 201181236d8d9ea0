//! How a PDF was exported, as the PDF itself records it: what is needed to export it anew, byte for byte.
//!
//! The record proves nothing: whoever reads it exports anew with what it says, and compares.

/// The key of the record in the information dictionary.
pub const RECORD_KEY: &str = "KlausulExport";

/// The number of the form that the record is written in.
const FORM: &str = "1";

/// How a PDF was exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportRecord {
    /// Whether it is a draft.
    pub is_draft: bool,
    /// Whether the draft and the template are attached.
    pub attaches: bool,
    /// The identifier of the signing service that it is marked for.
    pub signing: Option<String>,
}

impl ExportRecord {
    /// Returns the record as it is written: `1 final attached signing=docusign`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let kind = if self.is_draft { "draft" } else { "final" };
        let attachments = if self.attaches {
            "attached"
        } else {
            "separate"
        };
        let mut text = format!("{FORM} {kind} {attachments}");
        if let Some(service) = &self.signing {
            text.extend([" signing=", service]);
        }
        text
    }

    /// Reads a record; `None` if it is none of this form.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let mut next = || words.next();
        if next()? != FORM {
            return None;
        }
        let is_draft = match next()? {
            "draft" => true,
            "final" => false,
            _ => return None,
        };
        let attaches = match next()? {
            "attached" => true,
            "separate" => false,
            _ => return None,
        };
        let signing = match next() {
            None => None,
            Some(word) => Some(word.strip_prefix("signing=")?.to_owned()),
        };
        next().is_none().then_some(Self {
            is_draft,
            attaches,
            signing,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_as_they_are_written() {
        for is_draft in [false, true] {
            for attaches in [false, true] {
                for signing in [None, Some("docusign".to_owned())] {
                    let record = ExportRecord {
                        is_draft,
                        attaches,
                        signing,
                    };
                    assert_eq!(ExportRecord::from_text(&record.to_text()), Some(record));
                }
            }
        }
    }

    #[test]
    fn other_texts_are_no_records() {
        for text in [
            "",
            "1",
            "2 final attached",
            "1 final attached x",
            "1 final attached signing=a b",
            "1  final attached",
        ] {
            assert_eq!(ExportRecord::from_text(text), None, "{text}");
        }
    }
}
