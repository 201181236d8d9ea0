//! What is drawn: functions of the [`State`](super::model::State) that give commands.
//!
//! | file | draws |
//! | --- | --- |
//! | `form` | the form at the left |
//! | `preview` | the pages, the find bar, the reasons, the strip of pages |
//! | `batch` | the spreadsheet that is open, in place of the two |
//! | `menu`, `status` | the line at the top (the keyboard in it: `menu_bar`), the line at the foot |
//! | `register` | the register, in the place of form and pages |
//! | `panels` | notices, the verdict, questions, panels of information, and the one about templates at the right |
//! | `divider` | the line between form and pages, which can be dragged |
//! | `deviation` | deviations in words |
//! | `controls` | boxes to tick, buttons of which one is chosen, ticks in menus |
//! | `widgets` | what several of them share |
//! | `requests` | [`PendingRequests`], what the views are still to do once |

mod batch;
mod controls;
mod deviation;
mod divider;
mod form;
mod menu;
mod menu_bar;
mod panels;
pub mod preview;
mod register;
mod requests;
mod status;
mod widgets;

pub use batch::batch_ui;
pub use divider::{Dragged, divider_ui};
pub use form::form_ui;
pub use menu::menu_ui;
pub use panels::{approval_ui, drop_ui, notice_ui, panels_ui, side_ui, verdict_ui};
pub use preview::{Pictures, preview_ui};
pub use register::register_ui;
pub use requests::PendingRequests;
pub use status::status_ui;
pub use widgets::select_focused;
