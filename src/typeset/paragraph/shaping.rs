//! Words to glyphs, remembered.

use std::collections::HashMap;
use std::sync::Arc;

use crate::typeset::fonts::{Face, ShapedGlyph, ShapedWord, Shaper};

/// The number of words of a face beyond which all are forgotten: somebody has typed for days.
const MAX_WORDS: usize = 20_000;

/// Shapes words of one language, each once.
pub(super) struct WordShaper {
    shaper: Shaper,
    /// By face, of those that text is set in.
    words: [HashMap<Box<str>, Arc<ShapedWord>>; Face::ALL.len()],
}

impl WordShaper {
    pub(super) fn new(language: &str) -> Self {
        Self {
            shaper: Shaper::new(language),
            words: Default::default(),
        }
    }

    pub(super) fn shaped(&mut self, face: Face, word: &str) -> Arc<ShapedWord> {
        if let Some(shaped) = self.words[face as usize].get(word) {
            return Arc::clone(shaped);
        }
        let shaped = Arc::new(self.shaper.shape(face, word));
        self.words[face as usize].insert(word.into(), Arc::clone(&shaped));
        shaped
    }

    /// Shapes a word of which the parts have a face each.
    pub(super) fn shaped_parts(&mut self, parts: &[(Face, &str)]) -> Arc<ShapedWord> {
        if let [(face, word)] = parts {
            return self.shaped(*face, word);
        }
        let mut whole = ShapedWord {
            glyphs: Vec::new(),
            width: 0.0,
        };
        let mut start = 0;
        for (face, part) in parts {
            let shaped = self.shaped(*face, part);
            let glyphs = shaped.glyphs.iter().map(|glyph| ShapedGlyph {
                cluster: start + glyph.cluster,
                ..*glyph
            });
            whole.glyphs.extend(glyphs);
            whole.width += shaped.width;
            start += part.len();
        }
        Arc::new(whole)
    }

    /// Returns the width of a word or a space, in the face's units.
    pub(super) fn width(&mut self, face: Face, word: &str) -> f64 {
        self.shaped(face, word).width
    }

    /// Forgets the words of a face that has too many.
    pub(super) fn limit(&mut self) {
        for words in &mut self.words {
            if words.len() > MAX_WORDS {
                words.clear();
            }
        }
    }
}
