//! Which parts a template has in form 2.

use std::slice::Iter;

use super::content::{
    Answer, Column, ColumnLook, Field, Foreign, Head, Layout, Letterhead, LetterheadDrawing,
    OfSignatory, PartyAnswer, Prints, Service, Unit, line,
};
use super::printed::PrintedBy;
use super::tree::Part;
use crate::ron_text::fold_white_space;
use crate::template::{
    self as template, Block, BlockKind, Correction, Form, Inline, ItemList, PageStyle, PartyBlock,
    PartyRow, Picture, Row, SharedAnswers, SignatureBlock, SignatureLine, TableBlock, TableRows,
    Term, Text, file,
};

/// Returns the parts of a template: its files as they are written, and what pages print of them, which takes the
/// resolved wording.
pub(in crate::template) fn parts_of(
    files: &file::TemplateFiles<'_>,
    blocks: &[Block],
    corrections: &[Correction],
    page_style: &PageStyle,
) -> Part {
    let (head, fields) = (&files.template, &files.fields);
    let parts = vec![
        head_part(head),
        unprinted("sets", "set", &head.sets),
        parties_part(head),
        unprinted("families", "family", &head.families),
        services(head),
        unprinted("groups", "group", &fields.groups),
        fields_part(fields),
        Body::new(blocks, corrections).part(&files.body.blocks),
        unprinted("corrections", "correction", &files.corrections.corrections),
        page(&files.page, page_style),
    ];
    Part::node("template", PrintedBy::Itself, parts).sealed()
}

/// A leaf that is printed wherever its parent is.
fn leaf(kind: &'static str, content: &impl serde::Serialize) -> Part {
    Part::leaf(kind, PrintedBy::Itself, line(content))
}

/// A leaf with something as it stands in its file, which is never printed.
fn written(content: &impl serde::Serialize) -> Part {
    Part::leaf("written", PrintedBy::Nothing, line(content))
}

/// A list of which nothing is ever printed.
fn unprinted<T: serde::Serialize>(kind: &'static str, each: &'static str, list: &[T]) -> Part {
    let parts = list.iter().map(|item| leaf(each, item));
    Part::node(kind, PrintedBy::Nothing, parts.collect())
}

fn head_part(head: &file::Head<'_>) -> Part {
    let print = Head {
        id: head.id.to_string(),
        version: head.version.to_string(),
        language: head.language.to_string(),
    };
    // The lists are parts of their own.
    let own = file::Head {
        sets: Vec::new(),
        parties: Vec::new(),
        families: Vec::new(),
        services: Vec::new(),
        ..head.clone()
    };
    let parts = vec![leaf("print", &print), written(&own)];
    Part::node("head", PrintedBy::Itself, parts)
}

fn parties_part(head: &file::Head<'_>) -> Part {
    let parts = head.parties.iter().map(|party| {
        let label = Part::leaf("label", PrintedBy::PartyTable, line(&party.label));
        let parts = vec![leaf("id", &party.id), label, written(party)];
        Part::node("party", PrintedBy::Parties, parts)
    });
    Part::node("parties", PrintedBy::ItsParts, parts.collect())
}

fn services(head: &file::Head<'_>) -> Part {
    let parts = head.services.iter().map(|service| {
        let print = Service {
            id: service.id.to_string(),
            set: service.set.to_string(),
            name: fold_white_space(&service.name),
        };
        let parts = vec![leaf("print", &print), written(service)];
        Part::node("service", PrintedBy::Service(print.id), parts)
    });
    Part::node("services", PrintedBy::ItsParts, parts.collect())
}

fn fields_part(fields: &file::FieldFile<'_>) -> Part {
    let parts = fields.fields.iter().map(|field| {
        let print = Field {
            id: field.id.to_string(),
            prints: prints(&field.kind),
            genitive_of: field.genitive_of.as_ref().map(ToString::to_string),
        };
        let parts = vec![leaf("print", &print), written(field)];
        Part::node("field", PrintedBy::Field(print.id), parts)
    });
    Part::node("fields", PrintedBy::ItsParts, parts.collect())
}

/// How an answer of a kind is printed. Of a choice, the answer that travels is what it prints.
fn prints(kind: &file::FieldKind<'_>) -> Prints {
    use file::FieldKind as Kind;
    match kind {
        Kind::Date => Prints::Date,
        Kind::Country => Prints::Country,
        Kind::Signatories(of) => Prints::Signatories(of.party.to_string()),
        Kind::Choices(_) => Prints::Choices,
        Kind::Number(of) => Prints::Number {
            unit: of.unit.as_ref().map(|unit| Unit {
                one: fold_white_space(&unit.one),
                many: fold_white_space(&unit.many),
                gender: unit.gender.as_ref().map(ToString::to_string),
            }),
        },
        Kind::Amount(of) => Prints::Amount(of.currency.to_string()),
        Kind::Percent(_) => Prints::Percent,
        Kind::Rows(of) => {
            let columns = of.columns.iter().map(|column| Column {
                id: column.id.to_string(),
                prints: prints(&column.kind),
            });
            Prints::Rows(columns.collect())
        }
        Kind::Text
        | Kind::Lines(_)
        | Kind::BusinessId(_)
        | Kind::PostalCode(_)
        | Kind::Email
        | Kind::Choice(_)
        | Kind::YesNo(_)
        | Kind::Phone
        | Kind::Iban => Prints::Text,
    }
}

fn page(own: &file::PageFile<'_>, page: &PageStyle) -> Part {
    let layout = Layout {
        paper: page.paper,
        margins_mm: page.margins_mm,
        hang_mm: page.hang_mm,
        font: page.font.clone(),
        sizes: page.sizes,
    };
    let mut parts = vec![
        leaf("layout", &layout),
        Part::leaf("list-sign", PrintedBy::List, line(&page.list_sign)),
        leaf("page-number", &page.page_number),
        Part::leaf("draft-mark", PrintedBy::Draft, line(&page.draft_mark)),
    ];
    parts.extend(page.letterhead.as_ref().map(|image| {
        let parts = vec![letterhead(image), written(&image.sha256)];
        Part::node("letterhead", PrintedBy::Itself, parts)
    }));
    parts.push(written(own));
    Part::node("page", PrintedBy::Itself, parts)
}

fn letterhead(image: &template::Letterhead) -> Part {
    match &image.picture {
        Picture::Pixels(pixels) => leaf(
            "print",
            &Letterhead {
                width_mm: image.width_mm,
                alternative: image.alternative.clone(),
                width_px: pixels.width_px,
                height_px: pixels.height_px,
                pixels: pixels.hash(),
                on: image.on,
                place: image.place,
                side: image.side,
            },
        ),
        Picture::Drawing(drawing) => leaf(
            "drawing",
            &LetterheadDrawing {
                width_mm: image.width_mm,
                alternative: image.alternative.clone(),
                svg: drawing.svg.to_string(),
                on: image.on,
                place: image.place,
                side: image.side,
            },
        ),
    }
}

/// The blocks: as they are written, and as they were resolved.
struct Body<'a> {
    resolved: Iter<'a, Block>,
    corrections: &'a [Correction],
    /// The number of the block at hand.
    block: usize,
    /// How many rows and variants of it there have been.
    rows: usize,
    variants: usize,
}

impl<'a> Body<'a> {
    fn new(blocks: &'a [Block], corrections: &'a [Correction]) -> Self {
        Self {
            resolved: blocks.iter(),
            corrections,
            block: 0,
            rows: 0,
            variants: 0,
        }
    }

    fn part(&mut self, blocks: &[file::Block<'_>]) -> Part {
        Part::node("body", PrintedBy::ItsParts, self.blocks(blocks))
    }

    fn blocks(&mut self, blocks: &[file::Block<'_>]) -> Vec<Part> {
        blocks.iter().map(|block| self.one(block)).collect()
    }

    fn one(&mut self, own: &file::Block<'_>) -> Part {
        if let file::Block::Section(section) = own {
            let only = file::Block::Section(file::Section {
                id: section.id.clone(),
                when: section.when.clone(),
                together: section.together,
                blocks: Vec::new(),
            });
            let blocks = self.blocks(&section.blocks);
            let kind = if section.together {
                "together"
            } else {
                "section"
            };
            let section = Part::node(kind, PrintedBy::ItsParts, blocks);
            return Part::node("block", PrintedBy::ItsParts, vec![written(&only), section]);
        }
        let mut parts = vec![match own {
            file::Block::Annex(annex) => written(&file::Block::Annex(file::Annex {
                blocks: Vec::new(),
                ..annex.clone()
            })),
            own => written(own),
        }];
        let number = self.block;
        // All blocks but sections were resolved, in their order.
        if let Some(block) = self.resolved.next() {
            (self.rows, self.variants) = (0, 0);
            parts.push(self.content(&block.kind));
        }
        self.block += 1;
        if let file::Block::Annex(annex) = own {
            let inside = self.blocks(&annex.blocks);
            parts.push(Part::node("inside", PrintedBy::ItsParts, inside));
        }
        Part::node("block", PrintedBy::Block(number), parts)
    }

    fn content(&mut self, kind: &BlockKind) -> Part {
        let (kind, parts) = match kind {
            BlockKind::Title { text } => return self.text("title", text),
            BlockKind::Paragraph { text } => return self.text("paragraph", text),
            BlockKind::RunningHead { text } => return self.text("running-head", text),
            BlockKind::Services { set } => return leaf("list", set),
            BlockKind::Heading { level, label, text } => {
                let (label, text) = (self.text("label", label), self.text("text", text));
                ("heading", vec![leaf("level", level), label, text])
            }
            BlockKind::Clause { label, text } => {
                let (label, text) = (self.text("label", label), self.text("text", text));
                ("clause", vec![label, text])
            }
            BlockKind::Parties(parties) => ("party-table", self.party_table(parties)),
            BlockKind::Signatures(signatures) => ("signatures", self.signatures(signatures)),
            BlockKind::Annex { order, label, text } => {
                let (label, text) = (self.text("label", label), self.text("text", text));
                ("annex", vec![leaf("order", order), label, text])
            }
            BlockKind::PageBreak => return leaf("page-break", &()),
            BlockKind::List(list) => return self.items(list),
            BlockKind::Definitions(terms) => ("definitions", self.terms(terms)),
            BlockKind::Table(table) => ("table", self.table(table)),
        };
        Part::node(kind, PrintedBy::Itself, parts)
    }

    /// The number of the next row of the block, as what puts it on the pages.
    fn next_row(&mut self) -> PrintedBy {
        self.rows += 1;
        PrintedBy::Row(self.block, self.rows - 1)
    }

    fn items(&mut self, list: &ItemList) -> Part {
        let mut parts = vec![leaf("labels", &list.labels)];
        for item in &list.items {
            let printed_by = self.next_row();
            let mut own = vec![self.text("text", &item.text)];
            if !item.inner.items.is_empty() {
                own.push(self.items(&item.inner));
            }
            parts.push(Part::node("item", printed_by, own));
        }
        Part::node("items", PrintedBy::Itself, parts)
    }

    fn terms(&mut self, terms: &[Term]) -> Vec<Part> {
        let terms = terms.iter().map(|term| {
            let printed_by = self.next_row();
            let parts = vec![self.text("term", &term.term), self.text("text", &term.text)];
            Part::node("definition", printed_by, parts)
        });
        terms.collect()
    }

    fn table(&mut self, table: &TableBlock) -> Vec<Part> {
        let caption = self.text("caption", &table.caption);
        let columns = table.columns.iter().map(|column| {
            let look = ColumnLook {
                width: column.width,
                align: column.align,
            };
            let parts = vec![leaf("look", &look), self.text("header", &column.header)];
            Part::node("column", PrintedBy::Itself, parts)
        });
        let columns = Part::node("columns", PrintedBy::Itself, columns.collect());
        let rows = match &table.rows {
            TableRows::Fixed(rows) => {
                let rows = rows.iter().map(|row| {
                    let printed_by = self.next_row();
                    Part::node("cells", printed_by, self.cells(&row.cells))
                });
                Part::node("rows", PrintedBy::Itself, rows.collect())
            }
            TableRows::Field { field, cells } => {
                let mut parts = vec![leaf("of-field", field)];
                parts.extend(self.cells(cells));
                Part::node("rows-of-field", PrintedBy::Itself, parts)
            }
            TableRows::Services { sets, cells } => {
                let mut parts = vec![leaf("listed", sets)];
                parts.extend(self.cells(cells));
                Part::node("rows-of-services", PrintedBy::Itself, parts)
            }
        };
        vec![caption, columns, rows]
    }

    fn cells(&mut self, cells: &[Text]) -> Vec<Part> {
        cells.iter().map(|cell| self.text("cell", cell)).collect()
    }

    fn party_table(&mut self, parties: &PartyBlock) -> Vec<Part> {
        let heading = self.text("heading", &parties.heading);
        let rows = [("rows", &parties.rows), ("common", &parties.common)];
        let rows = rows.map(|(kind, rows)| {
            let rows = rows.iter().map(|row| {
                let printed_by = self.next_row();
                self.party_row(printed_by, row)
            });
            let rows = rows.collect();
            Part::node(kind, PrintedBy::Itself, rows)
        });
        [heading].into_iter().chain(rows).collect()
    }

    /// A row; if it has conditions, with the parties that have a cell in it.
    fn party_row(&mut self, printed_by: PrintedBy, row: &PartyRow) -> Part {
        if row.when.is_empty() {
            return self.row("row", printed_by, &row.row);
        }
        let mut parts = vec![
            self.text("label", &row.row.label),
            self.text("text", &row.row.text),
        ];
        let number = self.rows - 1;
        let parties = (0..row.when.len()).map(|party| {
            let printed_by = PrintedBy::Cell(self.block, number, party);
            Part::leaf("for-party", printed_by, line(&party))
        });
        parts.extend(parties);
        Part::node("row-by-party", printed_by, parts)
    }

    fn row(&mut self, kind: &'static str, printed_by: PrintedBy, row: &Row) -> Part {
        let parts = vec![self.text("label", &row.label), self.text("text", &row.text)];
        Part::node(kind, printed_by, parts)
    }

    fn signatures(&mut self, block: &SignatureBlock) -> Vec<Part> {
        let heading = self.text("heading", &block.heading);
        let mut signer = self.text("signer", &block.signer);
        signer.printed_by = PrintedBy::Signatures;
        let lines = block.lines.iter().map(|line| match line {
            SignatureLine::Value(row) => self.row("row", PrintedBy::Itself, row),
            SignatureLine::Signature { label } => self.text("line", label),
        });
        let lines = lines.collect();
        let lines = Part::node("lines", PrintedBy::Signatures, lines);
        let mut parts = vec![heading, signer, lines];
        if block.shared_answers != SharedAnswers::default() {
            parts.push(leaf("shared-answers", &block.shared_answers));
        }
        parts
    }

    // -- texts --

    fn text(&mut self, kind: &'static str, text: &Text) -> Part {
        let pieces = text.iter().map(|piece| self.piece(piece));
        let pieces = pieces.collect();
        Part::node(kind, PrintedBy::Itself, pieces)
    }

    fn piece(&mut self, piece: &Inline) -> Part {
        match piece {
            Inline::Fixed(words) => leaf("words", words),
            Inline::Corrected {
                correction,
                source,
                printed,
            } => corrected(self.corrections.get(*correction), source, printed),
            Inline::Field { field, form } => {
                let answer = Answer {
                    field: field.clone(),
                    form: *form,
                };
                let printed_by = PrintedBy::Answer(field.clone());
                Part::leaf("answer", printed_by, line(&answer))
            }
            Inline::PartyField { name, form } => {
                let answer = PartyAnswer {
                    name: name.clone(),
                    form: *form,
                };
                let printed_by = PrintedBy::PartyField(name.clone());
                Part::leaf("party-answer", printed_by, line(&answer))
            }
            Inline::SignatoryName => leaf("signatory", &OfSignatory::Name),
            Inline::SignatoryTitle => leaf("signatory", &OfSignatory::Title),
            Inline::SignatoryEmail => leaf("signatory", &OfSignatory::Email),
            Inline::Foreign { language, text } => leaf(
                "foreign",
                &Foreign {
                    language: language.clone(),
                    text: text.clone(),
                },
            ),
            Inline::ServiceName => leaf("service-name", &()),
            Inline::RowValue { column, form } => row_answer(column, *form),
            Inline::ApprovalDate => leaf("day-of-approval", &()),
            Inline::AnnexNumber => leaf("annex-number", &()),
            Inline::AnnexReference {
                target,
                annex,
                label,
            } => {
                let parts = vec![leaf("order", annex), self.text("label", label)];
                reference("annex-reference", parts, target)
            }
            Inline::Reference { target, label } => {
                reference("reference", vec![leaf("label", label)], target)
            }
            Inline::Emphasis { emphasis, text } => self.text(emphasis.name(), text),
            Inline::Variant { choices, .. } => {
                let variant = self.variants;
                self.variants += 1;
                let choices = choices.iter().enumerate().map(|(choice, (_, text))| {
                    let mut part = self.text("choice", text);
                    part.printed_by = PrintedBy::Choice(self.block, variant, choice);
                    part
                });
                Part::node("variant", PrintedBy::Itself, choices.collect())
            }
        }
    }
}

fn row_answer(column: &str, form: Form) -> Part {
    let field = column.to_owned();
    leaf("row-answer", &Answer { field, form })
}

/// What a reference prints, and what it refers to.
fn reference(kind: &'static str, mut parts: Vec<Part>, target: &str) -> Part {
    parts.push(Part::leaf("target", PrintedBy::Nothing, line(&target)));
    Part::node(kind, PrintedBy::Itself, parts)
}

/// The wording that is printed, and the one that isn't.
fn corrected(correction: Option<&Correction>, source: &str, printed: &str) -> Part {
    let (of_source, of_printed) = if correction.is_some_and(|correction| correction.on) {
        (PrintedBy::Nothing, PrintedBy::Itself)
    } else {
        (PrintedBy::Itself, PrintedBy::Nothing)
    };
    let parts = vec![
        Part::leaf("source", of_source, line(&source)),
        Part::leaf("printed", of_printed, line(&printed)),
    ];
    Part::node("corrected", PrintedBy::Itself, parts)
}
