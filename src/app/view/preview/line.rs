//! A line of a page as egui draws it, with every word where the page model has it.

use std::sync::Arc;

use eframe::egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat, TextWrapping};
use eframe::egui::{Color32, Context, FontId, Galley};

use super::viewport::screen;
use crate::app::fonts::family_of;
use crate::typeset::{Glyph, Line, LineText};

/// A line that is ready to be painted.
pub struct SetLine {
    /// Its glyphs, from the page's left edge on.
    pub galley: Arc<Galley>,
    /// The distance of its baseline from its top, in points of the screen.
    pub baseline: f32,
}

/// Sets a line of a page at a zoom, given in points of the screen per point of the page. The galley
/// begins at the page's left edge: that stands on a whole pixel, to which egui rounds.
///
/// Within a word, egui adds up the same advances as the page model; each word is placed exactly.
#[must_use]
pub fn set_line(context: &Context, line: &Line, points_per_pt: f64, color: Color32) -> SetLine {
    let job = layout_job(line, points_per_pt, color);
    let galley = context.fonts_mut(|fonts| fonts.layout_job(job));
    let row = galley.rows.first();
    let glyph = row.and_then(|row| row.glyphs.first());
    let baseline = match (row, glyph) {
        (Some(row), Some(glyph)) => row.pos.y + glyph.pos.y,
        _ => 0.0,
    };
    SetLine { galley, baseline }
}

fn layout_job(line: &Line, points_per_pt: f64, color: Color32) -> LayoutJob {
    let mut text = String::with_capacity(line.text.text.len());
    let mut sections = Vec::new();
    // The position of egui's cursor from the page's left edge.
    let mut cursor_pt = 0.0;
    for word in words(&line.text) {
        let (Some(first), Some(last)) = (word.first(), word.last()) else {
            continue;
        };
        let x_pt = line.x_pt + first.x_pt;
        let start = text.len();
        // A soft hyphen is drawn as the hyphen that it stands for, and so is one at which no line ends.
        text.extend(shown(
            &line.text.text[first.text.start..last.text.end.max(first.text.end)],
        ));
        let size = screen(line.size_pt * points_per_pt);
        sections.push(LayoutSection {
            leading_space: screen((x_pt - cursor_pt) * points_per_pt),
            byte_range: ByteIndex(start)..ByteIndex(text.len()),
            format: TextFormat::simple(FontId::new(size, family_of(first.face)), color),
        });
        cursor_pt = line.x_pt + last.x_pt + last.advance_pt;
    }
    LayoutJob {
        text,
        sections,
        wrap: TextWrapping::no_max_width(),
        break_on_newline: false,
        round_output_to_gui: false,
        ..LayoutJob::default()
    }
}

fn shown(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|character| match character {
        '\u{AD}' | '\u{2011}' => '-',
        other => other,
    })
}

/// Returns the glyphs of a line, word by word and face by face, without the spaces between them.
pub fn words(text: &LineText) -> impl Iterator<Item = &[Glyph]> {
    let is_space = |glyph: &Glyph| text.text[glyph.text.clone()].trim().is_empty();
    text.glyphs
        .chunk_by(move |one, next| {
            // The second glyph of a cluster has no text of its own and stays with the first.
            let starts_word = !next.text.is_empty() && (is_space(one) || is_space(next));
            !starts_word && one.face == next.face
        })
        .filter(move |word| !word.iter().all(is_space))
}
