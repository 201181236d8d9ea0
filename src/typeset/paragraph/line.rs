//! The glyphs of a line, justified.

use std::sync::Arc;

use super::breaks::Breakpoint;
use super::shaping::WordShaper;
use super::style::{Alignment, ParagraphStyle};
use super::words::Words;
use crate::typeset::fonts::{Face, ShapedWord};
use crate::typeset::model::{Ending, Glyph, LineText};

/// Returns the lines of a paragraph with those breaks.
pub(super) fn lines(
    style: ParagraphStyle,
    words: &Words,
    breaks: &[Breakpoint],
    shaper: &mut WordShaper,
) -> Vec<LineText> {
    let mut lines = Vec::with_capacity(breaks.len());
    let mut start = (0, 0);
    for (index, point) in breaks.iter().enumerate() {
        let is_last = index + 1 == breaks.len();
        let fragments = fragments(words, start, *point, shaper);
        lines.push(line(style, words, &fragments, (*point, is_last), shaper));
        start = match point.inside {
            Some(offset) => (point.word, offset),
            None => (point.word + 1, 0),
        };
    }
    lines
}

/// A word of a line, or the part of a broken word.
struct Fragment {
    /// The bytes of the paragraph's text.
    from: usize,
    to: usize,
    /// The glyphs, with the hyphen of a broken word.
    shaped: Arc<ShapedWord>,
}

/// Shapes the words of a line, from a byte of the first one on.
fn fragments(
    words: &Words,
    (first, first_offset): (usize, usize),
    end: Breakpoint,
    shaper: &mut WordShaper,
) -> Vec<Fragment> {
    let fragments = (first..=end.word).map(|index| {
        let word = &words.list[index];
        let from = word.start + if index == first { first_offset } else { 0 };
        let broken = end.inside.filter(|_| index == end.word);
        let to = broken.map_or(word.end, |offset| word.start + offset);
        let hyphen = broken.is_some() && end.hyphen;
        Fragment {
            from,
            to,
            shaped: words.shaped((from, to), hyphen, shaper),
        }
    });
    fragments.collect()
}

/// Sets one line and shares out the space.
fn line(
    style: ParagraphStyle,
    words: &Words,
    fragments: &[Fragment],
    (end, is_last): (Breakpoint, bool),
    shaper: &mut WordShaper,
) -> LineText {
    let scale = style.scale();
    let space = shaper.width(style.face, " ") * scale;
    let mut natural = 0.0;
    for fragment in fragments {
        natural += fragment.shaped.width * scale;
    }
    let spaces = fragments.len() - 1;
    let slack = style.measure_pt() - natural - space * spaces as f64;
    let fills = style.alignment == Alignment::Justified && !is_last;
    let spread = if spaces > 0 && (fills || slack < 0.0) {
        slack / spaces as f64
    } else {
        0.0
    };
    let mut pen = Pen {
        line: LineText {
            ending: match (is_last, end.inside) {
                (true, _) => Ending::Paragraph,
                (false, Some(_)) if end.hyphen => Ending::Hyphen,
                (false, Some(_)) => Ending::Joined,
                (false, None) => Ending::Space,
            },
            ..LineText::default()
        },
        face: style.face,
        space_glyph: style.face.glyph(' ').unwrap_or(0),
        scale,
        words,
        x_pt: 0.0,
    };
    let ends_in_space = pen.line.ending == Ending::Space;
    for (index, fragment) in fragments.iter().enumerate() {
        pen.push_fragment(fragment);
        let is_inner = index < spaces;
        if is_inner || ends_in_space {
            let advance = if is_inner { space + spread } else { space };
            pen.push_space(words.run_at(fragment.to), advance);
        }
        if is_inner || !ends_in_space {
            pen.line.width_pt = pen.x_pt;
        }
    }
    if ends_in_space {
        pen.line.width_pt = pen.x_pt - space;
    }
    pen.line
}

/// Adds glyphs to a line, from left to right.
struct Pen<'a> {
    line: LineText,
    face: Face,
    space_glyph: u16,
    /// Points in a unit of the face.
    scale: f64,
    words: &'a Words,
    /// The place of the next glyph.
    x_pt: f64,
}

impl Pen<'_> {
    /// Adds a word's glyphs; the hyphen of a broken word stands for a soft hyphen.
    fn push_fragment(&mut self, fragment: &Fragment) {
        let (words, to) = (self.words, fragment.to);
        let glyphs = &fragment.shaped.glyphs;
        for (position, glyph) in glyphs.iter().enumerate() {
            let start = fragment.from + glyph.cluster;
            let is_soft_hyphen = start >= to;
            // A cluster ends where the next one begins; glyphs of one cluster share its text, which the
            // first of them carries.
            let next = glyphs[position + 1..]
                .iter()
                .map(|later| later.cluster)
                .find(|cluster| *cluster != glyph.cluster);
            let end = next.map_or(to, |cluster| (fragment.from + cluster).min(to));
            let is_first = position == 0 || glyphs[position - 1].cluster != glyph.cluster;
            let text = match (is_soft_hyphen, is_first) {
                (true, _) => "\u{AD}",
                (false, true) => &words.text[start..end],
                (false, false) => "",
            };
            let advance_pt = glyph.advance * self.scale;
            let placed = Glyph {
                id: glyph.id,
                face: glyph.face,
                run: words.run_at(start.min(to - 1)),
                x_pt: self.x_pt + glyph.x_offset * self.scale,
                y_pt: glyph.y_offset * self.scale,
                advance_pt,
                text: 0..0,
            };
            self.line.push_glyph(placed, text);
            self.x_pt += advance_pt;
        }
    }

    fn push_space(&mut self, run: usize, advance_pt: f64) {
        let space = Glyph {
            id: self.space_glyph,
            face: self.face,
            run,
            x_pt: self.x_pt,
            y_pt: 0.0,
            advance_pt,
            text: 0..0,
        };
        self.line.push_glyph(space, " ");
        self.x_pt += advance_pt;
    }
}
