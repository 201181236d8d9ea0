//! Pausing and stopping a run, and how far it is.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

/// What a run does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunState {
    /// It goes on.
    #[default]
    Running,
    /// It waits before the next row.
    Paused,
    /// It ends before the next row.
    Stopped,
}

/// Says to a run what to do, and how far it is; from any thread.
#[derive(Debug, Default)]
pub struct Control {
    state: Mutex<RunState>,
    changed: Condvar,
    done: AtomicUsize,
}

impl Control {
    /// Says what the run does from now on. One that was stopped stays so.
    pub fn set(&self, state: RunState) {
        let mut current = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if *current != RunState::Stopped {
            *current = state;
        }
        self.changed.notify_all();
    }

    /// Returns how many rows are done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Notes that a row is done.
    pub(super) fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Waits while the run is paused, and returns whether it goes on.
    pub(super) fn goes_on(&self) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let is_paused = |state: &mut RunState| *state == RunState::Paused;
        let state = self.changed.wait_while(state, is_paused);
        *state.unwrap_or_else(PoisonError::into_inner) == RunState::Running
    }
}
