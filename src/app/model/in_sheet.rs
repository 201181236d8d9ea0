//! What commands do while a spreadsheet is open, which hides the draft.

use super::document::FollowUp;
use super::state::State;
use super::update::Update;
use crate::app::command::{
    BatchCommand, Command, EditCommand, FileCommand, FormCommand, PreviewCommand, RegisterCommand,
};

/// What a command does while a spreadsheet is open.
enum InSheet {
    /// What it does elsewhere.
    Itself,
    /// Something with the spreadsheet.
    Instead(BatchCommand),
    /// Something else, once nothing of the spreadsheet would be lost.
    Follow(FollowUp),
    /// Nothing: it is about the draft, which can't be seen.
    Nothing,
}

impl InSheet {
    fn of(command: &Command) -> Self {
        use FileCommand as F;
        match command {
            Command::File(F::Save | F::SaveAs) => Self::Instead(BatchCommand::SaveMended),
            Command::File(F::Export { is_draft: false }) => Self::Instead(BatchCommand::Export),
            Command::Edit(EditCommand::Undo) => Self::Instead(BatchCommand::Undo),
            Command::Edit(EditCommand::Redo) => Self::Instead(BatchCommand::Redo),
            Command::Form(FormCommand::NextGap) => Self::Instead(BatchCommand::NextProblem),
            Command::Register(RegisterCommand::Toggle) => Self::Follow(FollowUp::Register),
            // What takes the place of the spreadsheet asks about it, once it is there.
            Command::File(
                F::New
                | F::NewFrom(_)
                | F::NewForOther
                | F::OpenExample
                | F::OpenPath(_)
                | F::Reload
                | F::CheckFile
                | F::TypePath
                | F::Verify
                | F::Open
                | F::Quit,
            )
            | Command::Preview(PreviewCommand::ShowVerdict | PreviewCommand::CloseInspection) => {
                Self::Itself
            }
            Command::File(_) | Command::Edit(_) | Command::Form(_) | Command::Preview(_) => {
                Self::Nothing
            }
            _ => Self::Itself,
        }
    }
}

impl State {
    /// Whether a command does something: while a spreadsheet is open, those about the draft don't.
    #[must_use]
    pub fn reaches(&self, command: &Command) -> bool {
        let Some(table) = &self.batch else {
            return true;
        };
        match InSheet::of(command) {
            InSheet::Instead(BatchCommand::Export) => table.can_export(),
            InSheet::Nothing => false,
            _ => true,
        }
    }
}

impl Update<'_> {
    /// Whether nothing is left to do for a command, as a spreadsheet is open.
    pub(super) fn is_done_in_sheet(&mut self, command: &Command) -> bool {
        if self.state.batch.is_none() {
            return false;
        }
        match InSheet::of(command) {
            InSheet::Itself => false,
            InSheet::Instead(command) => {
                self.apply_batch(command);
                true
            }
            InSheet::Follow(next) => {
                self.proceed(next, false);
                true
            }
            InSheet::Nothing => true,
        }
    }
}
