//! Files that travel inside a PDF: what the writer puts in and the readers look for.

/// The name of the attachment that holds the draft.
pub const DRAFT_NAME: &str = "draft.ron";
/// The name of the attachment that holds the template.
pub const TEMPLATE_NAME: &str = "template.ron";

/// A file that travels inside a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The name, in ASCII.
    pub name: &'static str,
    /// A description.
    pub description: &'static str,
    /// The relationship to the document (ISO 19005-3, annex E).
    pub relationship: Relationship,
    /// The content: text.
    pub content: String,
}

/// The relationship of an attachment to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relationship {
    /// The source that the document was made from.
    Source,
    /// A supplement that is needed to reproduce the document.
    Supplement,
}
