//! The places to sign.

use std::sync::Arc;

use super::columns::widths;
use super::rows::{GUTTER_PT, LABEL_GAP_PT, Layout, ROUNDING_PT, Source};
use super::style::TextStyle;
use crate::agreement::{Origin, Part, Run, Signatory, SignatoryLine, Signatures, is_to_write_on};
use crate::draft::SignatoryPart;
use crate::typeset::fonts::UNITS_PER_EM;
use crate::typeset::model::{Ink, Line, LineText, Rule, SignatureBox};
use crate::typeset::paginate::cost;
use crate::typeset::row::{Repeat, Row};

/// The height of a line to sign on: room for a pen, and for a visible electronic signature.
const SIGNATURE_HEIGHT_PT: f64 = 40.0;
/// The number of lines beyond which a signatory's value gets the whole column; it does so, too, if it is one line there.
const MAX_LINES_BESIDE_LABEL: usize = 3;
/// The width below which no column gets narrower: room for a signature.
const MIN_COLUMN_PT: f64 = 180.0;
/// The space under a signer's name of several lines, in lines of text.
const UNDER_LONG_SIGNER: f64 = 0.4;
/// The space between the line to sign on and what follows.
const UNDER_SIGNATURE_PT: f64 = 3.0;
/// The height of a line to write on.
const WRITING_HEIGHT_PT: f64 = 22.0;

/// The column of a signatory.
#[derive(Clone, Copy)]
struct Column {
    block: usize,
    x_pt: f64,
    width_pt: f64,
    /// The room of the labels.
    label_pt: f64,
}

/// A line of a signatory, set.
struct Value {
    label: Arc<[Arc<LineText>]>,
    lines: Arc<[Arc<LineText>]>,
    /// Whether it takes the whole column under its label.
    is_under_label: bool,
    /// The height of its text.
    text_pt: f64,
    /// The height of all of it, with room to write.
    height_pt: f64,
}

impl Layout<'_> {
    pub(super) fn signatures(&mut self, block: usize, signatures: &Signatures) {
        let first = self.rows.len();
        self.heading(block, 1, None, &signatures.heading);
        if let Some(row) = self.rows.get_mut(first) {
            row.break_cost = cost::ALONE;
            row.space_before_pt = self.style.sizes.leading_pt * 2.0;
        }
        self.keep_text_with_signatures(first);
        let repeat = self.repeated_heading(&signatures.heading);
        let columns = signatures.parties.clamp(1, 2);
        let groups = groups(signatures, columns);
        let places = self.signatory_columns(block, &groups, columns);
        let count = groups.len();
        for (index, group) in groups.into_iter().enumerate() {
            let mut row = Row {
                space_before_pt: if index == 0 {
                    4.0
                } else {
                    self.style.sizes.leading_pt * 1.2
                },
                break_cost: match index {
                    0 => cost::NEVER,
                    // Two on the next page look better than one.
                    _ if index > 1 && index + 1 == count => cost::LONE_ITEM,
                    _ => cost::SPLIT,
                },
                repeat: (index > 0).then(|| Arc::clone(&repeat)),
                ..Row::default()
            };
            let tops_pt = self.line_tops(&group, &places);
            for (column, signatory) in group {
                if let Some(column) = places.get(column) {
                    self.signatory(*column, signatory, &tops_pt, &mut row);
                }
            }
            row.height_pt = tops_pt.last().copied().unwrap_or(0.0);
            self.rows.push(row);
        }
    }

    /// Makes a page that begins with the last line before the signatures cost: at least two lines of text stand over
    /// them.
    fn keep_text_with_signatures(&mut self, first: usize) {
        if let Some(last) = first
            .checked_sub(1)
            .and_then(|last| self.rows.get_mut(last))
        {
            last.break_cost += cost::ALMOST_ALONE;
        }
    }

    /// Returns the columns of signatories, as wide as the page allows: one with long values is given what the other
    /// doesn't need.
    fn signatory_columns(
        &mut self,
        block: usize,
        groups: &[Vec<(usize, &Signatory)>],
        columns: usize,
    ) -> Vec<Column> {
        let (small, style) = (
            TextStyle::small(self.style.sizes),
            TextStyle::left(self.style.sizes),
        );
        let mut natural_pt = vec![0.0; columns];
        for (column, signatory) in groups.iter().flatten() {
            let mut label_pt: f64 = 0.0;
            let mut value_pt: f64 = 0.0;
            for line in &signatory.lines {
                label_pt = label_pt.max(self.natural_width(&line.label, small));
                if !is_to_write_on(&line.value.runs) {
                    value_pt = value_pt.max(self.natural_width(&line.value, style));
                }
            }
            if let Some(natural_pt) = natural_pt.get_mut(*column) {
                *natural_pt = (label_pt + LABEL_GAP_PT + value_pt).max(*natural_pt);
            }
        }
        let full_pt = self.frame.full_pt() - GUTTER_PT * (columns - 1) as f64;
        let mut x_pt = self.frame.left_pt;
        let places = widths(&natural_pt, full_pt, MIN_COLUMN_PT).into_iter();
        let places = places.map(|width_pt| {
            let place = Column {
                block,
                x_pt,
                width_pt,
                label_pt: 0.0,
            };
            x_pt += width_pt + GUTTER_PT;
            place
        });
        places.collect()
    }

    /// Returns the heading that is repeated over signatories on a further page.
    fn repeated_heading(&mut self, heading: &Part) -> Arc<Repeat> {
        let sizes = self.style.sizes;
        let style = TextStyle::heading(sizes, sizes.heading_pt);
        let lines = self.paragraph(&heading.runs, style, self.frame.measure_pt());
        Arc::new(Repeat {
            height_pt: style.leading_pt * lines.len() as f64 + 4.0,
            lines: Source::furniture().lines(&lines, style, self.frame.left_pt, 0.0),
            rules: Vec::new(),
        })
    }

    fn signer_style(&self) -> TextStyle {
        TextStyle::heading(self.style.sizes, self.style.sizes.text_pt)
    }

    /// Returns the height of the headings over signatories side by side: a long name over one signatory's
    /// lines pushes those beside it down as well.
    fn signer_height(&mut self, group: &[(usize, &Signatory)], places: &[Column]) -> f64 {
        let style = self.signer_style();
        let mut max_lines = 0;
        for (column, signatory) in group {
            let width_pt = places.get(*column).map_or(0.0, |column| column.width_pt);
            let lines = self.paragraph(&signatory.signer.runs, style, width_pt);
            max_lines = max_lines.max(lines.len());
        }
        let under = if max_lines > 1 {
            UNDER_LONG_SIGNER
        } else {
            0.0
        };
        (max_lines as f64 + under) * style.leading_pt
    }

    /// Returns the upper edges of the lines of signatories side by side, and the lower edge of the last ones. Lines
    /// stand level: one is as high as the highest beside it.
    fn line_tops(&mut self, group: &[(usize, &Signatory)], places: &[Column]) -> Vec<f64> {
        let mut rows_pt: Vec<f64> = Vec::new();
        for (column, signatory) in group {
            let Some(column) = places.get(*column) else {
                continue;
            };
            let column = self.with_labels(*column, signatory);
            for (index, line) in signatory.lines.iter().enumerate() {
                let height_pt = self.value(column, line).height_pt;
                match rows_pt.get_mut(index) {
                    Some(max_pt) => *max_pt = max_pt.max(height_pt),
                    None => rows_pt.push(height_pt),
                }
            }
        }
        let mut edge_pt = self.signer_height(group, places);
        let mut tops_pt = vec![edge_pt];
        for row_pt in rows_pt {
            edge_pt += row_pt;
            tops_pt.push(edge_pt);
        }
        tops_pt
    }

    /// Returns a column with the room that the labels of a signatory need.
    fn with_labels(&mut self, column: Column, signatory: &Signatory) -> Column {
        let labels = signatory.lines.iter().map(|line| &line.label);
        Column {
            label_pt: self.label_width(labels, column.width_pt * 0.5),
            ..column
        }
    }

    /// Adds a signatory's lines to a row, each under its upper edge.
    fn signatory(&mut self, column: Column, signatory: &Signatory, tops_pt: &[f64], row: &mut Row) {
        let style = self.signer_style();
        let signer = self.paragraph(&signatory.signer.runs, style, column.width_pt);
        let source = Source::part(column.block, &signatory.signer);
        row.lines
            .extend(source.lines(&signer, style, column.x_pt, 0.0));
        let column = self.with_labels(column, signatory);
        for (line, edges_pt) in signatory.lines.iter().zip(tops_pt.windows(2)) {
            if let [top_pt, bottom_pt] = *edges_pt {
                let value = self.value(column, line);
                self.signatory_line(column, (signatory, line), &value, (top_pt, bottom_pt), row);
            }
        }
    }

    /// Sets the value of a line.
    fn value(&mut self, column: Column, line: &SignatoryLine) -> Value {
        let label_style = TextStyle::small(self.style.sizes);
        let style = TextStyle::left(self.style.sizes);
        let label_pt = column.label_pt - LABEL_GAP_PT + ROUNDING_PT;
        let label = self.paragraph(&line.label.runs, label_style, label_pt);
        let value_pt = column.width_pt - column.label_pt;
        let lines = self.paragraph(&line.value.runs, style, value_pt);
        let is_under_label = lines.len() > MAX_LINES_BESIDE_LABEL
            || (lines.len() > 1 && self.natural_width(&line.value, style) <= column.width_pt);
        if is_under_label {
            let lines = self.paragraph(&line.value.runs, style, column.width_pt);
            let label_height_pt = label_style.leading_pt * label.len() as f64;
            return Value {
                is_under_label,
                height_pt: label_height_pt + style.leading_pt * lines.len() as f64,
                text_pt: style.leading_pt * lines.len() as f64,
                label,
                lines,
            };
        }
        let min_pt = match (line.is_signature, is_to_write_on(&line.value.runs)) {
            (true, _) => SIGNATURE_HEIGHT_PT + UNDER_SIGNATURE_PT,
            (false, true) => WRITING_HEIGHT_PT,
            (false, false) => 0.0,
        };
        let text_pt = style.leading_pt * lines.len().max(label.len()).max(1) as f64;
        Value {
            is_under_label,
            height_pt: text_pt.max(min_pt),
            text_pt,
            label,
            lines,
        }
    }

    /// Adds a line between its upper and its lower edge.
    fn signatory_line(
        &mut self,
        column: Column,
        (signatory, line): (&Signatory, &SignatoryLine),
        value: &Value,
        (top_pt, bottom_pt): (f64, f64),
        row: &mut Row,
    ) {
        let label_style = TextStyle::small(self.style.sizes);
        let style = TextStyle::left(self.style.sizes);
        let bottom_pt = if line.is_signature {
            bottom_pt - UNDER_SIGNATURE_PT
        } else {
            bottom_pt
        };
        // What is written stands at the foot of its room, on the rule.
        let value_top_pt = bottom_pt - value.text_pt;
        let (label_top_pt, value_x_pt) = if value.is_under_label {
            let label_pt = label_style.leading_pt * value.label.len() as f64;
            (value_top_pt - label_pt, column.x_pt)
        } else {
            let shift_pt = style.baseline_pt() - label_style.baseline_pt();
            (value_top_pt + shift_pt, column.x_pt + column.label_pt)
        };
        let source = Source::part(column.block, &line.label);
        row.lines
            .extend(source.lines(&value.label, label_style, column.x_pt, label_top_pt));
        let source = Source::part(column.block, &line.value);
        let mut placed = source.lines(&value.lines, style, value_x_pt, value_top_pt);
        let value_pt = column.width_pt - column.label_pt;
        // In a draft there is nothing to write on: a gap shows as a gap.
        if is_to_write_on(&line.value.runs) && !self.is_draft {
            row.rules
                .extend(placed.last().and_then(|gap| blank_rule(gap, value_pt)));
            for gap in &mut placed {
                gap.ink = Ink::Unseen;
            }
        }
        row.lines.extend(placed);
        if line.is_signature && !self.is_draft {
            row.boxes.push(SignatureBox {
                block: column.block,
                signatory: signatory.number,
                party: signatory.party.clone(),
                number: signatory.index + 1,
                name: box_name(signatory, &line.label),
                x_pt: value_x_pt,
                y_pt: top_pt + 2.0,
                width_pt: value_pt,
                height_pt: bottom_pt - top_pt - 6.0,
            });
        }
    }
}

/// Returns the purpose of a place to sign: its label, the signatory's name, and the party that they sign for.
fn box_name(signatory: &Signatory, label: &Part) -> String {
    let is_name = |run: &&Run| {
        let part = SignatoryPart::Name;
        matches!(&run.origin, Origin::Signatory { part: found, .. } if *found == part)
    };
    let mut values = signatory.lines.iter().flat_map(|line| &*line.value.runs);
    let name = values.find(is_name).map_or("", |run| &*run.text);
    let signer = signatory.signer.text();
    let whom = [name, &signer].into_iter().filter(|text| !text.is_empty());
    let whom: Vec<&str> = whom.collect();
    format!("{}: {}", label.text(), whom.join(", "))
}

/// Returns the signatories that stand side by side, with their columns. With two parties each has a
/// column of its own; with more, signatories follow each other in two columns.
fn groups(signatures: &Signatures, columns: usize) -> Vec<Vec<(usize, &Signatory)>> {
    let signatories = &signatures.signatories;
    if signatures.parties > columns {
        let groups = signatories.chunks(columns);
        return groups
            .map(|group| group.iter().enumerate().collect())
            .collect();
    }
    let mut groups: Vec<Vec<(usize, &Signatory)>> = Vec::new();
    for signatory in signatories {
        if groups.len() <= signatory.index {
            groups.resize_with(signatory.index + 1, Vec::new);
        }
        groups[signatory.index].push((signatory.party_index, signatory));
    }
    groups
}

/// Returns the rule that is drawn in place of a gap's underscores and on to the end of the line, so that a
/// pen has the whole line.
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
