//! What can be wrong with the picture of the letterhead.

use crate::message::{Message, Suggestion};

/// What is wrong with the picture of the letterhead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureProblem {
    /// No file of the folder has this name.
    Missing {
        /// The name.
        found: String,
        /// The pictures that the folder has.
        suggestion: Suggestion,
    },
    /// A path that leads out of the folder.
    Elsewhere(String),
    /// A file of the folder whose name doesn't end like that of a PNG file.
    OtherName(String),
    /// A file that is no PNG image.
    NotPng {
        /// The name.
        found: String,
        /// What it is, if its beginning says so.
        format: Option<&'static str>,
    },
    /// A PNG image that can't be decoded, in the decoder's own English words.
    Undecodable(String),
}

impl PictureProblem {
    /// Whether a file is a picture by the end of its name.
    #[must_use]
    pub fn is_picture(name: &str) -> bool {
        const ENDINGS: [&str; 10] = [
            "png", "jpg", "jpeg", "gif", "bmp", "webp", "svg", "tif", "tiff", "pdf",
        ];
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
    }

    /// Looks at the beginning of a file that should be a PNG image, and says what it is instead; `None` for one.
    #[must_use]
    pub fn of_beginning(name: &str, bytes: &[u8]) -> Option<Self> {
        const BEGINNINGS: [(&[u8], &str); 7] = [
            (b"\xFF\xD8\xFF", "JPEG"),
            (b"GIF8", "GIF"),
            (b"BM", "BMP"),
            (b"RIFF", "WebP"),
            (b"%PDF", "PDF"),
            (b"II*\0", "TIFF"),
            (b"MM\0*", "TIFF"),
        ];
        if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
            return None;
        }
        let known = BEGINNINGS.iter();
        let format = known.clone().find(|(start, _)| bytes.starts_with(start));
        Some(Self::NotPng {
            found: name.to_owned(),
            format: format.map(|(_, format)| *format),
        })
    }

    /// The sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Missing { found, suggestion } => {
                let (kind, known) = match suggestion {
                    Suggestion::Nearest(name) => ("nearest", name.clone()),
                    Suggestion::OneOf(names) => ("list", names.join(", ")),
                    Suggestion::Nothing => ("none", String::new()),
                };
                Message::new("template-picture-missing")
                    .with("found", found)
                    .with("suggestion", kind)
                    .with("known", known)
            }
            Self::Elsewhere(found) => {
                Message::new("template-picture-elsewhere").with("found", found)
            }
            Self::OtherName(found) => Message::new("template-picture-name").with("found", found),
            Self::NotPng { found, format } => Message::new("template-picture-not-png")
                .with("found", found)
                .with("known", if format.is_some() { "yes" } else { "no" })
                .with("format", format.unwrap_or_default()),
            Self::Undecodable(detail) => Message::new("template-letterhead").with("detail", detail),
        }
    }
}
