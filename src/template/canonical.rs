//! The canonical form of a template, and the hash over it.
//!
//! # Form 1
//! One RON text, UTF-8, made so that the hash can be recomputed in decades with any tool:
//!
//! 1. The first line is `klausul template form 1`, ended by one line feed. It is hashed too.
//! 2. Then one structure `(template:…,fields:…,body:…,corrections:…,page:…)`: each part is the
//!    content of the file of that name, its keys in the order that [`crate::template::file`]
//!    declares them, lists in the order of the files, maps sorted by key (code points).
//! 3. No white space between tokens; `key:value`, items separated by `,`, none after the last.
//!    Structures `(…)`, lists `[…]`, maps `{…}`; a variant is its name, with its content in `(…)`
//!    (a structure's brackets are the variant's: `Title(id:"…")`); whole numbers in decimal;
//!    other numbers as the shortest decimal that reads back the same, with at least one decimal.
//! 4. Strings in `"…"`, runs of white space folded to one space and none at the ends, without
//!    escapes: a string that contains `"` or `\` is written raw, `r#"…"#`, with one `#` more than
//!    the longest run of `#` in it.
//! 5. A key that has its standard value (an absent condition, an empty label or map, no letterhead)
//!    is left out. A new optional key therefore doesn't change the hash of an old template.
//! 6. A letterhead adds `,letterhead:"<SHA-256 of the PNG file>"` before the last bracket.
//!
//! The hash is SHA-256 over these bytes. Comments and the layout of the files are not in it.

use ron::ser::PrettyConfig;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::check::{Identity, Input, check};
use super::file::{BodyFile, CorrectionFile, FieldFile, Head, PageFile, TemplateFiles};
use super::letterhead::Pixels;
use super::model::Template;
use super::problem::LoadError;
use super::sources::{Sources, Typeface};
use crate::characters::hexadecimal;
use crate::message::Message;
use crate::ron_text::{self, Spanned, SyntaxError};

/// The number of the canonical form.
pub const CANONICAL_FORM: u32 = 1;

/// The first line of form 1.
const FIRST_LINE: &str = "klausul template form 1\n";

/// The canonical form of a template's content; `letterhead` is the SHA-256 of the image, if any.
///
/// # Errors
/// None with the types of this format; the RON writer's signature has one.
pub fn canonical_form(files: &TemplateFiles<'_>, letterhead: Option<&str>) -> ron::Result<String> {
    let layout = PrettyConfig::new()
        .new_line("")
        .indentor("")
        .separator("")
        .compact_arrays(true)
        .compact_structs(true)
        .compact_maps(true)
        .escape_strings(false);
    let mut form = FIRST_LINE.to_owned();
    form.push_str(&crate::ron_text::options().to_string_pretty(files, layout)?);
    if let Some(sha256) = letterhead {
        form.truncate(form.len() - 1);
        form.extend([",letterhead:\"", sha256, "\")"]);
    }
    Ok(form)
}

/// Why a canonical form can't be read back.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CanonicalError {
    /// It doesn't begin as form 1 does: a later form, or something else.
    #[error("no template in canonical form {CANONICAL_FORM}")]
    OtherForm,
    /// It isn't the RON that is expected.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// It says something that no template can say.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// It says what a template can say, but not in the canonical way: its hash means nothing.
    #[error("not in canonical form")]
    NotCanonical,
}

impl CanonicalError {
    /// The sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::OtherForm => {
                Message::new("canonical-other-form").with("form", CANONICAL_FORM as usize)
            }
            Self::Syntax(error) => error.message(),
            Self::Load(error) => match error.problems.first() {
                Some(problem) => problem.kind.message(),
                None => Message::new("canonical-not-canonical"),
            },
            Self::NotCanonical => Message::new("canonical-not-canonical"),
        }
    }
}

/// All parts of a template in one text. What comes after them is only the hash of an image.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts<'a> {
    #[serde(borrow)]
    template: Head<'a>,
    fields: FieldFile<'a>,
    body: BodyFile<'a>,
    corrections: CorrectionFile<'a>,
    page: PageFile<'a>,
    #[serde(default)]
    letterhead: Option<Spanned<'a>>,
}

/// Reads a template back from its canonical form: [`canonical_form`] of it gives the same text, so the
/// hash is that of the text.
///
/// Of a letterhead the form has only the hash of its file, from which no image comes back. Whoever has seen the
/// image somewhere else, say on a page, brings its `pixels` along; nobody can tell whether they are the
/// right ones. Without them the letterhead is an error of the template: a missing file.
///
/// # Errors
/// [`CanonicalError`]; of problems of meaning all at once.
pub fn read_canonical(
    text: &str,
    typeface: &Typeface<'_>,
    pixels: Option<Pixels>,
) -> Result<Template, CanonicalError> {
    let ron = text
        .strip_prefix(FIRST_LINE)
        .ok_or(CanonicalError::OtherForm)?;
    let parts: Parts<'_> = ron_text::parse(ron)?;
    let letterhead = parts.letterhead.as_ref().map(ToString::to_string);
    let files = TemplateFiles {
        template: parts.template,
        fields: parts.fields,
        body: parts.body,
        corrections: parts.corrections,
        page: parts.page,
    };
    let of_page = files.page.letterhead.as_ref();
    let canonical = canonical_form(&files, of_page.and(letterhead.as_deref())).unwrap_or_default();
    let input = Input {
        files: &files,
        texts: [ron; 5],
        sources: &Sources::default(),
        image: letterhead.zip(pixels),
        typeface,
    };
    let identity = Identity {
        hash: hash(&canonical),
        canonical,
    };
    let template = check(&input, identity)?;
    if template.canonical == text {
        Ok(template)
    } else {
        Err(CanonicalError::NotCanonical)
    }
}

/// The hash over a canonical form, in lower-case hexadecimal.
#[must_use]
pub fn hash(form: &str) -> String {
    hexadecimal(&Sha256::digest(form.as_bytes()))
}
