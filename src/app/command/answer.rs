//! Answers to questions.

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Replace the file, use what is typed, forget.
    Accept,
    /// Overwrite what somebody else has made of the file.
    KeepMine,
    /// Take over what somebody else has made of the file.
    TakeTheirs,
    /// Save in another file.
    SaveCopy,
    /// Go on once the export that is running has ended.
    Wait,
    /// Stop the export that is running, then go on.
    Stop,
    /// Leave everything as it is.
    Cancel,
}
