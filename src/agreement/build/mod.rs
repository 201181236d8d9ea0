//! From a template and a draft to an agreement.
//!
//! | file | does |
//! | --- | --- |
//! | `builder` | the template's blocks in order |
//! | `blocks` | the content of a block |
//! | `parties` | the table of the parties |
//! | `signatures` | the places to sign |
//! | `text` | texts to runs: wording, answers, gaps |
//! | `entries`, `labels` | lists and definitions |
//! | `grid`, `memory` | tables of entries, and what is remembered of them from one agreement to the next |
//! | `explanations` | the reason for which each part is printed or left out |

mod blocks;
mod builder;
mod entries;
mod explanations;
mod grid;
mod labels;
mod memory;
mod parties;
mod signatures;
mod text;

pub use builder::{Wording, build, build_again, build_approved};
pub use memory::BuildMemory;
