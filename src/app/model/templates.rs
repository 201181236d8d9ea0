//! The templates that there are, and whether the draft's own may be signed.

use super::notice::Notice;
use super::state::State;
use super::update::Update;
use crate::app::effect::Effect;
use crate::library::{Chosen, Decision, Remark};
use crate::message::Message;

impl Update<'_> {
    /// Reads the folders of templates.
    pub(super) fn read_templates(&mut self) {
        let hash = self.state.template.hash.clone();
        self.effect(Effect::ReadTemplates(hash));
    }

    pub(super) fn on_templates_read(
        &mut self,
        offers: Vec<Chosen>,
        current: Option<Chosen>,
        remarks: Vec<Remark>,
    ) {
        self.state.offers = offers;
        self.state.library_remarks = remarks;
        let Some(current) = current else { return };
        // An approval may have come or gone, or somebody has saved another wording.
        let is_other = current.template.hash != self.state.template.hash
            || current.standing.is_approved() != self.state.standing.is_approved();
        if is_other && current.template.id == self.state.document.draft.template {
            self.state.use_template(current);
            self.recompute();
        } else if is_other && !self.state.document.is_changed() {
            self.state.use_template(current);
            self.begin_draft();
        } else if !is_other {
            self.state.standing = current.standing;
        }
    }
}

impl Update<'_> {
    /// Whether the organisation decides something; then the window says so.
    pub(super) fn is_decided(&mut self, decision: Decision) -> bool {
        let is_decided = self.state.policy.decides(decision);
        if is_decided {
            self.notify(Notice::information("", Message::new("policy-decides")));
        }
        is_decided
    }
}

impl State {
    /// Whether what the pages say is attached to PDFs.
    #[must_use]
    pub fn attaches(&self) -> bool {
        self.policy.decides(Decision::Attachments) || !self.settings.leaves_out_attachments
    }

    /// Returns the signing service that PDFs are marked for.
    #[must_use]
    pub fn signing(&self) -> Option<&str> {
        self.policy.signing(self.settings.signing.as_deref())
    }

    /// Returns why the draft's template may not be signed, in a sentence; nothing if it may.
    #[must_use]
    pub fn withheld(&self) -> Option<Message> {
        self.standing.objection_to(&self.template)
    }

    /// Returns the sentences about what is wrong with the folders of templates, with their places.
    #[must_use]
    pub fn library_lines(&self) -> Vec<String> {
        let remarks = self.library_remarks.iter();
        remarks
            .map(|remark| {
                format!(
                    "{}: {}",
                    remark.place,
                    self.translator.format(&remark.message)
                )
            })
            .collect()
    }
}
