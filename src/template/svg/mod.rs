//! SVG pictures: drawings of filled paths.
//!
//! A file is first reduced to what draws: groups and shapes with their own attributes, without style sheets, names,
//! references, comments and what programs note for themselves. That text is what a template's hash covers and what
//! travels with an agreement, so that both are the same on every processor; no number in it is calculated. From it
//! [`Drawing`]s are read, with `usvg`. What can't be expressed as filled paths is refused with a place.
//!
//! | file | has |
//! | --- | --- |
//! | `problem` | what can be wrong with a file |
//! | `sheet` | style sheets and declarations |
//! | `properties` | which properties draw, and which can't be drawn |
//! | `reduce` | the way from a file to the text of what draws |
//! | `drawing` | drawings as data |
//! | `read` | the way from that text to a drawing |

mod drawing;
mod problem;
mod properties;
mod read;
mod reduce;
mod sheet;

pub use drawing::{Drawing, Segment, Shape, WIDTH};
pub use problem::{Feature, SvgFault, SvgProblem};
pub(super) use read::{read_file, read_reduced};
