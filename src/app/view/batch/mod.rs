//! The spreadsheet that is open: a table of its own rows and columns, mended there and exported from there.
//!
//! | file | draws |
//! | --- | --- |
//! | `head` | the file, what is wrong with it as a whole, the folder, the run |
//! | `table` | the cells that can be seen |
//! | `cell` | a cell, or the line to change it in |
//! | `keys` | what the keyboard does in the table |
//! | `foot` | what is wrong with the selected cell |

mod cell;
mod foot;
mod head;
mod keys;
mod table;

use eframe::egui::{self, Ui};

use crate::app::command::Command;
use crate::app::model::State;
use crate::app::theme::palette;

/// Draws the spreadsheet that is open, in place of the form and the pages.
pub fn batch_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(table) = &state.batch else {
        return;
    };
    head::head_ui(ui, state, table, commands);
    foot::foot_ui(ui, state, table);
    let frame = egui::Frame::NONE.fill(palette(ui).field);
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        table::table_ui(ui, state, table, commands);
    });
}
