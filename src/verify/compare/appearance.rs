//! Glyphs that stand for the same words and look different.

use crate::verify::content::{Bounds, Item, Shape, are_same};
use crate::verify::letters::{SOFT_HYPHEN, area};
use crate::verify::report::{AppearanceChange, Area, Difference, DifferenceKind};

/// A run of glyphs that look different in the same way.
struct Run {
    change: AppearanceChange,
    words: String,
    /// A rectangle for each line.
    areas: Vec<Area>,
}

/// Returns how glyphs look different, where they stand for the same words.
pub(super) fn appearance_differences(
    old: &[Item],
    new: &[Item],
    page: usize,
    bounds: Bounds,
) -> Vec<Difference> {
    let glyphs = |items: &'_ [Item]| -> Vec<Item> {
        let items = items.iter().filter(|item| item.is_glyph());
        items.cloned().collect()
    };
    let mut runs: Vec<Run> = Vec::new();
    for (one, other) in glyphs(old).iter().zip(&glyphs(new)) {
        let Shape::Glyph { text, .. } = &other.shape else {
            continue;
        };
        let Some(change) = appearance_change(one, other) else {
            continue;
        };
        let area = area(other.bounds, bounds);
        match runs.last_mut() {
            Some(run) if run.change == change => run.push(text, area),
            _ => runs.push(Run {
                change,
                words: text.clone(),
                areas: vec![area],
            }),
        }
    }
    let runs = runs.into_iter();
    runs.map(|run| run.difference(page)).collect()
}

impl Run {
    /// Adds a glyph.
    fn push(&mut self, text: &str, area: Area) {
        let line = self.areas.last_mut();
        let line = line.filter(|line| (line.y_pt - area.y_pt).abs() < 1.0);
        let is_apart = line
            .as_ref()
            .is_none_or(|line| area.x_pt - line.x_pt - line.width_pt > 1.0);
        if is_apart && !self.words.ends_with([SOFT_HYPHEN, ' ']) {
            self.words.push(' ');
        }
        self.words.push_str(text);
        match line {
            Some(line) => {
                let right = (line.x_pt + line.width_pt).max(area.x_pt + area.width_pt);
                line.x_pt = line.x_pt.min(area.x_pt);
                line.width_pt = right - line.x_pt;
            }
            None => self.areas.push(area),
        }
    }

    fn difference(self, page: usize) -> Difference {
        let kind = DifferenceKind::Appearance {
            words: self.words.replace(SOFT_HYPHEN, "").trim().to_owned(),
            change: self.change,
        };
        Difference::on_page(kind, page, self.areas)
    }
}

/// Returns how a glyph looks different, if it does: that programs read it differently is another thing.
pub(super) fn appearance_change(expected: &Item, found: &Item) -> Option<AppearanceChange> {
    let (old, new) = (&expected.style, &found.style);
    let (Shape::Glyph { matrix, .. }, Shape::Glyph { matrix: other, .. }) =
        (&expected.shape, &found.shape)
    else {
        return Some(AppearanceChange::Other);
    };
    Some(
        if found.marks != expected.marks && found.marks.contains("OC") {
            AppearanceChange::Layer
        } else if old.mode != new.mode || old.clip != new.clip {
            AppearanceChange::Hidden
        } else if !expected.has_same_outline(found) {
            AppearanceChange::Font
        } else if old.fill != new.fill || old.stroke != new.stroke {
            AppearanceChange::Color
        } else if !are_same(matrix, other) {
            AppearanceChange::Moved
        } else if old != new || found.marks != expected.marks {
            AppearanceChange::Other
        } else {
            return None;
        },
    )
}
