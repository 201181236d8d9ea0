//! The strict subset of PDF: what verification accepts, rule by rule.
//!
//! Viewers repair what is unusual each in their own way, and may then show something else than what was compared. So a
//! file that breaks a rule isn't compared at all. Every rule stands here because at least one of pdfium, poppler, `MuPDF`
//! and pdf.js shows something else than another where it is broken.
//!
//! | rule | what it asks for | where viewers differ |
//! | --- | --- | --- |
//! | `Header` | the file begins with `%PDF-` and a version, alone on its line | whether places count from there or from the first byte |
//! | `Bytes` | every byte belongs to a listed object, a table or its trailer; between them only white space, comment lines as qpdf and `MuPDF` write them, and the header again before a later revision as lopdf does | a viewer that rebuilds the table finds objects that stand there |
//! | `Comment` | no comments inside objects and content | what ends a comment; joined parts of content lose what follows |
//! | `Table` | rows of exactly 20 bytes, each number once, subsections and streams of whole rows | odd rows are skipped, shifted, or make the viewer rebuild the table |
//! | `Start` | `startxref`, digits and `%%EOF`, which name the newest table of the revision | with a sign or another place the table is rebuilt |
//! | `Size` | `/Size` is greater than every listed number | numbers above it are null to some |
//! | `Generation` | generation 0 for every object in use | whether a reference with another generation finds the object |
//! | `Chain` | `/Prev` leads back, to a table of an earlier revision; no second table (`/XRefStm`) | loops, and which of two tables counts |
//! | `Linearized` | a file made for the web begins with the first of its two tables, and is as long as it says | some begin with the first table, others with the last |
//! | `ObjectPlace` | an object stands where its table says, in the bytes of its revision, under its number | the table is rebuilt, or what stands there is taken |
//! | `ObjectStream` | an object stream holds just the objects that the table lists in it; nothing encloses another | objects that no table lists are found when the table is rebuilt |
//! | `Dangling` | every reference that can be reached leads to an object that is in use | null to some; others rebuild the table and find an older object |
//! | `ReferenceToReference` | an object is never a reference itself | how many steps are followed |
//! | `StreamEnd` | `/Length` is exact, and so are the words around a stream | which of length and `endstream` counts |
//! | `StreamKeys` | what a stream's length and filters are is never changed by a later revision | whether a stream is remembered by its place or read anew |
//! | `Encryption` | the standard handler with the empty user password, one method for strings and streams, whole blocks | what is left of broken blocks; which filter of several is taken |
//! | `Filter` | `FlateDecode`, before it at most one ASCII filter; no content in other files | broken data is shown as far as it goes |
//! | `Number` | whole numbers of 32 bits without a plus sign, others up to a million, of 24 characters at most | they overflow, saturate or become 0 |
//! | `Name` | names of ASCII characters | bytes above are Latin 1 to some, UTF-8 to others, and don't match |
//! | `Syntax` | tokens and brackets as the standard has them | guesses |
//! | `DuplicateKey` | a key stands once in a dictionary | the first or the last counts |
//! | `Type` | an object is of the type that its place asks for | it is ignored, or taken as far as it fits |
//! | `PageTree` | `/Parent` is the listing node; nodes have `/Kids` and a right `/Count` | pages are found by the tree, the count or the parents |
//! | `PageBox` | boxes of four numbers that leave something of the page, at most 14,400 on a side | sizes fall back to Letter, or to what is left |
//! | `Resources` | a dictionary, not a stream | its dictionary is taken, or nothing |
//! | `Annotation` | `/Annots` is an array of dictionaries with `/Subtype`, `/Rect`, `/F` of 32 bits | the annotation is left out, or shown in spite of its flags |
//! | `Appearance` | a form with a `/BBox` that isn't flat, in a `/Rect` that isn't | nothing, or the form as it stands |
//! | `ContentSeam` | parts of `/Contents` end between operations, at white space or a delimiter | parts are joined by nothing, a space or a line feed |
//!
//! Content that follows these rules but draws in ways that viewers differ in (a path that other operators interrupt,
//! operands of a wrong kind, pictures inside of content, forms without a box) is an unknown item of its page, which
//! none of ours has: the file is changed, and the page is named.

/// A rule of the strict subset of PDF that is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The file begins with its header.
    Header,
    /// Every byte belongs to a listed object, a table or its trailer.
    Bytes,
    /// No comments where they could hide something.
    Comment,
    /// Tables are well formed to the byte.
    Table,
    /// The end of a revision names its newest table.
    Start,
    /// `/Size` is greater than every number.
    Size,
    /// Generations are 0.
    Generation,
    /// Tables lead back, one to a revision.
    Chain,
    /// Files made for the web begin with their first table.
    Linearized,
    /// Objects stand where their table says.
    ObjectPlace,
    /// Object streams hold just what the table lists in them.
    ObjectStream,
    /// References lead to objects that are in use.
    Dangling,
    /// An object is no reference itself.
    ReferenceToReference,
    /// Streams are exactly as long as they say.
    StreamEnd,
    /// Lengths and filters are never changed.
    StreamKeys,
    /// Encrypted with one method, the same in all revisions.
    Encryption,
    /// Streams decode through one chain of usual filters.
    Filter,
    /// Numbers are of a size that every viewer holds.
    Number,
    /// Names are ASCII.
    Name,
    /// Tokens and brackets are as the standard has them.
    Syntax,
    /// A key stands once in a dictionary.
    DuplicateKey,
    /// An object is of the type that its place asks for.
    Type,
    /// The tree of pages agrees with itself.
    PageTree,
    /// Boxes leave something of the page.
    PageBox,
    /// Resources are a dictionary.
    Resources,
    /// Annotations are whole.
    Annotation,
    /// Appearances have a box and a place.
    Appearance,
    /// Parts of content end where joining makes no difference.
    ContentSeam,
}

impl Rule {
    /// Returns the name by which sentences describe the rule.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Bytes => "bytes",
            Self::Comment => "comment",
            Self::Table => "table",
            Self::Start => "start",
            Self::Size => "size",
            Self::Generation => "generation",
            Self::Chain => "chain",
            Self::Linearized => "linearized",
            Self::ObjectPlace => "object-place",
            Self::ObjectStream => "object-stream",
            Self::Dangling => "dangling",
            Self::ReferenceToReference => "reference-to-reference",
            Self::StreamEnd => "stream-end",
            Self::StreamKeys => "stream-keys",
            Self::Encryption => "encryption",
            Self::Filter => "filter",
            Self::Number => "number",
            Self::Name => "name",
            Self::Syntax => "syntax",
            Self::DuplicateKey => "duplicate-key",
            Self::Type => "type",
            Self::PageTree => "page-tree",
            Self::PageBox => "page-box",
            Self::Resources => "resources",
            Self::Annotation => "annotation",
            Self::Appearance => "appearance",
            Self::ContentSeam => "content-seam",
        }
    }
}
