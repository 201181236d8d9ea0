//! The window: services and parties on the left, the finished pages on the right.
//!
//! A thin shell over the core. Its [`State`] is plain data that only [`Command`]s change; views draw
//! it and give commands; what needs a file, a dialog or another program is an [`errand`] on a thread
//! of its own. The preview draws the very [`Pages`](crate::typeset::Pages) that the PDF has. The room
//! knows nothing of PDF syntax and holds no rule of any agreement.

pub mod command;
pub mod errand;
pub mod fonts;
mod form;
mod menu;
mod panels;
pub mod preview;
pub mod start;
pub mod state;
mod status;
pub mod system;
pub mod theme;
mod window;

pub use command::Command;
pub use state::State;
pub use window::Window;
