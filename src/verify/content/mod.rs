//! The items that content draws: every glyph, path and picture with where it stands and how it is painted (ISO
//! 32000-1, 8 and 9).
//!
//! That is a normal form: how content is split into streams, what resources are called and in what steps
//! the pen got somewhere leaves no trace in it. Whatever isn't understood is an item of its own, which none
//! of our pages has.
//!
//! | file | does |
//! | --- | --- |
//! | `interpreter` | goes through a content stream, operator by operator, and into the forms that it draws |
//! | `page_stream` | the content of a page, joined out of its parts |
//! | `context` | what the operators work on: resources, the state of one stream, the items that were drawn |
//! | `item` | what is drawn |
//! | `graphics_state` | how it is painted |
//! | `geometry` | matrices and rectangles |
//! | `state`, `color`, `path`, `text`, `xobject`, `marked_content` | a file for each family of operators |
//! | `budget` | how much may be drawn |

mod budget;
mod color;
mod context;
mod geometry;
mod graphics_state;
mod interpreter;
mod item;
mod marked_content;
mod page_stream;
mod path;
mod state;
mod text;
mod xobject;

pub(super) use budget::ContentBudget;
pub(super) use geometry::{Bounds, IDENTITY, are_same, enclosing, is_sound_frame};
pub(super) use interpreter::ContentInterpreter;
pub(super) use item::{Item, Shape};
pub(super) use page_stream::PageStream;
