//! Moving a draft to a newer version of its template.

use super::newer_version::Upgrade;
use super::state::State;
use super::update::Update;
use crate::agreement::{Wording, build};
use crate::app::command::Panel;
use crate::diff::compare_agreements;
use crate::draft::Draft;
use crate::library::{Chosen, Version};

impl State {
    /// Returns the newer approved version of the draft's template, if there is one.
    #[must_use]
    pub fn newer_version(&self) -> Option<&Chosen> {
        let own = Version::new(&self.template.version);
        let mut offers = self.offers.iter();
        offers.find(|offer| {
            offer.template.id == self.template.id
                && offer.standing.is_approved()
                && Version::new(&offer.template.version) > own
        })
    }
}

impl Update<'_> {
    /// Shows what a newer version changes.
    pub(super) fn show_upgrade(&mut self) {
        let Some(chosen) = self.state.newer_version().cloned() else {
            return;
        };
        let draft = &self.state.document.draft;
        let before = &self.state.derived.agreement;
        let after = build(&chosen.template, draft, Wording::Corrected);
        self.state.upgrade = Some(Upgrade {
            comparison: compare_agreements(before, &after),
            left_over: left_over(draft, &chosen),
            chosen,
        });
        self.state.view.panel = Some(Panel::NewerVersion);
    }

    /// Moves the draft to the version that is shown. What it doesn't have stays in the draft, and is listed in the form.
    pub(super) fn upgrade(&mut self) {
        let Some(upgrade) = self.state.upgrade.take() else {
            return;
        };
        self.state.view.panel = None;
        let template = &upgrade.chosen.template;
        let before = self.state.chosen();
        let document = &mut self.state.document;
        document.history.record_move(&document.draft, before);
        let draft = &mut document.draft;
        draft.version.clone_from(&template.version);
        draft.template_hash = Some(template.hash.clone());
        self.state.use_template(upgrade.chosen);
        self.recompute();
        self.visit_mistakes();
    }
}

/// Returns the services and fields that are chosen and answered, and that a template doesn't have.
pub(super) fn left_over(draft: &Draft, chosen: &Chosen) -> Vec<String> {
    let template = &chosen.template;
    let services = draft.services.iter();
    let services = services.filter(|id| template.service(id).is_none());
    let fields = draft.answers.keys();
    let fields = fields.filter(|id| template.field(id).is_none());
    services.chain(fields).cloned().collect()
}
