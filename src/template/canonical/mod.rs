//! The canonical form of a template, the hash over it, and what travels of it with an agreement.
//!
//! # Form 2
//!
//! A template is a tree of parts. Its hash is a hash over the hashes of its parts, so that some of the parts, and the
//! hashes of all others, are enough to recompute it. The form is lines of text and SHA-256, so that any tool can do this in
//! decades.
//!
//! 1. **Text.** UTF-8; every line ends in one line feed. The first line is `klausul template form 2`. Then each part
//!    begins on a line of its own with its kind and a space. A *leaf* goes on with its content; a *node* with `{`, then
//!    come its child parts, then a line `}`.
//! 2. **Content** is RON without white space between tokens: `key:value`, items separated by `,`, none after the last.
//!    Structures `(…)`, lists `[…]`, maps `{…}` sorted by key (code points); a variant is its name, with its content in
//!    `(…)` (a structure's brackets are the variant's: `Title(id:"…")`); whole numbers in decimal, others as the shortest
//!    decimal that reads back the same, with at least one decimal. Strings in `"…"` without escapes: one that contains
//!    `"` or `\` is written raw, `r#"…"#`, with one `#` more than the longest run of `#` in it. Runs of white space in
//!    strings are one space, and none stands at the ends; but the wording between places keeps a space at its ends, and
//!    a standard answer is written as the list of its lines, with the spaces in them.
//!    A key that has its standard value (no condition, an empty label or map, no letterhead) is left out, so that a new
//!    optional key doesn't change the hash of an old template.
//! 3. **Parts.** Lists are in the order of the files. A part `written` is something as it stands in its file, keys in the
//!    order that [`crate::template::file`] declares them; the parts beside it are what pages print of it.
//!
//!    | node | child parts |
//!    | --- | --- |
//!    | `template` | `head`, `sets`, `parties`, `families`, `services`, `groups`, `fields`, `body`, `corrections`, `page` |
//!    | `head` | `print (id,version,language)`; `written` without the lists |
//!    | `sets`, `families`, `groups`, `corrections` | a leaf `set`, `family`, `group`, `correction` for each, as written |
//!    | `parties` | for each a `party`: `id`, `label`, `written` |
//!    | `services` | for each a `service`: `print (id,set,name)`, `written` |
//!    | `fields` | for each a `field`: `print (id,prints)`, where `prints` is `Text`, `Date`, `Country`, `Signatories(party)`, `Choices`, `Number(unit:(one,many,gender))`, `Amount(currency)`, `Percent` or `Rows([(id,prints)])`; `written` |
//!    | `body` | for each block a `block`: `written` (a section without its blocks), and what it is |
//!    | `section`, `together` | its blocks; `together` is a section that stays on one page |
//!    | `title`, `paragraph` | pieces of text |
//!    | `heading` | `level`; nodes `label` and `text` of pieces |
//!    | `clause` | nodes `label` and `text` of pieces |
//!    | `list` | is a leaf: the set whose services are listed |
//!    | `party-table` | `heading` (pieces); `rows` and `common`: for each a `row` of `label` and `text` (pieces); one with a condition is a `row-by-party`, which has a leaf `for-party` for each cell, too: the number of the party, from 0 |
//!    | `annex` | `order` (which annex of the template, from 0); nodes `label` and `text` of pieces. Beside it stands `inside`: its blocks |
//!    | `page-break` | is a leaf, `()` |
//!    | `items` | `labels`; for each an `item` of a node `text` of pieces, and `items` if there are some in it |
//!    | `definitions` | for each a `definition` of nodes `term` and `text` of pieces |
//!    | `table` | `caption` (pieces); `columns`: for each a `column` of `look (width,align)` and `header` (pieces); `rows`: for each `cells` of nodes `cell` of pieces; or, in place of `rows`, `rows-of-services` of `listed`, the sets, and nodes `cell`, or `rows-of-field` of `of-field` and nodes `cell` |
//!    | `signatures` | `heading`, `signer` (pieces); `lines`: for each a `row`, or a `line` (pieces) to sign on; `shared-answers AllParties` if all parties' lines print them |
//!    | `page` | `layout (paper,margins_mm,hang_mm,font,sizes)`, `list-sign`, `page-number`, `draft-mark`; `letterhead` if there is one; `written` |
//!    | `letterhead` | `print (width_mm,alternative,width_px,height_px,pixels,on,place,side)`, where `pixels` is the SHA-256 of the pixels laid on white, three bytes each, in rows from the top, or, in place of `print`, `drawing (width_mm,alternative,svg,on,place,side)`, where `svg` is what draws of an SVG file; `written`: the SHA-256 of the file |
//!
//!    Pieces of text, after white space was folded and corrections were made:
//!
//!    | piece | what it is |
//!    | --- | --- |
//!    | `words "…"` | wording |
//!    | `answer (field)`, `answer (field,form:Genitive)` | `{field}`, `{field, genitive}`; the other forms are `Words`, `WordsAndDigits`, `Counted`, `CountedInWords`, `CountedInDigits`, `Code`, `Count` |
//!    | `party-answer (name)`, the same with `form` | `{party.name}` |
//!    | `signatory Name`, `signatory Title`, `signatory Email` | `{signatory.name}`, `{signatory.title}`, `{signatory.email}` |
//!    | `row-answer (field)`, the same with `form` | `{row.name}`: the name of the column |
//!    | `service-name ()` | `{service.name}` |
//!    | `annex-number ()` | `{annex number}` |
//!    | `annex-reference` | `{block annex}`: a node of `order`, `label` (pieces) and `target` |
//!    | `foreign (language,text)` | `{lang en words}` |
//!    | `reference` | `{set A}`, `{block b-1}`: a node of `label`, what it prints, and `target` |
//!    | `strong`, `italic` | `{strong text}`, `{italic text}`: a node of pieces, none of them emphasis |
//!    | `corrected` | where a correction is made: a node of `source` and `printed` |
//!    | `variant` | `{variant name}`: a node with a node `choice` of pieces for each choice |
//! 4. **Salts**, so that a hidden part can't be found by trying what it may say: one salt for each part, 32 hexadecimal
//!    digits, which are the first half of a SHA-256. The first part's is that of the whole text. That of part *n* (from 0)
//!    in a part with salt *S* is that of the three lines `klausul template form 2`, `salt `*n*, *S*, each ended by a line
//!    feed. So it takes the whole template to make them, but the salt of a part is enough to make those of all its
//!    descendants.
//! 5. **Hashes**, in lower-case hexadecimal, are SHA-256. Of a leaf: over the lines `klausul template form 2`, `leaf `KIND
//!    and the salt, each ended by a line feed, and the content, without one. Of a node: over the lines
//!    `klausul template form 2`, `node `KIND, and the hashes of its child parts, a line each, each ended by a line feed;
//!    of a node without any, the salt in their place.
//!    The kind is hashed, so that no part can stand for one of another kind. The template's hash is the first part's.
//!
//! Comments and the layout of the files are not part of the form.
//!
//! # Excerpts
//!
//! Nothing leaves with an agreement but what its pages say: an [excerpt](Template::excerpt) has the parts that they
//! print, and of all others the hash. It is the text of the form with three changes:
//!
//! - A part that isn't printed is `KIND #`HASH. A list or section of which nothing is printed is hidden as one.
//! - A part of which everything is printed has its salt behind the kind, `KIND @`SALT, and its descendants need none.
//! - Behind the kind can stand a mark, which is a fact of the draft and in no hash: `!holds`, the service is chosen or
//!   the field answered though no page says so, and conditions ask; `!tests=0,2`, of the tests that conditions make of the
//!   answer (sorted, from 0), which no page prints, these hold; `!required`, the gap in place of the answer is one
//!   that must be filled.
//!
//! A block is printed with its wording and its look, without its condition and name. Of a variant the printed choice is
//! shown, of a correction the printed wording; no `written` part ever is. So an excerpt discloses how many parts there are
//! and which marks they have, but no help, reasons, notes, other wordings, conditions, or services that weren't chosen.
//!
//! [`Excerpt::template`] makes a template of an excerpt that gives the same agreement, and the same excerpt, again. What
//! it shows belongs to the template with that hash. Whether the right parts are shown only the whole template can decide,
//! since it has the conditions: verification does that where the template is known.

mod content;
mod error;
mod excerpt;
mod form;
mod printed;
mod read;
mod tree;

pub use content::CANONICAL_FORM;
pub use error::ExcerptError;
pub use excerpt::Excerpt;
pub(super) use form::parts_of;
pub use printed::{Printed, PrintedBlock, Unprinted};
pub use tree::Part;

#[cfg(doc)]
use super::Template;
