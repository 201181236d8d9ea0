//! The pictures of an opened PDF's pages, on the graphics card.

use std::collections::BTreeMap;

use eframe::egui::{ColorImage, Context, TextureFilter, TextureHandle, TextureOptions};

use crate::app::model::{Picture, State};

/// The pictures of the pages of the PDF that is open. They are freed when it is closed.
#[derive(Default)]
pub struct Pictures {
    /// The number of the opened PDF.
    number: u64,
    textures: BTreeMap<usize, TextureHandle>,
}

impl Pictures {
    /// Takes in pictures, and frees those of a PDF that isn't open any more.
    pub fn update(&mut self, context: &Context, state: &State, pictures: Vec<Picture>) {
        let inspection = state.inspection.as_ref();
        let found = inspection.and_then(|inspection| inspection.found_pages.as_ref());
        let number = found.map_or(0, |found| found.number);
        if number != self.number {
            self.textures.clear();
            self.number = number;
        }
        for picture in pictures {
            if picture.number == number {
                self.keep(context, picture);
            }
        }
    }

    /// Returns the picture of a page, from 0; none for one that is longer than the graphics card allows.
    #[must_use]
    pub fn get(&self, page: usize) -> Option<&TextureHandle> {
        self.textures.get(&page)
    }

    fn keep(&mut self, context: &Context, Picture { page, image, .. }: Picture) {
        let max = context.input(|input| input.max_texture_side);
        let size = [image.width_px, image.height_px];
        if size.iter().any(|side| *side > max) {
            return;
        }
        // All pixels are opaque.
        let pixels = ColorImage::from_rgba_premultiplied(size, &image.rgba);
        // Pages are shown smaller than they are drawn.
        let options = TextureOptions::LINEAR.with_mipmap_mode(Some(TextureFilter::Linear));
        let texture = context.load_texture("page of the file", pixels, options);
        self.textures.insert(page, texture);
    }
}
