//! The numbers of clauses, as people refer to them.

use super::parts::{Content, Element};

/// The number of the clause that was reached, from the first block on.
#[derive(Clone, Debug, Default)]
pub struct ClauseNumber {
    /// The label of the last labelled heading of the first level: numbers start over there.
    heading: String,
    /// The last label under it.
    own: String,
}

impl ClauseNumber {
    /// Whether numbers start over at a block, whatever stands before it.
    #[must_use]
    pub fn starts_over(content: &Content) -> bool {
        match content.head() {
            Some(Element::Heading { level, label, .. }) => {
                level == 1 && !label.text().trim().is_empty()
            }
            Some(Element::Caption(_)) => true,
            _ => false,
        }
    }

    /// Returns the number of the clause that the next block belongs to: the label of the block, or of the nearest
    /// labelled one before it, behind the label of the heading of the first level above it.
    pub fn next(&mut self, content: &Content) -> String {
        let (label, is_first_level) = match content.head() {
            Some(Element::Heading { level, label, .. }) => (label.text(), level == 1),
            Some(Element::NumberedItem { label, .. }) => (label.text(), false),
            Some(Element::Caption(heading)) => {
                // A block after a table isn't part of it.
                *self = Self::default();
                return heading.text().trim().to_owned();
            }
            _ => (String::new(), false),
        };
        let label = label.trim();
        if !label.is_empty() && is_first_level {
            label.clone_into(&mut self.heading);
            self.own.clear();
        } else if !label.is_empty() {
            label.clone_into(&mut self.own);
        }
        format!("{} {}", self.heading, self.own).trim().to_owned()
    }
}
