//! What is done with each command: the one place where the state changes.

use std::path::Path;

use super::bar::Bar;
use super::batching::is_sheet;
use super::document::FollowUp;
use super::main_view::MainView;
use super::notice::Notice;
use super::palette::Palette;
use super::requests::{Requests, ViewRequest};
use super::state::State;
use super::update::Update;
use crate::app::command::{
    Answer, Command, EditCommand, FileCommand, FormCommand, Panel, PanelCommand, PreviewCommand,
    SessionCommand, SettingsCommand,
};
use crate::app::effect::{Effect, Outcome};
use crate::library::Decision;
use crate::local_data::Customer;
use crate::message::Message;

use super::document::Purpose;
use super::question::Question;

impl State {
    /// Applies a command; returns what is to be done outside of the model.
    pub fn apply(&mut self, command: impl Into<Command>) -> Requests {
        let mut update = Update::new(self);
        update.apply(command.into());
        update.finish()
    }
}

impl Update<'_> {
    fn apply(&mut self, command: Command) {
        if self.is_done_in_sheet(&command) {
            return;
        }
        if self.state.register.is_open {
            self.leave_register_for(&command);
        }
        match command {
            Command::File(command) => self.apply_file(command),
            Command::Edit(command) => self.apply_edit(command),
            Command::Form(command) => self.apply_form(command),
            Command::Preview(command) => self.apply_preview(command),
            Command::Settings(command) => self.apply_settings(command),
            Command::Template(command) => self.apply_template(command),
            Command::Batch(command) => self.apply_batch(command),
            Command::Register(command) => self.apply_register(command),
            Command::Panel(command) => self.apply_panel(command),
            Command::Session(command) => self.apply_session(command),
            Command::Outcome(outcome) => self.apply_outcome(outcome),
        }
    }

    fn apply_file(&mut self, command: FileCommand) {
        use FileCommand as C;
        match command {
            C::New => self.proceed(FollowUp::New(None), false),
            C::NewFrom(id) => self.proceed(FollowUp::New(Some(id)), false),
            C::MoveToNewer => self.upgrade(),
            C::NewForOther => self.proceed(FollowUp::NewForOther, false),
            C::OpenExample => self.proceed(FollowUp::Example, false),
            C::Open => self.choose(Purpose::Open),
            C::OpenPath(path) if is_sheet(&path) => self.read_sheet(path),
            C::OpenPath(path) => self.proceed(FollowUp::Open(path), false),
            C::Verify => self.choose(Purpose::Verify),
            C::Reload => self.proceed(FollowUp::Reload, false),
            C::CheckFile => {
                self.check_file();
                self.read_templates();
            }
            // What is being typed stays as it is: its file is normalised when it is read.
            C::Save => self.save(None),
            C::SaveAs => self.save_as(),
            C::Export { is_draft } => {
                self.normalise_typed();
                self.export(is_draft);
            }
            C::ExportStandardComparison => self.choose(Purpose::StandardComparison),
            C::OpenExported => self.with_exported(Effect::OpenFile),
            C::PrintExported => self.with_exported(Effect::PrintFile),
            C::RevealExported => self.with_exported(Effect::RevealFile),
            C::MailExported => self.mail_exported(),
            C::PackageExported => self.package_exported(),
            C::TypePath => self.type_path(),
            C::Quit => self.proceed(FollowUp::Quit, false),
        }
    }

    fn apply_edit(&mut self, command: EditCommand) {
        use EditCommand as C;
        match command {
            C::Undo => self.undo(),
            C::Redo => self.redo(),
            C::SetService { id, chosen } => self.set_service(&id, chosen),
            C::SetText { field, text } => self.set_text(&field, text),
            C::SetSignatory {
                field,
                index,
                part,
                text,
            } => self.set_signatory(&field, index, part, text),
            C::AddSignatory { field } => self.add_signatory(&field),
            C::RemoveSignatory { field, index } => self.remove_signatory(&field, index),
            C::MoveSignatory { field, from, to } => self.move_signatory(&field, from, to),
            C::UseStandard(field) => self.use_standard(&field),
            C::SetPermission { field, part, text } => self.set_permission(&field, part, text),
            C::SetOption {
                field,
                option,
                chosen,
            } => self.set_option(&field, &option, chosen),
            C::Rows { field, command } => self.edit_rows(&field, command),
            C::PasteBlock { field, text, at } => self.paste_block(field, &text, at),
            C::RemoveAnswer(field) => self.remove_answer(&field),
            C::RemoveService(id) => self.remove_service(&id),
            C::UsePreset { name, is_own } => self.use_preset(&name, is_own),
            C::UseProfile(name) => self.use_profile(&name),
            C::UseCustomer {
                party,
                name,
                remark,
            } => self.use_customer(&party, &name, &remark),
        }
    }

    fn apply_form(&mut self, command: FormCommand) {
        match command {
            FormCommand::Focus(place) => self.focus(place),
            FormCommand::Focused(place) => self.on_focused(place),
            FormCommand::NextGap => {
                // What was typed in the last gap is meant, though there is nowhere to go on to.
                self.normalise_typed();
                self.step_gap(true);
            }
            FormCommand::PreviousGap => self.step_gap(false),
            FormCommand::Near(place) => self.state.view.near = Some(place),
            FormCommand::Fold(section) => self.fold(section),
            FormCommand::FoldHere => self.fold_here(),
            FormCommand::UnfoldAll => self.state.view.folded.clear(),
            FormCommand::MoveRow { down } => self.move_row(down),
            FormCommand::RemoveRow => self.remove_row(),
            FormCommand::OpenCalendar => self.open_calendar(),
            FormCommand::ToggleOwnParty => self.toggle_own_party(),
        }
    }

    fn apply_preview(&mut self, command: PreviewCommand) {
        use PreviewCommand as C;
        let view = &mut self.state.view;
        match command {
            C::ShowReasons(block) => self.show_reasons(block),
            C::StepBlock { forward } => self.step_block(forward),
            C::CloseReasons => view.reasons = None,
            C::Find => self.open_find(),
            C::SetFind(text) => self.set_find(text),
            C::NextHit => self.step_hit(true),
            C::PreviousHit => self.step_hit(false),
            C::CloseFind => view.find = None,
            C::Select(range) => view.selection = range,
            C::SelectAll => view.selection = Some(0..self.state.derived.text.len()),
            C::Copy => self.copy(),
            C::ShowPage(page) => self.show_page(page),
            C::SetZoom(zoom) => view.zoom = zoom,
            C::Zoomed(percent) => view.percent = percent,
            C::ZoomIn => self.step_zoom(true),
            C::ZoomOut => self.step_zoom(false),
            C::ToggleStrip => self.set(|settings| settings.hides_strip ^= true),
            C::ShowDifference(index) => self.show_difference(index),
            C::ShowAddition(index) => self.show_addition(index),
            C::ToggleComparison => self.toggle_comparison(),
            C::SetResolution(px_per_pt) => self.set_resolution(px_per_pt),
            C::ShowColumn(column) => view.column = column,
            C::ShowVerdict => self.bring_to_front(Bar::Verdict),
            C::CloseInspection => self.state.inspection = None,
        }
    }

    fn apply_settings(&mut self, command: SettingsCommand) {
        use SettingsCommand as C;
        match command {
            C::SetLanguage(language) => self.set_language(language),
            C::SetTheme(theme) => self.set(|settings| settings.theme = theme),
            C::SetScale(scale) => self.set(|settings| settings.scale = scale),
            C::RememberWindow(look) => self.set(|settings| settings.window = look),
            C::ToggleAttachments => {
                if !self.is_decided(Decision::Attachments) {
                    self.set(|settings| settings.leaves_out_attachments ^= true);
                }
            }
            C::SetSigning(service) => {
                if !self.is_decided(Decision::Signing) {
                    self.set(|settings| settings.signing = service);
                }
            }
            C::ChooseFolder(folder) => self.choose(Purpose::Folder(folder)),
            C::ForgetFolder(folder) => self.use_folder(folder, None),
            C::SetEditor(editor) => self.set(|settings| settings.editor = editor),
            C::SaveProfile => self.ask_profile_name(),
            C::SavePreset => self.ask_preset_name(),
            C::RemovePreset(name) => self.remove_preset(&name),
            C::SetStandardProfile(name) => self.set(|settings| settings.profile = name),
            C::RemoveProfile(name) => self.remove_profile(&name),
        }
    }

    fn apply_panel(&mut self, command: PanelCommand) {
        use PanelCommand as C;
        match command {
            C::Show(Panel::NewerVersion) => self.show_upgrade(),
            C::Show(panel) => {
                if panel == Panel::About {
                    self.effect(Effect::ReadSupport);
                }
                self.state.view.panel = Some(panel);
                self.state.view.has_copied_support = false;
                self.state.view.palette = Palette::default();
            }
            C::Close if self.state.question.is_some() => self.answer(Answer::Cancel),
            C::Close => self.state.view.panel = None,
            C::Escape => self.escape(),
            C::CopySupport => self.copy_support(),
            C::DismissNotice => self.state.notice = None,
            C::FocusMenu => self.view(ViewRequest::FocusMenu),
            C::Answer(answer) => self.answer(answer),
            C::Type(text) => self.type_answer(text),
            C::SetPalette(sought) => self.state.view.palette = Palette { sought, current: 0 },
            C::SelectPaletteEntry(index) => self.state.view.palette.current = index,
        }
    }

    fn apply_session(&mut self, command: SessionCommand) {
        use SessionCommand as C;
        match command {
            C::Start => self.start(),
            C::Tick => self.tick(),
            C::ClipboardRefused => {
                self.state.view.has_copied_support = false;
                self.notify(Notice::error("", Message::new("window-clipboard")));
            }
            C::Recover(name) => self.proceed(FollowUp::Recover(name), false),
            C::Dismiss(name) => self.ask(Question::Dismiss(name)),
            C::Forget => self.ask_to_forget(),
        }
    }

    fn apply_outcome(&mut self, outcome: Outcome) {
        use Outcome as O;
        match outcome {
            O::FileChosen { choice, turn } => self.on_chosen(choice, turn),
            O::DraftRead {
                path,
                result,
                verified,
                discarded,
            } => self.on_read(&path, result, verified, discarded),
            O::FileChecked {
                path,
                content_hash,
                is_open_elsewhere,
            } => self.on_checked(&path, content_hash, is_open_elsewhere),
            O::DraftSaved {
                path,
                draft,
                result,
            } => self.on_saved(path, draft, result),
            O::PdfExported {
                path,
                options,
                result,
            } => self.on_exported(path, &options, result),
            O::MailOpened(path) => self.on_mail_opened(&path),
            O::PackageWritten { path, result } => self.on_package_written(&path, result),
            O::StandardComparisonExported { path, result } => {
                self.on_standard_comparison_exported(path, result);
            }
            O::PageDrawn {
                number,
                page,
                px_per_pt,
                result,
            } => self.on_page_drawn(number, page, px_per_pt, result),
            O::NotShown { path, message } => self.on_not_shown(&path, message),
            O::TemplatesRead(read) => self.on_templates_read(*read),
            O::ComparisonWritten { path, result } => self.on_comparison_written(path, result),
            O::SheetRead { path, result } => self.on_sheet_read(&path, result),
            O::SheetWritten(written) => self.on_sheet_written(written),
            O::BatchDone {
                table,
                folder,
                result,
            } => self.on_batch_done(table, &folder, result),
            O::CustomersFound(customers) => self.on_customers_found(customers),
            O::RegisterRead(read) => self.on_register_read(*read),
            O::RegisterProgress(progress) => self.state.register.progress = Some(progress),
            O::ListExported { path, result } => self.on_list_exported(path, result),
            O::ReadForNew { request, result } => self.on_read_for_new(request, result),
            O::JournalWritten(result) => self.on_journal_written(result),
            O::RecoverableFound(offers) => self.on_recoverable(offers),
            O::Adopted { name, is_ours } => self.on_adopted(&name, is_ours),
            O::Dismissed { name, result } => self.on_dismissed(&name, result),
            O::SettingsWritten(result) => self.on_settings_written(result),
            O::RecentWritten(recent) => self.state.local_data.recent = recent,
            O::ListsCounted(lists) => self.state.local_data.lists = lists,
            O::SupportRead(information) => self.state.support = Some(information),
            O::Forgotten(failed) => self.on_forgotten(&failed),
        }
    }

    fn on_not_shown(&mut self, path: &Path, message: Message) {
        self.notify(Notice::error(path.display().to_string(), message));
    }

    fn on_customers_found(&mut self, customers: Vec<Customer>) {
        self.state.customers = customers;
        self.add_known_customers();
    }

    /// Closes what is open, one after the other.
    fn escape(&mut self) {
        match self.state.main_view() {
            MainView::Sheet => return self.escape_batch(),
            MainView::Register => return self.escape_register(),
            MainView::Document => {}
        }
        let has_focus = self.state.view.focus.is_some();
        let had_selection = self.state.view.selection.take().is_some();
        if had_selection || self.close_bar() || self.close_comparison() {
            return;
        }
        // Whoever leaves a field stays with the form.
        if !has_focus && self.state.has_register() {
            self.show_register();
        }
    }
}
