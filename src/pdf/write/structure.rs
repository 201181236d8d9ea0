//! The plan of the structure tree, for those who can't see the pages (ISO 32000-1, 14.7 and 14.8).
//!
//! The lines of each page form marked sequences ([`marks`]); a tree of [`StructureElement`]s over them ([`tree`])
//! follows from the elements of the agreement's blocks. `tags` writes the tree into the document.

use std::collections::BTreeMap;
use std::ops::Range;

use super::error::PdfError;
use crate::agreement::{
    Cell, CellKind, Content, Element, Item, ListItem, Mark, Part, Role, Run, Signatory,
};
use crate::template::Emphasis;
use crate::typeset::{Glyph, Image, Line, Owner, Page, Pages};

/// Text of a page that is marked together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MarkedText {
    /// Which lines of the page.
    pub lines: Range<usize>,
    /// The glyphs of a single line, where it isn't the whole one.
    pub glyphs: Option<Range<usize>>,
    /// The first run of words that have an element of their own.
    pub run: Option<usize>,
    /// The number of the sequence on the page; none for page furniture, which is an artifact.
    pub number: Option<usize>,
}

/// Returns the images of a page that are figures of the document; the others are page furniture.
pub(super) fn figures(page: &Page) -> impl Iterator<Item = (&Image, &String)> {
    let images = page.images.iter();
    images.filter_map(|image| Some((image, image.alternative.as_ref()?)))
}

/// Returns the marked sequences of a page: its lines in order. Figures come first, each with a number.
pub(super) fn marks(page: &Page) -> Vec<MarkedText> {
    let mut marks: Vec<MarkedText> = Vec::new();
    let mut start = 0;
    for lines in page.lines.chunk_by(|one, other| one.owner == other.owner) {
        match lines.first() {
            Some(first) if first.runs.iter().any(is_set_apart) => {
                for (index, line) in lines.iter().enumerate() {
                    marks.extend(marks_in_line(start + index, line));
                }
            }
            _ => marks.push(MarkedText {
                lines: start..start + lines.len(),
                glyphs: None,
                run: None,
                number: None,
            }),
        }
        start += lines.len();
    }
    let is_furniture = |mark: &MarkedText| {
        let line = page.lines.get(mark.lines.start);
        line.is_none_or(|line| line.owner == Owner::Furniture)
    };
    let numbered = marks.iter_mut().filter(|mark| !is_furniture(mark));
    for (mark, number) in numbered.zip(figures(page).count()..) {
        mark.number = Some(number);
    }
    marks
}

/// Returns the sequences of a line with words that are set apart: each run of such words, and what stands between.
fn marks_in_line(index: usize, line: &Line) -> Vec<MarkedText> {
    let set_apart = |glyph: &Glyph| first_of_span(&line.runs, glyph.run);
    let glyphs = &line.text.glyphs;
    let mut start = 0;
    let parts = glyphs.chunk_by(|one, other| set_apart(one) == set_apart(other));
    let marks = parts.map(|part| {
        let glyphs = start..start + part.len();
        start = glyphs.end;
        MarkedText {
            lines: index..index + 1,
            glyphs: Some(glyphs),
            run: part.first().and_then(set_apart),
            number: None,
        }
    });
    marks.collect()
}

/// Returns whether a run has an element of its own: it is emphasised, or something else is read in its place.
fn is_set_apart(run: &Run) -> bool {
    run.emphasis.is_some() || is_read_otherwise(run)
}

fn is_read_otherwise(run: &Run) -> bool {
    run.mark().and_then(Mark::read_as).is_some()
}

/// Returns the first of the runs that share an element of their own with this one; none if it has none.
fn first_of_span(runs: &[Run], index: usize) -> Option<usize> {
    let run = runs.get(index).filter(|run| is_set_apart(run))?;
    if is_read_otherwise(run) {
        return Some(index);
    }
    let before = runs[..index].iter().rev();
    let same =
        before.take_while(|before| before.emphasis == run.emphasis && !is_read_otherwise(before));
    Some(index - same.count())
}

/// The type of words inside a paragraph.
const SPAN: &str = "Span";
/// Types of PDF 2.0 for emphasised words; in PDF 1.7 they stand for [`SPAN`].
const STRONG: &str = "Strong";
const EMPHASISED: &str = "Em";
/// The types beyond those of PDF 1.7, and the one that each stands for (ISO 32000-1, 14.7.3).
pub(super) const ROLES: [(&str, &str); 2] = [(STRONG, SPAN), (EMPHASISED, SPAN)];

/// An element of the structure tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct StructureElement {
    /// Its standard structure type (ISO 32000-1, 14.8.4).
    pub tag: &'static str,
    pub kids: Vec<Kid>,
    pub attributes: Option<Attributes>,
    /// An alternative text: what a figure shows, what a form element is for.
    pub alternative: Option<String>,
    /// The text that is read aloud in place of the words.
    pub actual_text: Option<String>,
}

/// A child of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kid {
    Element(StructureElement),
    /// A marked sequence: page and number.
    Marked(usize, usize),
    /// A signature field: page and which box of it.
    Field(usize, usize),
}

/// Attributes of an element (ISO 32000-1, 14.8.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attributes {
    /// The labels of a list are numbers.
    Numbered,
    /// The labels of a list are signs.
    Unordered,
    /// The same of a list whose items are all in one block.
    OfNumbers,
    /// The labels of a list are small letters.
    Lettered,
    /// The labels of a list are small Roman numerals.
    Roman,
    /// The labels of a list are words.
    NoLabels,
    /// A header cell for its column.
    ColumnHeader,
    /// A header cell for its row.
    RowHeader,
    /// A cell over so many columns.
    Span(usize),
    /// Underlined words.
    Underlined,
    /// Words that are struck through.
    StruckThrough,
}

impl Attributes {
    /// Returns those of a list whose first label is this.
    fn of_label(label: &str) -> Self {
        match label {
            "" => Self::Unordered,
            "(a)" => Self::Lettered,
            "(i)" => Self::Roman,
            _ => Self::OfNumbers,
        }
    }
}

impl StructureElement {
    fn new(tag: &'static str, kids: Vec<Kid>) -> Self {
        Self {
            tag,
            kids,
            ..Self::default()
        }
    }

    fn with(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    fn kid(self) -> Kid {
        Kid::Element(self)
    }
}

/// Returns the structure of a document: the children of its root element.
///
/// # Errors
/// [`PdfError::Structure`] for text that has no place in it.
pub(super) fn tree(pages: &Pages) -> Result<Vec<StructureElement>, PdfError> {
    let mut planner = Planner {
        pages,
        marked: marked(pages),
        has_title: pages
            .blocks
            .iter()
            .any(|block| matches!(block.content, Content::Title(_))),
        level: 0,
    };
    let mut elements = planner.figures();
    for (index, block) in pages.blocks.iter().enumerate() {
        for element in block.content.elements() {
            planner.element(index, &element, &mut elements);
        }
    }
    // Everything on the pages is in the structure, once.
    match planner.marked.keys().next() {
        None => Ok(elements),
        Some(owner) => Err(PdfError::Structure { owner: *owner }),
    }
}

/// Returns the marked sequences by what they belong to.
fn marked(pages: &Pages) -> BTreeMap<Owner, Vec<Kid>> {
    let mut marked: BTreeMap<Owner, Vec<Kid>> = BTreeMap::new();
    let mut last_run: BTreeMap<Owner, Option<usize>> = BTreeMap::new();
    for (page_index, page) in pages.pages.iter().enumerate() {
        for mark in marks(page) {
            let line = page.lines.get(mark.lines.start);
            let (Some(number), Some(line)) = (mark.number, line) else {
                continue;
            };
            let kids = marked.entry(line.owner).or_default();
            let sequence = Kid::Marked(page_index, number);
            let last_run = last_run.insert(line.owner, mark.run).flatten();
            let run = mark.run.and_then(|run| line.runs.get(run));
            match (run, kids.last_mut()) {
                (None, _) => kids.push(sequence),
                // Words that go on in the next line.
                (Some(_), Some(Kid::Element(span))) if last_run == mark.run => {
                    span.kids.push(sequence);
                }
                (Some(run), _) => kids.push(span(run, sequence).kid()),
            }
        }
    }
    marked
}

/// Returns the element of words that are emphasised, or read otherwise than they are printed.
fn span(run: &Run, sequence: Kid) -> StructureElement {
    let Some(mark) = run.mark() else {
        let tag = match run.emphasis {
            Some(Emphasis::Strong) => STRONG,
            Some(Emphasis::Italic) => EMPHASISED,
            None => SPAN,
        };
        return StructureElement::new(tag, vec![sequence]);
    };
    StructureElement {
        attributes: match mark {
            Mark::Added { .. } => Some(Attributes::Underlined),
            Mark::Removed { .. } => Some(Attributes::StruckThrough),
            Mark::Note { .. } => None,
        },
        actual_text: mark.read_as().map(str::to_owned),
        ..StructureElement::new(SPAN, vec![sequence])
    }
}

struct Planner<'a> {
    pages: &'a Pages,
    marked: BTreeMap<Owner, Vec<Kid>>,
    has_title: bool,
    /// The level of the last heading.
    level: u8,
}

impl Planner<'_> {
    /// Takes the sequences of a part of a block, each once.
    fn take(&mut self, block: usize, role: Role) -> Vec<Kid> {
        self.marked
            .remove(&Owner::Block(block, role))
            .unwrap_or_default()
    }

    fn figures(&self) -> Vec<StructureElement> {
        let pages = self.pages.pages.iter().enumerate();
        let figures = pages.flat_map(|(page, content)| {
            let figures = figures(content).enumerate();
            figures.map(move |(number, (_, alternative))| (page, number, alternative))
        });
        figures
            .map(|(page, number, alternative)| StructureElement {
                alternative: Some(alternative.clone()),
                ..StructureElement::new("Figure", vec![Kid::Marked(page, number)])
            })
            .collect()
    }

    /// Adds what an element of a block becomes.
    fn element(
        &mut self,
        block: usize,
        element: &Element<'_>,
        elements: &mut Vec<StructureElement>,
    ) {
        match element {
            Element::Title(text) => {
                self.level = 1;
                let text = self.take(block, text.role);
                elements.push(StructureElement::new("H1", text));
            }
            Element::Heading { level, label, text } => {
                let mut kids = self.take(block, label.role);
                kids.extend(self.take(block, text.role));
                elements.push(self.heading(*level, kids));
            }
            Element::Caption(text) => {
                let text = self.take(block, text.role);
                if !text.is_empty() {
                    elements.push(self.heading(1, text));
                }
            }
            Element::Paragraph(text) => {
                let text = self.take(block, text.role);
                elements.push(StructureElement::new("P", text));
            }
            Element::NumberedItem { label, text } => {
                let label = self.take(block, label.role);
                let item = list_item(label, self.take(block, text.role));
                push_numbered(item, elements);
            }
            Element::List(items) => elements.push(self.list(block, items)),
            Element::Table(rows) => elements.push(self.table(block, rows)),
            Element::Signatory(signatory) => elements.push(self.signatory(block, signatory)),
            Element::Items(items) => self.items(block, items, elements),
            Element::Definitions(definitions) => {
                let items = definitions.iter().map(|definition| {
                    let term = self.take(block, definition.term.role);
                    list_item(term, self.take(block, definition.text.role))
                });
                let list = StructureElement::new("L", items.collect());
                push_full(list.with(Attributes::NoLabels), elements);
            }
            Element::Grid(caption, rows) => elements.push(self.grid(block, caption, rows)),
        }
    }

    /// Returns a heading. No level is left out on the way down (ISO 14289-1, 7.4.2).
    fn heading(&mut self, level: u8, kids: Vec<Kid>) -> StructureElement {
        const TAGS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];
        let below_title = level.saturating_add(u8::from(self.has_title));
        self.level = below_title.clamp(1, self.level.saturating_add(1)).min(6);
        StructureElement::new(TAGS[usize::from(self.level) - 1], kids)
    }

    fn list(&mut self, block: usize, items: &[ListItem]) -> StructureElement {
        let items = items.iter().map(|item| {
            let sign = self.take(block, item.sign);
            list_item(sign, self.take(block, item.text.role))
        });
        let list = StructureElement::new("L", items.collect());
        list.with(Attributes::Unordered)
    }

    fn table(&mut self, block: usize, rows: &[Vec<Cell<'_>>]) -> StructureElement {
        let rows = rows.iter().map(|row| {
            let cells = row.iter().map(|cell| self.cell(block, *cell).kid());
            StructureElement::new("TR", cells.collect()).kid()
        });
        StructureElement::new("Table", rows.collect())
    }

    /// Adds a list with lists inside its items.
    fn items(&mut self, block: usize, items: &[Item], elements: &mut Vec<StructureElement>) {
        // The open lists, from the outermost in, each with its items.
        let mut open: Vec<StructureElement> = Vec::new();
        for item in items {
            close_lists(&mut open, item.depth + 1);
            if open.len() <= item.depth {
                let list = StructureElement::new("L", Vec::new());
                open.push(list.with(Attributes::of_label(&item.label.text())));
            }
            let label = self.take(block, item.label.role);
            let own = list_item(label, self.take(block, item.text.role));
            if let Some(list) = open.last_mut() {
                list.kids.push(own);
            }
        }
        close_lists(&mut open, 1);
        elements.extend(open.pop());
    }

    fn grid(&mut self, block: usize, caption: &Part, rows: &[Vec<Cell<'_>>]) -> StructureElement {
        let mut kids = Vec::new();
        let caption = self.take(block, caption.role);
        if !caption.is_empty() {
            kids.push(StructureElement::new("Caption", caption).kid());
        }
        let (head, body) = rows.split_at(rows.len().min(1));
        for (tag, rows) in [("THead", head), ("TBody", body)] {
            let rows = self.table(block, rows).kids;
            if !rows.is_empty() {
                kids.push(StructureElement::new(tag, rows).kid());
            }
        }
        StructureElement::new("Table", kids)
    }

    fn cell(&mut self, block: usize, cell: Cell<'_>) -> StructureElement {
        let kids = match cell.part {
            Some(part) => self.take(block, part.role),
            None => Vec::new(),
        };
        match cell.kind {
            CellKind::ColumnHeader => {
                StructureElement::new("TH", kids).with(Attributes::ColumnHeader)
            }
            CellKind::RowHeader => StructureElement::new("TH", kids).with(Attributes::RowHeader),
            CellKind::Data => StructureElement::new("TD", kids),
            CellKind::Span(columns) => {
                StructureElement::new("TD", kids).with(Attributes::Span(columns))
            }
        }
    }

    fn signatory(&mut self, block: usize, signatory: &Signatory) -> StructureElement {
        let signer = self.take(block, signatory.signer.role);
        let mut kids = Vec::new();
        if !signer.is_empty() {
            kids.push(StructureElement::new("P", signer).kid());
        }
        for line in &signatory.lines {
            let mut words = self.take(block, line.label.role);
            words.extend(self.take(block, line.value.role));
            if !words.is_empty() {
                kids.push(StructureElement::new("P", words).kid());
            }
        }
        kids.extend(self.fields(block, signatory.number));
        StructureElement::new("Sect", kids)
    }

    /// Returns the form elements of a signatory.
    fn fields(&self, block: usize, signatory: usize) -> Vec<Kid> {
        let pages = self.pages.pages.iter().enumerate();
        let boxes = pages.flat_map(|(page, content)| {
            let boxes = content.signature_boxes.iter().enumerate();
            boxes.map(move |(number, field)| (page, number, field))
        });
        boxes
            .filter(|(_, _, field)| field.block == block && field.signatory == signatory)
            .map(|(page, number, field)| {
                let form = StructureElement::new("Form", vec![Kid::Field(page, number)]);
                Kid::Element(StructureElement {
                    alternative: Some(field.name.clone()),
                    ..form
                })
            })
            .collect()
    }
}

fn list_item(label: Vec<Kid>, body: Vec<Kid>) -> Kid {
    let label = StructureElement::new("Lbl", label).kid();
    let body = StructureElement::new("LBody", body).kid();
    StructureElement::new("LI", vec![label, body]).kid()
}

/// Closes the open lists until so many are left: a list becomes a part of the last item of the one around it.
fn close_lists(open: &mut Vec<StructureElement>, left: usize) {
    while open.len() > left {
        let inner = open.pop();
        let body = open.last_mut().and_then(last_body);
        match (inner, body) {
            (Some(inner), Some(body)) => body.kids.push(inner.kid()),
            _ => return,
        }
    }
}

/// Returns the body of the last item of a list.
fn last_body(list: &mut StructureElement) -> Option<&mut StructureElement> {
    let Some(Kid::Element(item)) = list.kids.last_mut() else {
        return None;
    };
    match item.kids.last_mut() {
        Some(Kid::Element(body)) => Some(body),
        _ => None,
    }
}

/// Adds a list that has items.
fn push_full(list: StructureElement, elements: &mut Vec<StructureElement>) {
    if !list.kids.is_empty() {
        elements.push(list);
    }
}

/// Adds an item to the numbered list at the end, or begins one.
fn push_numbered(item: Kid, elements: &mut Vec<StructureElement>) {
    match elements.last_mut() {
        Some(list) if list.attributes == Some(Attributes::Numbered) => list.kids.push(item),
        _ => {
            let list = StructureElement::new("L", vec![item]);
            elements.push(list.with(Attributes::Numbered));
        }
    }
}
