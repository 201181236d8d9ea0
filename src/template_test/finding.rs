//! What breaks a law, and in which case.

use super::cases::Case;
use crate::message::Message;
use crate::template::Named;

/// Something that breaks a law.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// The first case in which it does; none if it does in all.
    pub case: Option<Case>,
    /// The number of cases in which it does.
    pub count: usize,
}

/// What breaks a law.
#[derive(Clone, Debug, PartialEq)]
pub enum FindingKind {
    /// A chosen service isn't printed.
    ServiceNotPrinted(String),
    /// No wording is printed because of a set that a chosen service brings.
    SetWithoutText(String),
    /// A block is printed in no agreement.
    BlockNeverPrinted(String),
    /// A printed reference leads to something that isn't printed.
    Reference {
        /// The block that it stands in.
        block: String,
        /// What it refers to.
        target: String,
    },
    /// The answer of a field is printed in no agreement.
    FieldNeverPrinted(String),
    /// A number stands twice.
    NumberTwice {
        /// The number.
        number: String,
        /// The heading that it stands under; empty if under none.
        heading: String,
        /// The first block with it.
        first: String,
        /// The second.
        second: String,
    },
    /// A label is wider than its column.
    WideLabel {
        /// The block that it stands in.
        block: String,
        /// The label.
        label: String,
        /// Its width in tenths of a millimetre.
        width_dmm: usize,
        /// The width of the column in tenths of a millimetre.
        column_dmm: usize,
    },
    /// A party has no place to sign.
    PartyDoesNotSign(String),
    /// A table is printed without a row.
    EmptyTable(String),
    /// The text of an agreement is too long to be made.
    TooLong,
}

impl FindingKind {
    /// Returns what of the template it is about.
    #[must_use]
    pub fn about(&self) -> Option<(Named, &str)> {
        match self {
            Self::ServiceNotPrinted(service) => Some((Named::Service, service)),
            Self::SetWithoutText(set) => Some((Named::Set, set)),
            Self::BlockNeverPrinted(block)
            | Self::Reference { block, .. }
            | Self::NumberTwice { second: block, .. }
            | Self::EmptyTable(block)
            | Self::WideLabel { block, .. } => Some((Named::Block, block)),
            Self::PartyDoesNotSign(party) => Some((Named::Party, party)),
            Self::FieldNeverPrinted(field) => Some((Named::Field, field)),
            Self::TooLong => None,
        }
    }

    /// Returns the sentence for the person who reads it (without the place and the case).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::ServiceNotPrinted(service) => {
                Message::new("template-test-service").with("service", service)
            }
            Self::SetWithoutText(set) => Message::new("template-test-set").with("set", set),
            Self::BlockNeverPrinted(block) => {
                Message::new("template-test-block").with("block", block)
            }
            Self::Reference { block, target } => Message::new("template-test-reference")
                .with("block", block)
                .with("target", target),
            Self::FieldNeverPrinted(field) => {
                Message::new("template-test-field").with("field", field)
            }
            Self::NumberTwice {
                number,
                heading,
                first,
                second,
            } => Message::new("template-test-number")
                .with("number", number)
                .with(
                    "under",
                    if heading.is_empty() {
                        "none"
                    } else {
                        "heading"
                    },
                )
                .with("heading", heading)
                .with("first", first)
                .with("second", second),
            Self::WideLabel {
                label,
                width_dmm,
                column_dmm,
                ..
            } => Message::new("template-test-label")
                .with("label", label)
                .with("width", width_dmm / 10)
                .with("width-tenths", width_dmm % 10)
                .with("column", column_dmm / 10)
                .with("column-tenths", column_dmm % 10),
            Self::PartyDoesNotSign(party) => {
                Message::new("template-test-signature").with("party", party)
            }
            Self::EmptyTable(block) => {
                Message::new("template-test-empty-table").with("block", block)
            }
            Self::TooLong => Message::new("template-test-too-long"),
        }
    }
}

impl Finding {
    /// Returns the sentence about the cases, if it isn't so in all.
    #[must_use]
    pub fn case_message(&self) -> Option<Message> {
        let case = self.case.as_ref()?;
        let unanswered = if case.unanswered.is_empty() {
            "no"
        } else {
            "yes"
        };
        let answers = case.answers.iter();
        let answers = answers.map(|(field, answer)| format!("{field} = {}", answer.join(" + ")));
        let chosen = case.services.iter().cloned().chain(answers);
        let chosen: Vec<String> = chosen.collect();
        Some(
            Message::new("template-test-case")
                .with("count", self.count)
                .with("services", chosen.join(", "))
                .with("unanswered", unanswered)
                .with("fields", case.unanswered.join(", ")),
        )
    }
}
