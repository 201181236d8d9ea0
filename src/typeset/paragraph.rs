//! Whole-paragraph line breaking.
//!
//! All lines of a paragraph are chosen together so that their demerits are least (D. Knuth and
//! M. Plass, "Breaking Paragraphs into Lines", 1981, solved here by dynamic programming over
//! breakpoints and the number of hyphens in a row). There is always a solution: a paragraph that
//! has none under the normal rules is broken again with the rules relaxed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::fonts::{Face, ShapedWord, UNITS_PER_EM};
use super::hyphenate::emergency_breaks;
use super::{Ending, Glyph, LineText, Typesetter};
use crate::agreement::{Origin, Run};
use crate::characters::code_point;

/// How lines are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// Every line but the last fills the measure.
    Justified,
    /// Lines end where their words do.
    Left,
}

/// How a paragraph is set. Lengths are integers so that they can be compared exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParagraphStyle {
    /// The face.
    pub face: Face,
    /// The size, in thousandths of a point.
    pub size_mpt: u32,
    /// The measure, in thousandths of a point.
    pub width_mpt: u32,
    /// How lines are filled.
    pub alignment: Alignment,
    /// Whether words of the fixed wording may be hyphenated.
    pub hyphenate: bool,
}

/// What a paragraph's lines depend on, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ParagraphKey {
    pub style: ParagraphStyle,
    /// The runs' texts, and what decides how their words may break.
    pub runs: Vec<(String, Wording)>,
}

impl ParagraphKey {
    pub(super) fn new(runs: &[Run], style: ParagraphStyle) -> Self {
        let runs = runs.iter().map(|run| (run.text.clone(), Wording::of(run)));
        Self {
            style,
            runs: runs.collect(),
        }
    }
}

/// What decides how a word may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Wording {
    /// The template's, in the document's language.
    Native,
    /// The template's, in another language: its breaks aren't known.
    Foreign,
    /// Somebody's answer.
    Answer,
}

impl Wording {
    fn of(run: &Run) -> Self {
        match run.origin {
            Origin::Field(_) | Origin::Signatory { .. } => Self::Answer,
            Origin::Foreign(_) => Self::Foreign,
            _ => Self::Native,
        }
    }
}

/// At most so many lines in a row end in a hyphen.
const MAX_HYPHENS: usize = 3;

/// How much a space may grow or shrink, in parts of its width, before it hurts.
const STRETCH: f64 = 0.60;
const SHRINK: f64 = 0.22;

/// Demerits, on the scale of TeX's.
const LINE_PENALTY: f64 = 10.0;
const HYPHEN_PENALTY: f64 = 55.0;
/// A word broken before its third letter costs this in addition.
const SHORT_BEGINNING: usize = 3;
const SHORT_PENALTY: f64 = 45.0;
/// A name that is broken is worse than a compound that is.
const ANSWER_HYPHEN_PENALTY: f64 = 400.0;
/// Answers of more characters than this may be hyphenated although they would fit a line.
const LONG_NAME: usize = 20;
const EMERGENCY_PENALTY: f64 = 2_000.0;
const CONSECUTIVE_HYPHENS: f64 = 6_000.0;
const CONTRAST: f64 = 3_000.0;
const LAST_LINE_SHORT: f64 = 60_000.0;
const HYPHEN_BEFORE_LAST_LINE: f64 = 60_000.0;
/// A last line that is the rest of a broken word.
const LAST_LINE_FRAGMENT: f64 = 2_000_000.0;

/// Which breaks are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rules {
    /// As typography wants them.
    Normal,
    /// Anywhere between two characters: what can't be set well is set all the same.
    Relaxed,
}

/// A paragraph's text in words.
struct Words {
    text: String,
    /// The byte after each run.
    run_ends: Vec<usize>,
    list: Vec<Word>,
    /// Byte ranges that stay on one line.
    together: Vec<Range<usize>>,
}

impl Words {
    /// Whether a line must not end at this byte.
    fn is_held(&self, byte: usize) -> bool {
        self.together
            .iter()
            .any(|range| range.start < byte && byte < range.end)
    }
}

struct Word {
    start: usize,
    end: usize,
    shaped: Arc<ShapedWord>,
    wording: Wording,
    /// Whether the space after it may be a line break.
    breakable: bool,
}

/// A place where a line may end.
#[derive(Clone, Copy, Debug)]
struct Breakpoint {
    /// The word that the line ends in or after.
    word: usize,
    /// The byte inside the word where it is hyphenated; `None` after the word.
    inside: Option<usize>,
    /// Whether a hyphen is set there.
    hyphen: bool,
    /// Natural width of everything up to here, in points, spaces included.
    width_before: f64,
    /// Spaces up to here.
    spaces_before: usize,
    /// The same for what the next line leaves out, the space at the break included.
    width_after: f64,
    spaces_after: usize,
    hyphen_width: f64,
    penalty: f64,
}

/// A place inside a word where it may be broken.
struct InnerBreak {
    /// The byte.
    offset: usize,
    penalty: f64,
    /// Whether a hyphen is set there.
    hyphen: bool,
}

/// The best way to a breakpoint.
#[derive(Clone, Copy, Debug)]
struct Best {
    demerits: f64,
    /// The breakpoint before, and its number of hyphens in a row.
    from: Option<(usize, usize)>,
    /// How much the spaces of the last line are stretched (positive) or shrunk.
    ratio: f64,
}

impl Typesetter {
    /// Breaks a paragraph; line feeds in it count as spaces. An empty paragraph has no lines.
    pub(super) fn break_paragraph(&mut self, key: &ParagraphKey) -> Vec<LineText> {
        let words = self.words(key);
        if words.list.is_empty() {
            return Vec::new();
        }
        let breaks = [Rules::Normal, Rules::Relaxed]
            .into_iter()
            .find_map(|rules| self.choose(key.style, &words, rules))
            .unwrap_or_default();
        self.lines(key.style, &words, &breaks)
    }

    fn words(&mut self, key: &ParagraphKey) -> Words {
        let mut text = String::new();
        let mut run_ends = Vec::new();
        for (run, _) in &key.runs {
            push_printable(&mut text, run);
            run_ends.push(text.len());
        }
        let together = self.together(&text);
        let opportunities: Vec<usize> = unicode_linebreak::linebreaks(&text)
            .map(|(offset, _)| offset)
            .collect();
        let mut words = Vec::new();
        let mut start = 0;
        for part in text.split(' ') {
            let end = start + part.len();
            if !part.is_empty() {
                let next = end + 1;
                let run = run_ends.partition_point(|&run_end| run_end <= start);
                words.push(Word {
                    start,
                    end,
                    shaped: self.shaped(key.style.face, part),
                    wording: key.runs.get(run).map_or(Wording::Native, |run| run.1),
                    breakable: opportunities.binary_search(&next).is_ok()
                        && !together
                            .iter()
                            .any(|range| range.start < end && next < range.end),
                });
            }
            start = end + 1;
        }
        Words {
            text,
            run_ends,
            list: words,
            together,
        }
    }

    fn breakpoints(
        &mut self,
        style: ParagraphStyle,
        words: &Words,
        rules: Rules,
    ) -> Vec<Breakpoint> {
        let size_pt = f64::from(style.size_mpt) / 1000.0;
        let scale = size_pt / UNITS_PER_EM;
        let measure = f64::from(style.width_mpt) / 1000.0;
        let space = self.space_width(style.face) * scale;
        let hyphen_width = self.shaped(style.face, "-").width * scale;
        let mut points = Vec::new();
        let mut width = 0.0;
        let last = words.list.len() - 1;
        for (index, word) in words.list.iter().enumerate() {
            let token = &words.text[word.start..word.end];
            let word_width = word.shaped.width * scale;
            for inner in self.inner_breaks(style, word, token, word_width > measure, rules) {
                let offset = inner.offset;
                if rules == Rules::Normal && words.is_held(word.start + offset) {
                    continue;
                }
                // "be-" at the end of a line says less than "behand-".
                let short = if offset < SHORT_BEGINNING {
                    SHORT_PENALTY
                } else {
                    0.0
                };
                let part_width = width_up_to(&word.shaped, offset) * scale;
                points.push(Breakpoint {
                    word: index,
                    inside: Some(offset),
                    hyphen: inner.hyphen,
                    width_before: width + part_width,
                    spaces_before: index,
                    width_after: width + part_width,
                    spaces_after: index,
                    hyphen_width: if inner.hyphen { hyphen_width } else { 0.0 },
                    penalty: inner.penalty + short,
                });
            }
            width += word_width;
            if word.breakable || index == last || rules == Rules::Relaxed {
                points.push(Breakpoint {
                    word: index,
                    inside: None,
                    hyphen: false,
                    width_before: width,
                    spaces_before: index,
                    width_after: width + space,
                    spaces_after: index + 1,
                    hyphen_width: 0.0,
                    penalty: 0.0,
                });
            }
            width += space;
        }
        points
    }

    /// Where a word may be broken, in order.
    fn inner_breaks(
        &self,
        style: ParagraphStyle,
        word: &Word,
        token: &str,
        too_wide: bool,
        rules: Rules,
    ) -> Vec<InnerBreak> {
        let mut breaks = BTreeMap::new();
        let mut add = |offsets: Vec<usize>, penalty: f64, hyphen: bool| {
            for offset in offsets {
                breaks.entry(offset).or_insert(InnerBreak {
                    offset,
                    penalty,
                    hyphen,
                });
            }
        };
        // A hyphen in an address or a number would change it; and a name breaks only where it would
        // not fit a line otherwise.
        let is_answer = word.wording == Wording::Answer;
        let is_code = is_answer && is_code(token);
        if is_code && too_wide {
            add(breaks_after_signs(token), ANSWER_HYPHEN_PENALTY, false);
        } else if is_answer {
            if too_wide || (style.hyphenate && token.chars().count() > LONG_NAME) {
                add(self.hyphenator.breaks(token), ANSWER_HYPHEN_PENALTY, true);
            }
        } else if word.wording == Wording::Native && (style.hyphenate || too_wide) {
            add(self.hyphenator.breaks(token), HYPHEN_PENALTY, true);
        }
        if rules == Rules::Relaxed || (too_wide && word.wording != Wording::Native) {
            add(emergency_breaks(token), EMERGENCY_PENALTY, !is_code);
        }
        breaks.into_values().collect()
    }

    /// The breaks with the least demerits, the end of the paragraph included; `None` if there is no
    /// way under these rules.
    fn choose(
        &mut self,
        style: ParagraphStyle,
        words: &Words,
        rules: Rules,
    ) -> Option<Vec<Breakpoint>> {
        let points = self.breakpoints(style, words, rules);
        let space =
            self.space_width(style.face) * f64::from(style.size_mpt) / 1000.0 / UNITS_PER_EM;
        let line = LineRules {
            measure: f64::from(style.width_mpt) / 1000.0,
            space,
            alignment: style.alignment,
        };
        let mut best: Vec<[Option<Best>; MAX_HYPHENS + 1]> = Vec::with_capacity(points.len());
        for (to, point) in points.iter().enumerate() {
            let is_last = to + 1 == points.len();
            let mut ways = [None; MAX_HYPHENS + 1];
            for from in (0..=to).rev() {
                let start = from.checked_sub(1).map(|index| &points[index]);
                let Some((ratio, own)) = line.demerits(start, point, is_last) else {
                    break; // the line only gets longer from here
                };
                let fresh = [Some(Best {
                    demerits: 0.0,
                    from: None,
                    ratio: 0.0,
                }); 1];
                let before = match from.checked_sub(1) {
                    Some(index) => &best[index][..],
                    None => &fresh[..],
                };
                for (hyphens, way) in before.iter().enumerate() {
                    let Some(way) = way else { continue };
                    let Some(in_a_row) = hyphens_in_a_row(point, hyphens, rules) else {
                        continue;
                    };
                    let mut demerits = way.demerits + own;
                    if start.is_some() {
                        demerits += CONTRAST * contrast(way.ratio, ratio);
                    }
                    if in_a_row > 1 {
                        demerits += CONSECUTIVE_HYPHENS;
                    }
                    if is_last && hyphens > 0 {
                        demerits += HYPHEN_BEFORE_LAST_LINE;
                    }
                    let slot: &mut Option<Best> = &mut ways[in_a_row];
                    if slot.is_none_or(|found| demerits < found.demerits) {
                        *slot = Some(Best {
                            demerits,
                            from: from.checked_sub(1).map(|index| (index, hyphens)),
                            ratio,
                        });
                    }
                }
            }
            best.push(ways);
        }
        trace_back(&points, &best)
    }

    fn lines(
        &mut self,
        style: ParagraphStyle,
        words: &Words,
        breaks: &[Breakpoint],
    ) -> Vec<LineText> {
        let mut lines = Vec::with_capacity(breaks.len());
        let mut start = (0, 0);
        for (index, point) in breaks.iter().enumerate() {
            let is_last = index + 1 == breaks.len();
            lines.push(self.line(style, words, start, *point, is_last));
            start = match point.inside {
                Some(offset) => (point.word, offset),
                None => (point.word + 1, 0),
            };
        }
        lines
    }

    /// Sets one line: shapes what stands on it and shares out the space.
    fn line(
        &mut self,
        style: ParagraphStyle,
        words: &Words,
        (first, first_offset): (usize, usize),
        end: Breakpoint,
        is_last: bool,
    ) -> LineText {
        let size_pt = f64::from(style.size_mpt) / 1000.0;
        let scale = size_pt / UNITS_PER_EM;
        let space_glyph = style.face.glyph(' ').unwrap_or(0);
        let space = self.space_width(style.face) * scale;
        let mut parts = Vec::new();
        let mut natural = 0.0;
        for index in first..=end.word {
            let word = &words.list[index];
            let from = word.start + if index == first { first_offset } else { 0 };
            let hyphenated = end.inside.filter(|_| index == end.word);
            let to = hyphenated.map_or(word.end, |offset| word.start + offset);
            let mut token = words.text[from..to].to_owned();
            if hyphenated.is_some() && end.hyphen {
                token.push('-');
            }
            let shaped = self.shaped(style.face, &token);
            natural += shaped.width * scale;
            parts.push((from, to, shaped));
        }
        let spaces = parts.len() - 1;
        let measure = f64::from(style.width_mpt) / 1000.0;
        let slack = measure - natural - space * spaces as f64;
        let fills = style.alignment == Alignment::Justified && !is_last;
        let spread = if spaces > 0 && (fills || slack < 0.0) {
            slack / spaces as f64
        } else {
            0.0
        };
        let mut line = LineText {
            ending: match (is_last, end.inside) {
                (true, _) => Ending::Paragraph,
                (false, Some(_)) if end.hyphen => Ending::Hyphen,
                (false, Some(_)) => Ending::Joined,
                (false, None) => Ending::Space,
            },
            ..LineText::default()
        };
        let run_at = |byte: usize| words.run_ends.partition_point(|run_end| *run_end <= byte);
        let mut x_pt = 0.0;
        for (index, (from, to, shaped)) in parts.iter().enumerate() {
            push_word(
                &mut line,
                style.face,
                scale,
                &mut x_pt,
                words,
                (*from, *to),
                shaped,
                &run_at,
            );
            let is_inner = index < spaces;
            if is_inner || line.ending == Ending::Space {
                let advance = if is_inner { space + spread } else { space };
                line.push_glyph(
                    Glyph {
                        id: space_glyph,
                        face: style.face,
                        run: run_at(*to),
                        x_pt,
                        y_pt: 0.0,
                        advance_pt: advance,
                        text: 0..0,
                    },
                    " ",
                );
                x_pt += advance;
            }
            if is_inner || line.ending != Ending::Space {
                line.width_pt = x_pt;
            }
        }
        if line.ending == Ending::Space {
            line.width_pt = x_pt - space;
        }
        line
    }
}

/// Adds a word's glyphs; the hyphen of a broken word stands for a soft hyphen.
#[expect(clippy::too_many_arguments, reason = "a plain inner step of one loop")]
fn push_word(
    line: &mut LineText,
    face: Face,
    scale: f64,
    x_pt: &mut f64,
    words: &Words,
    (from, to): (usize, usize),
    shaped: &ShapedWord,
    run_at: &dyn Fn(usize) -> usize,
) {
    for (position, glyph) in shaped.glyphs.iter().enumerate() {
        let start = from + glyph.cluster;
        let is_soft_hyphen = start >= to;
        // A cluster ends where the next one begins; glyphs of one cluster share its text, which the
        // first of them carries.
        let next = shaped.glyphs[position + 1..]
            .iter()
            .map(|later| later.cluster)
            .find(|cluster| *cluster != glyph.cluster);
        let end = next.map_or(to, |cluster| (from + cluster).min(to));
        let is_first = position == 0 || shaped.glyphs[position - 1].cluster != glyph.cluster;
        let text = match (is_soft_hyphen, is_first) {
            (true, _) => "\u{AD}",
            (false, true) => &words.text[start..end],
            (false, false) => "",
        };
        let advance = glyph.advance * scale;
        line.push_glyph(
            Glyph {
                id: glyph.id,
                face,
                run: run_at(start.min(to - 1)),
                x_pt: *x_pt + glyph.x_offset * scale,
                y_pt: glyph.y_offset * scale,
                advance_pt: advance,
                text: 0..0,
            },
            text,
        );
        *x_pt += advance;
    }
}

struct LineRules {
    measure: f64,
    space: f64,
    alignment: Alignment,
}

impl LineRules {
    /// The stretch ratio and the demerits of a line; `None` if it is too long.
    fn demerits(
        &self,
        start: Option<&Breakpoint>,
        end: &Breakpoint,
        is_last: bool,
    ) -> Option<(f64, f64)> {
        let (width_start, spaces_start) =
            start.map_or((0.0, 0), |point| (point.width_after, point.spaces_after));
        let natural = end.width_before - width_start + end.hyphen_width;
        let spaces = end.spaces_before.saturating_sub(spaces_start) as f64;
        let slack = self.measure - natural;
        // Rounding must not make a line that fits exactly too long.
        let least = -spaces * self.space * SHRINK - 1e-6;
        if slack < least {
            return None;
        }
        let room = match self.alignment {
            Alignment::Justified => spaces * self.space * STRETCH,
            Alignment::Left => self.measure * 0.15,
        };
        let ratio = if slack < 0.0 {
            slack / (spaces * self.space * SHRINK)
        } else if is_last {
            0.0
        } else {
            slack / room.max(self.space * STRETCH * 0.5)
        };
        let badness = (100.0 * ratio.abs().powi(3)).min(1e6);
        let mut demerits = (LINE_PENALTY + badness + end.penalty).powi(2);
        if is_last && natural < self.measure * 0.12 && start.is_some() {
            demerits += LAST_LINE_SHORT;
        }
        let begins_inside = start.is_some_and(|start| start.inside.is_some());
        if is_last && begins_inside && spaces < 1.0 {
            demerits += LAST_LINE_FRAGMENT;
        }
        Some((ratio, demerits))
    }
}

/// Lines that are loose and tight by turns look uneven.
fn contrast(before: f64, after: f64) -> f64 {
    let difference = (before.clamp(-1.0, 2.0) - after.clamp(-1.0, 2.0)).abs();
    (difference - 0.7).max(0.0).powi(2)
}

/// The number of hyphens in a row with this break; `None` if that is too many.
fn hyphens_in_a_row(point: &Breakpoint, before: usize, rules: Rules) -> Option<usize> {
    match (point.hyphen, before) {
        (false, _) => Some(0),
        (true, MAX_HYPHENS..) if rules == Rules::Relaxed || point.penalty >= EMERGENCY_PENALTY => {
            Some(MAX_HYPHENS)
        }
        (true, MAX_HYPHENS..) => None,
        (true, before) => Some(before + 1),
    }
}

fn trace_back(
    points: &[Breakpoint],
    best: &[[Option<Best>; MAX_HYPHENS + 1]],
) -> Option<Vec<Breakpoint>> {
    let last = best.last()?;
    let ways = last
        .iter()
        .enumerate()
        .filter_map(|(row, way)| Some((row, (*way)?)));
    let (row, _) = ways.min_by(|a, b| a.1.demerits.total_cmp(&b.1.demerits))?;
    let mut at = Some((points.len() - 1, row));
    let mut chosen = Vec::new();
    while let Some((index, row)) = at {
        chosen.push(points[index]);
        at = best[index][row].and_then(|way| way.from);
    }
    chosen.reverse();
    Some(chosen)
}

/// Whether a token is an address, a number or the like, in which a hyphen would be read as its own.
fn is_code(token: &str) -> bool {
    let inner = token.trim_matches(|character: char| !character.is_alphanumeric());
    inner.contains(|character: char| character.is_numeric() || CODE_SIGNS.contains(character))
}

/// Signs after which an address or a number may go on in the next line.
const CODE_SIGNS: &str = "@./_\\-:#?=&+";

fn breaks_after_signs(token: &str) -> Vec<usize> {
    let signs = token
        .char_indices()
        .filter(|(_, sign)| CODE_SIGNS.contains(*sign));
    let after = signs.map(|(at, sign)| at + sign.len_utf8());
    after.filter(|offset| *offset < token.len()).collect()
}

/// The width of a shaped word up to a byte of it, in the face's units.
fn width_up_to(shaped: &ShapedWord, offset: usize) -> f64 {
    let before = shaped
        .glyphs
        .iter()
        .take_while(|glyph| glyph.cluster < offset);
    before.map(|glyph| glyph.advance).sum()
}

/// Appends a run as it can be printed: white space as plain spaces, and a character that the faces
/// lack as its code, so that no page ever shows a blank box.
fn push_printable(text: &mut String, run: &str) {
    for character in run.chars() {
        if character.is_whitespace() {
            // Runs of spaces were folded where wording and answers were read.
            if !text.ends_with(' ') {
                text.push(' ');
            }
        } else if super::fonts::covers(character) {
            text.push(character);
        } else {
            text.extend(["[", &code_point(character), "]"]);
        }
    }
}
