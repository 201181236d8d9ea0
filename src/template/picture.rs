//! What can be wrong with the picture of the letterhead.

use super::file::LetterheadPlace;
use super::svg::SvgProblem;
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
    /// A file of the folder whose name doesn't end like that of a PNG, JPEG or SVG file.
    OtherName(String),
    /// A file that is none of a PNG, JPEG and SVG image.
    OtherFormat {
        /// The name.
        found: String,
        /// What it is, if its beginning says so.
        format: Option<&'static str>,
    },
    /// An image that can't be decoded, in the decoder's own English words.
    Undecodable(String),
    /// A JPEG image of a kind that isn't printed.
    Jpeg(Jpeg),
    /// An SVG image that isn't printed.
    Svg(SvgProblem),
    /// An image that is too large for its place.
    TooLarge {
        /// The place.
        place: LetterheadPlace,
        /// The most that its width may be, in whole millimetres; none if there is no room for any.
        max_mm: Option<usize>,
    },
}

/// A kind of JPEG image that isn't printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jpeg {
    /// More bits in a sample than 8.
    Bits(u8),
    /// In printing inks: cyan, magenta, yellow and black.
    Cmyk,
    /// Taken with the camera on its side, which viewers turn upright.
    Turned,
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

    /// Whether a file is a JPEG image by its beginning.
    pub(super) fn is_jpeg(bytes: &[u8]) -> bool {
        bytes.starts_with(b"\xFF\xD8\xFF")
    }

    /// Whether a file is an SVG image by its beginning: XML, perhaps behind a mark of the byte order.
    pub(super) fn is_svg(bytes: &[u8]) -> bool {
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        text.trim_ascii_start().starts_with(b"<")
    }

    /// Looks at the beginning of a file that should be a PNG, JPEG or SVG image, and says what it is instead; `None` for one.
    #[must_use]
    pub fn of_beginning(name: &str, bytes: &[u8]) -> Option<Self> {
        const BEGINNINGS: [(&[u8], &str); 6] = [
            (b"GIF8", "GIF"),
            (b"BM", "BMP"),
            (b"RIFF", "WebP"),
            (b"%PDF", "PDF"),
            (b"II*\0", "TIFF"),
            (b"MM\0*", "TIFF"),
        ];
        if bytes.starts_with(b"\x89PNG\r\n\x1A\n") || Self::is_jpeg(bytes) || Self::is_svg(bytes) {
            return None;
        }
        let known = BEGINNINGS.iter();
        let format = known.clone().find(|(start, _)| bytes.starts_with(start));
        Some(Self::OtherFormat {
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
            Self::OtherFormat { found, format } => Message::new("template-picture-format")
                .with("found", found)
                .with("known", if format.is_some() { "yes" } else { "no" })
                .with("format", format.unwrap_or_default()),
            Self::Undecodable(detail) => Message::new("template-letterhead").with("detail", detail),
            Self::Jpeg(jpeg) => jpeg.message(),
            Self::Svg(problem) => problem.message(),
            Self::TooLarge { place, max_mm } => Message::new("template-letterhead-too-large")
                .with(
                    "place",
                    match place {
                        LetterheadPlace::Column => "column",
                        LetterheadPlace::Margin => "margin",
                    },
                )
                .with("room", if max_mm.is_some() { "some" } else { "none" })
                .with("max", max_mm.unwrap_or_default()),
        }
    }
}

impl Jpeg {
    fn message(self) -> Message {
        match self {
            Self::Bits(bits) => Message::new("template-jpeg-bits").with("bits", usize::from(bits)),
            Self::Cmyk => Message::new("template-jpeg-cmyk"),
            Self::Turned => Message::new("template-jpeg-turned"),
        }
    }
}
