//! Excerpts: the parts of a template that travel with an agreement.

use super::error::ExcerptError;
use super::printed::{Printed, PrintedBy, Unprinted};
use super::read;
use super::tree::Part;
use crate::template::{Pixels, Template, Typeface};

/// An excerpt: the parts of a template that an agreement prints, and the hashes of all others.
#[derive(Clone, Debug)]
pub struct Excerpt {
    root: Part,
}

impl Excerpt {
    /// Reads an excerpt, and recomputes the hash of the whole template.
    ///
    /// # Errors
    /// [`ExcerptError`] if it isn't written as form 2 says.
    pub fn read(text: &str) -> Result<Self, ExcerptError> {
        let root = Part::read(text)?;
        Ok(Self { root })
    }

    /// The hash of the whole template, in lower-case hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        self.root.hash()
    }

    /// Whether something holds of the draft without being printed.
    #[must_use]
    pub fn has_unprinted(&self) -> bool {
        let mut lists = self.root.parts().iter();
        lists.any(|list| {
            let mut parts = list.parts().iter();
            parts.any(|part| part.marks.holds || part.marks.tests.is_some())
        })
    }

    /// Returns what holds of the draft without being printed, by the names in the whole template, which must have the
    /// same hash.
    #[must_use]
    pub fn unprinted(&self, whole: &Template) -> Vec<Unprinted> {
        let mut found = Vec::new();
        for (own, part) in self.root.parts().iter().zip(whole.parts.parts()) {
            for (own, part) in own.parts().iter().zip(part.parts()) {
                if own.marks.holds {
                    found.extend(part.printed_by.fact().map(Unprinted::Fact));
                }
                if let (Some(tests), PrintedBy::Field(field)) = (&own.marks.tests, &part.printed_by)
                {
                    found.push(Unprinted::Answer(field.clone(), tests.clone()));
                }
            }
        }
        found
    }

    /// Returns the template, as far as the excerpt goes: enough to make the one agreement again. Of the letterhead the
    /// excerpt has only the hash of its pixels, so the caller passes those found on the page.
    ///
    /// What is shown belongs to the template with that hash. Whether the right parts are shown only the whole template can
    /// decide, since it has the conditions.
    ///
    /// # Errors
    /// [`ExcerptError`] if it says something that no template can say.
    pub fn template(
        self,
        typeface: &Typeface<'_>,
        pixels: Option<Pixels>,
    ) -> Result<Template, ExcerptError> {
        read::template(self.root, typeface, pixels)
    }
}

impl Template {
    /// Returns what travels with an agreement: the parts that are printed, and the hashes of all others.
    #[must_use]
    pub fn excerpt(&self, printed: &Printed) -> String {
        self.parts.reduced(printed).text()
    }

    /// Returns all of its content in canonical form 2, from which the hash can be recomputed.
    #[must_use]
    pub fn canonical(&self) -> String {
        self.parts.whole_text()
    }
}
