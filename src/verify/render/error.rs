//! Why pages could not be drawn.

use crate::message::Message;

/// Why the pages of a file could not be drawn. Pages count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The renderer can't read the file.
    #[error("the PDF can't be read")]
    Unreadable,
    /// The file has no such page.
    #[error("no page {page}")]
    NoSuchPage {
        /// The page.
        page: usize,
    },
    /// The file has more pages than are drawn.
    #[error("more than {max} pages")]
    TooManyPages {
        /// The most that are drawn.
        max: usize,
    },
    /// A page has more pixels than are drawn.
    #[error("page {page} is too large")]
    TooLarge {
        /// The page.
        page: usize,
    },
    /// A page costs too much to draw.
    #[error("page {page} is too complex")]
    TooComplex {
        /// The page.
        page: usize,
    },
    /// A page has something that the renderer would leave out.
    #[error("page {page} has {what:?}")]
    Undrawable {
        /// The page.
        page: usize,
        /// What it has.
        what: Undrawable,
    },
    /// The time was over.
    #[error("out of time")]
    Timeout,
    /// Too many files before it overran their time and are still being drawn, or no thread could be started.
    #[error("busy")]
    Busy,
    /// The renderer panicked.
    #[error("the renderer failed")]
    Failed,
}

/// What the renderer leaves out, or draws at a cost that can't be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undrawable {
    /// Symbols, or letters of other scripts, in a font that is not in the file or can't be read.
    Font,
    /// A picture that can't be read.
    Picture,
    /// An annotation with an appearance that can't be read.
    Appearance,
    /// A pattern or a gradient.
    Pattern,
    /// A soft mask.
    Mask,
}

impl RenderError {
    /// The sentence for the person who reads it: why the pages could not be drawn.
    #[must_use]
    pub fn message(self) -> Message {
        let of_page = |id, page: usize| Message::new(id).with("page", page + 1);
        match self {
            Self::Unreadable => Message::new("render-unreadable"),
            Self::NoSuchPage { page } => of_page("render-no-such-page", page),
            Self::TooManyPages { max } => Message::new("render-too-many-pages").with("max", max),
            Self::TooLarge { page } => of_page("render-too-large", page),
            Self::TooComplex { page } => of_page("render-too-complex", page),
            Self::Undrawable { page, what } => {
                of_page("render-undrawable", page).with("what", what.name())
            }
            Self::Timeout => Message::new("render-timeout"),
            Self::Busy => Message::new("render-busy"),
            Self::Failed => Message::new("render-failed"),
        }
    }
}

impl Undrawable {
    /// Its name in the sentences.
    fn name(self) -> &'static str {
        match self {
            Self::Font => "font",
            Self::Picture => "picture",
            Self::Appearance => "appearance",
            Self::Pattern => "pattern",
            Self::Mask => "mask",
        }
    }
}
