//! Undo and redo over the whole draft.

use super::Place;
use crate::draft::Draft;

/// A pause that ends a run of typing.
const PAUSE_S: f64 = 2.0;
/// More steps are not kept.
const MAX_STEPS: usize = 500;

/// What can be taken back and done again.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    run: Option<Run>,
}

/// A draft as it was on the other side of a step, and where the step was made.
#[derive(Clone, Debug)]
struct Step {
    draft: Draft,
    place: Place,
}

/// Typing that goes on.
#[derive(Clone, Debug)]
struct Run {
    place: Place,
    last_s: f64,
}

impl History {
    /// Notes what the draft was before a change. Typing that goes on in one place is one step.
    pub fn note(&mut self, before: &Draft, place: Place, is_typing: bool, now_s: f64) {
        let goes_on = is_typing
            && self
                .run
                .as_ref()
                .is_some_and(|run| run.place == place && now_s - run.last_s < PAUSE_S);
        self.run = is_typing.then(|| Run {
            place: place.clone(),
            last_s: now_s,
        });
        self.future.clear();
        if goes_on {
            return;
        }
        if self.past.len() == MAX_STEPS {
            self.past.remove(0);
        }
        let draft = before.clone();
        self.past.push(Step { draft, place });
    }

    /// Ends a run of typing.
    pub fn end_run(&mut self) {
        self.run = None;
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes back a step; says where it was made.
    pub fn undo(&mut self, draft: &mut Draft) -> Option<Place> {
        self.run = None;
        let step = self.past.pop()?;
        Some(swap(draft, step, &mut self.future))
    }

    /// Does a step again; says where it was made.
    pub fn redo(&mut self, draft: &mut Draft) -> Option<Place> {
        self.run = None;
        let step = self.future.pop()?;
        Some(swap(draft, step, &mut self.past))
    }
}

fn swap(draft: &mut Draft, step: Step, other_side: &mut Vec<Step>) -> Place {
    let left = std::mem::replace(draft, step.draft);
    let place = step.place;
    other_side.push(Step {
        draft: left,
        place: place.clone(),
    });
    place
}
