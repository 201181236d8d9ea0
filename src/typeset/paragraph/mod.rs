//! Whole-paragraph line breaking.
//!
//! All lines of a paragraph are chosen together so that the sum of their demerits is minimal (D. Knuth and
//! M. Plass, "Breaking Paragraphs into Lines", 1981, solved here by dynamic programming over
//! breakpoints and the number of hyphens in a row). There is always a solution: a paragraph that
//! has none under the normal rules is broken again with the rules relaxed.
//!
//! | file | does |
//! | --- | --- |
//! | `style` | what the lines of a paragraph depend on |
//! | `shaping` | words to glyphs, remembered |
//! | `words` | the words of a paragraph |
//! | `breaks` | where lines may end |
//! | `choice` | which of these breaks are best |
//! | `line` | the glyphs of a line, justified |
//! | `setter` | the way from runs to lines, remembered |

mod breaks;
mod choice;
mod line;
mod setter;
mod shaping;
mod style;
mod words;

pub(super) use setter::ParagraphSetter;
pub(super) use style::{Alignment, ParagraphStyle};
