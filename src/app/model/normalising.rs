//! What was typed becomes what was meant, once it is typed.

use std::sync::Arc;

use super::update::Update;

impl Update<'_> {
    /// Ends the typing in a place: its answer becomes what was meant, in a step of its own that can be undone. What
    /// nobody has typed in stays as it is, as does what somebody has undone.
    pub(super) fn normalise_typed(&mut self) {
        let Some((place, _)) = self.state.view.typing.take() else {
            return;
        };
        let template = Arc::clone(&self.state.template);
        let Some(field) = place.field().and_then(|id| template.field(id)) else {
            return;
        };
        let today = self.state.today;
        self.edit(place, false, |draft| {
            draft.normalise_field(&template, field, today);
        });
    }
}
