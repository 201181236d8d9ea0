//! What the window can be asked to do: one enum, fed by menus, keys, buttons and finished errands.

use std::ops::Range;
use std::path::PathBuf;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::effect::{Chosen, Done, Purpose};
use crate::app::model::{Answer, Panel, Place, SignatoryPart, State, Zoom};
use crate::local_data::settings::ThemeChoice;
use crate::message::Language;

/// Something the window does.
#[derive(Debug)]
pub enum Command {
    /// A new, empty draft.
    New,
    /// A new draft with the services and the own party's data of this one.
    NewForOther,
    /// The example that the program carries.
    OpenExample,
    /// Asks for a draft and opens it.
    Open,
    /// Opens that draft.
    OpenPath(PathBuf),
    /// Saves the draft where it came from, or asks where.
    Save,
    /// Asks where to save the draft.
    SaveAs,
    /// Asks where to write the PDF, and writes it.
    Export {
        /// With gaps, marked as a draft.
        is_draft: bool,
    },
    /// Opens the exported PDF in the program for it.
    OpenExported,
    /// Prints the exported PDF.
    PrintExported,
    /// Shows the exported PDF in its folder.
    RevealExported,
    /// A file was chosen for an errand.
    Chosen(Chosen),
    /// An errand was done.
    Done(Done),
    /// Closes the window, after asking when something is not saved.
    Quit,
    /// Answers the open question.
    Answer(Answer),
    /// Changes what is typed as an answer: a path where no file dialog can be shown, a profile's name.
    Type(String),
    /// Asks for a path instead of waiting for a file dialog.
    TypeInstead,
    /// Reads the draft's file again.
    Reload,
    /// Looks whether somebody else has changed the draft's file.
    LookAtFile,

    /// Takes back a step.
    Undo,
    /// Does a step again.
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
        /// What is typed.
        text: String,
    },
    /// Names a signatory.
    SetSignatory {
        /// The field.
        field: String,
        /// Which, from 0; the one after the last is added.
        index: usize,
        /// Name or title.
        part: SignatoryPart,
        /// What is typed.
        text: String,
    },
    /// Adds an empty signatory.
    AddSignatory {
        /// The field.
        field: String,
    },
    /// Takes a signatory out.
    RemoveSignatory {
        /// The field.
        field: String,
        /// Which, from 0.
        index: usize,
    },
    /// Moves a signatory.
    MoveSignatory {
        /// The field.
        field: String,
        /// Which, from 0.
        from: usize,
        /// Where to, from 0.
        to: usize,
    },
    /// Takes out an answer to a field that the template doesn't have.
    RemoveAnswer(String),
    /// Takes out a service that the template doesn't have, or that is named twice.
    RemoveService(String),

    /// Moves the focus to a place of the form.
    Focus(Place),
    /// The form says where the focus is now.
    Focused(Option<Place>),
    /// To the next thing that is missing or wrong.
    NextGap,
    /// To the one before.
    PreviousGap,
    /// Folds a section of the form, or unfolds it.
    Fold(usize),

    /// Shows why a block is there.
    Why(usize),
    /// To the next block, or the one before.
    StepBlock {
        /// Onwards.
        forward: bool,
    },
    /// Hides the reasons.
    CloseWhy,
    /// Opens the line for finding text.
    Find,
    /// Looks for a text.
    SetFind(String),
    /// To the next hit.
    NextHit,
    /// To the hit before.
    PreviousHit,
    /// Closes the line for finding text.
    CloseFind,
    /// Selects text of the pages; characters of the whole text.
    Select(Option<Range<usize>>),
    /// Selects all text of the pages.
    SelectAll,
    /// Copies the selected text of the pages.
    Copy,
    /// Shows a page, from 0.
    ShowPage(usize),
    /// Sets the zoom.
    SetZoom(Zoom),
    /// The view says which zoom it shows, in per cent.
    Zoomed(f32),
    /// A step nearer.
    ZoomIn,
    /// A step away.
    ZoomOut,
    /// Shows or hides the strip of pages.
    ToggleStrip,

    /// Lets the draft and the template travel inside PDFs, or not.
    ToggleAttachments,

    /// Speaks another language.
    SetLanguage(Language),
    /// Chooses light, dark or the system's theme.
    SetTheme(ThemeChoice),
    /// Sets how large the window's contents are, in per cent.
    SetScale(u16),
    /// Marks PDFs for a signing service, by its name, or for none.
    SetSigning(Option<String>),
    /// Asks for a folder to keep things in.
    ChooseFolder(Purpose),
    /// Does without such a folder.
    ForgetFolder(Purpose),

    /// Keeps what is filled in about the own party as a profile, after asking for its name.
    SaveProfile,
    /// Fills in a profile, by its name.
    UseProfile(String),
    /// New drafts begin with that profile, or with none.
    StandardProfile(Option<String>),
    /// Takes out a profile.
    RemoveProfile(String),
    /// Fills in all that is known of a customer.
    UseCustomer {
        /// The party.
        party: String,
        /// The customer's name.
        name: String,
        /// What tells it from others of that name.
        remark: String,
    },

    /// The window is open.
    Start,
    /// Time has passed.
    Tick,
    /// Goes on with a draft that was left without saving it.
    Recover(String),
    /// Throws such a draft away.
    Dismiss(String),
    /// Asks whether what is kept of persons is to be forgotten.
    Forget,
    /// The clipboard has refused something.
    ClipboardRefused,

    /// Asks for a PDF, and whether it still says what was agreed.
    Verify,
    /// Looks at a place where a PDF differs.
    LookAtDifference(usize),
    /// Puts away what was found out about a PDF.
    CloseInspection,

    /// Changes what is typed in the command palette.
    SetPalette(String),
    /// To the next entry of the palette, or the one before.
    StepPalette {
        /// Onwards.
        forward: bool,
    },
    /// Does an entry of the palette.
    RunPalette(usize),

    /// Opens a panel of information.
    Show(Panel),
    /// Closes the open panel or question.
    ClosePanel,
    /// Closes what is open: the line for finding, the reasons, the notice, one after the other.
    Escape,
    /// Puts away the notice.
    DismissNotice,
    /// Moves the keyboard to the menus.
    FocusMenu,
    /// A wish of the state's was fulfilled by the views.
    Given(Wish),
}

/// What the state wants of the views with the next frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The keyboard on the button that exports.
    Export,
    /// The keyboard in the menus.
    Menu,
    /// The keyboard in the line for finding text.
    Find,
    /// Pages scrolled to a place.
    Scroll,
}

/// How a command stands in menus and in the list of shortcuts.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The sentence that names it.
    pub text: &'static str,
    /// The keys for it, the first of which is shown.
    pub shortcuts: &'static [KeyboardShortcut],
    /// The command.
    pub command: fn() -> Command,
    /// Whether it can be done now.
    pub is_possible: fn(&State) -> bool,
    /// Whether what it stands for holds; none for what is simply done.
    pub is_chosen: Option<fn(&State) -> bool>,
}

const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

macro_rules! entries {
    ($($name:ident: $text:literal, [$($shortcut:expr),*], $command:expr
        $(, if $possible:expr)? $(, holds $chosen:expr)?;)*) => {
        $(
            #[doc = concat!("The menu entry named by the sentence `", $text, "`.")]
            pub const $name: Entry = Entry {
                text: $text,
                shortcuts: &[$($shortcut),*],
                command: || $command,
                is_possible: entries!(@possible $($possible)?),
                is_chosen: entries!(@chosen $($chosen)?),
            };
        )*
        /// All entries, in the order of the menus.
        pub const ENTRIES: &[Entry] = &[$($name),*];
    };
    (@possible) => { |_| true };
    (@possible $possible:expr) => { $possible };
    (@chosen) => { None };
    (@chosen $chosen:expr) => { Some($chosen) };
}

entries! {
    NEW: "menu-new", [key(Modifiers::COMMAND, Key::N)], Command::New;
    NEW_FOR_OTHER: "menu-new-for-other", [key(COMMAND_SHIFT, Key::N)], Command::NewForOther;
    OPEN: "menu-open", [key(Modifiers::COMMAND, Key::O)], Command::Open;
    VERIFY: "menu-verify", [], Command::Verify;
    EXAMPLE: "menu-example", [], Command::OpenExample;
    RECOVERY: "menu-recovery", [], Command::Show(Panel::Recovery), if |state| !state.lost.is_empty();
    SAVE: "menu-save", [key(Modifiers::COMMAND, Key::S)], Command::Save;
    SAVE_AS: "menu-save-as", [key(COMMAND_SHIFT, Key::S)], Command::SaveAs;
    RELOAD: "menu-reload", [], Command::Reload, if |state| state.document.path.is_some();
    EXPORT: "menu-export", [key(Modifiers::COMMAND, Key::E)], Command::Export { is_draft: false }, if can_export;
    EXPORT_DRAFT: "menu-export-draft", [key(COMMAND_SHIFT, Key::E)], Command::Export { is_draft: true }, if can_export;
    ATTACHMENTS: "menu-attachments", [], Command::ToggleAttachments,
        holds |state| !state.settings.leaves_out_attachments;
    QUIT: "menu-quit", [key(Modifiers::COMMAND, Key::Q)], Command::Quit;
    UNDO: "menu-undo", [key(Modifiers::COMMAND, Key::Z)], Command::Undo, if |state| state.document.history.can_undo();
    REDO: "menu-redo", [key(COMMAND_SHIFT, Key::Z), key(Modifiers::COMMAND, Key::Y)], Command::Redo,
        if |state| state.document.history.can_redo();
    COPY: "menu-copy", [], Command::Copy, if |state| state.selected_text().is_some();
    SELECT_ALL: "menu-select-all", [], Command::SelectAll;
    FIND: "menu-find", [key(Modifiers::COMMAND, Key::F)], Command::Find;
    NEXT_HIT: "menu-next-hit", [key(Modifiers::NONE, Key::F3)], Command::NextHit;
    PREVIOUS_HIT: "menu-previous-hit", [key(Modifiers::SHIFT, Key::F3)], Command::PreviousHit;
    NEXT_GAP: "menu-next-gap", [key(Modifiers::NONE, Key::F8)], Command::NextGap, if has_gaps;
    PREVIOUS_GAP: "menu-previous-gap", [key(Modifiers::SHIFT, Key::F8)], Command::PreviousGap, if has_gaps;
    SAVE_PROFILE: "menu-save-profile", [], Command::SaveProfile;
    SETTINGS: "menu-settings", [key(Modifiers::COMMAND, Key::Comma)], Command::Show(Panel::Settings);
    FORGET: "menu-forget", [], Command::Forget;
    FIT_WIDTH: "menu-fit-width", [key(Modifiers::COMMAND, Key::Num1)], Command::SetZoom(Zoom::Width),
        holds |state| state.view.zoom == Zoom::Width;
    FIT_PAGE: "menu-fit-page", [key(Modifiers::COMMAND, Key::Num2)], Command::SetZoom(Zoom::Page),
        holds |state| state.view.zoom == Zoom::Page;
    FULL_SIZE: "menu-full-size", [key(Modifiers::COMMAND, Key::Num0)], Command::SetZoom(Zoom::Percent(100.0)),
        holds |state| state.view.zoom == Zoom::Percent(100.0);
    ZOOM_IN: "menu-zoom-in", [key(Modifiers::COMMAND, Key::Plus), key(Modifiers::COMMAND, Key::Equals)], Command::ZoomIn;
    ZOOM_OUT: "menu-zoom-out", [key(Modifiers::COMMAND, Key::Minus)], Command::ZoomOut;
    STRIP: "menu-strip", [], Command::ToggleStrip, holds |state| !state.settings.hides_strip;
    THEME_SYSTEM: "theme-system", [], Command::SetTheme(ThemeChoice::System),
        holds |state| state.settings.theme == ThemeChoice::System;
    THEME_LIGHT: "theme-light", [], Command::SetTheme(ThemeChoice::Light),
        holds |state| state.settings.theme == ThemeChoice::Light;
    THEME_DARK: "theme-dark", [], Command::SetTheme(ThemeChoice::Dark),
        holds |state| state.settings.theme == ThemeChoice::Dark;
    SWEDISH: "language-sv", [], Command::SetLanguage(Language::Sv),
        holds |state| state.translator.language() == Language::Sv;
    FINNISH: "language-fi", [], Command::SetLanguage(Language::Fi),
        holds |state| state.translator.language() == Language::Fi;
    ENGLISH: "language-en", [], Command::SetLanguage(Language::En),
        holds |state| state.translator.language() == Language::En;
    EXPLANATION: "menu-explanation", [key(Modifiers::NONE, Key::F4)], Command::Show(Panel::Explanation);
    TEMPLATE: "menu-template", [], Command::Show(Panel::Template);
    PALETTE: "menu-palette", [key(Modifiers::COMMAND, Key::K)], Command::Show(Panel::Palette);
    SHORTCUTS: "menu-shortcuts", [key(Modifiers::NONE, Key::F1)], Command::Show(Panel::Shortcuts);
    ABOUT: "menu-about", [], Command::Show(Panel::About);
    MENUS: "menu-focus", [key(Modifiers::NONE, Key::F10)], Command::FocusMenu;
}

fn has_gaps(state: &State) -> bool {
    !state.gaps().is_empty()
}

fn can_export(state: &State) -> bool {
    !state.under_way.is_exporting
}
