//! Choices of services under a name.

use super::notice::Notice;
use super::question::Question;
use super::state::State;
use super::update::Update;
use crate::app::command::Place;
use crate::library::Preset;
use crate::message::Message;

/// A preset that can be chosen.
#[derive(Clone, Copy, Debug)]
pub struct OfferedPreset<'a> {
    /// Its name and services.
    pub preset: &'a Preset,
    /// Whether it is the user's own, and not the organisation's.
    pub is_own: bool,
}

impl Update<'_> {
    /// Chooses the services of a preset in place of those that are chosen, in one step that can be undone. Services that
    /// the template doesn't have are said.
    pub(super) fn use_preset(&mut self, name: &str, is_own: bool) {
        let mut presets = self.state.presets();
        let Some(offered) = presets.find(|one| one.preset.name == name && one.is_own == is_own)
        else {
            return;
        };
        let preset = offered.preset.clone();
        drop(presets);
        let services = self.state.services_of(&preset);
        let template = std::sync::Arc::clone(&self.state.template);
        let unknown = preset.services.iter();
        let unknown: Vec<&str> = unknown
            .filter(|id| template.service(id).is_none())
            .map(String::as_str)
            .collect();
        self.edit(Place::Services, false, |draft| draft.services = services);
        self.state.view.visited.insert(Place::Services);
        if !unknown.is_empty() {
            let message = Message::new("preset-unknown")
                .with("name", name)
                .with("services", unknown.join(", "));
            self.notify(Notice::error("", message));
        }
    }

    /// Asks what the choice of services should be called.
    pub(super) fn ask_preset_name(&mut self) {
        let draft = &self.state.document.draft;
        let services = self.state.template.services.iter();
        let chosen = services.filter(|service| draft.has_service(&service.id));
        let names: Vec<&str> = chosen.map(|one| one.short.text(self.state.tag())).collect();
        if names.is_empty() {
            return;
        }
        self.ask(Question::PresetName {
            name: names.join(" + "),
        });
    }

    /// Saves the choice of services under a name, in place of an own one of that name.
    pub(super) fn save_preset(&mut self, name: &str) {
        let preset = Preset {
            name: name.to_owned(),
            services: self.state.document.draft.services.clone(),
        };
        self.set(
            |settings| match settings.presets.iter_mut().find(|one| one.name == name) {
                Some(known) => *known = preset,
                None => settings.presets.push(preset),
            },
        );
    }

    pub(super) fn remove_preset(&mut self, name: &str) {
        self.set(|settings| settings.presets.retain(|preset| preset.name != name));
    }
}

impl State {
    /// Returns the presets, the organisation's first.
    pub fn presets(&self) -> impl Iterator<Item = OfferedPreset<'_>> {
        let offered = |is_own: bool| move |preset| OfferedPreset { preset, is_own };
        let theirs = self.policy.presets.iter().map(offered(false));
        theirs.chain(self.settings.presets.iter().map(offered(true)))
    }

    /// The services of a preset that the template has, in its order.
    fn services_of(&self, preset: &Preset) -> Vec<String> {
        let known = self.template.services.iter().map(|service| &service.id);
        known
            .filter(|id| preset.services.contains(id))
            .cloned()
            .collect()
    }

    /// Whether the services of a preset are those that are chosen.
    #[must_use]
    pub fn is_preset_chosen(&self, preset: &Preset) -> bool {
        let chosen = &self.document.draft.services;
        !chosen.is_empty() && self.services_of(preset) == *chosen
    }

    /// Whether services are chosen that are no preset yet.
    #[must_use]
    pub fn has_new_preset(&self) -> bool {
        !self.document.draft.services.is_empty()
            && !self.presets().any(|one| self.is_preset_chosen(one.preset))
    }
}
