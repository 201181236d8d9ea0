//! Notices, the verdict, questions and panels of information.

mod approval;
mod changes;
mod deviations;
mod differences;
mod drop;
mod folder;
mod information;
mod modal;
mod notice;
mod palette;
mod questions;
mod recovery;
mod settings;
mod side;
mod upgrade;
mod verdict;
mod versions;

pub use approval::approval_ui;
pub use drop::drop_ui;
pub use modal::panels_ui;
pub use notice::notice_ui;
pub use side::side_ui;
pub use verdict::verdict_ui;
