//! The window: services and parties on the left, the finished pages on the right.
//!
//! A thin shell over the core: it knows nothing of PDF syntax and holds no rule of any agreement. Types point one
//! way, and each file uses only the lines above its own:
//!
//! | file | content |
//! | --- | --- |
//! | [`platform`] | the machine: file dialogs, other programs, the file system, the clock |
//! | [`effect`] | what takes time, run on other threads |
//! | [`command`] | what the window can be asked to do, as data |
//! | [`model`] | the [`State`], and what each command does to it |
//! | [`actions`] | menu entries, shortcuts and the palette: the commands that a user finds |
//! | [`fonts`], [`theme`] | typefaces, colours, sizes and spacing |
//! | [`view`] | what is drawn; the preview draws the same [`Pages`](crate::typeset::Pages) as the PDF |
//! | [`placement`] | where the window opens, and how it was left |
//! | [`turns`] | which of the events that came a frame is given |
//! | [`Window`] | takes in outcomes, applies commands, runs effects, draws |
//! | [`start`] | opening the window |

pub mod actions;
pub mod command;
pub mod effect;
pub mod fonts;
pub mod model;
pub mod placement;
pub mod platform;
pub mod start;
pub mod theme;
pub mod turns;
pub mod view;
mod window;

pub use command::Command;
pub use model::State;
pub use window::Window;
