//! Marks for signing services that look for text instead of signature fields.
//!
//! Which service expects which text stands in a RON file (`assets/signing.ron`, or one of the user's).

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::message::{Message, Suggestion, suggestion};
use crate::ron_text::{self, SyntaxError};
use crate::typeset::SignatureBox;

/// The services that are known without a file of the user's.
const BUILT_IN: &str = include_str!("../assets/signing.ron");

/// Signing services.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Services {
    /// In the order of the file.
    pub services: Vec<Service>,
}

/// A signing service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name on the command line.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The text that it expects, with `{index}`, `{party}` and `{number}` in it; braces stand twice.
    pub mark: String,
    /// Where its maker says so.
    pub source: String,
}

/// What is wrong with signing services.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SigningError {
    /// The file can't be read.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// There is no service of that name.
    #[error("no service {found}")]
    Unknown {
        /// The name.
        found: String,
        /// What to write instead.
        suggestion: Suggestion,
    },
    /// Two services of one name.
    #[error("two services {id}")]
    Duplicate {
        /// The name.
        id: String,
    },
    /// A mark that is the same for several signatories, or that holds other than plain characters.
    #[error("the mark of {service} can't be used")]
    Mark {
        /// The service.
        service: String,
    },
}

impl SigningError {
    /// Where it is: the file, with the line and column if they are known.
    #[must_use]
    pub fn place(&self, file: &str) -> String {
        match self {
            Self::Syntax(error) => error.place(file),
            Self::Unknown { .. } | Self::Duplicate { .. } | Self::Mark { .. } => file.to_owned(),
        }
    }

    /// The sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Syntax(error) => error.message(),
            Self::Unknown { found, suggestion } => {
                Message::unknown_name(Message::new("named-signing-service"), found, suggestion)
            }
            Self::Duplicate { id } => Message::new("template-duplicate")
                .with("what", Message::new("named-signing-service"))
                .with("id", id),
            Self::Mark { service } => Message::new("signing-mark").with("service", service),
        }
    }
}

impl Services {
    /// The services of a file.
    ///
    /// # Errors
    /// [`SigningError`] with the place.
    pub fn read(text: &str) -> Result<Self, SigningError> {
        let found: Self = ron_text::parse(text)?;
        let mut ids = BTreeSet::new();
        match found
            .services
            .iter()
            .find(|service| !ids.insert(&service.id))
        {
            None => Ok(found),
            Some(service) => Err(SigningError::Duplicate {
                id: service.id.clone(),
            }),
        }
    }

    /// The services that are known without a file.
    ///
    /// # Errors
    /// Unreachable: a test reads them.
    pub fn built_in() -> Result<Self, SigningError> {
        Self::read(BUILT_IN)
    }

    /// The service of that name.
    ///
    /// # Errors
    /// [`SigningError`] if there is none, or its mark can't be used.
    pub fn find(&self, id: &str) -> Result<&Service, SigningError> {
        let Some(service) = self.services.iter().find(|service| service.id == id) else {
            let known = self.services.iter().map(|service| service.id.as_str());
            return Err(SigningError::Unknown {
                found: id.to_owned(),
                suggestion: suggestion(id, known),
            });
        };
        let is_distinct = service.mark.contains("{index}")
            || (service.mark.contains("{party}") && service.mark.contains("{number}"));
        let is_plain = service
            .mark
            .bytes()
            .all(|byte| (b' '..=b'~').contains(&byte));
        if is_distinct && is_plain {
            Ok(service)
        } else {
            Err(SigningError::Mark {
                service: service.id.clone(),
            })
        }
    }
}

impl Service {
    /// The mark in a signatory's box; `index` counts all signatories, from 1.
    #[must_use]
    pub fn mark_for(&self, field: &SignatureBox, index: usize) -> String {
        // The places first: what braces are left then stand twice.
        self.mark
            .replace("{index}", &index.to_string())
            .replace("{party}", &field.party_name())
            .replace("{number}", &field.number.to_string())
            .replace("{{", "{")
            .replace("}}", "}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_what_the_services_expect() {
        let services = Services::built_in().expect("a sound file");
        let field = SignatureBox {
            party: "customer".to_owned(),
            number: 1,
            ..SignatureBox::default()
        };
        let check = |id: &str, expected: &str| {
            let service = services.find(id).expect("a service with a sound mark");
            assert_eq!(service.mark_for(&field, 2), expected);
            assert!(service.source.starts_with("https://"));
        };
        check("docusign", r"\s2\");
        check("scrive", "SIGNATURE_2");
        check("acrobat-sign", "{{Sig_es_:signer2:signature}}");
        check("documenso", "{{signature, r2}}");
        check("docuseal", "{{Signature 2;role=Customer 1;type=signature}}");
        assert_eq!(services.services.len(), 5);
    }

    #[test]
    fn unusable_marks_are_refused() {
        let check = |mark: &str, is_sound: bool| {
            let services = Services {
                services: vec![Service {
                    id: "own".to_owned(),
                    name: "Own".to_owned(),
                    mark: mark.to_owned(),
                    source: String::new(),
                }],
            };
            assert_eq!(services.find("own").is_ok(), is_sound, "{mark}");
        };
        check("{index}", true);
        check("{party}-{number}", true);
        check("sign here", false);
        check("{number}", false);
        check("å{index}", false);
        let own = r#"(id: "own", name: "Own", mark: "{index}", source: "")"#;
        let twice = Services::read(&format!("(services: [{own}, {own}])"));
        assert_eq!(
            twice,
            Err(SigningError::Duplicate {
                id: "own".to_owned()
            })
        );
        assert!(matches!(
            Services::built_in().and_then(|all| all.find("docusing").cloned()),
            Err(SigningError::Unknown { suggestion: Suggestion::Nearest(name), .. }) if name == "docusign"
        ));
    }
}
