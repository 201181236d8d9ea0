//! The way from runs to lines, remembered.

use std::collections::HashMap;
use std::sync::Arc;

use super::breaks::{Breaker, Tolerance};
use super::choice::BreakChoice;
use super::line::lines;
use super::shaping::WordShaper;
use super::style::{ParagraphKey, ParagraphStyle};
use super::words::Words;
use crate::agreement::Run;
use crate::language::Rules;
use crate::typeset::hyphenate::Hyphenator;
use crate::typeset::model::LineText;

/// Sets paragraphs of one language, and remembers them so that an edit breaks only what it changed.
pub(in crate::typeset) struct ParagraphSetter {
    rules: Option<&'static Rules>,
    shaper: WordShaper,
    hyphenator: Hyphenator,
    paragraphs: HashMap<ParagraphKey, Remembered>,
    /// Counts layouts: what the last ones didn't use is forgotten.
    layout: u64,
}

struct Remembered {
    lines: Arc<[Arc<LineText>]>,
    used_in: u64,
}

impl ParagraphSetter {
    /// Returns a setter for a language (BCP 47).
    pub(in crate::typeset) fn new(language: &str) -> Self {
        let rules = Rules::of(language);
        Self {
            rules,
            shaper: WordShaper::new(language),
            hyphenator: Hyphenator::new(rules),
            paragraphs: HashMap::new(),
            layout: 0,
        }
    }

    /// Begins a layout.
    pub(in crate::typeset) fn begin_layout(&mut self) {
        self.layout += 1;
    }

    /// Ends a layout, and forgets what neither it nor the one before used: an edit changes a few
    /// paragraphs, which won't come back.
    pub(in crate::typeset) fn end_layout(&mut self) {
        let layout = self.layout;
        self.paragraphs
            .retain(|_, remembered| remembered.used_in + 1 >= layout);
        self.shaper.limit();
    }

    /// Returns the lines of a paragraph; line feeds in it count as spaces. An empty paragraph has no lines.
    pub(in crate::typeset) fn paragraph(
        &mut self,
        runs: &[Run],
        style: ParagraphStyle,
    ) -> Arc<[Arc<LineText>]> {
        let key = ParagraphKey::new(runs, style);
        if let Some(remembered) = self.paragraphs.get_mut(&key) {
            remembered.used_in = self.layout;
            return Arc::clone(&remembered.lines);
        }
        let lines: Arc<[Arc<LineText>]> = self.broken(&key).into_iter().map(Arc::new).collect();
        let remembered = Remembered {
            lines: Arc::clone(&lines),
            used_in: self.layout,
        };
        self.paragraphs.insert(key, remembered);
        lines
    }

    fn broken(&mut self, key: &ParagraphKey) -> Vec<LineText> {
        let style = key.style;
        let words = Words::new(key, &mut self.shaper, self.rules);
        if words.list.is_empty() {
            return Vec::new();
        }
        let space_width = self.shaper.width(style.face, " ");
        let breaker = Breaker {
            style,
            words: &words,
            hyphenator: &self.hyphenator,
            space_pt: space_width * style.scale(),
            hyphen_pt: self.shaper.width(style.face, "-") * style.scale(),
        };
        let tolerances = [Tolerance::Normal, Tolerance::Relaxed, Tolerance::Anywhere];
        let breaks = tolerances.into_iter().find_map(|tolerance| {
            let points = breaker.breakpoints(tolerance);
            BreakChoice::new(style, space_width, tolerance).best(&points)
        });
        // Where not even a letter fits, each stands on a line of its own: nothing is left out.
        let breaks = breaks.unwrap_or_else(|| breaker.breakpoints(Tolerance::Anywhere));
        lines(style, &words, &breaks, &mut self.shaper)
    }
}
