//! The keyboard in the line of menus: arrows open menus and go from one to the next.

use eframe::egui::containers::menu::MenuState;
use eframe::egui::{FocusDirection, Id, Key, Memory, Modifiers, Popup, Response, Ui};

use super::widgets::focus_ring;

/// The line of menus, as it was drawn last.
#[derive(Clone, Debug, Default)]
struct Bar {
    menus: Vec<Id>,
    /// Whether the focus is on an entry that opens a menu of its own.
    is_on_submenu: bool,
}

fn id() -> Id {
    Id::unique("line of menus")
}

fn popup_of(menu: Id) -> Id {
    menu.with("popup")
}

/// Handles the arrows, before the menus are drawn.
pub(super) fn menu_keys(ui: &Ui) {
    let bar = ui.data_mut(|data| std::mem::take(data.get_temp_mut_or_default::<Bar>(id())));
    let context = ui.ctx();
    let is_open = |menu: &Id| Popup::is_id_open(context, popup_of(*menu));
    let focused = ui.memory(Memory::focused);
    let (index, is_open) = match bar.menus.iter().position(is_open) {
        Some(index) => (index, true),
        None => match bar.menus.iter().position(|menu| Some(*menu) == focused) {
            Some(index) => (index, false),
            None => return,
        },
    };
    let has_submenu = MenuState::from_id(context, popup_of(bar.menus[index]), |menu| {
        menu.open_item.is_some()
    });
    if is_open && has_submenu {
        return; // the arrows are its own
    }
    let count = bar.menus.len();
    let next = if pressed(ui, Key::ArrowLeft) {
        (index + count - 1) % count
    } else if !(is_open && bar.is_on_submenu) && pressed(ui, Key::ArrowRight) {
        (index + 1) % count
    } else if !is_open && pressed(ui, Key::ArrowDown) {
        Popup::open_id(context, popup_of(bar.menus[index]));
        return;
    } else {
        return;
    };
    let menu = bar.menus[next];
    ui.memory_mut(|memory| memory.request_focus(menu));
    if is_open {
        Popup::open_id(context, popup_of(menu));
    }
}

/// Whether a key was pressed; then nothing else sees it.
fn pressed(ui: &Ui, key: Key) -> bool {
    let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_pressed {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    is_pressed
}

/// Notes a menu of the line.
pub(super) fn note_menu(ui: &Ui, response: &Response) {
    focus_ring(ui, response, response.rect);
    ui.data_mut(|data| {
        data.get_temp_mut_or_default::<Bar>(id())
            .menus
            .push(response.id);
    });
}

/// Notes an entry that opens a menu of its own.
pub(super) fn note_submenu(ui: &Ui, response: &Response) {
    if response.has_focus() {
        ui.data_mut(|data| data.get_temp_mut_or_default::<Bar>(id()).is_on_submenu = true);
    }
}
