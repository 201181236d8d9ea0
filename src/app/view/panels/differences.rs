//! What differs between two drafts, in a line each.

use eframe::egui::{self, RichText, ScrollArea, Ui};

use crate::app::model::State;
use crate::app::theme::{palette, size, space};
use crate::characters::visible;
use crate::draft::{Change, Changed, Draft};
use crate::message::Message;

/// The largest height, in points.
const HEIGHT: f32 = 200.0;

/// Which draft is compared with the one in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sides {
    /// The draft in the window.
    Conflict,
    /// A draft that can be recovered.
    Recovery,
}

/// Draws what differs; `before` is the draft in the file.
pub fn differences_ui(ui: &mut Ui, state: &State, before: &Draft, after: &Draft, sides: Sides) {
    let changes = state.differences(before, after);
    ui.add_space(space::TIGHT);
    let (there, here) = match sides {
        Sides::Conflict => ("difference-in-file", "difference-here"),
        Sides::Recovery => ("difference-in-file", "difference-lost"),
    };
    ScrollArea::vertical()
        .id_salt(ui.next_auto_id())
        .auto_shrink([false, true])
        .max_height(HEIGHT)
        .show(ui, |ui| {
            egui::Grid::new("differences")
                .num_columns(3)
                .spacing([space::MEDIUM, space::TIGHT])
                .max_col_width(ui.available_width() / 3.0)
                .show(ui, |ui| {
                    for text in ["difference-what", there, here] {
                        let text = RichText::new(state.translate(text)).color(palette(ui).weak);
                        ui.label(text.size(size::SMALL));
                    }
                    ui.end_row();
                    for change in &changes {
                        change_ui(ui, state, change);
                        ui.end_row();
                    }
                });
        });
}

fn change_ui(ui: &mut Ui, state: &State, change: &Change) {
    let wrapped = |text: &str| egui::Label::new(visible(text)).wrap();
    ui.add(wrapped(&name(state, change)));
    for value in [&change.before, &change.after] {
        if value.is_empty() {
            let text = RichText::new("–").color(palette(ui).weak);
            ui.label(text);
        } else if matches!(change.what, Changed::Service(_)) {
            ui.label(state.translate("difference-chosen"));
        } else {
            ui.add(wrapped(value));
        }
    }
}

fn name(state: &State, change: &Change) -> String {
    let template = &state.template;
    match &change.what {
        Changed::Template => state.translate("menu-template-menu"),
        Changed::Service(id) => template.service_name(id, state.tag()).map_or_else(
            || id.clone(),
            |name| {
                let message = Message::new("difference-service").with("name", name);
                state.translator.format(&message)
            },
        ),
        Changed::Field(id) => template.full_field_name(id, state.tag()),
    }
}
