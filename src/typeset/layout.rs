//! From blocks to rows: what stands beside and under what; then the pages around them.

use std::sync::Arc;

use super::paginate::{Repeat, Row, cost, paginate};
use super::{
    Alignment, ForeignRuns, Image, Ink, Line, LineText, OutlineEntry, Owner, PT_PER_MM, Page,
    PageOptions, Pages, ParagraphStyle, Part, Rule, Shape, SignatureBox, Typesetter, runs_of,
};
use crate::agreement::{
    Agreement, Content, Origin, PartyTable, Run, SignatoryBlock, Signatures, TableRow, plain,
};
use crate::draft::SignatoryPart;
use crate::template::{PageStyle, Paper, Template};
use crate::typeset::fonts::{Face, UNITS_PER_EM};

/// Thickness of rules.
const RULE_PT: f64 = 0.5;
/// Space between the columns of tables and signatures.
const GUTTER_PT: f64 = 18.0;
/// A line to sign on needs room for a pen, and for a visible electronic signature.
const SIGNATURE_HEIGHT_PT: f64 = 40.0;
/// A signatory's value that needs more lines gets the whole column.
const MAX_LINES_BESIDE_LABEL: usize = 3;
/// Space between the line to sign on and what follows.
const UNDER_SIGNATURE_PT: f64 = 3.0;
/// Space between a label and what stands beside it.
const LABEL_GAP_PT: f64 = 6.0;
/// Measures are rounded to thousandths of a point: a label must still fit its own width then.
const ROUNDING_PT: f64 = 0.01;
/// A line to write on.
const WRITING_HEIGHT_PT: f64 = 22.0;

pub(super) fn pages(
    typesetter: &mut Typesetter,
    agreement: &Agreement,
    template: &Template,
    options: PageOptions,
) -> Pages {
    let frame = Frame::new(&template.page);
    let mut layout = Layout {
        typesetter,
        style: &template.page,
        frame,
        options,
        rows: Vec::new(),
    };
    layout.letterhead();
    for (index, block) in agreement.blocks.iter().enumerate() {
        layout.block(index, &block.content);
    }
    layout.assemble(agreement, template)
}

/// What a place to sign is for: its label, the signatory's name, and whom they sign for.
fn name_of(signatory: &SignatoryBlock, label: &[Run]) -> String {
    let is_name = |run: &&Run| {
        let part = SignatoryPart::Name;
        matches!(&run.origin, Origin::Signatory { part: found, .. } if *found == part)
    };
    let mut values = signatory.lines.iter().flat_map(|line| &line.value);
    let name = values.find(is_name).map_or("", |run| &*run.text);
    let signer = plain(&signatory.signer);
    let whom = [name, &signer].into_iter().filter(|text| !text.is_empty());
    let whom: Vec<&str> = whom.collect();
    format!("{}: {}", plain(label), whom.join(", "))
}

/// The runs on these pages whose language isn't the document's.
fn foreign_runs(agreement: &Agreement, pages: &[Page]) -> ForeignRuns {
    let mut foreign = ForeignRuns::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        let Owner::Block(block, part) = line.owner else {
            continue;
        };
        let block = agreement.blocks.get(block);
        let runs = block.and_then(|block| runs_of(block, part));
        for (index, run) in runs.unwrap_or_default().iter().enumerate() {
            if let Origin::Foreign(language) = &run.origin {
                foreign.insert((line.owner, index), language.clone());
            }
        }
    }
    foreign
}

/// The page's measures.
#[derive(Clone, Copy)]
#[expect(clippy::struct_field_names, reason = "a length says its unit")]
struct Frame {
    width_pt: f64,
    height_pt: f64,
    top_pt: f64,
    bottom_pt: f64,
    /// Where labels begin.
    left_pt: f64,
    /// Where text begins.
    text_left_pt: f64,
    right_pt: f64,
}

impl Frame {
    fn new(style: &PageStyle) -> Self {
        let (width_mm, height_mm) = match style.paper {
            Paper::A4 => (210.0, 297.0),
            Paper::Letter => (215.9, 279.4),
        };
        let margins = style.margins_mm;
        Self {
            width_pt: width_mm * PT_PER_MM,
            height_pt: height_mm * PT_PER_MM,
            top_pt: margins.top * PT_PER_MM,
            bottom_pt: (height_mm - margins.bottom) * PT_PER_MM,
            left_pt: (margins.left - style.hang_mm) * PT_PER_MM,
            text_left_pt: margins.left * PT_PER_MM,
            right_pt: (width_mm - margins.right) * PT_PER_MM,
        }
    }

    fn measure_pt(&self) -> f64 {
        self.right_pt - self.text_left_pt
    }

    fn full_pt(&self) -> f64 {
        self.right_pt - self.left_pt
    }

    fn room_pt(&self) -> f64 {
        self.bottom_pt - self.top_pt
    }
}

/// Type of one kind.
#[derive(Clone, Copy)]
struct Type {
    face: Face,
    size_pt: f64,
    leading_pt: f64,
    alignment: Alignment,
    hyphenate: bool,
    ink: Ink,
}

struct Layout<'a> {
    typesetter: &'a mut Typesetter,
    style: &'a PageStyle,
    frame: Frame,
    options: PageOptions,
    rows: Vec<Row>,
}

impl Layout<'_> {
    // -- kinds of type --

    fn text_type(&self) -> Type {
        Type {
            face: Face::Regular,
            size_pt: self.style.sizes.text_pt,
            leading_pt: self.style.sizes.leading_pt,
            alignment: Alignment::Justified,
            hyphenate: true,
            ink: Ink::Black,
        }
    }

    fn left_type(&self) -> Type {
        Type {
            alignment: Alignment::Left,
            hyphenate: false,
            ..self.text_type()
        }
    }

    fn heading_type(&self, size_pt: f64) -> Type {
        Type {
            face: Face::Semibold,
            size_pt,
            leading_pt: (size_pt * 1.28).max(self.style.sizes.leading_pt),
            ..self.left_type()
        }
    }

    fn small_type(&self) -> Type {
        Type {
            size_pt: self.style.sizes.small_pt,
            ink: Ink::Grey,
            ..self.left_type()
        }
    }

    // -- lines --

    fn paragraph(&mut self, runs: &[Run], kind: Type, width_pt: f64) -> Arc<[Arc<LineText>]> {
        let style = ParagraphStyle {
            face: kind.face,
            size_mpt: thousandths(kind.size_pt),
            width_mpt: thousandths(width_pt),
            alignment: kind.alignment,
            hyphenate: kind.hyphenate,
        };
        self.typesetter.paragraph(runs, style)
    }

    /// The lines of a cell: an answer's own line breaks are kept.
    fn cell_lines(&mut self, runs: &[Run], kind: Type, width_pt: f64) -> Vec<Arc<LineText>> {
        if !runs.iter().any(|run| run.text.contains('\n')) {
            return self.paragraph(runs, kind, width_pt).to_vec();
        }
        let mut lines = Vec::new();
        for part in split_lines(runs) {
            lines.extend(self.paragraph(&part, kind, width_pt).iter().cloned());
        }
        lines
    }

    /// Lines one under the other, from `x_pt` and `top_pt` down.
    fn place(
        lines: &[Arc<LineText>],
        owner: Owner,
        kind: Type,
        x_pt: f64,
        top_pt: f64,
    ) -> Vec<Line> {
        let first_baseline_pt = top_pt + baseline_in_line(kind);
        let placed = lines.iter().enumerate().map(|(index, text)| Line {
            owner,
            x_pt,
            baseline_pt: first_baseline_pt + index as f64 * kind.leading_pt,
            size_pt: kind.size_pt,
            text: Arc::clone(text),
            ink: kind.ink,
        });
        placed.collect()
    }

    // -- blocks --

    fn block(&mut self, index: usize, content: &Content) {
        let leading = self.style.sizes.leading_pt;
        match content {
            Content::Title(text) => {
                let kind = Type {
                    leading_pt: self.style.sizes.title_pt * 1.2,
                    ..self.heading_type(self.style.sizes.title_pt)
                };
                let first = self.rows.len();
                self.text_rows(index, text, kind, leading);
                self.keep_from(first);
            }
            Content::Heading { level, label, text } => self.heading(index, *level, label, text),
            Content::Paragraph(text) => {
                self.text_rows(index, text, self.text_type(), leading / 2.0);
            }
            Content::Clause { label, text } => {
                let first = self.rows.len();
                self.text_rows(index, text, self.text_type(), leading / 2.0);
                self.hang_label(index, label, first, self.text_type());
            }
            Content::List(items) => self.list(index, items),
            Content::Parties(table) => self.table(index, table),
            Content::Signatures(signatures) => self.signatures(index, signatures),
        }
    }

    /// A row for each line of a paragraph; no widow, no orphan.
    fn text_rows(&mut self, block: usize, text: &[Run], kind: Type, space_before_pt: f64) {
        let x_pt = self.frame.text_left_pt;
        self.text_rows_at(block, text, kind, space_before_pt, x_pt);
    }

    fn text_rows_at(
        &mut self,
        block: usize,
        text: &[Run],
        kind: Type,
        space_before_pt: f64,
        x_pt: f64,
    ) {
        let lines = self.paragraph(text, kind, self.frame.right_pt - x_pt);
        let count = lines.len();
        let after_heading = self.ends_in_heading();
        for (index, line) in lines.iter().enumerate() {
            let break_cost = match index {
                0 if after_heading => cost::NEVER,
                0 => cost::FREE,
                _ if index == 1 || index + 1 == count => cost::NEVER,
                _ => match lines[index - 1].ending {
                    super::Ending::Hyphen => cost::POOR,
                    _ => cost::FREE,
                },
            };
            let owner = Owner::Block(block, Part::Text);
            self.rows.push(Row {
                space_before_pt: match index {
                    0 if after_heading => space_before_pt / 2.0,
                    0 => space_before_pt,
                    _ => 0.0,
                },
                height_pt: kind.leading_pt,
                break_cost,
                lines: Self::place(std::slice::from_ref(line), owner, kind, x_pt, 0.0),
                ..Row::default()
            });
        }
    }

    /// Whether what follows must not begin a page.
    fn ends_in_heading(&self) -> bool {
        self.rows.last().is_some_and(|row| row.outline.is_some())
    }

    /// Rows from `first` on stay together and with what follows.
    fn keep_from(&mut self, first: usize) {
        for row in self.rows.iter_mut().skip(first + 1) {
            row.break_cost = cost::NEVER;
        }
    }

    fn heading(&mut self, block: usize, level: u8, label: &[Run], text: &[Run]) {
        let sizes = self.style.sizes;
        let (size_pt, space_pt) = if level <= 1 {
            (sizes.heading_pt, sizes.leading_pt * 1.6)
        } else {
            (sizes.subheading_pt, sizes.leading_pt * 0.9)
        };
        let kind = self.heading_type(size_pt);
        let first = self.rows.len();
        // Without a label the heading itself begins where labels do.
        let x_pt = if label.is_empty() {
            self.frame.left_pt
        } else {
            self.frame.text_left_pt
        };
        self.text_rows_at(block, text, kind, space_pt, x_pt);
        self.keep_from(first);
        self.hang_label(block, label, first, kind);
        let bookmark = format!("{} {}", plain(label), plain(text));
        // The last row carries the mark: what follows it is what must stay with it.
        if let Some(row) = self.rows.last_mut() {
            row.outline = Some((usize::from(level.max(1)) - 1, bookmark.trim().to_owned()));
        }
    }

    /// Puts a label to the left of the row `first`.
    fn hang_label(&mut self, block: usize, label: &[Run], first: usize, kind: Type) {
        let kind = Type {
            alignment: Alignment::Left,
            hyphenate: false,
            ..kind
        };
        let width_pt = self.frame.text_left_pt - self.frame.left_pt;
        let lines = self.paragraph(label, kind, width_pt.max(kind.size_pt));
        let owner = Owner::Block(block, Part::Label);
        let placed = Self::place(&lines, owner, kind, self.frame.left_pt, 0.0);
        if let Some(row) = self.rows.get_mut(first) {
            // The label is read before the text.
            row.lines.splice(0..0, placed);
        }
    }

    fn list(&mut self, block: usize, items: &[Vec<Run>]) {
        let kind = self.left_type();
        let indent_pt = kind.size_pt * 1.3;
        let sign = [Run::fixed(self.style.list_sign.clone())];
        let width_pt = self.frame.measure_pt() - indent_pt;
        for (index, item) in items.iter().enumerate() {
            let sign = self.paragraph(&sign, kind, indent_pt * 2.0);
            let lines = self.paragraph(item, kind, width_pt);
            for (number, line) in lines.iter().enumerate() {
                let mut placed = Vec::new();
                if number == 0 {
                    let owner = Owner::Block(block, Part::ItemSign(index));
                    placed = Self::place(&sign, owner, kind, self.frame.text_left_pt, 0.0);
                }
                let owner = Owner::Block(block, Part::Item(index));
                let x_pt = self.frame.text_left_pt + indent_pt;
                placed.extend(Self::place(
                    std::slice::from_ref(line),
                    owner,
                    kind,
                    x_pt,
                    0.0,
                ));
                self.rows.push(Row {
                    space_before_pt: match (index, number) {
                        (0, 0) => kind.leading_pt * 0.35,
                        _ => 0.0,
                    },
                    height_pt: kind.leading_pt,
                    break_cost: match (index, number) {
                        // The first item stays with the paragraph that announces the list, and
                        // the last one doesn't stand alone.
                        (0, 0) => cost::NEVER,
                        (_, 0) if index + 1 == items.len() => cost::POOR,
                        (_, 0) => cost::FREE,
                        _ => cost::NEVER,
                    },
                    lines: placed,
                    ..Row::default()
                });
            }
        }
    }

    // -- the parties --

    fn table(&mut self, block: usize, table: &PartyTable) {
        let leading = self.style.sizes.leading_pt;
        self.heading(block, 1, &[], &table.heading);
        if let Some(row) = self.rows.last_mut() {
            row.space_before_pt = leading * 1.2;
        }
        let labels = table.rows.iter().chain(&table.common).map(|row| &row.label);
        let label_pt = self.label_width(labels, self.frame.full_pt() * 0.36) + LABEL_GAP_PT;
        let columns = table.columns.len().max(1);
        let column_pt =
            (self.frame.full_pt() - label_pt - GUTTER_PT * (columns - 1) as f64) / columns as f64;
        let x_of =
            |column: usize| self.frame.left_pt + label_pt + (column_pt + GUTTER_PT) * column as f64;
        let x: Vec<f64> = (0..columns).map(x_of).collect();
        self.header_row(block, table, &x, column_pt);
        for (index, row) in table.rows.iter().enumerate() {
            self.table_row(block, index, row, &x, label_pt, column_pt);
        }
        let wide_pt = self.frame.full_pt() - label_pt;
        for (index, row) in table.common.iter().enumerate() {
            let index = table.rows.len() + index;
            self.table_row(block, index, row, &x[..1], label_pt, wide_pt);
        }
        self.rows.push(Row {
            height_pt: leading * 0.9,
            break_cost: cost::NEVER,
            rules: vec![self.full_rule(leading * 0.3)],
            ..Row::default()
        });
    }

    fn full_rule(&self, y_pt: f64) -> Rule {
        Rule {
            x_pt: self.frame.left_pt,
            y_pt,
            width_pt: self.frame.full_pt(),
            thickness_pt: RULE_PT,
            ink: Ink::Grey,
        }
    }

    fn header_row(&mut self, block: usize, table: &PartyTable, x: &[f64], column_pt: f64) {
        let kind = self.small_type();
        let mut cells = Vec::new();
        for (column, header) in table.columns.iter().enumerate() {
            let lines = self.cell_lines(header, kind, column_pt);
            cells.push((
                x[column],
                Owner::Block(block, Part::Header(column)),
                kind,
                lines,
            ));
        }
        let mut row = cells_row(&cells);
        row.space_before_pt = self.style.sizes.leading_pt * 0.3;
        row.break_cost = cost::NEVER;
        row.rules.push(self.full_rule(row.height_pt + 2.0));
        row.height_pt += 5.0;
        self.rows.push(row);
    }

    fn table_row(
        &mut self,
        block: usize,
        index: usize,
        row: &TableRow,
        x: &[f64],
        label_pt: f64,
        column_pt: f64,
    ) {
        let label_kind = self.small_type();
        let kind = self.left_type();
        let label = self.cell_lines(
            &row.label,
            label_kind,
            label_pt - 2.0 * LABEL_GAP_PT + ROUNDING_PT,
        );
        let owner = Owner::Block(block, Part::RowLabel(index));
        let mut cells = vec![(self.frame.left_pt, owner, label_kind, label)];
        for (column, cell) in row.cells.iter().enumerate().take(x.len()) {
            let lines = self.cell_lines(cell, kind, column_pt);
            cells.push((
                x[column],
                Owner::Block(block, Part::Cell(index, column)),
                kind,
                lines,
            ));
        }
        let mut row = cells_row(&cells);
        row.space_before_pt = 1.5;
        row.break_cost = if index == 0 { cost::NEVER } else { cost::SPLIT };
        self.rows.push(row);
    }

    // -- the signatures --

    fn signatures(&mut self, block: usize, signatures: &Signatures) {
        self.heading(block, 1, &[], &signatures.heading);
        if let Some(row) = self.rows.last_mut() {
            row.break_cost = cost::ALONE;
            row.space_before_pt = self.style.sizes.leading_pt * 2.0;
        }
        let repeat = self.repeated_heading(signatures);
        let columns = signatures.parties.clamp(1, 2);
        let column_pt = (self.frame.full_pt() - GUTTER_PT * (columns - 1) as f64) / columns as f64;
        for (index, group) in signature_rows(signatures, columns).into_iter().enumerate() {
            let mut row = Row {
                space_before_pt: if index == 0 {
                    4.0
                } else {
                    self.style.sizes.leading_pt * 1.2
                },
                break_cost: if index == 0 { cost::NEVER } else { cost::SPLIT },
                repeat: (index > 0).then(|| repeat.clone()),
                ..Row::default()
            };
            // A long name over one signatory's lines pushes those beside it down as well.
            let kind = self.heading_type(self.style.sizes.text_pt);
            let mut signer_lines = 0;
            for (_, number) in &group {
                let signer = &signatures.signatories[*number].signer;
                signer_lines = signer_lines.max(self.paragraph(signer, kind, column_pt).len());
            }
            let signer_pt = signer_lines as f64 * kind.leading_pt;
            for (column, number) in group {
                let x_pt = self.frame.left_pt + (column_pt + GUTTER_PT) * column as f64;
                let signatory = &signatures.signatories[number];
                let height_pt = self.signatory(
                    block,
                    number,
                    signatory,
                    (x_pt, column_pt, signer_pt),
                    &mut row,
                );
                row.height_pt = row.height_pt.max(height_pt);
            }
            self.rows.push(row);
        }
    }

    fn repeated_heading(&mut self, signatures: &Signatures) -> Repeat {
        let kind = self.heading_type(self.style.sizes.heading_pt);
        let lines = self.paragraph(&signatures.heading, kind, self.frame.measure_pt());
        let x_pt = self.frame.left_pt;
        Repeat {
            height_pt: kind.leading_pt * lines.len() as f64 + 4.0,
            lines: Self::place(&lines, Owner::Furniture, kind, x_pt, 0.0),
        }
    }

    /// Adds a signatory's lines to a row, at its left edge, in its width, the room for who signs; gives
    /// their height.
    fn signatory(
        &mut self,
        block: usize,
        number: usize,
        signatory: &SignatoryBlock,
        (x_pt, width_pt, signer_pt): (f64, f64, f64),
        row: &mut Row,
    ) -> f64 {
        let signer_kind = self.heading_type(self.style.sizes.text_pt);
        let signer = self.paragraph(&signatory.signer, signer_kind, width_pt);
        let owner = Owner::Block(block, Part::Signer(number));
        row.lines
            .extend(Self::place(&signer, owner, signer_kind, x_pt, 0.0));
        let mut top_pt = signer_pt;
        let label_kind = self.small_type();
        let kind = self.left_type();
        let labels = signatory.lines.iter().map(|line| &line.label);
        let label_pt = self.label_width(labels, width_pt * 0.5);
        let value_pt = width_pt - label_pt;
        for (index, line) in signatory.lines.iter().enumerate() {
            let label = self.paragraph(
                &line.label,
                label_kind,
                label_pt - LABEL_GAP_PT + ROUNDING_PT,
            );
            let is_blank = crate::agreement::is_to_write_on(&line.value);
            let beside = self.cell_lines(&line.value, kind, value_pt);
            if beside.len() > MAX_LINES_BESIDE_LABEL {
                // Very long names take the whole column, under their label.
                let owner = Owner::Block(block, Part::SignatoryLabel(number, index));
                row.lines
                    .extend(Self::place(&label, owner, label_kind, x_pt, top_pt));
                top_pt += label_kind.leading_pt * label.len() as f64;
                let value = self.cell_lines(&line.value, kind, width_pt);
                let owner = Owner::Block(block, Part::SignatoryValue(number, index));
                row.lines
                    .extend(Self::place(&value, owner, kind, x_pt, top_pt));
                top_pt += kind.leading_pt * value.len() as f64;
                continue;
            }
            let value = beside;
            let least_pt = match (line.is_signature, is_blank) {
                (true, _) => SIGNATURE_HEIGHT_PT,
                (false, true) => WRITING_HEIGHT_PT,
                (false, false) => 0.0,
            };
            let text_pt = kind.leading_pt * value.len().max(label.len()).max(1) as f64;
            let height_pt = text_pt.max(least_pt);
            // What is written stands at the foot of its room, on the rule.
            let value_top_pt = top_pt + height_pt - text_pt;
            let shift_pt = baseline_in_line(kind) - baseline_in_line(label_kind);
            let owner = Owner::Block(block, Part::SignatoryLabel(number, index));
            let label_top_pt = value_top_pt + shift_pt;
            row.lines
                .extend(Self::place(&label, owner, label_kind, x_pt, label_top_pt));
            let owner = Owner::Block(block, Part::SignatoryValue(number, index));
            let value_x_pt = x_pt + label_pt;
            let mut placed = Self::place(&value, owner, kind, value_x_pt, value_top_pt);
            // In a draft there is nothing to write on: a gap shows as a gap.
            if is_blank && !self.options.is_draft {
                row.rules
                    .extend(placed.last().and_then(|gap| blank_rule(gap, value_pt)));
                for gap in &mut placed {
                    gap.ink = Ink::Unseen;
                }
            }
            row.lines.extend(placed);
            if line.is_signature && !self.options.is_draft {
                row.boxes.push(SignatureBox {
                    block,
                    signatory: number,
                    party: signatory.party.clone(),
                    number: signatory.index + 1,
                    name: name_of(signatory, &line.label),
                    x_pt: value_x_pt,
                    y_pt: top_pt + 2.0,
                    width_pt: value_pt,
                    height_pt: height_pt - 6.0,
                });
            }
            top_pt += height_pt;
            if line.is_signature {
                top_pt += UNDER_SIGNATURE_PT;
            }
        }
        top_pt
    }

    /// Wide enough for the longest label and the space after it, but no wider than `most_pt`.
    fn label_width<'r>(&mut self, labels: impl Iterator<Item = &'r Vec<Run>>, most_pt: f64) -> f64 {
        let kind = self.small_type();
        let mut widest_pt: f64 = 0.0;
        for label in labels {
            let lines = self.paragraph(label, kind, most_pt);
            widest_pt = lines
                .iter()
                .fold(widest_pt, |widest_pt, line| widest_pt.max(line.width_pt));
        }
        (widest_pt + LABEL_GAP_PT).min(most_pt)
    }

    // -- pages --

    fn letterhead(&mut self) {
        let Some(letterhead) = &self.style.letterhead else {
            return;
        };
        let width_pt = (letterhead.width_mm * PT_PER_MM).min(self.frame.full_pt());
        let ratio = f64::from(letterhead.height_px) / f64::from(letterhead.width_px.max(1));
        let height_pt = (width_pt * ratio).min(self.frame.room_pt() / 4.0);
        let image = Image {
            x_pt: self.frame.text_left_pt,
            y_pt: 0.0,
            width_pt: height_pt / ratio.max(f64::EPSILON),
            height_pt,
            rgb: Arc::clone(&letterhead.rgb),
            width_px: letterhead.width_px,
            height_px: letterhead.height_px,
            alternative: letterhead.alternative.clone(),
        };
        self.rows.push(Row {
            height_pt: height_pt + self.style.sizes.leading_pt,
            images: vec![image],
            ..Row::default()
        });
    }

    fn assemble(mut self, agreement: &Agreement, template: &Template) -> Pages {
        let rows = std::mem::take(&mut self.rows);
        let ranges = paginate(&rows, self.frame.room_pt());
        let mut rows = rows.into_iter();
        let mut pages = Vec::with_capacity(ranges.len());
        let mut outline = Vec::new();
        for range in &ranges {
            let mut page = Page::default();
            let mut repeated = Vec::new();
            let mut top_pt = self.frame.top_pt;
            for (index, row) in rows.by_ref().take(range.len()).enumerate() {
                if index > 0 {
                    top_pt += row.space_before_pt;
                } else if let Some(repeat) = row.repeat.as_ref().filter(|_| range.start > 0) {
                    repeated = moved(repeat.lines.clone(), top_pt);
                    top_pt += repeat.height_pt;
                }
                let height_pt = row.height_pt;
                if let Some((depth, text)) = row.outline.clone() {
                    outline.push(OutlineEntry {
                        depth,
                        text,
                        page: pages.len(),
                        y_pt: top_pt,
                    });
                }
                place_row(&mut page, row, top_pt);
                top_pt += height_pt;
            }
            page.lines.extend(repeated);
            self.furniture(&mut page, pages.len() + 1, ranges.len(), template);
            pages.push(page);
        }
        Pages {
            foreign: foreign_runs(agreement, &pages),
            width_pt: self.frame.width_pt,
            height_pt: self.frame.height_pt,
            language: agreement.language.clone(),
            title: match agreement.title() {
                title if title.is_empty() => template.title.clone(),
                title => title,
            },
            is_draft: self.options.is_draft,
            pages,
            outline,
            blocks: agreement
                .blocks
                .iter()
                .map(|block| Shape::of(&block.content))
                .collect(),
        }
    }

    fn furniture(&mut self, page: &mut Page, number: usize, count: usize, template: &Template) {
        let kind = self.small_type();
        let baseline_pt = self.frame.bottom_pt + self.style.margins_mm.bottom * PT_PER_MM * 0.45;
        let version = format!(
            "{} {} · {}",
            template.id,
            template.version,
            template.short_hash()
        );
        let page_number = self
            .style
            .page_number
            .replace("{page}", &number.to_string())
            .replace("{pages}", &count.to_string());
        let measure_pt = self.frame.measure_pt();
        for (text, at_right) in [(version, false), (page_number, true)] {
            let lines = self.paragraph(&[Run::fixed(text)], kind, measure_pt);
            let Some(line) = lines.first() else { continue };
            let x_pt = if at_right {
                self.frame.right_pt - line.width_pt
            } else {
                self.frame.text_left_pt
            };
            page.lines
                .push(furniture_line(line, kind, x_pt, baseline_pt));
        }
        if self.options.is_draft {
            let kind = Type {
                ink: Ink::Mark,
                ..self.heading_type(self.style.sizes.title_pt)
            };
            let mark = [Run::fixed(self.style.draft_mark.clone())];
            let lines = self.paragraph(&mark, kind, measure_pt);
            let Some(line) = lines.first() else { return };
            let x_pt = self.frame.right_pt - line.width_pt;
            let baseline_pt = self.frame.top_pt * 0.62;
            page.lines
                .push(furniture_line(line, kind, x_pt, baseline_pt));
        }
    }
}

/// Marks for machines are set in this size, or smaller where the box is narrow.
const MARK_SIZE_PT: f64 = 5.0;

/// A mark inside a signature box, at its foot.
pub(super) fn mark_line(
    typesetter: &mut Typesetter,
    mark: &[Run],
    field: &SignatureBox,
) -> Option<Line> {
    let style = |size_pt: f64| ParagraphStyle {
        face: Face::Regular,
        size_mpt: thousandths(size_pt),
        // One line, whatever it says.
        width_mpt: thousandths(10_000.0),
        alignment: Alignment::Left,
        hyphenate: false,
    };
    let width_pt = typesetter
        .paragraph(mark, style(MARK_SIZE_PT))
        .first()?
        .width_pt;
    let room_pt = field.width_pt - 2.0;
    let size_pt = MARK_SIZE_PT * (room_pt / width_pt.max(f64::EPSILON)).min(1.0);
    let lines = typesetter.paragraph(mark, style(size_pt));
    Some(Line {
        owner: Owner::Furniture,
        x_pt: field.x_pt + 1.0,
        baseline_pt: field.y_pt + field.height_pt - 2.0,
        size_pt,
        text: Arc::clone(lines.first()?),
        ink: Ink::Pale,
    })
}

fn furniture_line(text: &Arc<LineText>, kind: Type, x_pt: f64, baseline_pt: f64) -> Line {
    Line {
        owner: Owner::Furniture,
        x_pt,
        baseline_pt,
        size_pt: kind.size_pt,
        text: Arc::clone(text),
        ink: kind.ink,
    }
}

/// Where the baseline lies under the upper edge of a line.
fn baseline_in_line(kind: Type) -> f64 {
    // Ascenders reach some 0.73 em up, descenders 0.23 em down; what is left is shared out.
    f64::midpoint(kind.leading_pt, kind.size_pt * 0.5)
}

fn thousandths(length_pt: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "lengths on a page are positive and far below the type's range"
    )]
    let rounded = (length_pt * 1000.0).round().max(0.0) as u32;
    rounded
}

/// Cells side by side: left edge, owner, type, lines.
fn cells_row(cells: &[(f64, Owner, Type, Vec<Arc<LineText>>)]) -> Row {
    let mut row = Row::default();
    // Labels are smaller than values: their first baselines agree.
    let deepest = cells.iter().map(|(_, _, kind, _)| baseline_in_line(*kind));
    let first_baseline_pt = deepest.fold(0.0, f64::max);
    for (x_pt, owner, kind, lines) in cells {
        let top_pt = first_baseline_pt - baseline_in_line(*kind);
        row.height_pt = row
            .height_pt
            .max(top_pt + lines.len() as f64 * kind.leading_pt);
        row.lines
            .extend(Layout::place(lines, *owner, *kind, *x_pt, top_pt));
    }
    row
}

/// Which signatories stand side by side: column and number, row by row. With two parties each has a
/// column of its own; with more, signatories follow each other in two columns.
fn signature_rows(signatures: &Signatures, columns: usize) -> Vec<Vec<(usize, usize)>> {
    let numbers = 0..signatures.signatories.len();
    if signatures.parties > columns {
        let all: Vec<usize> = numbers.collect();
        let rows = all.chunks(columns);
        return rows
            .map(|row| row.iter().copied().enumerate().collect())
            .collect();
    }
    let mut rows: Vec<Vec<(usize, usize)>> = Vec::new();
    for number in numbers {
        let signatory = &signatures.signatories[number];
        if rows.len() <= signatory.index {
            rows.resize_with(signatory.index + 1, Vec::new);
        }
        rows[signatory.index].push((signatory.party_index, number));
    }
    rows
}

/// The rule that is drawn in place of a gap's underscores and on to the end of the line, so that a pen
/// has the whole line.
fn blank_rule(gap: &Line, width_pt: f64) -> Option<Rule> {
    let last = gap.text.glyphs.last()?;
    let (bottom, top) = last.face.ink_heights(last.id)?;
    let scale = gap.size_pt / UNITS_PER_EM;
    Some(Rule {
        x_pt: gap.x_pt,
        y_pt: gap.baseline_pt - f64::midpoint(bottom, top) * scale,
        width_pt,
        thickness_pt: (top - bottom) * scale,
        ink: Ink::Black,
    })
}

/// Runs split at the line feeds in them; empty lines are left out.
fn split_lines(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut lines = vec![Vec::new()];
    for run in runs {
        for (index, part) in run.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(Run {
                    text: part.to_owned(),
                    origin: run.origin.clone(),
                });
            }
        }
    }
    lines
}

fn moved(mut lines: Vec<Line>, down_pt: f64) -> Vec<Line> {
    for line in &mut lines {
        line.baseline_pt += down_pt;
    }
    lines
}

fn place_row(page: &mut Page, row: Row, top_pt: f64) {
    page.lines.extend(moved(row.lines, top_pt));
    page.rules.extend(row.rules.into_iter().map(|mut rule| {
        rule.y_pt += top_pt;
        rule
    }));
    page.images.extend(row.images.into_iter().map(|mut image| {
        image.y_pt += top_pt;
        image
    }));
    page.signature_boxes
        .extend(row.boxes.into_iter().map(|mut place| {
            place.y_pt += top_pt;
            place
        }));
}
