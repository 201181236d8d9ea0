//! The second judge: pages drawn by a renderer that shares no code with Klausul, and compared as pictures.
//!
//! The bytes of two files come in, the agreement as it should be and the file that is verified; an
//! [`Opinion`] comes out: [`AgreeingPages`], the areas that look different, or the reason why it can't be said.
//! A [`DrawablePdf`] draws pages for the window.
//!
//! | file | does |
//! | --- | --- |
//! | `image` | the picture of a page |
//! | `budget`, `error` | what drawing may cost; why pages could not be drawn |
//! | `cost` | what a page costs to draw, before it is drawn |
//! | `renderer` | draws pages with `hayro` |
//! | `stop` | the way out of a renderer that has none |
//! | `worker` | draws on a thread of its own, within a time |
//! | `drawable` | a file that may be drawn for people to look at |
//! | `compare` | the areas in which two pictures differ |
//! | `judge` | the pages of one file against those of another, one after the other |
//!
//! # What it rests on
//!
//! - It is asked only about files that the strict reader accepted: `hayro` repairs what is damaged, each viewer
//!   in its own way, and unpacks streams without a bound.
//! - The same renderer draws both sides, so that what differs is in the files.
//! - Where the renderer says that it leaves something out (symbols in a font that is not in the file, pictures that
//!   it can't read), or could be made to work without end (patterns, masks), the judge can't say. It does leave out
//!   other things in silence: what a page draws at all is for the first judge to say.
//! - Letters in a font that is not in the file are drawn in one that looks unlike the agreement's, and so differ
//!   from it wherever they stand.
//! - A thread can't be killed. One that overruns its time goes on, without being listened to, until its page is
//!   drawn; while too many of them do, nothing else is drawn. A page's cost is counted first, so that they are rare.
//! - Time is the only thing that is measured by a clock: a judge that had no time can't say, and never agrees.

mod budget;
mod compare;
mod cost;
mod drawable;
mod error;
mod image;
mod judge;
mod renderer;
mod stop;
mod worker;

pub use budget::RenderBudget;
pub use compare::compare;
pub use drawable::DrawablePdf;
pub use error::{RenderError, Undrawable};
pub use image::PageImage;
pub use judge::{AgreeingPages, Allowed, DifferingPages, Opinion, PageAreas, SecondJudge};
pub use worker::{PageStream, page_image, render};
