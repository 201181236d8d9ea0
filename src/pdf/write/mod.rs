//! Pages to PDF.
//!
//! [`Pages`] go in, bytes come out: the same pages and date give the same bytes. The room knows
//! nothing of how lines were broken, nor of screens.
//!
//! [`Pages`]: crate::typeset::Pages
//!
//! | file | does |
//! | --- | --- |
//! | `writer` | the way from pages to bytes |
//! | `fonts` | subsets of the faces, with the text that each glyph represents |
//! | `drawing` | drawings of a letterhead, as paths |
//! | `content` | the pages' content in marked sequences, and the fonts and pictures, which printpdf embeds |
//! | `content_stream` | operators and their operands, as bytes |
//! | `structure` | the plan of marked sequences and of the structure tree |
//! | `tags` | the structure tree and the signature fields, written with lopdf |
//! | `outline` | bookmarks |
//! | `attachments` | files that travel inside |
//! | `metadata` | what the document says about itself, and its colours |
//! | `finish` | what printpdf leaves out, says wrongly or has too much, put right with lopdf |
//! | `values` | strings, numbers and dates as PDF writes them |
//! | `deflate` | compression, always the same |
//! | `facts`, `error` | the date and the attachments of a document; why there is none |
//!
//! # Conformance
//!
//! Every file is PDF/A-3a (ISO 19005-3:2012) and PDF/UA-1 (ISO 14289-1:2014), and says so. What these
//! demand of such a document, and where it is met:
//!
//! | clause | demands | met in |
//! | --- | --- | --- |
//! | 19005-3, 6.1.2, 6.1.3 | header 1.7, a file identifier, no encryption | `finish` |
//! | 19005-3, 6.1.7 | lengths of streams that are right | `finish`, lopdf |
//! | 19005-3, 6.2.3, 6.2.4 | one output intent; device colours that fit it | `metadata`; `content` uses grey and RGB only |
//! | 19005-3, 6.2.11 | fonts embedded, their widths right, every glyph mapped to Unicode | `fonts`, printpdf |
//! | 19005-3, 6.3 | annotations with an appearance, printed, not hidden | `tags` (the widgets) |
//! | 19005-3, 6.4 | no scripts, no appearances made by the reader | there are none; no `NeedAppearances` |
//! | 19005-3, 6.6.2 | XMP, uncompressed, in agreement with the information dictionary; extensions described | `metadata` |
//! | 19005-3, 6.6.4 | part and level of conformance | `metadata` |
//! | 19005-3, 6.7; 14289-1, 7.1 | tagged: everything in the structure tree or an artifact, standard types only | `structure`, `tags`, `content` |
//! | 14289-1, 7.1 | what is said by looks alone is said in words: additions and removals of a comparison | `structure` (`ActualText`, `TextDecorationType`) |
//! | 14289-1, 7.1 | the title is shown, the document is marked as tagged | `finish`, `tags` |
//! | 19005-3, 6.8 and annex E | attachments with a name, a type, a description and a relationship | `attachments` |
//! | 14289-1, 7.2 | the natural language of the text, and of words in another | `finish` (the catalog), `content` (`Lang`) |
//! | 14289-1, 7.3 | figures with an alternative | `structure`, from the letterhead; repeated on later pages it is an artifact (7.8) |
//! | 14289-1, 7.4 | headings from the first level down, none left out | `structure` |
//! | 14289-1, 7.5 | tables with header cells and their scope | `structure` |
//! | 14289-1, 7.6 | lists with labels and bodies, and what numbers them | `structure` |
//! | 14289-1, 7.18 | widgets in form elements, with a name; the keyboard in the order of the structure | `tags` |
//! | 14289-1, 7.21 | as 19005-3, 6.2.11 | `fonts`, printpdf |
//!
//! Cells of tables have no `Headers` and header cells no `ID`: 14289-1, 7.5 asks for these only where `Scope` doesn't say
//! which header is whose. Every table has one row of column headers and at most one column of row headers; a cell that
//! spans columns says so (`ColSpan`) and lies under the headers of all of them.
//!
//! The test `suite/conformance` holds it with a validator that is not ours.

mod attachments;
mod content;
mod content_stream;
mod deflate;
mod drawing;
mod error;
mod facts;
mod finish;
mod fonts;
mod metadata;
mod outline;
mod structure;
mod tags;
mod values;
mod writer;

pub use error::PdfError;
pub use facts::DocumentFacts;
pub(crate) use metadata::typesetter_of;
pub use writer::{Writer, write};
