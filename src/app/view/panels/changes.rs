//! Changes of a comparison: what happened to which clause, and the words.

use eframe::egui::{FontId, RichText, TextFormat, Ui, text::LayoutJob};

use crate::app::model::{ListedChange, State};
use crate::app::theme::{palette, size, space};
use crate::characters::{visible, visible_line};
use crate::diff::{Segment, SegmentKind};

/// How many characters of the first words that changed are shown.
const FIRST_WORDS: usize = 28;

/// Draws the words of a change.
pub(super) fn words_ui(ui: &mut Ui, state: &State, change: &ListedChange) {
    for (name, segments) in &change.texts {
        if !name.is_empty() {
            let name = RichText::new(visible(name)).color(palette(ui).weak);
            ui.label(name.size(size::SMALL));
        }
        ui.label(words(ui, state, segments));
    }
    ui.add_space(space::SMALL);
}

/// Returns what happened to which clause.
pub(super) fn sentence(state: &State, change: &ListedChange) -> String {
    let sentence = state.translator.format(&change.message);
    visible(sentence.trim_end().trim_end_matches(':'))
}

/// Returns the first words that changed, to tell one change from another: what was removed, then what was added.
pub(super) fn first_words(change: &ListedChange) -> String {
    let mut segments = change.texts.iter().flat_map(|(_, segments)| segments);
    let first = segments.find(|segment| segment.kind != SegmentKind::Same);
    let Some(first) = first else {
        return String::new();
    };
    let next = segments.next();
    let next =
        next.filter(|next| (first.kind, next.kind) == (SegmentKind::Removed, SegmentKind::Added));
    match (first.kind, next) {
        (SegmentKind::Removed, Some(next)) => {
            format!("{} → {}", short(&first.text), short(&next.text))
        }
        (SegmentKind::Removed, None) => format!("− {}", short(&first.text)),
        _ => format!("+ {}", short(&first.text)),
    }
}

/// Returns the beginning of a text.
fn short(text: &str) -> String {
    let text = visible_line(text.trim());
    match text.char_indices().nth(FIRST_WORDS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

/// Returns words: added ones underlined, removed ones struck through.
fn words(ui: &Ui, state: &State, segments: &[Segment]) -> LayoutJob {
    let palette = palette(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for segment in segments {
        let mut format = TextFormat::simple(FontId::proportional(size::BODY), palette.text);
        match segment.kind {
            SegmentKind::Same => format.color = palette.weak,
            SegmentKind::Added => format.underline = (1.0, palette.text).into(),
            SegmentKind::Removed => format.strikethrough = (1.0, palette.text).into(),
        }
        if !job.text.is_empty() {
            job.append(" ", 0.0, TextFormat::default());
        }
        match segment.text.trim() {
            // A condition that isn't written holds always.
            "" => job.append(&state.translate("diff-always"), 0.0, format),
            text => job.append(&visible(text), 0.0, format),
        }
    }
    job
}
