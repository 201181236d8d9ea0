//! Files that travel inside a PDF: what the writer puts in and the readers look for.

/// The name of the attachment that holds the draft.
pub const DRAFT_NAME: &str = "draft.ron";
/// The name of the attachment that holds the template.
pub const TEMPLATE_NAME: &str = "template.ron";

/// A file that travels inside a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, in ASCII.
    pub name: &'static str,
    /// What it is, in a sentence.
    pub description: &'static str,
    /// What it is to the document (ISO 19005-3, annex E).
    pub relationship: Relationship,
    /// Its content: text.
    pub content: String,
}

/// What an attachment is to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relationship {
    /// What the document was made from.
    Source,
    /// What else is needed to make it anew.
    Supplement,
}
