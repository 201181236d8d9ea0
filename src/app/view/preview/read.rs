//! The pages for screen readers: a node of text for each part of a block.

use eframe::egui::{self, Id, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::viewport::PageViewport;
use crate::agreement::Content;
use crate::app::command::{Command, PreviewCommand};
use crate::app::model::State;
use crate::app::theme::palette;
use crate::message::Message;
use crate::typeset::Owner;

/// Adds the pages' text for screen readers; pressing a part shows why it is there.
pub fn read_ui(
    ui: &Ui,
    state: &State,
    viewport: &PageViewport,
    whole: &Response,
    commands: &mut Vec<Command>,
) {
    let count = state.derived.pages.pages.len();
    let name = Message::new("window-preview").with("count", count);
    let name = state.translator.format(&name);
    whole.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    // Whoever clicks knows where they are and needs no ring.
    let by_pointer = Id::unique("the preview was clicked");
    if whole.gained_focus() {
        let is_pressed = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
        ui.data_mut(|data| data.insert_temp(by_pointer, is_pressed));
    }
    let is_clicked = ui.data(|data| data.get_temp(by_pointer)).unwrap_or(false);
    if whole.has_focus() && !is_clicked {
        let stroke = egui::Stroke::new(2.0, palette(ui).accent);
        ui.painter().rect_stroke(
            ui.clip_rect().shrink(1.0),
            0.0,
            stroke,
            egui::StrokeKind::Inside,
        );
    }
    if !ui.ctx().has_accesskit_node(whole.id) {
        return; // no screen reader is running
    }
    for part in parts(state, viewport) {
        let id = Id::unique(("part of the pages", part.owner));
        // It has no place in the order of the keyboard; the preview as a whole has.
        let response = ui.interact(part.rect, id, Sense::empty());
        response.widget_info(|| WidgetInfo::labeled(part.role, true, &part.text));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.add_action(egui::accesskit::Action::Click);
            if part.role == Role::Label {
                node.set_value(part.text.as_str());
            }
            if part.is_changed {
                node.set_description(state.translate("window-is-changed"));
            }
        });
        let is_pressed = ui
            .input(|input| input.has_accesskit_action_request(id, egui::accesskit::Action::Click));
        if let (true, Owner::Block(block, _)) = (is_pressed, part.owner) {
            commands.push(PreviewCommand::ShowReasons(block).into());
        }
    }
}

struct ReadPart {
    owner: Owner,
    text: String,
    rect: Rect,
    role: Role,
    /// Whether its block is marked as changed since the approved version.
    is_changed: bool,
}

/// Returns the parts of all blocks in reading order.
fn parts(state: &State, viewport: &PageViewport) -> Vec<ReadPart> {
    let mut parts: Vec<ReadPart> = Vec::new();
    let blocks = &state.derived.agreement.blocks;
    for (index, page) in state.derived.pages.pages.iter().enumerate() {
        for line in &page.lines {
            let Owner::Block(block, _) = line.owner else {
                continue;
            };
            let rect = Rect::from_min_max(
                viewport.at(index, line.x_pt, line.baseline_pt - line.size_pt),
                viewport.at(index, line.x_pt + line.text.width_pt, line.baseline_pt),
            );
            let text = line.text.read();
            match parts.iter_mut().rev().find(|part| part.owner == line.owner) {
                // A part that goes on; over a page break, its place is where it begins.
                Some(part) => {
                    part.text.push_str(text);
                    if part.rect.bottom() <= rect.bottom() && part.rect.bottom() + 40.0 > rect.top()
                    {
                        part.rect = part.rect.union(rect);
                    }
                }
                None => parts.push(ReadPart {
                    owner: line.owner,
                    text: text.to_owned(),
                    rect,
                    role: match blocks.get(block).map(|block| &block.content) {
                        Some(Content::Title(_) | Content::Heading { .. }) => Role::Heading,
                        _ => Role::Label,
                    },
                    is_changed: blocks
                        .get(block)
                        .is_some_and(|block| state.marks_as_changed(&block.id)),
                }),
            }
        }
    }
    parts
}
