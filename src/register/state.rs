//! What an agreement's files say about how far it has come.

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// How far an agreement has come, by what verification says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseState {
    /// A draft, or a PDF that is marked as one.
    Draft,
    /// Exported, and signed by nobody.
    Exported,
    /// Signed by some of its signatories.
    PartlySigned,
    /// Signed by all of its signatories.
    Signed,
    /// Somebody must look: what the file shows isn't proven, or a signature doesn't count.
    Review,
    /// The pages don't say what was agreed.
    Changed,
    /// The file can't be read.
    Unreadable,
}

/// Groups of states, as people look for agreements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StateGroup {
    /// All.
    #[default]
    All,
    /// Drafts.
    Drafts,
    /// Exported, and not signed by everybody.
    Sent,
    /// Signed by all.
    Signed,
    /// Those that somebody must look at.
    ToReview,
}

impl CaseState {
    /// All states, from the least to the last.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Exported,
        Self::PartlySigned,
        Self::Signed,
        Self::Review,
        Self::Changed,
        Self::Unreadable,
    ];

    /// Returns its identifier.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Exported => "exported",
            Self::PartlySigned => "partly-signed",
            Self::Signed => "signed",
            Self::Review => "review",
            Self::Changed => "changed",
            Self::Unreadable => "unreadable",
        }
    }

    /// Returns the state with that identifier.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Returns what people call it.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Draft => "register-state-draft",
            Self::Exported => "register-state-exported",
            Self::PartlySigned => "register-state-partly-signed",
            Self::Signed => "register-state-signed",
            Self::Review => "register-state-review",
            Self::Changed => "register-state-changed",
            Self::Unreadable => "register-state-unreadable",
        })
    }

    /// Whether somebody must look at it.
    #[must_use]
    pub fn needs_review(self) -> bool {
        matches!(self, Self::Review | Self::Changed | Self::Unreadable)
    }
}

impl StateGroup {
    /// All groups, in their order.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Drafts,
        Self::Sent,
        Self::Signed,
        Self::ToReview,
    ];

    /// Whether a state is in it.
    #[must_use]
    pub fn contains(self, state: CaseState) -> bool {
        use CaseState as S;
        match self {
            Self::All => true,
            Self::Drafts => state == S::Draft,
            Self::Sent => matches!(state, S::Exported | S::PartlySigned),
            Self::Signed => state == S::Signed,
            Self::ToReview => state.needs_review(),
        }
    }
}
