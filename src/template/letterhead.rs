//! The optional image at the top of the first page.

use std::io::Cursor;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::characters::hexadecimal;

/// The most pixels that are decoded: 20 megapixels print A4 at over 500 dpi.
const MAX_PIXELS: u64 = 20_000_000;

/// An image, ready to be drawn on white paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Letterhead {
    /// Rows from top to bottom, three bytes a pixel: red, green, blue.
    pub rgb: Arc<[u8]>,
    /// Pixels in a row.
    pub width_px: u32,
    /// Rows.
    pub height_px: u32,
    /// Its width on the page, in millimetres; its height follows.
    pub width_mm: f64,
    /// What it shows, for those who can't see it.
    pub alternative: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// The pixels of an image.
#[derive(Clone, Debug, PartialEq)]
pub struct Pixels {
    /// Rows from top to bottom, three bytes a pixel: red, green, blue.
    pub rgb: Arc<[u8]>,
    /// Pixels in a row.
    pub width_px: u32,
    /// Rows.
    pub height_px: u32,
}

impl Letterhead {
    /// SHA-256 of its pixels, in lower-case hexadecimal.
    pub(super) fn hash_of_pixels(&self) -> String {
        hash_of_pixels(&self.rgb)
    }
}

impl Pixels {
    /// SHA-256 of the pixels, in lower-case hexadecimal.
    pub(super) fn hash(&self) -> String {
        hash_of_pixels(&self.rgb)
    }
}

fn hash_of_pixels(rgb: &[u8]) -> String {
    hexadecimal(&Sha256::digest(rgb))
}

/// Decodes a PNG file; transparent pixels are laid on white.
///
/// # Errors
/// The decoder's own words, in English.
pub(super) fn decode(
    bytes: &[u8],
    width_mm: f64,
    alternative: String,
) -> Result<Letterhead, String> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
    let (width_px, height_px) = reader.info().size();
    if u64::from(width_px) * u64::from(height_px) > MAX_PIXELS {
        return Err(format!("{width_px} × {height_px} px"));
    }
    let size = reader.output_buffer_size().ok_or("too large")?;
    let mut pixels = vec![0; size];
    let frame = reader
        .next_frame(&mut pixels)
        .map_err(|error| error.to_string())?;
    pixels.truncate(frame.buffer_size());
    let on_white = |value: u8, alpha: u8| {
        let mixed = u16::from(value) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
        u8::try_from(mixed / 255).unwrap_or(u8::MAX)
    };
    let rgb: Vec<u8> = match frame.color_type {
        png::ColorType::Rgb => pixels,
        png::ColorType::Grayscale => pixels.iter().flat_map(|&grey| [grey; 3]).collect(),
        png::ColorType::GrayscaleAlpha => pixels
            .as_chunks::<2>()
            .0
            .iter()
            .flat_map(|&[grey, alpha]| [on_white(grey, alpha); 3])
            .collect(),
        png::ColorType::Rgba => pixels
            .as_chunks::<4>()
            .0
            .iter()
            .flat_map(|&[red, green, blue, alpha]| [red, green, blue].map(|v| on_white(v, alpha)))
            .collect(),
        png::ColorType::Indexed => return Err("palette".to_owned()), // expanded by the decoder
    };
    Ok(Letterhead {
        rgb: rgb.into(),
        width_px,
        height_px,
        width_mm,
        alternative,
        sha256: hexadecimal(&Sha256::digest(bytes)),
    })
}
