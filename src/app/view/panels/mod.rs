//! Notices, the verdict, questions and panels of information.

mod approval;
mod deviations;
mod differences;
mod drop;
mod information;
mod modal;
mod notice;
mod palette;
mod questions;
mod recovery;
mod settings;
mod upgrade;
mod verdict;

pub use approval::approval_ui;
pub use drop::drop_ui;
pub use modal::panels_ui;
pub use notice::notice_ui;
pub use verdict::verdict_ui;
