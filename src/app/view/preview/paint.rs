//! Painting the visible pages.

use std::ops::Range;

use eframe::egui::{self, Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui};

use super::drawing::texture_of;
use super::line::set_line;
use super::marks::paint_marks;
use super::viewport::PageViewport;
use crate::agreement::Origin;
use crate::app::model::{LinePlace, State, place_of_origin};
use crate::app::theme::{PAPER, soft_shadow, space};
use crate::typeset::{Ink, Line, Owner, Page};

/// How far tints reach above and below the baseline, as a fraction of the font size.
const ABOVE: f64 = 0.86;
const BELOW: f64 = 0.26;

/// Paints the visible pages.
pub fn paint(ui: &Ui, state: &State, viewport: &PageViewport, seen: Rect) {
    let marks = Marks::of(state);
    for (index, page) in state.derived.pages.pages.iter().enumerate() {
        let rect = viewport.page_rect(index);
        if !rect.expand(space::PAGE).intersects(seen) {
            continue;
        }
        let painter = ui.painter();
        painter.add(soft_shadow(14, 45).as_shape(rect, 0.0));
        painter.rect_filled(rect, 0.0, PAPER.paper);
        let painter = ui.painter_at(rect.intersect(ui.clip_rect()));
        PagePainter {
            state,
            viewport,
            seen,
            page: index,
            painter,
            marks: &marks,
        }
        .paint(ui, page);
    }
}

/// The hits and the selection, by line.
struct Marks {
    hits: Vec<(LinePlace, Range<usize>, bool)>,
    selection: Vec<(LinePlace, Range<usize>)>,
}

impl Marks {
    fn of(state: &State) -> Self {
        let text = &state.derived.text;
        let mut hits = Vec::new();
        if let Some(find) = state.shown_find() {
            for (index, hit) in find.hits.iter().enumerate() {
                let is_current = index == find.current;
                let lines = text.bytes_in(hit.clone());
                hits.extend(lines.map(|(place, bytes)| (place, bytes, is_current)));
            }
        }
        let selection = state.view.selection.clone();
        Self {
            hits,
            selection: selection.map_or_else(Vec::new, |range| text.bytes_in(range).collect()),
        }
    }
}

struct PagePainter<'a> {
    state: &'a State,
    viewport: &'a PageViewport<'a>,
    seen: Rect,
    page: usize,
    painter: Painter,
    marks: &'a Marks,
}

impl PagePainter<'_> {
    fn paint(&self, ui: &Ui, page: &Page) {
        for image in &page.images {
            self.image(ui, image);
        }
        let seen: Vec<(usize, &Line)> = page
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| {
                self.rect_of(line, 0.0..line.text.width_pt)
                    .intersects(self.seen)
            })
            .collect();
        for (index, line) in &seen {
            self.tints(*index, line);
        }
        self.changes(page);
        self.reasons_bar(page);
        for rule in &page.rules {
            let from = self.viewport.at(self.page, rule.x_pt, rule.y_pt);
            let width = self.viewport.length(rule.width_pt);
            let stroke = Stroke::new(
                self.viewport
                    .length(rule.thickness_pt)
                    .max(1.0 / ui.pixels_per_point()),
                color_of(rule.ink),
            );
            self.painter.hline(from.x..=from.x + width, from.y, stroke);
        }
        for (_, line) in &seen {
            if line.ink == Ink::Unseen {
                continue;
            }
            let set = set_line(
                ui.ctx(),
                line,
                self.viewport.points_per_pt,
                color_of(line.ink),
            );
            let baseline = self.viewport.at(self.page, 0.0, line.baseline_pt);
            let top_left = baseline - egui::vec2(0.0, set.baseline);
            self.painter.galley(top_left, set.galley, PAPER.ink);
        }
        let marks = self.state.expected_marks(self.page);
        let rect = self.viewport.page_rect(self.page);
        paint_marks(&self.painter, rect, &marks, |area| {
            self.viewport.area_rect(self.page, area)
        });
    }

    /// Returns where a part of a line stands, given from its beginning in points of the page.
    fn rect_of(&self, line: &Line, x_pt: Range<f64>) -> Rect {
        let top = line.baseline_pt - line.size_pt * ABOVE;
        let bottom = line.baseline_pt + line.size_pt * BELOW;
        Rect::from_min_max(
            self.viewport.at(self.page, line.x_pt + x_pt.start, top),
            self.viewport.at(self.page, line.x_pt + x_pt.end, bottom),
        )
    }

    /// Paints what stands behind the words of a line: values, gaps, hits, the selection, and a frame around what has
    /// the focus.
    fn tints(&self, index: usize, line: &Line) {
        let focus = self.state.view.focus.as_ref();
        for (run, x_pt) in runs(line) {
            let Some(origin) = line.origin(run) else {
                continue;
            };
            let tint = match origin {
                Origin::Field(_) | Origin::Signatory { .. } => PAPER.value,
                Origin::Gap { required: true, .. } => PAPER.gap,
                _ => continue,
            };
            let rect = self.rect_of(line, x_pt).expand2(egui::vec2(1.0, 0.0));
            self.painter.rect_filled(rect, 2.0, tint);
            if focus.is_some() && place_of_origin(origin).as_ref() == focus {
                let stroke = Stroke::new(1.5, PAPER.focus);
                self.painter
                    .rect_stroke(rect, 2.0, stroke, StrokeKind::Outside);
            }
        }
        let here = LinePlace {
            page: self.page,
            line: index,
        };
        for (place, bytes, is_current) in &self.marks.hits {
            if *place == here {
                let color = if *is_current {
                    PAPER.current_hit
                } else {
                    PAPER.hit
                };
                self.mark(line, bytes, color);
            }
        }
        for (place, bytes) in &self.marks.selection {
            if *place == here {
                self.mark(line, bytes, PAPER.selection);
            }
        }
    }

    fn mark(&self, line: &Line, bytes: &Range<usize>, color: Color32) {
        if let Some(x_pt) = extent(line, bytes) {
            self.painter
                .rect_filled(self.rect_of(line, x_pt), 1.0, color);
        }
    }

    /// Paints a bar in the margin beside blocks that are changed since the approved version, and a tint over them.
    fn changes(&self, page: &Page) {
        let blocks = &self.state.derived.agreement.blocks;
        for (index, block) in blocks.iter().enumerate() {
            if !self.state.marks_as_changed(&block.id) {
                continue;
            }
            let Some(rect) = self.block_rect(page, index) else {
                continue;
            };
            let tinted = rect.expand2(egui::vec2(self.viewport.length(3.0), 0.0));
            self.painter.rect_filled(tinted, 1.0, PAPER.changed_tint);
            // Two thin lines: not what stands beside the block whose reasons are shown.
            let right = rect.left() - self.viewport.length(13.0);
            for x in [right - 3.5, right] {
                let stroke = Stroke::new(1.5, PAPER.changed);
                self.painter.vline(x, rect.y_range(), stroke);
            }
        }
    }

    /// Returns where a block stands on a page, if any of it does.
    fn block_rect(&self, page: &Page, block: usize) -> Option<Rect> {
        let of_block = page
            .lines
            .iter()
            .filter(|line| matches!(line.owner, Owner::Block(of, _) if of == block));
        of_block
            .map(|line| self.rect_of(line, 0.0..line.text.width_pt))
            .reduce(Rect::union)
    }

    /// Paints a bar in the margin beside the block whose reasons are shown.
    fn reasons_bar(&self, page: &Page) {
        let Some(block) = self.state.explained_block() else {
            return;
        };
        if let Some(rect) = self.block_rect(page, block) {
            let x = rect.left() - self.viewport.length(8.0);
            let stroke = Stroke::new(3.0, PAPER.reasons);
            self.painter.vline(x, rect.y_range(), stroke);
        }
    }

    fn image(&self, ui: &Ui, image: &crate::typeset::Image) {
        let rect = Rect::from_min_max(
            self.viewport.at(self.page, image.x_pt, image.y_pt),
            self.viewport.at(
                self.page,
                image.x_pt + image.width_pt,
                image.y_pt + image.height_pt,
            ),
        );
        let texture = texture_of(ui, &image.picture, rect.size());
        let mut mesh = Mesh::with_texture(texture.id());
        let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
        mesh.add_rect_with_uv(rect, whole, Color32::WHITE);
        self.painter.add(Shape::mesh(mesh));
    }
}

fn color_of(ink: Ink) -> Color32 {
    match ink {
        Ink::Black | Ink::Unseen => PAPER.ink,
        Ink::Grey | Ink::Pale => PAPER.grey,
        Ink::Mark => PAPER.mark,
    }
}

/// Returns the runs of a line with their extents from its beginning, in points of the page.
pub fn runs(line: &Line) -> impl Iterator<Item = (usize, Range<f64>)> + '_ {
    let glyphs = line.text.glyphs.chunk_by(|one, next| one.run == next.run);
    glyphs.filter_map(|glyphs| {
        let (first, last) = (glyphs.first()?, glyphs.last()?);
        let end = (last.x_pt + last.advance_pt).min(line.text.width_pt);
        Some((first.run, first.x_pt..end.max(first.x_pt)))
    })
}

/// Returns the extent of some bytes of a line from its beginning, in points of the page.
fn extent(line: &Line, bytes: &Range<usize>) -> Option<Range<f64>> {
    let within = |range: &Range<usize>| range.start < bytes.end && range.end > bytes.start;
    let mut glyphs = line.text.glyphs.iter().filter(|glyph| within(&glyph.text));
    let first = glyphs.next()?;
    let last = glyphs.next_back().unwrap_or(first);
    // Within a ligature, characters share its width.
    let part = |glyph: &crate::typeset::Glyph, byte: usize| {
        let length = glyph.text.len().max(1) as f64;
        let at = byte.clamp(glyph.text.start, glyph.text.end) - glyph.text.start;
        glyph.x_pt + glyph.advance_pt * at as f64 / length
    };
    Some(part(first, bytes.start)..part(last, bytes.end))
}
