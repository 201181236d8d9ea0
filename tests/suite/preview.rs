//! The preview shows glyphs where the page model has them, and with it the PDF.

use eframe::egui::{Color32, Context, Galley, RawInput};
use klausul::agreement::Role;
use klausul::app::view::preview::{set_line, words};
use klausul::app::{fonts, theme};
use klausul::typeset::{Ink, Line, Owner, Pages};

use crate::support::{agreement, example, pages};

/// How far glyphs of a page model stand from where they should, in pixels.
#[derive(Default)]
struct Drift {
    squares: f64,
    count: f64,
    worst: f64,
}

impl Drift {
    fn add(&mut self, pixels: f64) {
        self.squares += pixels * pixels;
        self.count += 1.0;
        self.worst = self.worst.max(pixels.abs());
    }

    fn rms(&self) -> f64 {
        (self.squares / self.count).sqrt()
    }
}

fn check(pages: &Pages, percent: f64, pixels_per_point: f32) {
    let context = Context::default();
    fonts::install(&context);
    theme::apply(&context);
    let mut input = RawInput::default();
    let viewport = input.viewports.entry(input.viewport_id).or_default();
    viewport.native_pixels_per_point = Some(pixels_per_point);
    let points_per_pt = percent / 100.0 * 96.0 / 72.0;
    let mut drift = Drift::default();
    let mut output = context.run_ui(input, |ui| {
        let pixels = f64::from(ui.pixels_per_point());
        assert!((pixels - f64::from(pixels_per_point)).abs() < 1e-6);
        for (number, page) in pages.pages.iter().enumerate() {
            let top = pages.height_pt * points_per_pt * number as f64;
            // A page stands on a whole pixel.
            let top = (top * pixels).round() / pixels;
            for line in page.lines.iter().filter(|line| line.ink != Ink::Unseen) {
                let set = set_line(ui.ctx(), line, points_per_pt, Color32::BLACK);
                let baseline = top + line.baseline_pt * points_per_pt;
                // egui rounds where a galley begins to whole pixels.
                let origin = ((baseline - f64::from(set.baseline)) * pixels).round() / pixels;
                let found = origin + f64::from(set.baseline);
                for x in distances(line, &set.galley, points_per_pt, pixels) {
                    drift.add(x.hypot(found - baseline) * pixels);
                }
            }
        }
    });
    output.textures_delta.clear();
    assert!(drift.count > 8_000.0, "{}", drift.count);
    let (rms, worst) = (drift.rms(), drift.worst);
    assert!(
        rms <= 0.5 && worst <= 1.0,
        "{percent} % at {pixels_per_point}: {rms} px rms, {worst} px at worst"
    );
}

/// How far each glyph of a line stands to the right of its place, in points of the screen.
///
/// egui draws a glyph at a quarter of a pixel: the whole pixel is its position, the quarter is in the
/// picture that it takes. Both follow from where its cursor stood, which the layout lets us add up.
fn distances(line: &Line, galley: &Galley, points_per_pt: f64, pixels: f64) -> Vec<f64> {
    let row = &galley.rows[0];
    let mut drawn = row.glyphs.iter();
    let mut distances = Vec::new();
    let mut cursor = 0.0;
    for (word, section) in words(&line.text).zip(&galley.job.sections) {
        cursor += f64::from(section.leading_space);
        for glyph in word {
            let text = &line.text.text[glyph.text.clone()];
            // egui has a glyph for each character, also of a ligature.
            for (index, _) in text.chars().enumerate() {
                let found = drawn.next().expect("as many glyphs");
                if index == 0 {
                    let quarter = (cursor * pixels * 4.0).round() / 4.0;
                    let whole = f64::from(found.pos.x) * pixels;
                    let within = cursor * pixels - whole;
                    assert!((-0.13..0.88).contains(&within), "{within}");
                    distances.push(quarter / pixels - (line.x_pt + glyph.x_pt) * points_per_pt);
                }
                cursor += f64::from(found.advance_width);
            }
        }
    }
    assert!(drawn.next().is_none(), "{}", line.text.text);
    assert!(row.pos.x.abs() < f32::EPSILON);
    distances
}

#[test]
fn glyphs_stand_where_the_page_model_has_them() {
    let pages = pages(&example(), false);
    for (percent, pixels_per_point) in [
        (50.0, 1.0),
        (99.0, 1.0),
        (100.0, 1.25),
        (131.0, 2.0),
        (200.0, 2.5),
    ] {
        check(&pages, percent, pixels_per_point);
    }
}

/// The window leads from a word to the field, rule or correction that it comes from.
#[test]
fn every_line_is_made_of_the_runs_it_names() {
    let agreement = agreement(&example());
    let pages = pages(&example(), false);
    let mut lines = 0;
    for line in pages.pages.iter().flat_map(|page| &page.lines) {
        let Owner::Block(block, role) = line.owner else {
            continue;
        };
        if matches!(role, Role::ItemSign(_)) {
            continue;
        }
        let parts = agreement.blocks[block].parts();
        let part = parts.iter().find(|part| part.role == role).expect("part");
        assert_eq!(line.runs, part.runs);
        for glyph in &line.text.glyphs {
            let text = line.text.text[glyph.text.clone()].trim();
            if text != "\u{AD}" {
                let run = &part.runs[glyph.run].text;
                assert!(run.contains(text), "{text:?} is not in {run:?}");
            }
        }
        lines += 1;
    }
    assert!(lines > 150, "{lines}");
}
