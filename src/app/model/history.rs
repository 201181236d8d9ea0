//! Undo and redo over the whole draft.

use crate::app::command::Place;
use crate::draft::Draft;

/// The pause that ends a run of typing.
const PAUSE_S: f64 = 2.0;
/// The number of steps that are kept.
const MAX_STEPS: usize = 500;

/// The steps that can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    run: Option<Run>,
}

/// The draft on the other side of a step, and where the step was made.
#[derive(Clone, Debug)]
struct Step {
    draft: Draft,
    place: Place,
}

/// A run of typing in one place, which is one step.
#[derive(Clone, Debug)]
struct Run {
    place: Place,
    last_s: f64,
}

impl History {
    /// Records the draft before a change. A run of typing in one place is one step.
    pub fn record(&mut self, before: &Draft, place: Place, is_typing: bool, now_s: f64) {
        let continues_run = is_typing
            && self
                .run
                .as_ref()
                .is_some_and(|run| run.place == place && now_s - run.last_s < PAUSE_S);
        self.run = is_typing.then(|| Run {
            place: place.clone(),
            last_s: now_s,
        });
        self.future.clear();
        if continues_run {
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

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Undoes a step; returns where it was made.
    pub fn undo(&mut self, draft: &mut Draft) -> Option<Place> {
        self.run = None;
        let step = self.past.pop()?;
        Some(swap(draft, step, &mut self.future))
    }

    /// Redoes a step; returns where it was made.
    pub fn redo(&mut self, draft: &mut Draft) -> Option<Place> {
        self.run = None;
        let step = self.future.pop()?;
        Some(swap(draft, step, &mut self.past))
    }
}

fn swap(draft: &mut Draft, step: Step, other_side: &mut Vec<Step>) -> Place {
    let replaced = std::mem::replace(draft, step.draft);
    let place = step.place;
    other_side.push(Step {
        draft: replaced,
        place: place.clone(),
    });
    place
}
