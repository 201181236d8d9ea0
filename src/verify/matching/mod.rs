//! The proofs by structure: everything that is expected is there, and nothing else; or something beside it.
//!
//! Both walk over everything that a document shows and pair each expected thing with one found thing. A value
//! that says "equal" is made at the end of such a walk and nowhere else, so that no list that happens to be empty
//! can say it.
//!
//! | file | proves |
//! | --- | --- |
//! | `complete` | that the document shows all that is expected and nothing else |
//! | `additions` | that it shows all that is expected, and what stands beside it |
//! | `frame` | what both need: size and fields of a page, and everything beside the pages |

mod additions;
mod complete;
mod frame;

pub(super) use additions::{MatchWithAdditions, match_with_additions};
pub(super) use complete::{CompleteMatch, match_completely};
