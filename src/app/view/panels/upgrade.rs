//! What a newer version of the template changes in this draft's own agreement, and the button that moves the draft.

use eframe::egui::{RichText, ScrollArea, TextFormat, Ui, text::LayoutJob};

use crate::app::command::{Command, FileCommand};
use crate::app::model::{State, Upgrade};
use crate::app::theme::{self, palette, size, space};
use crate::app::view::widgets::title_ui;
use crate::characters::visible;
use crate::diff::{ChangeKind, PassageChange, Segment, SegmentKind};
use crate::message::Message;

/// Draws it.
pub fn upgrade_ui(ui: &mut Ui, state: &State, height: f32, commands: &mut Vec<Command>) {
    let Some(upgrade) = &state.upgrade else {
        return;
    };
    let title = Message::new("upgrade-title")
        .with("from", &state.template.version)
        .with("to", &upgrade.chosen.template.version);
    title_ui(ui, &state.translator.format(&title));
    ui.label(state.translator.format(&upgrade.comparison.message()));
    ui.add_space(space::SMALL);
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| changes_ui(ui, state, upgrade));
    ui.add_space(space::MEDIUM);
    if ui.button(state.translate("upgrade-move")).clicked() {
        commands.push(FileCommand::MoveToNewer.into());
    }
}

fn changes_ui(ui: &mut Ui, state: &State, upgrade: &Upgrade) {
    let changes = upgrade.comparison.passages.iter();
    for change in changes.filter(|change| change.kind() != ChangeKind::Same) {
        let sentence = visible(&state.translator.format(&change.message()));
        ui.label(RichText::new(sentence).font(theme::strong(size::BODY)));
        ui.label(words(ui, change));
        ui.add_space(space::SMALL);
    }
    if !upgrade.left_over.is_empty() {
        let names = visible(&upgrade.left_over.join(", "));
        let message = Message::new("upgrade-left-over").with("names", names);
        ui.label(state.translator.format(&message));
    }
}

/// Returns the words of a passage: added ones underlined, removed ones struck through.
fn words(ui: &Ui, change: &PassageChange) -> LayoutJob {
    let whole = |kind: SegmentKind, text: &str| {
        vec![Segment {
            kind,
            text: text.to_owned(),
        }]
    };
    let segments = match change {
        PassageChange::Added(passage) => whole(SegmentKind::Added, &passage.text),
        PassageChange::Removed(passage) => whole(SegmentKind::Removed, &passage.text),
        PassageChange::Kept(kept) => kept.segments.clone(),
    };
    let palette = palette(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for segment in segments {
        let mut format =
            TextFormat::simple(eframe::egui::FontId::proportional(size::BODY), palette.text);
        match segment.kind {
            SegmentKind::Same => format.color = palette.weak,
            SegmentKind::Added => format.underline = (1.0, palette.text).into(),
            SegmentKind::Removed => format.strikethrough = (1.0, palette.text).into(),
        }
        if !job.text.is_empty() {
            job.append(" ", 0.0, TextFormat::default());
        }
        job.append(visible(&segment.text).trim(), 0.0, format);
    }
    job
}
