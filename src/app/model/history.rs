//! Undo and redo over the whole draft.

use crate::app::command::Place;
use crate::draft::Draft;
use crate::library::Chosen;

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
    /// The template on the other side, if the step moved the draft to another version.
    chosen: Option<Chosen>,
}

/// A step that was undone or redone.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Where it was made.
    pub place: Place,
    /// The template that the draft has now, if the step moved it to another version.
    pub chosen: Option<Chosen>,
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
        if !continues_run {
            self.push(before, place, None);
        }
    }

    /// Records the draft and its template before the draft is moved to another version.
    pub fn record_move(&mut self, before: &Draft, chosen: Chosen) {
        self.run = None;
        self.future.clear();
        self.push(before, Place::Services, Some(chosen));
    }

    fn push(&mut self, before: &Draft, place: Place, chosen: Option<Chosen>) {
        if self.past.len() == MAX_STEPS {
            self.past.remove(0);
        }
        self.past.push(Step {
            draft: before.clone(),
            place,
            chosen,
        });
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

    /// Undoes a step; `current` is the draft's template.
    pub fn undo(&mut self, draft: &mut Draft, current: Chosen) -> Option<Taken> {
        self.run = None;
        let step = self.past.pop()?;
        Some(swap(draft, current, step, &mut self.future))
    }

    /// Redoes a step; `current` is the draft's template.
    pub fn redo(&mut self, draft: &mut Draft, current: Chosen) -> Option<Taken> {
        self.run = None;
        let step = self.future.pop()?;
        Some(swap(draft, current, step, &mut self.past))
    }
}

fn swap(draft: &mut Draft, current: Chosen, step: Step, other_side: &mut Vec<Step>) -> Taken {
    let replaced = std::mem::replace(draft, step.draft);
    other_side.push(Step {
        draft: replaced,
        place: step.place.clone(),
        chosen: step.chosen.is_some().then_some(current),
    });
    Taken {
        place: step.place,
        chosen: step.chosen,
    }
}
