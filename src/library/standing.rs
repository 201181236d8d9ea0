//! Whether a template may be signed: its approvals, held against what the policy demands.

use std::collections::BTreeSet;

use super::approval::{Approval, Approvals, is_name};
use super::policy::{Decision, LoadedPolicy, Policy};
use unicode_normalization::UnicodeNormalization;

use crate::date::Date;
use crate::message::Message;
use crate::template::Template;

/// Whether a template may be signed.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It is approved.
    Approved(Approved),
    /// It isn't, for these reasons; there is at least one.
    NotApproved(Vec<Objection>),
}

/// The proof that a template is approved as the policy demands. Only [`LoadedPolicy::standing`] makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// The day of the last approval that was needed, as ISO 8601.
    on: String,
    /// Who approved it, in the order of the file.
    by: Vec<String>,
    hash: String,
}

impl Approved {
    /// The day of the last approval that was needed, as ISO 8601.
    #[must_use]
    pub fn on(&self) -> &str {
        &self.on
    }

    /// Who approved it.
    #[must_use]
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// The same day; nothing if what stands there is none.
    fn day(&self) -> Option<Date> {
        Date::parse(&self.on).ok()
    }

    /// Whether it is the approval of that content.
    #[must_use]
    pub fn is_of(&self, template: &Template) -> bool {
        self.hash == template.hash
    }
}

/// Why an approval, or all of them, don't count.
#[derive(Clone, Debug, PartialEq)]
pub enum Objection {
    /// Nobody has approved anything.
    Nobody,
    /// Whoever approved has no name, or one with characters that nobody sees.
    NoName,
    /// The approvals can't be read.
    Unreadable {
        /// Where.
        place: String,
        /// Why.
        reason: Message,
    },
    /// The policy can't be read.
    PolicyBroken {
        /// Where.
        place: String,
        /// Why.
        reason: Message,
    },
    /// It is an approval of another template.
    OtherTemplate {
        /// Who approved.
        by: String,
        /// What.
        template: String,
    },
    /// It is an approval of another version.
    OtherVersion {
        /// Who approved.
        by: String,
        /// What.
        version: String,
    },
    /// The content was changed since.
    Changed {
        /// Who approved.
        by: String,
        /// When.
        on: String,
    },
    /// It isn't signed, and has to be.
    NotSigned {
        /// Who approved.
        by: String,
    },
    /// The signature isn't that of its key over these values: something was changed in the approval.
    BadSignature {
        /// Who approved.
        by: String,
    },
    /// The policy doesn't know the key.
    UnknownKey {
        /// Who approved.
        by: String,
    },
    /// The policy knows the key as somebody else's.
    OtherName {
        /// Who is said to have approved.
        by: String,
        /// Whose key it is.
        owner: String,
    },
    /// The same person is counted once.
    SamePerson {
        /// Who.
        by: String,
    },
    /// The organisation lets only templates of its libraries be signed.
    Outside,
    /// More persons have to approve.
    TooFew {
        /// How many have.
        found: usize,
        /// How many have to.
        needed: usize,
    },
}

impl Standing {
    /// Whether the template may be signed.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        matches!(self, Self::Approved(_))
    }

    /// Returns the day on which a template was approved; nothing if this isn't its approval.
    #[must_use]
    pub fn approved_on(&self, template: &Template) -> Option<Date> {
        match self {
            Self::Approved(approved) if approved.is_of(template) => approved.day(),
            _ => None,
        }
    }

    /// Returns why a template may not be signed, in a sentence; nothing if this is its approval.
    #[must_use]
    pub fn objection_to(&self, template: &Template) -> Option<Message> {
        let reason = match self {
            Self::Approved(approved) if approved.is_of(template) => return None,
            Self::Approved(_) => Objection::Nobody.message(),
            Self::NotApproved(objections) => {
                let last = objections.last().unwrap_or(&Objection::Nobody);
                last.message()
            }
        };
        Some(Message::new("approval-missing").with("reason", reason))
    }
}

impl LoadedPolicy {
    /// Judges a template by its approvals. Under a broken policy nothing is approved.
    #[must_use]
    pub fn standing(
        &self,
        template: &Template,
        approvals: &Result<Approvals, Objection>,
    ) -> Standing {
        if let Some((place, reason)) = &self.problem {
            return Standing::NotApproved(vec![Objection::PolicyBroken {
                place: place.clone(),
                reason: reason.clone(),
            }]);
        }
        match approvals {
            Ok(approvals) => self.policy.judge(template, &approvals.approvals),
            Err(objection) => Standing::NotApproved(vec![objection.clone()]),
        }
    }

    /// Judges a template that was opened from a folder of the user's.
    #[must_use]
    pub fn standing_outside(
        &self,
        template: &Template,
        approvals: &Result<Approvals, Objection>,
    ) -> Standing {
        if self.policy.decides(Decision::Templates) {
            return Standing::NotApproved(vec![Objection::Outside]);
        }
        self.standing(template, approvals)
    }

    /// Judges each approval by itself: nothing to object if it counts.
    #[must_use]
    pub fn objections(
        &self,
        template: &Template,
        approvals: &[Approval],
    ) -> Vec<Option<Objection>> {
        self.policy.objections(template, approvals)
    }
}

impl Policy {
    fn judge(&self, template: &Template, approvals: &[Approval]) -> Standing {
        let objections = self.objections(template, approvals);
        let counted = approvals.iter().zip(&objections);
        let counted: Vec<&Approval> = counted
            .filter(|(_, objection)| objection.is_none())
            .map(|(approval, _)| approval)
            .collect();
        let needed = self.persons.max(1);
        if counted.len() >= needed {
            return Standing::Approved(Approved {
                on: counted[needed - 1].on.clone(),
                by: counted.iter().map(|approval| approval.by.clone()).collect(),
                hash: template.hash.clone(),
            });
        }
        let mut all: Vec<Objection> = objections.into_iter().flatten().collect();
        if approvals.is_empty() {
            all.push(Objection::Nobody);
        } else if !counted.is_empty() {
            let found = counted.len();
            all.push(Objection::TooFew { found, needed });
        }
        Standing::NotApproved(all)
    }

    fn objections(&self, template: &Template, approvals: &[Approval]) -> Vec<Option<Objection>> {
        let mut persons = BTreeSet::new();
        let mut keys = BTreeSet::new();
        let judged = approvals.iter().map(|approval| {
            if let Some(objection) = self.objection(template, approval) {
                return Some(objection);
            }
            let is_first = persons.insert(Self::person(approval));
            // A key is one person's, whatever names it signs in.
            let is_first = approval.key.iter().all(|key| keys.insert(key)) && is_first;
            let by = approval.by.clone();
            (!is_first).then_some(Objection::SamePerson { by })
        });
        judged.collect()
    }

    /// Returns what is wrong with an approval by itself.
    fn objection(&self, template: &Template, approval: &Approval) -> Option<Objection> {
        let by = approval.by.clone();
        if !is_name(&approval.by) {
            return Some(Objection::NoName);
        }
        if approval.template != template.id {
            let template = approval.template.clone();
            return Some(Objection::OtherTemplate { by, template });
        }
        if approval.version != template.version {
            let version = approval.version.clone();
            return Some(Objection::OtherVersion { by, version });
        }
        if approval.hash != template.hash {
            let on = approval.on.clone();
            return Some(Objection::Changed { by, on });
        }
        // A signature that doesn't hold is worse than none.
        if approval.is_signed() && approval.signer().is_none() {
            return Some(Objection::BadSignature { by });
        }
        if !self.must_be_signed {
            return None;
        }
        let Some(signer) = approval.signer() else {
            return Some(Objection::NotSigned { by });
        };
        match self.keys.iter().find(|known| known.key == signer) {
            None => Some(Objection::UnknownKey { by }),
            Some(known) if known.name != approval.by => {
                let owner = known.name.clone();
                Some(Objection::OtherName { by, owner })
            }
            Some(_) => None,
        }
    }

    /// Returns what tells one person from another: the name, whatever its case and spaces. Somebody may have two
    /// keys, and nobody is two persons by writing the name in two ways.
    fn person(approval: &Approval) -> String {
        let name: String = approval.by.nfkc().collect();
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    }
}

impl Objection {
    /// Returns the sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Nobody => Message::new("approval-nobody"),
            Self::NoName => Message::new("approval-no-name"),
            Self::Unreadable { place, reason } => Message::new("approval-unreadable")
                .with("place", place)
                .with("reason", reason.clone()),
            Self::PolicyBroken { place, reason } => Message::new("approval-policy-broken")
                .with("place", place)
                .with("reason", reason.clone()),
            Self::OtherTemplate { by, template } => Message::new("approval-other-template")
                .with("by", by)
                .with("template", template),
            Self::OtherVersion { by, version } => Message::new("approval-other-version")
                .with("by", by)
                .with("version", version),
            Self::Changed { by, on } => Message::new("approval-changed")
                .with("by", by)
                .with("on", on),
            Self::NotSigned { by } => Message::new("approval-not-signed").with("by", by),
            Self::BadSignature { by } => Message::new("approval-bad-signature").with("by", by),
            Self::UnknownKey { by } => Message::new("approval-unknown-key").with("by", by),
            Self::OtherName { by, owner } => Message::new("approval-other-name")
                .with("by", by)
                .with("owner", owner),
            Self::SamePerson { by } => Message::new("approval-same-person").with("by", by),
            Self::Outside => Message::new("approval-outside"),
            Self::TooFew { found, needed } => Message::new("approval-too-few")
                .with("found", *found)
                .with("needed", *needed),
        }
    }
}
