//! The comparison of two versions of templates, clause by clause.

use eframe::egui::{self, ComboBox, RichText, ScrollArea, Ui};

use super::changes;
use crate::app::command::{Command, Side, TemplateCommand, VersionChoice};
use crate::app::model::{State, Versions};
use crate::app::theme::{self, size, space};
use crate::app::view::widgets::{closable_title_ui, set_name};
use crate::characters::visible;
use crate::message::Message;
use crate::template::Template;

/// Draws it.
pub(super) fn versions_ui(
    ui: &mut Ui,
    state: &State,
    versions: &Versions,
    commands: &mut Vec<Command>,
) {
    let title = state.translate("versions-title");
    let close = state.translate("versions-close");
    closable_title_ui(
        ui,
        &title,
        &close,
        TemplateCommand::CloseComparison,
        commands,
    );
    for (side, text, chosen) in [
        (Side::Before, "versions-before", &versions.before),
        (Side::After, "versions-after", &versions.after),
    ] {
        let text = state.translate(text);
        choice_ui(ui, state, side, &text, chosen, commands);
    }
    ui.add_space(space::SMALL);
    ui.label(visible(
        &state.translator.format(&versions.comparison.message()),
    ));
    if ui.button(state.translate("versions-export")).clicked() {
        commands.push(TemplateCommand::ExportComparison.into());
    }
    ui.add_space(space::SMALL);
    ScrollArea::vertical()
        .id_salt("comparison of versions")
        .auto_shrink(false)
        .show(ui, |ui| {
            for change in &versions.changes {
                let sentence = changes::sentence(state, change);
                ui.label(RichText::new(sentence).font(theme::strong(size::BODY)));
                changes::words_ui(ui, state, change);
            }
        });
}

/// Draws the choice of one of the two versions.
fn choice_ui(
    ui: &mut Ui,
    state: &State,
    side: Side,
    label: &str,
    (chosen, template): &(VersionChoice, std::sync::Arc<Template>),
    commands: &mut Vec<Command>,
) {
    ui.label(RichText::new(label).size(size::SMALL));
    let response = ComboBox::from_id_salt(side)
        .width(ui.available_width())
        .selected_text(name(state, chosen, template))
        .truncate()
        .show_ui(ui, |ui| {
            for (choice, template) in state.choices_of_versions() {
                let name = name(state, &choice, &template);
                let button = egui::Button::selectable(choice == *chosen, name);
                if ui.add(button).clicked() {
                    commands.push(TemplateCommand::ChooseVersion(side, choice).into());
                }
            }
        });
    set_name(ui, &response.response, label);
    response
        .response
        .on_hover_text(name(state, chosen, template));
}

/// Returns what a version is called: its id and version, with its hash where there are several of that name.
fn name(state: &State, choice: &VersionChoice, template: &Template) -> String {
    let is_same = |other: &&std::sync::Arc<Template>| {
        other.id == template.id && other.version == template.version
    };
    let name = format!("{} {}", template.id, template.version);
    let name = match choice {
        VersionChoice::Folder => {
            let message = Message::new("versions-folder").with("name", name);
            state.translator.format(&message)
        }
        VersionChoice::Known(_) if state.templates.iter().filter(is_same).count() > 1 => {
            format!("{name} · {}", template.short_hash())
        }
        VersionChoice::Known(_) => name,
    };
    visible(&name)
}
