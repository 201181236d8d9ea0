//! The window: services and parties on the left, the finished pages on the right.
//!
//! A thin shell over the core. Its [`State`] is plain data that only [`Command`]s change; views draw
//! it and give commands; what needs a file, a dialog or another program is an [`effect`] on a thread
//! of its own. The preview draws the very [`Pages`](crate::typeset::Pages) that the PDF has. The room
//! knows nothing of PDF syntax and holds no rule of any agreement.

pub mod actions;
pub mod command;
pub mod effect;
pub mod fonts;
pub mod model;
pub mod platform;
pub mod start;
pub mod theme;
pub mod view;
mod window;

pub use command::Command;
pub use model::State;
pub use window::Window;
