//! What the pages say, for those who can't see them: the structure tree (ISO 32000-1, 14.7 and 14.8).
//!
//! First comes a plan: the lines of each page in marked sequences ([`marks`]), and a tree of
//! [`Element`]s over them ([`tree`]). Then `finish` writes the tree into the document.

use std::collections::BTreeMap;
use std::ops::Range;

use super::error::PdfError;
use crate::typeset::{Owner, Page, Pages, Part, Shape};

/// Lines of a page that are marked together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MarkedLines {
    /// Which lines of the page.
    pub lines: Range<usize>,
    /// The number of the sequence on the page; none for page furniture, which is an artifact.
    pub number: Option<usize>,
}

/// The marked sequences of a page: its lines in order. Images come first, each with a number.
pub(super) fn marks(page: &Page) -> Vec<MarkedLines> {
    let mut marks: Vec<MarkedLines> = Vec::new();
    let mut next = page.images.len();
    let mut start = 0;
    for lines in page.lines.chunk_by(|one, other| one.owner == other.owner) {
        let is_furniture = lines
            .first()
            .is_none_or(|line| line.owner == Owner::Furniture);
        let number = (!is_furniture).then(|| {
            next += 1;
            next - 1
        });
        marks.push(MarkedLines {
            lines: start..start + lines.len(),
            number,
        });
        start += lines.len();
    }
    marks
}

/// An element of the structure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its standard structure type (ISO 32000-1, 14.8.4).
    pub tag: &'static str,
    pub kids: Vec<Kid>,
    pub attributes: Option<Attributes>,
    /// What it shows, for a figure; what it is for, for a form element.
    pub alternative: Option<String>,
}

/// What is in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kid {
    Element(Element),
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
    /// A header cell for its column.
    ColumnHeader,
    /// A header cell for its row.
    RowHeader,
    /// A cell over so many columns.
    Span(usize),
}

impl Element {
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

/// The structure of a document: the children of its root element.
///
/// # Errors
/// [`PdfError::Structure`] for text that has no place in it.
pub(super) fn tree(pages: &Pages) -> Result<Vec<Element>, PdfError> {
    let mut planner = Planner {
        pages,
        marked: marked(pages),
        has_title: pages.blocks.contains(&Shape::Title),
        level: 0,
    };
    let mut elements = planner.figures();
    for (block, shape) in pages.blocks.iter().enumerate() {
        planner.block(block, shape, &mut elements);
    }
    // Everything on the pages is in the structure, once.
    match planner.marked.keys().next() {
        None => Ok(elements),
        Some(owner) => Err(PdfError::Structure { owner: *owner }),
    }
}

/// The marked sequences by what they belong to.
fn marked(pages: &Pages) -> BTreeMap<Owner, Vec<Kid>> {
    let mut marked: BTreeMap<Owner, Vec<Kid>> = BTreeMap::new();
    for (page_index, page) in pages.pages.iter().enumerate() {
        for mark in marks(page) {
            let line = page.lines.get(mark.lines.start);
            if let (Some(number), Some(line)) = (mark.number, line) {
                let kids = marked.entry(line.owner).or_default();
                kids.push(Kid::Marked(page_index, number));
            }
        }
    }
    marked
}

struct Planner<'a> {
    pages: &'a Pages,
    marked: BTreeMap<Owner, Vec<Kid>>,
    has_title: bool,
    /// The level of the last heading.
    level: u8,
}

impl Planner<'_> {
    /// The sequences of a part of a block, each taken once.
    fn take(&mut self, block: usize, part: Part) -> Vec<Kid> {
        self.marked
            .remove(&Owner::Block(block, part))
            .unwrap_or_default()
    }

    fn figures(&self) -> Vec<Element> {
        let pages = self.pages.pages.iter().enumerate();
        let images = pages.flat_map(|(page, content)| {
            let images = content.images.iter().enumerate();
            images.map(move |(number, image)| (page, number, image))
        });
        images
            .map(|(page, number, image)| Element {
                alternative: Some(image.alternative.clone()),
                ..Element::new("Figure", vec![Kid::Marked(page, number)])
            })
            .collect()
    }

    fn block(&mut self, block: usize, shape: &Shape, elements: &mut Vec<Element>) {
        match shape {
            Shape::Title => {
                self.level = 1;
                let text = self.take(block, Part::Text);
                elements.push(Element::new("H1", text));
            }
            Shape::Heading { level } => {
                let mut kids = self.take(block, Part::Label);
                kids.extend(self.take(block, Part::Text));
                elements.push(self.heading(*level, kids));
            }
            Shape::Paragraph => {
                let mut kids = self.take(block, Part::Label);
                kids.extend(self.take(block, Part::Text));
                elements.push(Element::new("P", kids));
            }
            Shape::Clause => self.clause(block, elements),
            Shape::List { items } => {
                let items = (0..*items).map(|item| {
                    let sign = self.take(block, Part::ItemSign(item));
                    list_item(sign, self.take(block, Part::Item(item)))
                });
                let list = Element::new("L", items.collect());
                elements.push(list.with(Attributes::Unordered));
            }
            Shape::Parties {
                columns,
                rows,
                common,
            } => {
                self.own_heading(block, elements);
                elements.push(self.table(block, *columns, *rows, *common));
            }
            Shape::Signatures { lines } => {
                self.own_heading(block, elements);
                for (signatory, lines) in lines.iter().enumerate() {
                    elements.push(self.signatory(block, signatory, *lines));
                }
            }
        }
    }

    /// A heading. No level is left out on the way down (ISO 14289-1, 7.4.2).
    fn heading(&mut self, level: u8, kids: Vec<Kid>) -> Element {
        const TAGS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];
        let below_title = level.saturating_add(u8::from(self.has_title));
        self.level = below_title.clamp(1, self.level.saturating_add(1)).min(6);
        Element::new(TAGS[usize::from(self.level) - 1], kids)
    }

    /// The heading of a table or of the signatures.
    fn own_heading(&mut self, block: usize, elements: &mut Vec<Element>) {
        let text = self.take(block, Part::Text);
        if !text.is_empty() {
            let heading = self.heading(1, text);
            elements.push(heading);
        }
    }

    /// Clauses in a row are one list.
    fn clause(&mut self, block: usize, elements: &mut Vec<Element>) {
        let label = self.take(block, Part::Label);
        let item = list_item(label, self.take(block, Part::Text));
        match elements.last_mut() {
            Some(list) if list.attributes == Some(Attributes::Numbered) => list.kids.push(item),
            _ => {
                let list = Element::new("L", vec![item]);
                elements.push(list.with(Attributes::Numbered));
            }
        }
    }

    fn table(&mut self, block: usize, columns: usize, rows: usize, common: usize) -> Element {
        let mut header = vec![Element::new("TD", Vec::new()).kid()];
        for column in 0..columns {
            let cell = Element::new("TH", self.take(block, Part::Header(column)));
            header.push(cell.with(Attributes::ColumnHeader).kid());
        }
        let mut all = vec![Element::new("TR", header).kid()];
        for row in 0..rows + common {
            let label = Element::new("TH", self.take(block, Part::RowLabel(row)));
            let mut cells = vec![label.with(Attributes::RowHeader).kid()];
            if row < rows {
                for column in 0..columns {
                    cells.push(Element::new("TD", self.take(block, Part::Cell(row, column))).kid());
                }
            } else {
                let cell = Element::new("TD", self.take(block, Part::Cell(row, 0)));
                cells.push(cell.with(Attributes::Span(columns)).kid());
            }
            all.push(Element::new("TR", cells).kid());
        }
        Element::new("Table", all)
    }

    fn signatory(&mut self, block: usize, signatory: usize, lines: usize) -> Element {
        let signer = self.take(block, Part::Signer(signatory));
        let mut kids = Vec::new();
        if !signer.is_empty() {
            kids.push(Element::new("P", signer).kid());
        }
        for line in 0..lines {
            let mut words = self.take(block, Part::SignatoryLabel(signatory, line));
            words.extend(self.take(block, Part::SignatoryValue(signatory, line)));
            if !words.is_empty() {
                kids.push(Element::new("P", words).kid());
            }
        }
        kids.extend(self.fields(block, signatory));
        Element::new("Sect", kids)
    }

    /// Where a signatory signs.
    fn fields(&self, block: usize, signatory: usize) -> Vec<Kid> {
        let pages = self.pages.pages.iter().enumerate();
        let boxes = pages.flat_map(|(page, content)| {
            let boxes = content.signature_boxes.iter().enumerate();
            boxes.map(move |(number, field)| (page, number, field))
        });
        boxes
            .filter(|(_, _, field)| field.block == block && field.signatory == signatory)
            .map(|(page, number, field)| {
                let form = Element::new("Form", vec![Kid::Field(page, number)]);
                Kid::Element(Element {
                    alternative: Some(field.name.clone()),
                    ..form
                })
            })
            .collect()
    }
}

fn list_item(label: Vec<Kid>, body: Vec<Kid>) -> Kid {
    let label = Element::new("Lbl", label).kid();
    let body = Element::new("LBody", body).kid();
    Element::new("LI", vec![label, body]).kid()
}
