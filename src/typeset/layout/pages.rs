//! The rows on pages, page furniture.

use std::sync::Arc;

use super::changes::mark_rules;
use super::frame::Frame;
use super::furniture::Furniture;
use super::labels::LabelColumns;
use super::letterhead::{Head, HeadRoom};
use super::memory::{LayoutMemory, RememberedPage, RememberedPages};
use super::rows::{Layout, Source};
use super::style::TextStyle;
use crate::agreement::{Agreement, Content, Run, Runs};
use crate::template::PageStyle;
use crate::typeset::model::{Ink, Line, LineText, OutlineEntry, PT_PER_MM, Page, Pages, Rule};
use crate::typeset::paragraph::ParagraphSetter;
use crate::typeset::row::Row;

/// Where the last line over the text stands, as a share of the top margin.
const HEAD_SHARE: f64 = 0.62;
/// The maximum number of lines in a running head.
const MAX_RUNNING_HEAD_LINES: usize = 3;
/// Stands in lines where a word is broken.
const SOFT_HYPHEN: char = '\u{AD}';
/// The part of the measure that stays free beside a running head, for the mark of a draft.
const DRAFT_MARK_SHARE: f64 = 0.25;

/// What pages have beside an agreement's blocks.
pub(in crate::typeset) struct Setting<'a> {
    pub style: &'a PageStyle,
    /// The title of a document that has none of its own.
    pub title: String,
    /// The words at the left of each page's foot.
    pub foot: String,
    pub is_draft: bool,
    pub has_letterhead: bool,
}

/// Sets an agreement on pages.
pub(in crate::typeset) fn set_pages(
    setter: &mut ParagraphSetter,
    memory: &mut LayoutMemory,
    agreement: &Agreement,
    setting: &Setting<'_>,
) -> Pages {
    memory.begin();
    let mut frame = Frame::new(setting.style);
    let letterhead = setting.style.letterhead.as_ref();
    let letterhead = letterhead.filter(|_| setting.has_letterhead);
    let head = letterhead.map(|letterhead| Head::new(letterhead, setting.style.sizes.leading_pt));
    if let Some(head) = head {
        head.make_room(&mut frame);
    }
    let mut layout = Layout {
        labels: LabelColumns::of(setter, agreement, setting.style, frame),
        setter,
        memory,
        style: setting.style,
        frame,
        is_draft: setting.is_draft,
        head,
        rows: head.and_then(|head| head.row(frame)).into_iter().collect(),
        begins_page: false,
    };
    for (index, block) in agreement.blocks.iter().enumerate() {
        layout.block(index, block);
    }
    layout.assemble(agreement, setting)
}

impl Layout<'_> {
    /// Breaks the rows into pages.
    fn assemble(mut self, agreement: &Agreement, setting: &Setting<'_>) -> Pages {
        let rows = std::mem::take(&mut self.rows);
        let room_pt = self.frame.room_pt();
        let ranges = self.memory.paginator.paginate(&rows, room_pt);
        let furniture = Furniture {
            style: self.style.clone(),
            frame: self.frame,
            foot: setting.foot.clone(),
            running_head: running_head(agreement),
            is_draft: self.is_draft,
            has_letterhead: setting.has_letterhead,
            count: ranges.len(),
        };
        let mut known = std::mem::take(&mut self.memory.pages);
        if known.furniture.as_ref() != Some(&furniture) {
            known.pages.clear();
        }
        let mut remembered = Vec::with_capacity(ranges.len());
        for (index, range) in ranges.into_iter().enumerate() {
            let rows = rows.range(range);
            let page = match known.page(index, rows) {
                Some(page) => page.clone(),
                None => self.page(rows, index, &furniture),
            };
            remembered.push(page);
        }
        let pages = remembered.iter().map(|page| Arc::clone(&page.page));
        let pages: Vec<Arc<Page>> = pages.collect();
        let outline = remembered.iter().flat_map(|page| page.outline.clone());
        let outline = outline.collect();
        self.memory.pages = RememberedPages {
            furniture: Some(furniture),
            pages: remembered,
        };
        Pages {
            width_pt: self.frame.width_pt,
            height_pt: self.frame.height_pt,
            language: agreement.language.clone(),
            title: match agreement.title() {
                title if title.is_empty() => setting.title.clone(),
                title => title,
            },
            is_draft: self.is_draft,
            pages,
            outline,
            blocks: agreement.blocks.clone(),
        }
    }

    /// Returns the page of those rows, which has that index.
    fn page(&mut self, rows: &[Arc<Row>], index: usize, furniture: &Furniture) -> RememberedPage {
        let mut outline = Vec::new();
        let mut page = self.text_page(rows, index, &mut outline);
        let image = self.head.and_then(|head| head.image_on(self.frame, index));
        page.images.extend(image);
        self.furniture(&mut page, index, furniture.count, &furniture.foot);
        if let Some(head) = &furniture.running_head {
            page.lines.extend(self.running_head(head, index));
        }
        RememberedPage {
            rows: rows.to_vec(),
            page: Arc::new(page),
            outline,
        }
    }

    /// Returns the page of those rows, which has that index, without furniture; adds its headings to the
    /// outline.
    fn text_page(&self, rows: &[Arc<Row>], index: usize, outline: &mut Vec<OutlineEntry>) -> Page {
        let mut page = Page::default();
        let mut repeated = Vec::new();
        let mut top_pt = self.frame.top_pt;
        for (number, row) in rows.iter().enumerate() {
            if number > 0 {
                top_pt += row.space_before_pt;
            } else if let Some(repeat) = row.repeat.as_ref().filter(|_| index > 0) {
                repeated = moved(repeat.lines.clone(), top_pt);
                page.rules.extend(moved_rules(repeat.rules.clone(), top_pt));
                top_pt += repeat.height_pt;
            }
            let height_pt = row.height_pt;
            if let Some((depth, text)) = row.outline.clone() {
                outline.push(OutlineEntry {
                    depth,
                    text,
                    page: index,
                    y_pt: top_pt,
                });
            }
            page.rules.extend(self.change_bar(row, top_pt));
            place_row(&mut page, row, top_pt);
            top_pt += height_pt;
        }
        page.lines.extend(repeated);
        let marks = page.lines.iter().flat_map(mark_rules);
        page.rules.extend(marks.collect::<Vec<_>>());
        page
    }

    fn furniture(&mut self, page: &mut Page, index: usize, count: usize, foot: &str) {
        let sizes = self.style.sizes;
        let style = TextStyle::small(sizes);
        let foot_pt = self.frame.bottom_pt + self.style.margins_mm.bottom * PT_PER_MM * 0.45;
        let page_number = self
            .style
            .page_number
            .replace("{page}", &(index + 1).to_string())
            .replace("{pages}", &count.to_string());
        let measure = HeadRoom::measure(self.frame);
        page.lines
            .extend(self.furniture_line(foot.to_owned(), style, foot_pt, measure, false));
        page.lines
            .extend(self.furniture_line(page_number, style, foot_pt, measure, true));
        if self.is_draft {
            let style = TextStyle {
                ink: Ink::Mark,
                ..TextStyle::heading(sizes, sizes.title_pt)
            };
            let mark = self.style.draft_mark.clone();
            let head_pt = self.frame.margin_pt * HEAD_SHARE;
            let room = self.head_room(index);
            page.lines
                .extend(self.furniture_line(mark, style, head_pt, room, true));
        }
    }

    /// Returns the lines at the head of every page. What doesn't fit ends in an ellipsis: all of it stands in the text,
    /// too.
    fn running_head(&mut self, head: &Runs, index: usize) -> Vec<Line> {
        let style = TextStyle::small(self.style.sizes);
        let room = self.head_room(index);
        let width_pt = room.width_pt() - self.frame.measure_pt() * DRAFT_MARK_SHARE;
        let texts = self.shortened(head, style, width_pt);
        let last_pt = self.frame.margin_pt * HEAD_SHARE;
        let first_pt = last_pt - style.leading_pt * texts.len().saturating_sub(1) as f64;
        let source = Source::furniture();
        let lines = texts.iter().enumerate();
        let x_pt = room.left_pt;
        let line = |(number, text): (usize, &_)| {
            let baseline_pt = first_pt + style.leading_pt * number as f64;
            source.line(text, style, x_pt, baseline_pt)
        };
        lines.map(line).collect()
    }

    /// Returns the lines of a running head, with an ellipsis for what doesn't fit.
    fn shortened(&mut self, runs: &[Run], style: TextStyle, width_pt: f64) -> Vec<Arc<LineText>> {
        let texts = self.paragraph(runs, style, width_pt);
        if texts.len() <= MAX_RUNNING_HEAD_LINES {
            return texts.to_vec();
        }
        let shown = texts[..MAX_RUNNING_HEAD_LINES].iter();
        let mut text: String = shown.map(|line| line.text.as_str()).collect();
        loop {
            text.truncate(text.trim_end().trim_end_matches(SOFT_HYPHEN).len());
            let short = [Run::fixed(format!("{text}…"))];
            let texts = self.paragraph(&short, style, width_pt);
            if texts.len() <= MAX_RUNNING_HEAD_LINES || text.pop().is_none() {
                return texts.iter().take(MAX_RUNNING_HEAD_LINES).cloned().collect();
            }
        }
    }

    /// Returns the room for page furniture over the text of the page with that index.
    fn head_room(&self, page: usize) -> HeadRoom {
        let beside = self
            .head
            .and_then(|head| head.room_beside(self.frame, page));
        beside.unwrap_or_else(|| HeadRoom::measure(self.frame))
    }

    /// Returns a line of page furniture, at the left or right end of its room.
    fn furniture_line(
        &mut self,
        text: String,
        style: TextStyle,
        baseline_pt: f64,
        room: HeadRoom,
        at_right: bool,
    ) -> Option<Line> {
        let lines = self.paragraph(&[Run::fixed(text)], style, room.width_pt());
        let line = lines.first()?;
        let x_pt = if at_right {
            room.right_pt - line.width_pt
        } else {
            room.left_pt
        };
        Some(Source::furniture().line(line, style, x_pt, baseline_pt))
    }
}

/// Returns the words at the head of every page.
fn running_head(agreement: &Agreement) -> Option<Runs> {
    let mut contents = agreement.blocks.iter().map(|block| &block.content);
    contents.find_map(|content| match content {
        Content::RunningHead(head) => Some(Arc::clone(&head.runs)),
        _ => None,
    })
}

fn moved(mut lines: Vec<Line>, down_pt: f64) -> Vec<Line> {
    for line in &mut lines {
        line.baseline_pt += down_pt;
    }
    lines
}

fn moved_rules(mut rules: Vec<Rule>, down_pt: f64) -> Vec<Rule> {
    for rule in &mut rules {
        rule.y_pt += down_pt;
    }
    rules
}

fn place_row(page: &mut Page, row: &Row, top_pt: f64) {
    page.lines.extend(moved(row.lines.clone(), top_pt));
    page.rules.extend(moved_rules(row.rules.clone(), top_pt));
    page.images
        .extend(row.images.iter().cloned().map(|mut image| {
            image.y_pt += top_pt;
            image
        }));
    page.signature_boxes
        .extend(row.boxes.iter().cloned().map(|mut place| {
            place.y_pt += top_pt;
            place
        }));
}
