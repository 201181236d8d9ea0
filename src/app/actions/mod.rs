//! Actions: what menus, keys and the palette offer. `table` has them all.

mod action;
mod keys;
mod palette;
mod table;

pub use action::Action;
pub use keys::{pressed_actions, shortcut_text};
pub use palette::{Offer, find_offers};
pub use table::*;
