//! The letterhead that a file shows.

use std::sync::Arc;

use super::page_tree::pages;
use crate::pdf::read::object::{Object, Stream};
use crate::pdf::read::strict::{ReadError, View};
use crate::template::Pixels;

/// Returns the pixels of the first picture on the first page: the letterhead of a template that isn't known here. Its
/// hash can't be made from them, so it is only as true as the template that came along.
pub(in crate::verify) fn letterhead(view: &View<'_, '_>) -> Result<Option<Pixels>, ReadError> {
    let Some(stream) = first_picture(view)? else {
        return Ok(None);
    };
    let number = |key: &[u8]| {
        let number = stream.dictionary.integer(key);
        number.and_then(|number| u32::try_from(number).ok())
    };
    let (Some(width_px), Some(height_px)) = (number(b"Width"), number(b"Height")) else {
        return Ok(None);
    };
    let content = view.file.decode_if_known(&stream)?;
    let length = u64::from(width_px) * u64::from(height_px) * 3;
    let rgb = content.filter(|content| content.len() as u64 == length);
    Ok(rgb.map(|rgb| Pixels {
        rgb: Arc::from(&*rgb),
        width_px,
        height_px,
    }))
}

/// Returns the first picture among the resources of the first page.
fn first_picture(view: &View<'_, '_>) -> Result<Option<Stream>, ReadError> {
    let pages = pages(view)?;
    let Some(first) = pages.first() else {
        return Ok(None);
    };
    let resources = view.dictionary(&first.dictionary, b"Resources")?;
    for object in view.dictionary(&resources, b"XObject")?.values() {
        if let Object::Stream(stream) = &*view.resolve(object)?
            && view.get(&stream.dictionary, b"Subtype")?.name() == Some(b"Image")
        {
            return Ok(Some(Stream::clone(stream)));
        }
    }
    Ok(None)
}
