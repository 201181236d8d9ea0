//! Reads the files of pictures: PNG, JPEG and SVG, by what is in them and not by their names.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::letterhead::{Picture, Pixels};
use super::picture::{Jpeg, PictureProblem};
use super::svg;

/// The most pixels that are decoded: 20 megapixels print A4 at over 500 dpi.
const MAX_PIXELS: u64 = 20_000_000;
/// The most passes over the pixels of a progressive JPEG file; programs write about ten.
const MAX_SCANS: usize = 32;
/// The bits of a sample that every program reads.
const BITS: u8 = 8;
/// The way up that a camera marks as upright.
const UPRIGHT: u16 = 1;

/// Decodes a picture; transparent pixels are laid on white.
///
/// # Errors
/// What is wrong with the file.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<Picture, PictureProblem> {
    if let Some(problem) = PictureProblem::of_beginning(name, bytes) {
        return Err(problem);
    }
    if PictureProblem::is_svg(bytes) {
        let drawing = svg::read_file(bytes).map_err(PictureProblem::Svg)?;
        return Ok(Picture::Drawing(drawing));
    }
    let pixels = if PictureProblem::is_jpeg(bytes) {
        decode_jpeg(bytes)?
    } else {
        decode_png(bytes).map_err(PictureProblem::Undecodable)?
    };
    Ok(Picture::Pixels(pixels))
}

/// Returns an error if there are too many pixels; `width_px` and `height_px` are what the file says.
fn check_size(width_px: u32, height_px: u32) -> Result<(), String> {
    if u64::from(width_px) * u64::from(height_px) > MAX_PIXELS {
        return Err(format!("{width_px} × {height_px} px"));
    }
    Ok(())
}

fn decode_png(bytes: &[u8]) -> Result<Pixels, String> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
    let (width_px, height_px) = reader.info().size();
    check_size(width_px, height_px)?;
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
    Ok(Pixels {
        rgb: rgb.into(),
        width_px,
        height_px,
    })
}

fn decode_jpeg(bytes: &[u8]) -> Result<Pixels, PictureProblem> {
    let undecodable = |detail: &str| PictureProblem::Undecodable(detail.to_owned());
    let frame = JpegFrame::of(bytes).ok_or_else(|| undecodable("no frame header"))?;
    if frame.bits != BITS {
        return Err(PictureProblem::Jpeg(Jpeg::Bits(frame.bits)));
    }
    if frame.components > 3 {
        return Err(PictureProblem::Jpeg(Jpeg::Cmyk));
    }
    check_size(frame.width_px, frame.height_px).map_err(PictureProblem::Undecodable)?;
    if !frame.has_end {
        return Err(undecodable("no end of image"));
    }
    // The decoder calculates in integers, so every processor finds the same pixels, and a template has one hash.
    let options = DecoderOptions::new_safe()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_max_scans(MAX_SCANS)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let rgb = decoder
        .decode()
        .map_err(|error| PictureProblem::Undecodable(format!("{error:?}")))?;
    let turned = decoder.exif().and_then(|exif| orientation(exif));
    if turned.is_some_and(|turned| turned != UPRIGHT) {
        return Err(PictureProblem::Jpeg(Jpeg::Turned));
    }
    if !has_all_scan_data(bytes, &rgb) {
        return Err(undecodable("scan data is missing"));
    }
    if rgb.len() as u64 != u64::from(frame.width_px) * u64::from(frame.height_px) * 3 {
        return Err(undecodable("pixels are missing"));
    }
    Ok(Pixels {
        rgb: rgb.into(),
        width_px: frame.width_px,
        height_px: frame.height_px,
    })
}

/// Whether a JPEG file has data for all its pixels. A decoder fills what is missing; then it also takes what is put in
/// its place, and finds other pixels.
fn has_all_scan_data(bytes: &[u8], rgb: &[u8]) -> bool {
    const PADDING: [u8; 2] = [0x00, 0x55];
    const PADDED_BYTES: usize = 4096;
    let Some(end) = bytes.windows(2).rposition(|pair| pair == [0xFF, 0xD9]) else {
        return false;
    };
    PADDING.iter().all(|padding| {
        let padded = [&bytes[..end], &[*padding; PADDED_BYTES], &bytes[end..]].concat();
        let options = DecoderOptions::new_fast()
            .set_strict_mode(false)
            .set_max_width(usize::from(u16::MAX))
            .set_max_height(usize::from(u16::MAX))
            .jpeg_set_max_scans(MAX_SCANS)
            .jpeg_set_out_colorspace(ColorSpace::RGB);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&padded), options);
        decoder.decode().is_ok_and(|found| found == rgb)
    })
}

/// The frame header of a JPEG file (ITU-T T.81, B.2.2).
#[derive(Debug, PartialEq)]
struct JpegFrame {
    bits: u8,
    components: u8,
    width_px: u32,
    height_px: u32,
    /// Whether the end of the image comes behind it: no coded data looks like that marker.
    has_end: bool,
}

impl JpegFrame {
    fn of(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.get(2..)?;
        loop {
            let &[0xFF, marker, ..] = rest else {
                return None;
            };
            match marker {
                // Fill bytes may stand before any marker.
                0xFF => rest = rest.get(1..)?,
                0x01 | 0xD0..=0xD7 => rest = rest.get(2..)?,
                0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                    let &[bits, y1, y0, x1, x0, components] = rest.get(4..)?.first_chunk()?;
                    return Some(Self {
                        bits,
                        components,
                        width_px: u32::from(u16::from_be_bytes([x1, x0])),
                        height_px: u32::from(u16::from_be_bytes([y1, y0])),
                        has_end: rest.windows(2).any(|pair| pair == [0xFF, 0xD9]),
                    });
                }
                _ => {
                    let length = u16::from_be_bytes(*rest.get(2..)?.first_chunk()?);
                    rest = rest.get(2 + usize::from(length)..)?;
                }
            }
        }
    }
}

/// Returns which way up a camera held the picture: the tag `Orientation` of the first directory (Exif 2.32, 4.6.4).
fn orientation(exif: &[u8]) -> Option<u16> {
    const ORIENTATION: u16 = 0x0112;
    const MAX_ENTRIES: u16 = 1000;
    const ENTRY_BYTES: usize = 12;
    let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let is_little = tiff.starts_with(b"II");
    let two = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk()?;
        Some(if is_little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    };
    let offset = *tiff.get(4..)?.first_chunk()?;
    let offset = if is_little {
        u32::from_le_bytes(offset)
    } else {
        u32::from_be_bytes(offset)
    };
    let start = usize::try_from(offset).ok()?;
    let count = two(start)?.min(MAX_ENTRIES);
    let entries = (0..usize::from(count)).map(|entry| start + 2 + entry * ENTRY_BYTES);
    let mut entries = entries.filter(|entry| two(*entry) == Some(ORIENTATION));
    two(entries.next()? + 8)
}
