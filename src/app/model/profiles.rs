//! The own party's profiles, and earlier customers.

use std::path::PathBuf;
use std::sync::Arc;

use super::question::Question;
use super::state::State;
use super::update::Update;
use crate::app::command::Place;
use crate::app::effect::Effect;
use crate::local_data::{Profile, customers};

impl Update<'_> {
    /// Asks what the profile of what is filled in should be called.
    pub(super) fn ask_profile_name(&mut self) {
        let current = self.state.settings.profile.clone();
        let own = self.state.template.parties.first();
        let draft = &self.state.document.draft;
        let named = own.and_then(|own| draft.text(&own.name_field));
        self.ask(Question::ProfileName {
            name: current.or(named).unwrap_or_default(),
        });
    }

    /// Saves what is filled in about the own party as a profile, which new drafts begin with.
    pub(super) fn save_profile(&mut self, name: &str) {
        let profile = Profile::of(name, &self.state.template, &self.state.document.draft);
        self.set(|settings| {
            match settings.profiles.iter_mut().find(|one| one.name == name) {
                Some(known) => *known = profile,
                None => settings.profiles.push(profile),
            }
            settings.profile = Some(name.to_owned());
        });
    }

    /// Fills in a profile, in one step that can be undone; new drafts begin with it.
    pub(super) fn use_profile(&mut self, name: &str) {
        let mut profiles = self.state.settings.profiles.iter();
        let Some(profile) = profiles.find(|one| one.name == name).cloned() else {
            return;
        };
        let template = Arc::clone(&self.state.template);
        let mut fields = template.fields.iter();
        let first = fields.find(|field| template.is_own(&field.id));
        let place = first.map_or(Place::Services, |field| Place::Field(field.id.clone()));
        self.state.view.typing = None;
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

    // -- customers --

    /// Finds customers in the drafts of the folder that was set, else of the one that was worked in last.
    pub(super) fn find_customers(&mut self) {
        let recent = self.state.local_data.recent.paths.first();
        let last = self.state.document.path.as_ref().or(recent);
        let last = last.and_then(|path| path.parent()).map(PathBuf::from);
        if let Some(folder) = self.state.settings.drafts_folder.clone().or(last) {
            self.effect(Effect::FindCustomers(folder));
        }
    }

    /// Adds the customers of the draft, which was just saved.
    pub(super) fn add_customers(&mut self) {
        let state = &mut *self.state;
        let mut customers = std::mem::take(&mut state.customers);
        customers.extend(customers::of_draft(&state.template, &state.document.draft));
        state.customers = customers::by_name(&state.template, customers);
    }

    /// Fills in all that is known of a customer, in one step that can be undone.
    pub(super) fn use_customer(&mut self, party: &str, name: &str, remark: &str) {
        let template = Arc::clone(&self.state.template);
        let found = self.state.customers.iter().find(|customer| {
            customer.party == party && customer.name == name && customer.remark(&template) == remark
        });
        let Some(customer) = found.cloned() else {
            return;
        };
        self.state.view.typing = None;
        let Some(place) = template.party(party).map(|party| &party.name_field) else {
            return;
        };
        let place = Place::Field(place.clone());
        // What was typed to find it is not a step of its own.
        self.edit(place, true, |draft| {
            draft.answers.extend(customer.answers);
        });
        self.state.document.history.end_run();
        let party = template.party(party);
        let fields = template.fields.iter();
        let filled = fields.filter(|field| party.is_some_and(|party| party.has(&field.id)));
        let places = filled.map(|field| Place::Field(field.id.clone()));
        self.state.view.visited.extend(places);
    }
}

impl State {
    /// Whether what is filled in about the own party is complete and in no profile yet, so that it is worth saving.
    #[must_use]
    pub fn has_new_profile(&self) -> bool {
        let draft = &self.document.draft;
        let fields = self.template.fields.iter();
        let own: Vec<_> = fields
            .filter(|field| self.template.is_own(&field.id))
            .collect();
        let is_complete = own
            .iter()
            .all(|field| !draft.asks_for(&self.template, field) || draft.is_answered(&field.id));
        let mut profiles = self.settings.profiles.iter();
        !own.is_empty()
            && is_complete
            && !profiles
                .any(|profile| *profile == Profile::of(&profile.name, &self.template, draft))
    }

    /// Returns the profile with the same answers about the own party as the draft.
    #[must_use]
    pub fn profile_in_use(&self) -> Option<&Profile> {
        let mut profiles = self.settings.profiles.iter();
        profiles.find(|profile| profile.agrees_with(&self.template, &self.document.draft))
    }
    /// Returns the party that a field names, if earlier customers can complete it.
    #[must_use]
    pub fn completed_party(&self, field: &str) -> Option<&str> {
        let mut parties = self.template.parties.iter();
        let party = parties.find(|party| party.name_field == field)?;
        let mut customers = self.customers.iter();
        let is_known = customers.any(|customer| customer.party == party.id);
        is_known.then_some(party.id.as_str())
    }
}
