//! The command palette: every action, found by typing.

use eframe::egui::{
    self, Align, Button, Id, Key, Layout, Modifiers, Response, RichText, ScrollArea, TextEdit, Ui,
};

use crate::app::actions::{Offer, find_offers, shortcut_text};
use crate::app::command::{Command, PanelCommand};
use crate::app::model::State;
use crate::app::theme::{palette, space};
use crate::app::view::widgets::set_name;

/// Draws what is typed and what is found.
pub fn palette_ui(ui: &mut Ui, state: &State, height: f32, commands: &mut Vec<Command>) {
    let down = consume(ui, Key::ArrowDown);
    let up = consume(ui, Key::ArrowUp);
    let is_accepted = consume(ui, Key::Enter);
    let mut sought = state.view.palette.sought.clone();
    let response = sought_ui(ui, state, &mut sought);
    // What was just typed counts, however many keys come in one frame.
    let offers = find_offers(state, &sought);
    let mut current = state.view.palette.current;
    if response.changed() {
        commands.push(PanelCommand::SetPalette(sought).into());
        current = 0;
    } else if down || up {
        let count = offers.len().max(1);
        let steps = usize::from(down) + if up { count - 1 } else { 0 };
        let next = (current + steps) % count;
        commands.push(PanelCommand::SelectPaletteEntry(next).into());
    }
    if is_accepted && let Some(offer) = offers.get(current) {
        run(offer, commands);
    }
    ui.add_space(space::SMALL);
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .min_scrolled_height(height)
        .max_height(height)
        .show(ui, |ui| {
            if offers.is_empty() {
                let nothing = state.translate("palette-nothing");
                ui.label(RichText::new(nothing).color(palette(ui).weak));
            }
            for (index, offer) in offers.iter().enumerate() {
                offer_ui(ui, state, offer, index, commands);
            }
        });
}

/// Draws the line that is typed in.
fn sought_ui(ui: &mut Ui, state: &State, sought: &mut String) -> Response {
    let response = ui.add(
        TextEdit::singleline(sought)
            .id(Id::unique("palette"))
            .hint_text(state.translate("palette-hint"))
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 5))
            .return_key(None),
    );
    set_name(ui, &response, &state.translate("menu-palette"));
    response.request_focus();
    response
}

/// Closes the palette, and gives the command of an entry.
fn run(offer: &Offer, commands: &mut Vec<Command>) {
    commands.push(PanelCommand::Close.into());
    commands.push(offer.command());
}

/// Consumes a key before the line that is typed in sees it; returns whether it was pressed.
fn consume(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

/// Whether another entry is selected than in the last frame: only then the list may scroll.
fn shows_another(ui: &Ui, index: usize) -> bool {
    ui.data_mut(|data| {
        let shown = data.get_temp_mut_or_insert_with(Id::unique("palette shows"), || usize::MAX);
        std::mem::replace(shown, index) != index
    })
}

fn offer_ui(ui: &mut Ui, state: &State, offer: &Offer, index: usize, commands: &mut Vec<Command>) {
    let is_current = index == state.view.palette.current;
    let action = match offer {
        Offer::Action(action) => Some(action),
        Offer::Preset(..) => None,
    };
    let is_checked = action.and_then(|action| action.is_checked);
    let is_checked = is_checked.is_some_and(|is_checked| is_checked(state));
    let sign = if is_checked { "✓ " } else { "" };
    let name = format!("{sign}{}", offer.name(state));
    let width = ui.available_width();
    let layout = Layout::top_down_justified(Align::LEFT);
    ui.allocate_ui_with_layout(egui::vec2(width, space::TARGET), layout, |ui| {
        let mut button = Button::selectable(is_current, name);
        if let Some(shortcut) = action.and_then(|action| action.shortcuts.first()) {
            button = button.shortcut_text(shortcut_text(ui.ctx(), *shortcut));
        }
        let response = ui.add(button);
        if is_current && shows_another(ui, index) {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            run(offer, commands);
        }
    });
}
