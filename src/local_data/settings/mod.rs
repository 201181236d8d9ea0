//! The user's settings: `settings.ron`.
//!
//! Every key may be missing. A file of a newer version is read as far as it is understood; one that
//! can't be read is set aside and reported. Windows that write it at the same time don't undo each other's
//! changes: what was changed in one goes into what the file holds by then.
//!
//! | file | does |
//! | --- | --- |
//! | `model` | the settings, and merging those of several windows |
//! | `text` | the settings as RON |
//! | `store` | loading, saving, setting aside |
//!
//! A new setting stands in `model` (its field, its default, how it is merged) and in `text` (its key).

mod model;
mod store;
mod text;

pub use model::{PageZoom, SCALES, Settings, ThemeChoice, WindowLook};
pub use store::{Loaded, file, forget_others, keep, load, peek, problem};
pub use text::Read;
