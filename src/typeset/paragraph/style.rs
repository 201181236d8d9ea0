//! The style of a paragraph, and the key that its lines are remembered by.

use crate::agreement::{Origin, Run};
use crate::typeset::fonts::{Face, UNITS_PER_EM};

/// The alignment of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::typeset) enum Alignment {
    /// Justified: every line but the last fills the measure.
    Justified,
    /// Left: lines end where their words do.
    Left,
}

/// The style of a paragraph. Lengths are integers so that they can be compared exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::typeset) struct ParagraphStyle {
    /// The face.
    pub face: Face,
    /// The size, in thousandths of a point.
    pub size_mpt: u32,
    /// The measure, in thousandths of a point.
    pub width_mpt: u32,
    /// The alignment of lines.
    pub alignment: Alignment,
    /// Whether words of the fixed wording may be hyphenated.
    pub hyphenate: bool,
}

impl ParagraphStyle {
    /// Returns the points in a unit of the face.
    pub(super) fn scale(&self) -> f64 {
        let size_pt = f64::from(self.size_mpt) / 1000.0;
        size_pt / UNITS_PER_EM
    }

    pub(super) fn measure_pt(&self) -> f64 {
        f64::from(self.width_mpt) / 1000.0
    }
}

/// Everything that a paragraph's lines depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ParagraphKey {
    pub style: ParagraphStyle,
    /// The texts of the runs, with the kind of their words and their face.
    pub runs: Vec<(String, Wording, Face)>,
}

impl ParagraphKey {
    pub(super) fn new(runs: &[Run], style: ParagraphStyle) -> Self {
        let runs = runs.iter().map(|run| {
            let face = run.emphasis.map_or(style.face, Face::of);
            (run.text.clone(), Wording::of(run), face)
        });
        Self {
            style,
            runs: runs.collect(),
        }
    }
}

/// A kind of words, on which their breaks depend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Wording {
    /// The template's words in the document's language.
    Native,
    /// The template's words in another language, whose breaks aren't known.
    Foreign,
    /// An answer.
    Answer,
}

impl Wording {
    fn of(run: &Run) -> Self {
        match run.origin {
            Origin::Field(_) | Origin::Signatory { .. } => Self::Answer,
            Origin::Foreign(_) => Self::Foreign,
            _ => Self::Native,
        }
    }
}
