//! What is drawn: functions of the state that give commands.

#[path = "form/row.rs"]
pub mod form;
pub mod menu;
#[path = "panels/modal.rs"]
pub mod panels;
#[path = "preview/pages.rs"]
pub mod preview;
pub mod status;
