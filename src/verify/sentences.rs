//! A report as sentences for people.

use super::report::{
    Addition, AdditionKind, AdditionPlace, AppearanceChange, BytesCompared, Compared, Difference,
    DifferenceKind, Drawing, FieldName, Report, Verdict,
};
use crate::characters::quotable;
use crate::message::Message;

impl Report {
    /// Returns the verdict in a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        match self.verdict {
            Verdict::Unchanged => self.unchanged(),
            Verdict::SamePages => Message::new("verify-same-pages"),
            Verdict::SameWords if self.compared == Compared::Structure => {
                Message::new("verify-same-structure")
            }
            Verdict::SameWords => Message::new("verify-same-words"),
            Verdict::Added => Message::new("verify-added"),
            Verdict::Changed => {
                Message::new("verify-changed").with("count", self.differences.len())
            }
            Verdict::UnknownTemplate => self.unknown_template(),
            Verdict::NotOurs => Message::new("verify-not-ours"),
        }
    }

    /// Whether the pages are those of a draft, and no agreement yet.
    #[must_use]
    pub fn is_of_draft(&self) -> bool {
        let pages = self.expected.as_ref();
        pages.is_some_and(|pages| pages.is_draft)
    }

    /// Returns that nobody signed, or that no signature counts, if so.
    #[must_use]
    pub fn signing_message(&self) -> Option<Message> {
        let mut signatures = self.signatures.iter();
        if !self.is_signed() {
            Some(Message::new("verify-signed-by-nobody"))
        } else if !signatures.any(|signature| !signature.is_timestamp && signature.is_good()) {
            Some(Message::new("verify-no-signature-counts"))
        } else {
            None
        }
    }

    fn unchanged(&self) -> Message {
        let message = match self.bytes {
            Some(BytesCompared::Listed { date, .. }) => {
                Message::new("verify-unchanged-listed").with("date", date.to_string())
            }
            _ => Message::new("verify-unchanged"),
        };
        message.with("updates", self.updates())
    }

    fn updates(&self) -> usize {
        match self.bytes {
            Some(BytesCompared::Same { updates } | BytesCompared::Listed { updates, .. }) => {
                updates
            }
            Some(BytesCompared::Other { .. }) | None => 0,
        }
    }

    fn unknown_template(&self) -> Message {
        let template = self.template.as_ref();
        let is_namesake = template.is_some_and(|template| template.is_namesake);
        let id = template.map_or("", |template| &template.id);
        let version = template.map_or("", |template| &template.version);
        Message::new("verify-unknown-template")
            .with("id", quotable(id))
            .with("version", quotable(version))
            .with("namesake", if is_namesake { "yes" } else { "no" })
            .with("compared", self.compared.name())
    }
}

impl Report {
    /// Returns a sentence for each group of additions.
    #[must_use]
    pub fn addition_messages(&self) -> Vec<Message> {
        let groups = self.addition_groups().into_iter();
        groups.map(|group| group.message).collect()
    }

    /// Returns the additions in groups: what stands alike on pages that follow each other is one.
    #[must_use]
    pub fn addition_groups(&self) -> Vec<AdditionGroup> {
        let mut groups: Vec<(Vec<usize>, &Addition, usize)> = Vec::new();
        for (index, addition) in self.additions.iter().enumerate() {
            let same = groups.iter_mut().find(|(_, first, last)| {
                (&first.kind, &first.place) == (&addition.kind, &addition.place)
                    && (*last..=*last + 1).contains(&addition.page)
            });
            match same {
                Some((members, _, last)) => {
                    members.push(index);
                    *last = addition.page;
                }
                None => groups.push((vec![index], addition, addition.page)),
            }
        }
        let groups = groups.into_iter();
        groups
            .map(|(members, first, last)| AdditionGroup {
                members,
                message: first.message(last),
            })
            .collect()
    }

    /// Whether another program saved the file anew after somebody had signed it, which ends every signature.
    #[must_use]
    pub fn was_saved_after_signing(&self) -> bool {
        let is_saved_anew = matches!(self.verdict, Verdict::SamePages | Verdict::Added);
        let mut signatures = self.signatures.iter();
        is_saved_anew && self.is_signed() && signatures.all(|signature| signature.is_moved)
    }
}

/// Additions that are told in one sentence.
#[derive(Clone, Debug)]
pub struct AdditionGroup {
    /// The indices of the additions, in the order of the pages: at least one.
    pub members: Vec<usize>,
    /// The sentence.
    pub message: Message,
}

impl Addition {
    /// Returns what was added and where, in a sentence; `last_page` is the last page that has it.
    fn message(&self, last_page: usize) -> Message {
        let pages = Message::new("verify-pages")
            .with("from", self.page + 1)
            .with("to", last_page + 1)
            .with("several", if last_page > self.page { "yes" } else { "no" });
        let text = match &self.kind {
            AdditionKind::Text(text) => quotable(text.trim()),
            _ => String::new(),
        };
        let signatory = match &self.place {
            AdditionPlace::SignatureLine(signatory) => quotable(signatory),
            _ => String::new(),
        };
        Message::new("verify-addition")
            .with("what", self.kind.name())
            .with("where", self.place.name())
            .with("text", text)
            .with("signatory", signatory)
            .with("pages", pages)
    }
}

impl AdditionKind {
    /// Returns its identifier.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Shape => "shape",
            Self::Picture => "picture",
            Self::Signature => "signature",
            Self::Page => "page",
        }
    }
}

impl AdditionPlace {
    /// Returns its identifier.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Foot => "foot",
            Self::Beside => "beside",
            Self::SignatureLine(_) => "signature-line",
            Self::End => "end",
        }
    }
}

impl Compared {
    /// Returns its identifier.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Pages => "pages",
            Self::Structure => "structure",
            Self::Words => "words",
            Self::Nothing => "nothing",
        }
    }
}

impl Difference {
    /// Returns where it is: a page and a clause, as far as they are known.
    #[must_use]
    pub fn place(&self) -> Option<Message> {
        let location = self.found.as_ref().or(self.expected.as_ref())?;
        let last = self.repeats.last().unwrap_or(location);
        let pages = Message::new("verify-place-pages")
            .with("from", location.page + 1)
            .with("to", last.page + 1)
            .with(
                "several",
                if self.repeats.is_empty() { "no" } else { "yes" },
            );
        Some(
            Message::new("verify-place")
                .with("pages", pages)
                .with("clause", self.clause.as_str())
                .with(
                    "labelled",
                    if self.clause.is_empty() { "no" } else { "yes" },
                ),
        )
    }

    /// Returns what it is, in a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        let sentence = self.kind.message();
        match (self.revision, &self.after_signer) {
            (Some(revision), _) => Message::new("verify-revision")
                .with("revision", revision)
                .with("sentence", sentence),
            (None, Some(signer)) => Message::new("verify-after-signer")
                .with("signer", quotable(signer))
                .with("sentence", sentence),
            (None, None) => sentence,
        }
    }
}

impl DifferenceKind {
    fn message(&self) -> Message {
        match self {
            Self::Words { expected, found } => words(expected, found),
            Self::Appearance { words, change } => Message::new("verify-look")
                .with("words", shortened(words))
                .with("look", change.name()),
            Self::Drawn(drawing) => Message::new("verify-drawn").with("what", drawing.name()),
            Self::NotDrawn(drawing) => {
                Message::new("verify-not-drawn").with("what", drawing.name())
            }
            Self::PageMissing => Message::new("verify-page-missing"),
            Self::PageAdded => Message::new("verify-page-added"),
            Self::PageRepeated => Message::new("verify-page-repeated"),
            Self::PageMoved => Message::new("verify-page-moved"),
            Self::PageFrame => Message::new("verify-page-frame"),
            Self::PageExtra(name) => quoting("verify-page-extra", "name", name),
            Self::AnnotationAdded(kind) => quoting("verify-annotation", "kind", kind),
            Self::FieldMissing(field) => quoting("verify-field-missing", "field", &field.label),
            Self::FieldChanged(field) => quoting("verify-field-changed", "field", &field.label),
            Self::AttachmentChanged(name) => attachment("changed", name),
            Self::AttachmentMissing(name) => attachment("missing", name),
            Self::AttachmentAdded(name) => attachment("added", name),
            Self::DraftUnusable(reason) => {
                Message::new("verify-draft-unusable").with("reason", reason.clone())
            }
            Self::TemplateUnusable(reason) => {
                Message::new("verify-template-unusable").with("reason", reason.clone())
            }
            Self::DocumentExtra(name) => quoting("verify-around", "name", name),
            Self::AlternateText(text) => quoting("verify-said", "said", text),
            Self::Bookmark(title) => quoting("verify-bookmark", "title", title),
            Self::DocumentExtraMissing(name) => quoting("verify-around-missing", "name", name),
            Self::BookmarksMissing => Message::new("verify-bookmarks-missing"),
            Self::BookmarkMissing(title) => quoting("verify-bookmark-missing", "title", title),
            Self::Property { name, value } => Message::new("verify-property")
                .with("name", *name)
                .with("value", shortened(&quotable(value))),
            Self::PropertyMissing(name) => {
                Message::new("verify-property-missing").with("name", *name)
            }
            Self::Structure(words) => {
                Message::new("verify-structure").with("words", shortened(words))
            }
            Self::StructureMissing => Message::new("verify-structure-missing"),
            Self::TextLayer { expected, found } => Message::new("verify-text-layer")
                .with("expected", shortened(expected))
                .with("found", shortened(&quotable(found))),
            Self::Looks => Message::new("verify-looks"),
            Self::NotDrawable(reason) => {
                Message::new("verify-not-drawable").with("reason", reason.clone())
            }
            Self::Unnamed => Message::new("verify-unnamed"),
        }
    }

    /// Returns the field that it is about, if it is about one.
    #[must_use]
    pub fn field(&self) -> Option<&FieldName> {
        match self {
            Self::FieldMissing(field) | Self::FieldChanged(field) => Some(field),
            _ => None,
        }
    }

    /// Returns its identifier.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Words { expected, .. } if expected.is_empty() => "words-added",
            Self::Words { found, .. } if found.is_empty() => "words-removed",
            Self::Words { .. } => "words-replaced",
            Self::Appearance { .. } => "look",
            Self::Drawn(_) => "drawn",
            Self::NotDrawn(_) => "not-drawn",
            Self::PageMissing => "page-missing",
            Self::PageAdded => "page-added",
            Self::PageRepeated => "page-repeated",
            Self::PageMoved => "page-moved",
            Self::PageFrame => "page-frame",
            Self::PageExtra(_) => "page-extra",
            Self::AnnotationAdded(_) => "annotation-added",
            Self::FieldMissing(_) => "field-missing",
            Self::FieldChanged(_) => "field-changed",
            Self::AttachmentChanged(_) => "attachment-changed",
            Self::AttachmentMissing(_) => "attachment-missing",
            Self::AttachmentAdded(_) => "attachment-added",
            Self::DraftUnusable(_) => "draft-unusable",
            Self::TemplateUnusable(_) => "template-unusable",
            Self::DocumentExtra(_) => "document",
            Self::AlternateText(_) => "said",
            Self::Bookmark(_) => "bookmark",
            Self::DocumentExtraMissing(_) => "document-missing",
            Self::BookmarksMissing => "bookmarks-missing",
            Self::BookmarkMissing(_) => "bookmark-missing",
            Self::Property { .. } => "property",
            Self::PropertyMissing(_) => "property-missing",
            Self::Structure(_) => "structure",
            Self::StructureMissing => "structure-missing",
            Self::TextLayer { .. } => "text-layer",
            Self::Looks => "looks",
            Self::NotDrawable(_) => "not-drawable",
            Self::Unnamed => "unnamed",
        }
    }
}

/// Returns a message with a text out of the file, which can't write a line of its own.
fn quoting(id: &'static str, variable: &'static str, text: &str) -> Message {
    Message::new(id).with(variable, quotable(text))
}

/// Longer wordings are shortened in the middle.
const MAX_SHOWN: usize = 400;

fn words(expected: &str, found: &str) -> Message {
    let id = match (expected.is_empty(), found.is_empty()) {
        (true, _) => "verify-words-added",
        (_, true) => "verify-words-removed",
        _ => "verify-words-replaced",
    };
    Message::new(id)
        .with("expected", shortened(expected))
        .with("found", shortened(found))
}

fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= MAX_SHOWN {
        return text.to_owned();
    }
    let half = MAX_SHOWN / 2;
    let head: String = text.chars().take(half).collect();
    let tail: String = text.chars().skip(count - half).collect();
    format!("{head} … {tail}")
}

fn attachment(what: &'static str, name: &str) -> Message {
    Message::new("verify-attachment")
        .with("what", what)
        .with("name", quotable(name))
}

impl AppearanceChange {
    /// Returns its identifier.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Font => "font",
            Self::Color => "color",
            Self::Hidden => "hidden",
            Self::Layer => "layer",
            Self::Moved => "moved",
            Self::Other => "other",
        }
    }
}

impl Drawing {
    /// Returns its identifier.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::Picture => "picture",
            Self::Unknown => "unknown",
        }
    }
}
