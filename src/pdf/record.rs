//! How a PDF was exported, as the PDF itself records it: what is needed to export it anew, byte for byte.
//!
//! The record proves nothing: whoever reads it exports anew with what it says, and compares.

use crate::date::Date;

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
    /// The day on which its template was approved, if the pages say it.
    pub approved: Option<Date>,
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
        if let Some(date) = self.approved {
            text.extend([" approved=", &date.to_string()]);
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
        let mut record = Self {
            is_draft,
            attaches,
            ..Self::default()
        };
        let mut word = next();
        if let Some(service) = word.and_then(|word| word.strip_prefix("signing=")) {
            record.signing = Some(service.to_owned());
            word = next();
        }
        if let Some(date) = word.and_then(|word| word.strip_prefix("approved=")) {
            record.approved = Some(Date::parse(date).ok()?);
            word = next();
        }
        word.is_none().then_some(record)
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
                    for approved in [None, Some(Date::FIRST)] {
                        let record = ExportRecord {
                            approved,
                            is_draft,
                            attaches,
                            signing: signing.clone(),
                        };
                        assert_eq!(ExportRecord::from_text(&record.to_text()), Some(record));
                    }
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
