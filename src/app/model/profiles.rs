//! The own party's profiles, and customers of before.

use super::{Place, Question, State};
use crate::app::effect::{Errand, Purpose};
use crate::local_data::profile::is_own;
use crate::local_data::{Profile, customers};
use std::path::PathBuf;

impl State {
    /// Asks what the profile of what is filled in should be called.
    pub(super) fn ask_profile_name(&mut self) {
        let usual = self.settings.profile.clone();
        let own = self.template.parties.first();
        let named = own.and_then(|own| self.document.draft.text(&own.name_field));
        self.question = Some(Question::ProfileName {
            name: usual.or(named).unwrap_or_default(),
        });
    }

    /// Keeps what is filled in about the own party as a profile, which new drafts begin with.
    pub(super) fn save_profile(&mut self, name: &str) {
        let profile = Profile::of(name, &self.template, &self.document.draft);
        self.set(|settings| {
            match settings.profiles.iter_mut().find(|one| one.name == name) {
                Some(known) => *known = profile,
                None => settings.profiles.push(profile),
            }
            settings.profile = Some(name.to_owned());
        });
    }

    /// Fills in a profile, in one step that can be taken back; new drafts begin with it.
    pub(super) fn use_profile(&mut self, name: &str) {
        let profile = self.settings.profiles.iter().find(|one| one.name == name);
        let Some(profile) = profile.cloned() else {
            return;
        };
        let template = std::sync::Arc::clone(&self.template);
        let first = template
            .fields
            .iter()
            .find(|field| is_own(&template, &field.id));
        let place = first.map_or(Place::Services, |field| Place::Field(field.id.clone()));
        self.view.typing = None;
        self.edit(place, false, |draft| profile.apply(&template, draft));
        self.set(|settings| settings.profile = Some(name.to_owned()));
    }

    pub(super) fn remove_profile(&mut self, name: &str) {
        self.set(|settings| {
            settings.profiles.retain(|profile| profile.name != name);
            if settings.profile.as_deref() == Some(name) {
                settings.profile = None;
            }
        });
    }

    /// Whether there is something about the own party that no profile says, so that it is worth keeping.
    #[must_use]
    pub fn has_new_profile(&self) -> bool {
        let draft = &self.document.draft;
        let mut own = self
            .template
            .fields
            .iter()
            .filter(|field| is_own(&self.template, &field.id));
        let is_whole =
            own.all(|field| !draft.requires(&self.template, field) || draft.is_answered(&field.id));
        let has_own = self
            .template
            .fields
            .iter()
            .any(|field| is_own(&self.template, &field.id));
        let mut profiles = self.settings.profiles.iter();
        has_own
            && is_whole
            && !profiles
                .any(|profile| *profile == Profile::of(&profile.name, &self.template, draft))
    }

    /// The profile that says of the own party just what the draft says.
    #[must_use]
    pub fn profile_in_use(&self) -> Option<&Profile> {
        let mut profiles = self.settings.profiles.iter();
        profiles.find(|profile| profile.agrees_with(&self.template, &self.document.draft))
    }

    // -- customers --

    /// Looks for customers in the drafts of the folder that was chosen, else of the one that was worked
    /// in last.
    pub(super) fn find_customers(&mut self) {
        let recent = self.memory.recent.paths.first();
        let last = self.document.path.as_ref().or(recent);
        let last = last.and_then(|path| path.parent()).map(PathBuf::from);
        if let Some(folder) = self.settings.drafts_folder.clone().or(last) {
            self.errands.push(Errand::FindCustomers(folder));
        }
    }

    /// The draft at hand was saved: its customers are known now.
    pub(super) fn add_customers(&mut self) {
        let mut customers = std::mem::take(&mut self.customers);
        customers.extend(customers::of_draft(&self.template, &self.document.draft));
        self.customers = customers::by_name(&self.template, customers);
    }

    /// Fills in all that is known of a customer, in one step that can be taken back.
    pub(super) fn use_customer(&mut self, party: &str, name: &str, remark: &str) {
        let template = std::sync::Arc::clone(&self.template);
        let found = self.customers.iter().find(|customer| {
            customer.party == party && customer.name == name && customer.remark(&template) == remark
        });
        let Some(customer) = found.cloned() else {
            return;
        };
        self.view.typing = None;
        let Some(place) = template.party(party).map(|party| &party.name_field) else {
            return;
        };
        let place = Place::Field(place.clone());
        // What was typed to find it is no step of its own.
        self.edit(place, true, |draft| {
            draft.answers.extend(customer.answers);
        });
        self.document.history.end_run();
        self.view.left.extend(
            template
                .fields
                .iter()
                .filter(|field| crate::local_data::profile::is_of(party, &field.id))
                .map(|field| Place::Field(field.id.clone())),
        );
    }

    // -- folders --

    pub(super) fn use_folder(&mut self, purpose: Purpose, folder: Option<PathBuf>) {
        // A name that is no text can't be kept.
        let folder = folder.filter(|folder| folder.to_str().is_some());
        self.set(|settings| match purpose {
            Purpose::PdfFolder => settings.pdf_folder = folder,
            _ => settings.drafts_folder = folder,
        });
        if purpose == Purpose::DraftsFolder {
            self.customers.clear();
            self.find_customers();
        }
    }
}
