//! The report of a verification: plain data, for the command line and the window alike.

use super::signature::Signature;
use crate::date::Date;
use crate::draft::Draft;
use crate::message::Message;
use crate::typeset::{Owner, Pages};

/// The report on a file.
#[derive(Clone, Debug)]
pub struct Report {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether everything that is drawn was compared, or only the words.
    pub compared: Compared,
    /// What the comparison by bytes came to, if the file could be exported anew.
    pub bytes: Option<BytesCompared>,
    /// The number of the typesetter that the file names; none if it names none.
    pub typesetter: Option<u32>,
    /// The template that the agreement was made anew with.
    pub template: Option<TemplateUsed>,
    /// Everything that isn't as it was, in the order of the pages.
    pub differences: Vec<Difference>,
    /// Whether there were more, which are not listed.
    pub has_more: bool,
    /// Everything that stands beside the agreement, in the order of the pages.
    pub additions: Vec<Addition>,
    /// The signatures, in the order of the form.
    pub signatures: Vec<Signature>,
    /// How many more signatures there are, which were not looked at.
    pub unchecked_signatures: usize,
    /// How often the file was saved by adding to it, the first time included.
    pub revisions: usize,
    /// The draft inside it.
    pub draft: Option<Draft>,
    /// The pages as they should be.
    pub expected: Option<Pages>,
}

/// The maximum of differences that are listed.
pub(super) const MAX_DIFFERENCES: usize = 200;

impl Report {
    /// Whether nothing is wrong with the file, as far as it was checked: neither with its pages nor with a signature.
    #[must_use]
    pub fn is_good(&self) -> bool {
        let are_good = self.signatures.iter().all(Signature::is_good);
        self.verdict.is_good() && are_good && self.unchecked_signatures == 0
    }

    /// Whether anybody signed; a time stamp is nobody's signature.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        let mut signatures = self.signatures.iter();
        signatures.any(|signature| !signature.is_timestamp) || self.unchecked_signatures > 0
    }

    /// Returns that there are signatures which were not looked at, if there are.
    #[must_use]
    pub fn unchecked_message(&self) -> Option<Message> {
        let count = self.unchecked_signatures;
        (count > 0).then(|| Message::new("verify-signatures-unchecked").with("count", count))
    }
}

/// The verdict of a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The file is the export, byte for byte, followed by nothing but signatures.
    Unchanged,
    /// Another program saved the file: every page is drawn as it should be, as two judges found.
    SamePages,
    /// Only the words were compared, or only one judge was asked: they are the same.
    SameWords,
    /// All of the agreement stands where it should, nothing is covered, and something stands beside it.
    Added,
    /// Something was changed, hidden or removed, or added where it may not be.
    Changed,
    /// The pages agree with the template inside the file, but that template is not known here.
    UnknownTemplate,
    /// There is no draft inside: another program made the file, or the draft was left out.
    NotOurs,
}

impl Verdict {
    /// Returns its identifier.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::SamePages => "same-pages",
            Self::SameWords => "same-words",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::UnknownTemplate => "unknown-template",
            Self::NotOurs => "not-one-of-ours",
        }
    }

    /// Whether it is proven that the pages are as they should be: nobody needs to look.
    #[must_use]
    pub fn is_good(self) -> bool {
        matches!(self, Self::Unchanged | Self::SamePages)
    }
}

/// What a comparison by bytes came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BytesCompared {
    /// The file begins with the export and goes on with so many updates, which do nothing but sign.
    Same {
        /// The number of updates.
        updates: usize,
    },
    /// Another release made the export: the file begins with the bytes that a list of exports has, and goes on with so many
    /// updates, which do nothing but sign.
    Listed {
        /// The number of updates.
        updates: usize,
        /// The date of the export, as the list has it.
        date: Date,
    },
    /// The proof by bytes ended.
    Other {
        /// The identifier of the rule that ended it.
        rule: &'static str,
        /// The byte where that was noticed.
        at: usize,
    },
}

impl BytesCompared {
    /// Whether a file of so many bytes is the beginning of the export, and lacks its end.
    #[must_use]
    pub fn is_beginning(&self, bytes: usize) -> bool {
        matches!(self, Self::Other { rule: "other-bytes", at } if *at == bytes)
    }
}

/// The extent of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// The bytes of the file.
    Bytes,
    /// Everything that is drawn, by two judges.
    Pages,
    /// Everything that is drawn, by the structure of the file alone.
    Structure,
    /// The words of the agreement, in order.
    Words,
    /// Nothing: there was nothing to compare with.
    Nothing,
}

/// A template that an agreement was made anew with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateUsed {
    /// Its identifier.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 over its canonical form.
    pub hash: String,
    /// Whether it is known here; else it came out of the file.
    pub is_known: bool,
    /// Whether another template of that name and version is known here: one of the two is not what it says.
    pub is_namesake: bool,
}

/// Something that stands beside the agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition {
    /// The kind.
    pub kind: AdditionKind,
    /// Where it stands, as a reader sees it.
    pub place: AdditionPlace,
    /// The page, from 0.
    pub page: usize,
    /// The rectangles; none for a page.
    pub areas: Vec<Area>,
}

/// The kinds of additions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdditionKind {
    /// Words.
    Text(String),
    /// Lines or areas.
    Shape,
    /// A picture.
    Picture,
    /// What a field to sign in shows, without an unbroken signature that covers it.
    Signature,
    /// A page.
    Page,
}

/// Where an addition stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdditionPlace {
    /// At the head of the page.
    Head,
    /// At the foot of the page.
    Foot,
    /// Beside or under the text.
    Beside,
    /// On the line of a signatory, who is named.
    SignatureLine(String),
    /// After the last page.
    End,
}

/// Something that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The kind.
    pub kind: DifferenceKind,
    /// Where it is in the file.
    pub found: Option<Location>,
    /// Where it should be, on the pages made anew.
    pub expected: Option<Location>,
    /// The part of the agreement that it belongs to.
    pub owner: Option<Owner>,
    /// The label of that part, or of the nearest before it: a clause's number.
    pub clause: String,
    /// The revision that has it, from 1, if the last one has not.
    pub revision: Option<usize>,
    /// Where the same stands on the pages that follow.
    pub repeats: Vec<Location>,
    /// Who had signed before it came into the file, the last of them.
    pub after_signer: Option<String>,
}

impl Difference {
    pub(super) fn new(kind: DifferenceKind) -> Self {
        Self {
            kind,
            found: None,
            expected: None,
            owner: None,
            clause: String::new(),
            revision: None,
            repeats: Vec::new(),
            after_signer: None,
        }
    }

    pub(super) fn on_page(kind: DifferenceKind, page: usize, areas: Vec<Area>) -> Self {
        Self {
            found: Some(Location { page, areas }),
            ..Self::new(kind)
        }
    }

    pub(super) fn on_expected_page(kind: DifferenceKind, page: usize, areas: Vec<Area>) -> Self {
        Self {
            expected: Some(Location { page, areas }),
            ..Self::new(kind)
        }
    }
}

/// Places on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// The page, from 0.
    pub page: usize,
    /// The rectangles, one for each line.
    pub areas: Vec<Area>,
}

/// A rectangle on a page, in points from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub x_pt: f64,
    /// Its upper edge.
    pub y_pt: f64,
    /// Its width.
    pub width_pt: f64,
    /// Its height.
    pub height_pt: f64,
}

/// The kinds of differences.
#[derive(Clone, Debug, PartialEq)]
pub enum DifferenceKind {
    /// Other words.
    Words {
        /// The words that should stand there; none if words were added.
        expected: String,
        /// The words that stand there; none if words were removed.
        found: String,
    },
    /// The same words, but they look different.
    Appearance {
        /// The words.
        words: String,
        /// How they differ.
        change: AppearanceChange,
    },
    /// Something is drawn that shouldn't be.
    Drawn(Drawing),
    /// Something isn't drawn that should be.
    NotDrawn(Drawing),
    /// A page is missing.
    PageMissing,
    /// A page too many.
    PageAdded,
    /// A page that stands there twice.
    PageRepeated,
    /// A page in another place.
    PageMoved,
    /// A page of another size, turned, or cut.
    PageFrame,
    /// Something else about a page, by its name in the file.
    PageExtra(String),
    /// Something laid over a page: a note, a stamp, a field.
    AnnotationAdded(String),
    /// A field to sign in is missing.
    FieldMissing(FieldName),
    /// A field to sign in was moved or changed.
    FieldChanged(FieldName),
    /// A file inside was changed.
    AttachmentChanged(String),
    /// A file inside is missing.
    AttachmentMissing(String),
    /// A file inside that doesn't belong there.
    AttachmentAdded(String),
    /// The draft inside can't be read, or no agreement can come of it.
    DraftUnusable(Message),
    /// The template inside can't be read.
    TemplateUnusable(Message),
    /// Something about the document as a whole, by its name in the file: layers, actions, scripts.
    DocumentExtra(String),
    /// Something that is missing of the document as a whole, by its name in the file.
    DocumentExtraMissing(String),
    /// There are no bookmarks any more.
    BookmarksMissing,
    /// A bookmark that is missing.
    BookmarkMissing(String),
    /// Something else that the document says of itself.
    Property {
        /// The identifier of the property: `title`, `author`, `subject`, `keywords`, `language`.
        name: &'static str,
        /// What it says.
        value: String,
    },
    /// Something that the document doesn't say of itself any more, by its identifier.
    PropertyMissing(&'static str),
    /// Another structure, first at these words.
    Structure(String),
    /// There is no structure any more.
    StructureMissing,
    /// Letters look right, and what programs read in their place is something else.
    TextLayer {
        /// The first such word, as it looks.
        expected: String,
        /// What programs read.
        found: String,
    },
    /// Words that are read aloud in place of what stands there.
    AlternateText(String),
    /// A bookmark that shouldn't be there.
    Bookmark(String),
    /// The structure is that of the agreement, but the second judge sees something else.
    Looks,
    /// The second judge can't draw the page, for this reason.
    NotDrawable(Message),
    /// Something differs that the comparison can't name.
    Unnamed,
}

/// The name of a field to sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldName {
    /// The identifier.
    pub name: String,
    /// What a screen reader reads aloud; the identifier where there is nothing.
    pub label: String,
}

/// How words can look different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppearanceChange {
    /// In another font, or with other outlines.
    Font,
    /// In another colour.
    Color,
    /// They can't be seen.
    Hidden,
    /// In a layer that can be switched off.
    Layer,
    /// In another place.
    Moved,
    /// In some other way.
    Other,
}

/// The things that are drawn beside words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// A line or an area.
    Shape,
    /// A picture.
    Picture,
    /// Something that Klausul doesn't draw, and doesn't understand.
    Unknown,
}
