//! `approvals.ron`, beside a template's files and no part of its content: who approved which content, and when.
//!
//! ```ron
//! (
//!     format: 1,
//!     approvals: [
//!         (
//!             template: "intrum-personuppgifter",
//!             version: "1.1.0",
//!             hash: "fd759b0a…",
//!             by: "Eva Ek",
//!             on: "2026-11-26",
//!             key: "ed25519:…",
//!             signature: "…",
//!         ),
//!     ],
//! )
//! ```

use serde::{Deserialize, Serialize};

use super::error::ApprovalError;
use super::key::{PublicKey, SecretKey};
use crate::characters::{is_variation_selector, text_problems};
use crate::date::Date;
use crate::ron_text::{self, NewerFormat};
use crate::template::Template;

/// The name of the file.
pub const APPROVALS_FILE: &str = "approvals.ron";
/// The number of its format.
const FORMAT: u32 = 1;
/// The maximum length of a name, in characters.
const MAX_NAME: usize = 200;

/// The approvals of a template's contents, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Approvals {
    format: u32,
    /// The approvals.
    pub approvals: Vec<Approval>,
}

/// An approval of one content.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The template's id.
    pub template: String,
    /// Its version.
    pub version: String,
    /// The hash of its content.
    pub hash: String,
    /// Who approved it.
    pub by: String,
    /// When, as ISO 8601.
    pub on: String,
    /// The key that signed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The signature, in hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
}

/// Whether a name can be read back as it was written, by people too.
pub(super) fn is_name(name: &str) -> bool {
    let is_bare = name.trim() == name && !name.is_empty();
    is_bare
        && name.chars().count() <= MAX_NAME
        && text_problems(name, false).is_empty()
        // Elsewhere they are part of a name; here two names that look alike have to be one.
        && !name.chars().any(is_variation_selector)
}

impl Approval {
    /// Approves a template's content.
    ///
    /// # Errors
    /// [`ApprovalError::Name`] for a name that could not be read back as it was written.
    pub fn new(
        template: &Template,
        by: &str,
        on: Date,
        key: Option<&SecretKey>,
    ) -> Result<Self, ApprovalError> {
        let by = by.trim();
        if !is_name(by) {
            return Err(ApprovalError::Name);
        }
        let mut approval = Self {
            template: template.id.clone(),
            version: template.version.clone(),
            hash: template.hash.clone(),
            by: by.to_owned(),
            on: on.to_string(),
            key: key.map(|key| key.public().to_string()),
            signature: None,
        };
        approval.signature = key.map(|key| key.sign(&approval.signed_bytes()));
        Ok(approval)
    }

    /// The bytes that are signed: every value with its length before it, so that none can be read as part of
    /// another.
    fn signed_bytes(&self) -> Vec<u8> {
        let key = self.key.as_deref().unwrap_or_default();
        let values = [
            "klausul approval 1",
            &self.template,
            &self.version,
            &self.hash,
            &self.by,
            &self.on,
            key,
        ];
        let mut bytes = Vec::new();
        for value in values {
            bytes.extend((value.len() as u64).to_be_bytes());
            bytes.extend(value.as_bytes());
        }
        bytes
    }

    /// Returns the key that signed it; nothing if it isn't signed, or the signature isn't that of its key.
    #[must_use]
    pub fn signer(&self) -> Option<PublicKey> {
        let key = PublicKey::read(self.key.as_deref()?)?;
        let signature = self.signature.as_deref()?;
        key.verifies(&self.signed_bytes(), signature).then_some(key)
    }

    /// Whether it says that it is signed.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.key.is_some() || self.signature.is_some()
    }
}

impl Approvals {
    /// Reads the file.
    ///
    /// # Errors
    /// [`ApprovalError`] with line and column.
    pub fn read(bytes: &[u8]) -> Result<Self, ApprovalError> {
        let text = ron_text::decode(bytes)?;
        if let Some(NewerFormat { found, known, .. }) = ron_text::newer_format(text, FORMAT) {
            return Err(ApprovalError::NewerFormat { found, known });
        }
        Ok(ron_text::parse(text)?)
    }

    /// Adds an approval.
    ///
    /// # Errors
    /// [`ApprovalError::Twice`] if the same person, with the same key, has approved the same content.
    pub fn add(&mut self, approval: Approval) -> Result<(), ApprovalError> {
        let is_same = |one: &Approval| {
            one.hash == approval.hash && one.by == approval.by && one.key == approval.key
        };
        if self.approvals.iter().any(is_same) {
            return Err(ApprovalError::Twice(approval.by));
        }
        self.approvals.push(approval);
        Ok(())
    }

    /// Returns the file, ended by a line feed.
    #[must_use]
    pub fn write(&self) -> String {
        let file = Self {
            format: FORMAT,
            approvals: self.approvals.clone(),
        };
        let layout = ron::ser::PrettyConfig::new()
            .new_line("\n")
            .escape_strings(true);
        // Writing plain data to a string has nothing to fail at.
        let mut text = ron_text::options()
            .to_string_pretty(&file, layout)
            .unwrap_or_default();
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Default ignorable code points (Unicode, 5.21): two names that differ in one look alike.
    #[test]
    fn characters_that_nobody_sees_are_in_no_name() {
        let unseen = [
            '\u{AD}'..='\u{AD}',
            '\u{34F}'..='\u{34F}',
            '\u{115F}'..='\u{1160}',
            '\u{180B}'..='\u{180F}',
            '\u{200B}'..='\u{200F}',
            '\u{202A}'..='\u{202E}',
            '\u{2060}'..='\u{206F}',
            '\u{3164}'..='\u{3164}',
            '\u{FE00}'..='\u{FE0F}',
            '\u{FEFF}'..='\u{FEFF}',
            '\u{FFA0}'..='\u{FFA0}',
            '\u{E0000}'..='\u{E0FFF}',
        ];
        for character in unseen.into_iter().flatten() {
            assert!(!is_name(&format!("Eva{character}Ek")), "{character:?}");
        }
        assert!(is_name("Åke O’Neill-Ås"));
    }
}
