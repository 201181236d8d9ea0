//! What is drawn: functions of the state that give commands.

pub mod form;
pub mod menu;
pub mod panels;
pub mod preview;
pub mod status;
