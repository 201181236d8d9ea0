//! What was typed becomes what was meant, once it is typed.

use std::sync::Arc;

use super::update::Update;
use crate::draft::{Answer, Draft};

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
        let mut meant = self.state.document.draft.clone();
        meant.normalise_typed(&template, field, today);
        if looks_the_same(&self.state.document.draft, &meant) {
            // A step that nobody sees would make an undo that does nothing.
            self.amend(meant);
        } else {
            self.edit(place, false, |draft| *draft = meant);
        }
    }
}

/// Whether two drafts differ in nothing but how much white space there is between words and at the ends.
fn looks_the_same(one: &Draft, other: &Draft) -> bool {
    let bare = |answer: &Answer| {
        let mut answer = answer.clone();
        let squeeze =
            |text: &mut String| *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match &mut answer {
            Answer::Text(text) => squeeze(text),
            Answer::Signatories(people) => {
                for person in people {
                    squeeze(&mut person.name);
                    squeeze(&mut person.title);
                    squeeze(&mut person.email);
                }
            }
            _ => {}
        }
        answer
    };
    let (one, other) = (&one.answers, &other.answers);
    one.keys().eq(other.keys())
        && one
            .iter()
            .all(|(id, answer)| bare(answer) == bare(&other[id]))
}
