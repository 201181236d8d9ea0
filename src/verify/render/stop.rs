//! The way out of the renderer.
//!
//! `hayro` can't be interrupted and takes no limits. What it calls (the cost counter, the answers to its
//! questions for fonts) can unwind, though: that ends it from within, and drops all that it holds.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use super::error::RenderError;

/// Ends what [`guarded`] runs. This is not a panic: no message is printed.
pub(super) fn stop(error: RenderError) -> ! {
    resume_unwind(Box::new(error))
}

/// Runs the renderer. A panic in it becomes [`RenderError::Failed`].
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, RenderError>) -> Result<T, RenderError> {
    // Nothing that the work holds is used after it was unwound.
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result,
        Err(payload) => Err(payload
            .downcast::<RenderError>()
            .map_or(RenderError::Failed, |error| *error)),
    }
}
