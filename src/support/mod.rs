//! What helps whoever supports the program: what it is and where its files are, and a log of its own doings.
//!
//! Neither says anything of customers, agreements or persons, and both by construction: [`SupportInformation`] is made
//! from the program, the templates and the places of files, never from a draft; an [`Event`] is a kind with numbers. A
//! path is a [`ShortPath`], in which the user's name doesn't stand.
//!
//! | file | does |
//! | --- | --- |
//! | `event` | what the log can say, as data |
//! | `failure` | what went wrong with a file, as a kind and the system's number |
//! | `information` | version, templates, places of files, clock |
//! | `lines` | the same as lines for people, and as JSON |
//! | `log` | the log's files: appending, a bound for their size, removal |
//! | `renderer` | what draws the window |
//! | `short_path` | paths without the user's name |
//! | `source_place` | places in the source |

mod event;
mod failure;
mod information;
mod lines;
mod log;
mod renderer;
mod short_path;
mod source_place;

pub use event::{Doing, Event, Heard, WrittenFile};
pub use failure::{Failure, Reason};
pub use information::{
    FilePlace, FileState, KnownTemplate, Places, SupportInformation, TemplateSource, Trouble,
    short_version,
};
pub use log::{Log, MAX_BYTES};
pub use renderer::Renderer;
pub use short_path::{Home, ShortPath};
pub use source_place::SourcePlace;
