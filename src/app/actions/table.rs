//! The table of actions: text, shortcuts, command, when each is possible.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::action::Action;
use crate::app::command::{
    BatchCommand, EditCommand, FileCommand, FormCommand, Panel, PanelCommand, PreviewCommand,
    RegisterCommand, SessionCommand, SettingsCommand, TemplateCommand, Zoom,
};
use crate::app::model::State;
use crate::local_data::settings::ThemeChoice;
use crate::message::Language;

const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

macro_rules! actions {
    ($($name:ident: $text:literal, [$($shortcut:expr),*], $command:expr
        $(, if $possible:expr)? $(, while $checked:expr)?;)*) => {
        $(
            #[doc = concat!("The action named by the message `", $text, "`.")]
            pub const $name: Action = Action {
                text: $text,
                shortcuts: &[$($shortcut),*],
                command: || $command.into(),
                condition: actions!(@possible $($possible)?),
                is_checked: actions!(@checked $($checked)?),
            };
        )*
        /// All actions, in the order of the menus.
        pub const ACTIONS: &[Action] = &[$($name),*];
    };
    (@possible) => { |_| true };
    (@possible $possible:expr) => { $possible };
    (@checked) => { None };
    (@checked $checked:expr) => { Some($checked) };
}

actions! {
    NEW: "menu-new", [key(Modifiers::COMMAND, Key::N)], FileCommand::New;
    NEW_FOR_OTHER: "menu-new-for-other", [key(COMMAND_SHIFT, Key::N)], FileCommand::NewForOther;
    OPEN: "menu-open", [key(Modifiers::COMMAND, Key::O)], FileCommand::Open;
    REGISTER: "menu-register", [key(Modifiers::COMMAND, Key::L)], RegisterCommand::Toggle, while |state| state.register.is_open;
    VERIFY_ALL: "menu-verify-all", [], RegisterCommand::VerifyAll, if |state| state.register.is_open && state.has_register();
    EXPORT_LIST: "menu-export-list", [], RegisterCommand::ExportList, if |state| state.register.is_open && !state.register.found.cases.is_empty();
    ADD_REGISTER_FOLDER: "menu-register-folder", [], RegisterCommand::AddFolder;
    VERIFY: "menu-verify", [], FileCommand::Verify;
    BATCH: "menu-batch", [], BatchCommand::Open, if |state| !state.is_batch_running();
    NEW_SHEET: "menu-new-sheet", [], BatchCommand::NewSheet;
    EXAMPLE: "menu-example", [], FileCommand::OpenExample;
    RECOVERY: "menu-recovery", [], PanelCommand::Show(Panel::Recovery), if |state| !state.recoverable.is_empty();
    SAVE: "menu-save", [key(Modifiers::COMMAND, Key::S)], FileCommand::Save;
    SAVE_AS: "menu-save-as", [key(COMMAND_SHIFT, Key::S)], FileCommand::SaveAs;
    RELOAD: "menu-reload", [], FileCommand::Reload, if |state| state.document.path.is_some();
    EXPORT: "menu-export", [key(Modifiers::COMMAND, Key::E), key(Modifiers::COMMAND, Key::Enter)], FileCommand::Export { is_draft: false }, if can_export;
    EXPORT_DRAFT: "menu-export-draft", [key(COMMAND_SHIFT, Key::E)], FileCommand::Export { is_draft: true }, if can_export;
    MAIL: "menu-mail", [], FileCommand::MailExported, if has_exported;
    PRINT: "menu-print", [key(Modifiers::COMMAND, Key::P)], FileCommand::PrintExported, if has_exported;
    SIGNING_PACKAGE: "menu-signing-package", [], FileCommand::PackageExported, if |state| state.packable().is_some();
    ATTACHMENTS: "menu-attachments", [], SettingsCommand::ToggleAttachments,
        while State::attaches;
    QUIT: "menu-quit", [key(Modifiers::COMMAND, Key::Q)], FileCommand::Quit;
    UNDO: "menu-undo", [key(Modifiers::COMMAND, Key::Z)], EditCommand::Undo, if can_undo;
    REDO: "menu-redo", [key(COMMAND_SHIFT, Key::Z), key(Modifiers::COMMAND, Key::Y)], EditCommand::Redo,
        if can_redo;
    COPY: "menu-copy", [], PreviewCommand::Copy, if |state| state.selected_text().is_some();
    SELECT_ALL: "menu-select-all", [], PreviewCommand::SelectAll;
    FIND: "menu-find", [key(Modifiers::COMMAND, Key::F)], PreviewCommand::Find;
    NEXT_HIT: "menu-next-hit", [key(Modifiers::NONE, Key::F3)], PreviewCommand::NextHit;
    PREVIOUS_HIT: "menu-previous-hit", [key(Modifiers::SHIFT, Key::F3)], PreviewCommand::PreviousHit;
    NEXT_GAP: "menu-next-gap", [key(Modifiers::NONE, Key::F8)], FormCommand::NextGap, if has_gaps;
    PREVIOUS_GAP: "menu-previous-gap", [key(Modifiers::SHIFT, Key::F8)], FormCommand::PreviousGap, if has_gaps;
    CALENDAR: "menu-calendar", [key(Modifiers::ALT, Key::ArrowDown)], FormCommand::OpenCalendar, if State::is_in_date;
    ROW_UP: "menu-row-up", [key(COMMAND_SHIFT, Key::ArrowUp)], FormCommand::MoveRow { down: false }, if State::is_in_row;
    ROW_DOWN: "menu-row-down", [key(COMMAND_SHIFT, Key::ArrowDown)], FormCommand::MoveRow { down: true }, if State::is_in_row;
    REMOVE_ROW: "menu-remove-row", [key(COMMAND_SHIFT, Key::Delete)], FormCommand::RemoveRow, if State::is_in_row;
    SAVE_PROFILE: "menu-save-profile", [], SettingsCommand::SaveProfile;
    SAVE_PRESET: "menu-save-preset", [], SettingsCommand::SavePreset, if State::has_new_preset;
    SETTINGS: "menu-settings", [key(Modifiers::COMMAND, Key::Comma)], PanelCommand::Show(Panel::Settings);
    FORGET: "menu-forget", [], SessionCommand::Forget;
    FIT_WIDTH: "menu-fit-width", [key(Modifiers::COMMAND, Key::Num1)], PreviewCommand::SetZoom(Zoom::Width),
        while |state| state.view.zoom == Zoom::Width;
    FIT_PAGE: "menu-fit-page", [key(Modifiers::COMMAND, Key::Num2)], PreviewCommand::SetZoom(Zoom::Page),
        while |state| state.view.zoom == Zoom::Page;
    FULL_SIZE: "menu-full-size", [key(Modifiers::COMMAND, Key::Num0)], PreviewCommand::SetZoom(Zoom::Percent(100.0)),
        while |state| state.view.zoom == Zoom::Percent(100.0);
    ZOOM_IN: "menu-zoom-in", [key(Modifiers::COMMAND, Key::Plus), key(Modifiers::COMMAND, Key::Equals)], PreviewCommand::ZoomIn;
    ZOOM_OUT: "menu-zoom-out", [key(Modifiers::COMMAND, Key::Minus)], PreviewCommand::ZoomOut;
    FOLD: "menu-fold", [], FormCommand::FoldHere, if |state| state.view.near.is_some();
    UNFOLD_ALL: "menu-unfold-all", [], FormCommand::UnfoldAll, if |state| !state.view.folded.is_empty();
    STRIP: "menu-strip", [], PreviewCommand::ToggleStrip, while |state| !state.settings.hides_strip;
    VERDICT: "menu-verdict", [], PreviewCommand::ShowVerdict, if |state| state.inspection.is_some();
    COMPARE: "menu-compare", [key(Modifiers::NONE, Key::F9)], PreviewCommand::ToggleComparison,
        if |state| state.comparable().is_some(), while |state| state.compared().is_some();
    THEME_SYSTEM: "theme-system", [], SettingsCommand::SetTheme(ThemeChoice::System),
        while |state| state.settings.theme == ThemeChoice::System;
    THEME_LIGHT: "theme-light", [], SettingsCommand::SetTheme(ThemeChoice::Light),
        while |state| state.settings.theme == ThemeChoice::Light;
    THEME_DARK: "theme-dark", [], SettingsCommand::SetTheme(ThemeChoice::Dark),
        while |state| state.settings.theme == ThemeChoice::Dark;
    SWEDISH: "language-sv", [], SettingsCommand::SetLanguage(Language::Sv),
        while |state| state.translator.language() == Language::Sv;
    FINNISH: "language-fi", [], SettingsCommand::SetLanguage(Language::Fi),
        while |state| state.translator.language() == Language::Fi;
    ENGLISH: "language-en", [], SettingsCommand::SetLanguage(Language::En),
        while |state| state.translator.language() == Language::En;
    EXPLANATION: "menu-explanation", [key(Modifiers::NONE, Key::F4)], PanelCommand::Show(Panel::Explanation);
    DEVIATIONS: "menu-deviations", [], PanelCommand::Show(Panel::Deviations);
    TEMPLATE: "menu-template", [], PanelCommand::Show(Panel::Template);
    OPEN_FOLDER: "menu-open-folder", [], TemplateCommand::OpenFolder;
    CLOSE_FOLDER: "menu-close-folder", [], TemplateCommand::CloseFolder, if |state| state.folder.is_some();
    MARK_CHANGES: "menu-mark-changes", [], TemplateCommand::ToggleMarks, if |state| state.folder.is_some(),
        while |state| !state.view.hides_changes;
    COMPARE_VERSIONS: "menu-compare-versions", [], TemplateCommand::CompareVersions,
        if |state| !state.templates.is_empty();
    PALETTE: "menu-palette", [key(Modifiers::COMMAND, Key::K)], PanelCommand::Show(Panel::Palette);
    SHORTCUTS: "menu-shortcuts", [key(Modifiers::NONE, Key::F1)], PanelCommand::Show(Panel::Shortcuts);
    ABOUT: "menu-about", [], PanelCommand::Show(Panel::About);
    MENUS: "menu-focus", [key(Modifiers::NONE, Key::F10)], PanelCommand::FocusMenu;
}

fn can_undo(state: &State) -> bool {
    match &state.batch {
        Some(table) => table.changes.can_undo(),
        None => state.document.history.can_undo(),
    }
}

fn can_redo(state: &State) -> bool {
    match &state.batch {
        Some(table) => table.changes.can_redo(),
        None => state.document.history.can_redo(),
    }
}

fn has_gaps(state: &State) -> bool {
    !state.gaps().is_empty()
}

fn has_exported(state: &State) -> bool {
    state.exported.is_some()
}

fn can_export(state: &State) -> bool {
    !state.is_exporting
}
