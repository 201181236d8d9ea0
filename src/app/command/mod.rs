//! What the window can be asked to do: one enum, given by views, menus and keys, and by outcomes of effects.
//!
//! Data only: what each command does stands in `model`. What a command carries stands in files of this folder that know
//! nothing of commands.

mod answer;
mod batch;
mod column;
mod folder;
mod list;
mod panel;
mod place;
mod register;
mod template;
mod zoom;

pub use answer::Answer;
pub use batch::BatchCommand;
pub use column::Column;
pub use folder::Folder;
pub use list::RowsCommand;
pub use panel::Panel;
pub use place::{PermissionPart, Place, SignatoryPart};
pub use register::RegisterCommand;
pub use template::{Side, TemplateCommand, VersionChoice};
pub use zoom::Zoom;

use std::ops::Range;
use std::path::PathBuf;

use super::effect::Outcome;
use crate::local_data::settings::{ThemeChoice, WindowLook};
use crate::message::Language;

/// Something that the window can be asked to do.
#[derive(Debug)]
pub enum Command {
    /// With the draft as a whole and its files.
    File(FileCommand),
    /// With what is filled in.
    Edit(EditCommand),
    /// In the form.
    Form(FormCommand),
    /// With the pages.
    Preview(PreviewCommand),
    /// With the settings.
    Settings(SettingsCommand),
    /// With templates.
    Template(TemplateCommand),
    /// With many agreements from a spreadsheet.
    Batch(BatchCommand),
    /// In the register.
    Register(RegisterCommand),
    /// With what is open over the form and the pages.
    Panel(PanelCommand),
    /// With what the program itself notices, and what it keeps on the machine.
    Session(SessionCommand),
    /// To go on after an effect.
    Outcome(Outcome),
}

/// A command for the draft as a whole and its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileCommand {
    /// Begins a new, empty draft.
    New,
    /// Begins a new, empty draft of a template, by its id.
    NewFrom(String),
    /// Moves the draft to the newer version of its template that is shown.
    MoveToNewer,
    /// Begins a draft with the services and the own party's data of this one.
    NewForOther,
    /// Opens the example that the program carries.
    OpenExample,
    /// Asks for a draft and opens it.
    Open,
    /// Opens a draft, or the one inside a PDF.
    OpenPath(PathBuf),
    /// Asks for a PDF, opens and verifies it.
    Verify,
    /// Reads the draft's file again.
    Reload,
    /// Checks whether somebody else has changed the draft's file.
    CheckFile,
    /// Saves the draft in its file, or asks where.
    Save,
    /// Asks where to save the draft.
    SaveAs,
    /// Asks where to write the PDF, and writes it.
    Export {
        /// With gaps, marked as a draft.
        is_draft: bool,
    },
    /// Asks where to write the comparison with the standard, and writes it.
    ExportStandardComparison,
    /// Opens the exported PDF in the program for it.
    OpenExported,
    /// Prints the exported PDF.
    PrintExported,
    /// Shows the exported PDF in its folder.
    RevealExported,
    /// Opens a message with the exported PDF in the mail program.
    MailExported,
    /// Writes the signing package beside the exported PDF.
    PackageExported,
    /// Asks for a path to type instead of waiting for a file dialog.
    TypePath,
    /// Closes the window, after a question when something is not saved.
    Quit,
}

/// A command that changes what is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditCommand {
    /// Undoes a step.
    Undo,
    /// Redoes a step.
    Redo,
    /// Chooses a service or doesn't.
    SetService {
        /// The service.
        id: String,
        /// Whether it is chosen.
        chosen: bool,
    },
    /// Answers a field.
    SetText {
        /// The field.
        field: String,
        /// The text as typed.
        text: String,
    },
    /// Changes a signatory.
    SetSignatory {
        /// The field.
        field: String,
        /// The signatory's index; the one after the last is added.
        index: usize,
        /// Which of its texts.
        part: SignatoryPart,
        /// The text as typed.
        text: String,
    },
    /// Adds an empty signatory.
    AddSignatory {
        /// The field.
        field: String,
    },
    /// Removes a signatory.
    RemoveSignatory {
        /// The field.
        field: String,
        /// The signatory's index.
        index: usize,
    },
    /// Moves a signatory.
    MoveSignatory {
        /// The field.
        field: String,
        /// The signatory's index.
        from: usize,
        /// The index to move it to.
        to: usize,
    },
    /// Answers a term with its standard.
    UseStandard(String),
    /// Changes who allowed the answer to a term, or why.
    SetPermission {
        /// The field.
        field: String,
        /// Name or reason.
        part: PermissionPart,
        /// The text as typed.
        text: String,
    },
    /// Chooses one of several options or doesn't.
    SetOption {
        /// The field.
        field: String,
        /// The option.
        option: String,
        /// Whether it is chosen.
        chosen: bool,
    },
    /// Changes the rows of a list.
    Rows {
        /// The field.
        field: String,
        /// The change.
        command: RowsCommand,
    },
    /// Pastes a block of which more than one piece fits a field of the party: asks whether to distribute it.
    PasteBlock {
        /// The field that has the focus.
        field: String,
        /// The text of the clipboard.
        text: String,
        /// The characters of the field that it replaces.
        at: Range<usize>,
    },
    /// Removes an answer to a field that the template doesn't have.
    RemoveAnswer(String),
    /// Removes a service that the template doesn't have, or that is named twice.
    RemoveService(String),
    /// Chooses the services of a preset.
    UsePreset {
        /// Its name.
        name: String,
        /// Whether it is the user's own, and not the organisation's.
        is_own: bool,
    },
    /// Fills in a profile, by its name.
    UseProfile(String),
    /// Fills in all that is known of a customer.
    UseCustomer {
        /// The party.
        party: String,
        /// The customer's name.
        name: String,
        /// What tells it from others of that name.
        remark: String,
    },
}

/// A command for the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormCommand {
    /// Moves the focus to a place of the form.
    Focus(Place),
    /// Notes where the focus is now.
    Focused(Option<Place>),
    /// Moves to the next gap or mistake.
    NextGap,
    /// Moves to the previous gap or mistake.
    PreviousGap,
    /// Notes at which place the button stands that has the focus.
    Near(Place),
    /// Folds a section, or unfolds it.
    Fold(usize),
    /// Folds the section that the focus is in.
    FoldHere,
    /// Unfolds all sections.
    UnfoldAll,
    /// Moves the signatory or row that the focus is in.
    MoveRow {
        /// Down, or else up.
        down: bool,
    },
    /// Removes the signatory or row that the focus is in.
    RemoveRow,
    /// Opens the calendar of the date that the focus is in.
    OpenCalendar,
    /// Shows the own party's fields, or one line in their place.
    ToggleOwnParty,
}

/// A command for the pages.
#[derive(Clone, Debug, PartialEq)]
pub enum PreviewCommand {
    /// Shows why a block is there.
    ShowReasons(usize),
    /// Moves to the next block, or the previous one.
    StepBlock {
        /// To the next one.
        forward: bool,
    },
    /// Hides the reasons.
    CloseReasons,
    /// Opens the find bar.
    Find,
    /// Finds a text.
    SetFind(String),
    /// Moves to the next hit.
    NextHit,
    /// Moves to the previous hit.
    PreviousHit,
    /// Closes the find bar.
    CloseFind,
    /// Selects text of the pages: a range of characters of the whole text.
    Select(Option<Range<usize>>),
    /// Selects all text of the pages.
    SelectAll,
    /// Copies the selected text of the pages.
    Copy,
    /// Scrolls to a page, by its index.
    ShowPage(usize),
    /// Sets the zoom.
    SetZoom(Zoom),
    /// Notes the zoom that is shown, in per cent.
    Zoomed(f32),
    /// Zooms in by a step.
    ZoomIn,
    /// Zooms out by a step.
    ZoomOut,
    /// Shows or hides the strip of pages.
    ToggleStrip,
    /// Scrolls to a difference in an opened PDF, by its index.
    ShowDifference(usize),
    /// Scrolls to an addition in an opened PDF, by its index.
    ShowAddition(usize),
    /// Shows the file's own pages beside the expected ones, or hides them.
    ToggleComparison,
    /// Draws the file's own pages with so many pixels to a point.
    SetResolution(f64),
    /// Shows one of the two columns, where there is no room for both.
    ShowColumn(Column),
    /// Brings the verdict about an opened PDF to the front.
    ShowVerdict,
    /// Closes the verdict about an opened PDF.
    CloseInspection,
}

/// A command that changes the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsCommand {
    /// Sets the window's language.
    SetLanguage(Language),
    /// Chooses light, dark or the system's theme.
    SetTheme(ThemeChoice),
    /// Sets how large the window's contents are, in per cent.
    SetScale(u16),
    /// Remembers how the window looks.
    RememberWindow(WindowLook),
    /// Puts the draft and the template into PDFs, or doesn't.
    ToggleAttachments,
    /// Marks PDFs for a signing service, by its id, or for none.
    SetSigning(Option<String>),
    /// Asks for a folder.
    ChooseFolder(Folder),
    /// Removes a folder.
    ForgetFolder(Folder),
    /// Sets the command of the user's editor, or the program that the desktop opens files in.
    SetEditor(Option<String>),
    /// Saves what is filled in about the own party as a profile, after asking for its name.
    SaveProfile,
    /// Saves the chosen services as a preset, after asking for its name.
    SavePreset,
    /// Removes an own preset.
    RemovePreset(String),
    /// Sets the profile that new drafts begin with, by its name.
    SetStandardProfile(Option<String>),
    /// Removes a profile.
    RemoveProfile(String),
}

/// A command for what is open over the form and the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PanelCommand {
    /// Opens a panel of information.
    Show(Panel),
    /// Closes the open panel or question.
    Close,
    /// Closes what is open, one after the other: selection, find bar, reasons, notice, comparison, spreadsheet.
    Escape,
    /// Puts what support needs to know on the clipboard.
    CopySupport,
    /// Dismisses the notice.
    DismissNotice,
    /// Moves the keyboard to the menus.
    FocusMenu,
    /// Answers the open question.
    Answer(Answer),
    /// Changes what is typed as an answer: a path where no file dialog can be shown, a profile's name.
    Type(String),
    /// Changes what is typed in the command palette.
    SetPalette(String),
    /// Selects an entry of the palette, by its index.
    SelectPaletteEntry(usize),
}

/// A command for what the program itself notices, and what it keeps on the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionCommand {
    /// The window is open.
    Start,
    /// Time has passed.
    Tick,
    /// The clipboard has refused something.
    ClipboardRefused,
    /// Opens a draft of a window that ended without saving.
    Recover(String),
    /// Asks whether to remove such a draft.
    Dismiss(String),
    /// Asks whether to remove personal data.
    Forget,
}

macro_rules! from_groups {
    ($($group:ident($data:ty)),*) => {
        $(impl From<$data> for Command {
            fn from(command: $data) -> Self {
                Self::$group(command)
            }
        })*
    };
}

from_groups! {
    File(FileCommand), Edit(EditCommand), Form(FormCommand), Preview(PreviewCommand),
    Settings(SettingsCommand), Template(TemplateCommand), Batch(BatchCommand),
    Register(RegisterCommand), Panel(PanelCommand),
    Session(SessionCommand), Outcome(Outcome)
}
