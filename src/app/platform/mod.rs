//! The machine behind a small trait: file dialogs, other programs, the file system, the clock, how the desktop looks.
//!
//! | file | content |
//! | --- | --- |
//! | `request` | what is asked for in a file dialog, and the answer |
//! | `look` | screens and typefaces, as plain data |
//! | `machine` | the trait that the window knows |
//! | `desktop` | the real machine |
//! | `clipboard` | what the clipboard refuses |
//! | `process` | whose this process is, starting it anew, what its libraries warn of |
//! | `renderer` | what can draw the window |
//! | `faces` | typefaces of the machine that have certain letters |
//! | `start` | what is known before there is a window: whether there is a display, what helps without graphics; why there is none |
//! | `unix`, `windows` | what only one system does: the other files ask `system` |

mod clipboard;
mod desktop;
mod faces;
mod look;
mod machine;
mod process;
mod renderer;
mod request;
mod start;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use self::unix as system;
pub use clipboard::listen;
pub use desktop::Desktop;
pub use look::{Screen, SystemFace};
pub use machine::Platform;
pub use process::{SYSTEM, home, run_again, set_renderer, write_warnings};
pub use renderer::{RENDERERS, native};
pub use request::{Choice, FileKind, FileRequest};
pub use start::{has_display, no_graphics, screens, show_failure};
#[cfg(windows)]
use windows as system;
