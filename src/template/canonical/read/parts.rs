//! The parts of an excerpt, one after the other, and what they say.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ron_text;
use crate::template::canonical::content::line;
use crate::template::canonical::error::ExcerptError;
use crate::template::canonical::tree::{Content, Part};
use crate::template::problem::ProblemKind;

pub type Result<T> = std::result::Result<T, ExcerptError>;

/// The parts of a part that are not looked at yet.
pub struct Parts<'p> {
    pub parts: &'p mut [Part],
    /// The line of their parent.
    pub line: usize,
}

impl<'p> Parts<'p> {
    /// Those of a part of this kind; none if it is hidden.
    pub fn of(part: &'p mut Part, kind: &str) -> Result<Self> {
        let line = part.line;
        if part.kind != kind {
            return Err(malformed(line));
        }
        let parts = match &mut part.content {
            Content::Parts(parts) => parts.as_mut_slice(),
            Content::Hidden => &mut [],
            Content::Leaf(_) => return Err(malformed(line)),
        };
        Ok(Self { parts, line })
    }

    pub fn pop(&mut self) -> Option<&'p mut Part> {
        let (first, others) = std::mem::take(&mut self.parts).split_first_mut()?;
        self.parts = others;
        Some(first)
    }

    /// The next part, which must be of this kind.
    pub fn next(&mut self, kind: &str) -> Result<&'p mut Part> {
        let part = self.pop().ok_or(malformed(self.line))?;
        if part.kind == kind {
            Ok(part)
        } else {
            Err(malformed(part.line))
        }
    }

    /// The next part, if it is of this kind.
    pub fn next_if(&mut self, kind: &str) -> Option<&'p mut Part> {
        let is_next = self.parts.first().is_some_and(|part| part.kind == kind);
        is_next.then(|| self.pop())?
    }

    /// The next part, which must be of this kind and hidden: no page ever prints it.
    pub fn hidden(&mut self, kind: &str) -> Result<()> {
        let part = self.next(kind)?;
        if part.is_hidden() {
            Ok(())
        } else {
            Err(malformed(part.line))
        }
    }

    /// That no part is left.
    pub fn end(self) -> Result<()> {
        self.parts
            .first()
            .map_or(Ok(()), |part| Err(malformed(part.line)))
    }
}

pub fn malformed(line: usize) -> ExcerptError {
    ExcerptError::Malformed { line }
}

pub fn problem(part: &Part, problem: ProblemKind) -> ExcerptError {
    let line = part.line;
    ExcerptError::Problem { line, problem }
}

/// What a part says, in the one way in which it is written; none if it is hidden.
pub fn value<T>(part: &Part) -> Result<Option<T>>
where
    T: DeserializeOwned + Serialize,
{
    let text = match &part.content {
        Content::Hidden => return Ok(None),
        Content::Leaf(text) => text,
        Content::Parts(_) => return Err(malformed(part.line)),
    };
    let value: Option<T> = ron_text::parse(text).ok();
    let value = value.filter(|value| line(value) == *text);
    value.map(Some).ok_or(malformed(part.line))
}

/// What a part says that must be shown.
pub fn shown<T>(part: &Part) -> Result<T>
where
    T: DeserializeOwned + Serialize,
{
    value(part)?.ok_or(malformed(part.line))
}

/// The parts of a part that are not hidden.
pub fn shown_parts<'p>(
    part: &'p mut Part,
    kind: &str,
) -> Result<impl Iterator<Item = &'p mut Part>> {
    let parts = Parts::of(part, kind)?.parts;
    Ok(parts.iter_mut().filter(|part| !part.is_hidden()))
}
