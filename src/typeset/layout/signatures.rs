//! The places to sign.

use super::rows::{GUTTER_PT, LABEL_GAP_PT, Layout, ROUNDING_PT, Source};
use super::style::TextStyle;
use crate::agreement::{Origin, Part, Run, Signatory, SignatoryLine, Signatures, is_to_write_on};
use crate::draft::SignatoryPart;
use crate::typeset::fonts::UNITS_PER_EM;
use crate::typeset::model::{Ink, Line, Rule, SignatureBox};
use crate::typeset::paginate::{Repeat, Row, cost};

/// The height of a line to sign on: room for a pen, and for a visible electronic signature.
const SIGNATURE_HEIGHT_PT: f64 = 40.0;
/// The number of lines beyond which a signatory's value gets the whole column.
const MAX_LINES_BESIDE_LABEL: usize = 3;
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

impl Layout<'_> {
    pub(super) fn signatures(&mut self, block: usize, signatures: &Signatures) {
        self.heading(block, 1, None, &signatures.heading);
        if let Some(row) = self.rows.last_mut() {
            row.break_cost = cost::ALONE;
            row.space_before_pt = self.style.sizes.leading_pt * 2.0;
        }
        let repeat = self.repeated_heading(&signatures.heading);
        let columns = signatures.parties.clamp(1, 2);
        let width_pt = (self.frame.full_pt() - GUTTER_PT * (columns - 1) as f64) / columns as f64;
        for (index, group) in groups(signatures, columns).into_iter().enumerate() {
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
            let signer_pt = self.signer_height(&group, width_pt);
            for (column, signatory) in group {
                let column = Column {
                    block,
                    x_pt: self.frame.left_pt + (width_pt + GUTTER_PT) * column as f64,
                    width_pt,
                    label_pt: 0.0,
                };
                let height_pt = self.signatory(column, signatory, signer_pt, &mut row);
                row.height_pt = row.height_pt.max(height_pt);
            }
            self.rows.push(row);
        }
    }

    /// Returns the heading that is repeated over signatories on a further page.
    fn repeated_heading(&mut self, heading: &Part) -> Repeat {
        let sizes = self.style.sizes;
        let style = TextStyle::heading(sizes, sizes.heading_pt);
        let lines = self.paragraph(&heading.runs, style, self.frame.measure_pt());
        Repeat {
            height_pt: style.leading_pt * lines.len() as f64 + 4.0,
            lines: Source::furniture().lines(&lines, style, self.frame.left_pt, 0.0),
            rules: Vec::new(),
        }
    }

    fn signer_style(&self) -> TextStyle {
        TextStyle::heading(self.style.sizes, self.style.sizes.text_pt)
    }

    /// Returns the height of the headings over signatories side by side: a long name over one signatory's
    /// lines pushes those beside it down as well.
    fn signer_height(&mut self, group: &[(usize, &Signatory)], width_pt: f64) -> f64 {
        let style = self.signer_style();
        let mut max_lines = 0;
        for (_, signatory) in group {
            let lines = self.paragraph(&signatory.signer.runs, style, width_pt);
            max_lines = max_lines.max(lines.len());
        }
        max_lines as f64 * style.leading_pt
    }

    /// Adds a signatory's lines to a row, under the room for the signer; returns their height.
    fn signatory(
        &mut self,
        column: Column,
        signatory: &Signatory,
        signer_pt: f64,
        row: &mut Row,
    ) -> f64 {
        let style = self.signer_style();
        let signer = self.paragraph(&signatory.signer.runs, style, column.width_pt);
        let source = Source::part(column.block, &signatory.signer);
        row.lines
            .extend(source.lines(&signer, style, column.x_pt, 0.0));
        let labels = signatory.lines.iter().map(|line| &line.label);
        let column = Column {
            label_pt: self.label_width(labels, column.width_pt * 0.5),
            ..column
        };
        let mut top_pt = signer_pt;
        for line in &signatory.lines {
            top_pt = self.signatory_line(column, signatory, line, top_pt, row);
        }
        top_pt
    }

    /// Adds a line; returns the upper edge of the next one.
    fn signatory_line(
        &mut self,
        column: Column,
        signatory: &Signatory,
        line: &SignatoryLine,
        top_pt: f64,
        row: &mut Row,
    ) -> f64 {
        let label_style = TextStyle::small(self.style.sizes);
        let style = TextStyle::left(self.style.sizes);
        let label_pt = column.label_pt - LABEL_GAP_PT + ROUNDING_PT;
        let label = self.paragraph(&line.label.runs, label_style, label_pt);
        let value_pt = column.width_pt - column.label_pt;
        let value = self.cell_lines(&line.value.runs, style, value_pt);
        if value.len() > MAX_LINES_BESIDE_LABEL {
            return self.long_line(column, line, top_pt, row);
        }
        let is_blank = is_to_write_on(&line.value.runs);
        let min_pt = match (line.is_signature, is_blank) {
            (true, _) => SIGNATURE_HEIGHT_PT,
            (false, true) => WRITING_HEIGHT_PT,
            (false, false) => 0.0,
        };
        let text_pt = style.leading_pt * value.len().max(label.len()).max(1) as f64;
        let height_pt = text_pt.max(min_pt);
        // What is written stands at the foot of its room, on the rule.
        let value_top_pt = top_pt + height_pt - text_pt;
        let shift_pt = style.baseline_pt() - label_style.baseline_pt();
        let label_top_pt = value_top_pt + shift_pt;
        let source = Source::part(column.block, &line.label);
        row.lines
            .extend(source.lines(&label, label_style, column.x_pt, label_top_pt));
        let value_x_pt = column.x_pt + column.label_pt;
        let source = Source::part(column.block, &line.value);
        let mut placed = source.lines(&value, style, value_x_pt, value_top_pt);
        // In a draft there is nothing to write on: a gap shows as a gap.
        if is_blank && !self.is_draft {
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
                height_pt: height_pt - 6.0,
            });
        }
        let bottom_pt = top_pt + height_pt;
        if line.is_signature {
            bottom_pt + UNDER_SIGNATURE_PT
        } else {
            bottom_pt
        }
    }

    /// Adds a line with a very long value, which takes the whole column under its label; returns the
    /// upper edge of the next line.
    fn long_line(
        &mut self,
        column: Column,
        line: &SignatoryLine,
        top_pt: f64,
        row: &mut Row,
    ) -> f64 {
        let label_style = TextStyle::small(self.style.sizes);
        let style = TextStyle::left(self.style.sizes);
        let label_pt = column.label_pt - LABEL_GAP_PT + ROUNDING_PT;
        let label = self.paragraph(&line.label.runs, label_style, label_pt);
        let source = Source::part(column.block, &line.label);
        row.lines
            .extend(source.lines(&label, label_style, column.x_pt, top_pt));
        let value_top_pt = top_pt + label_style.leading_pt * label.len() as f64;
        let value = self.cell_lines(&line.value.runs, style, column.width_pt);
        let source = Source::part(column.block, &line.value);
        row.lines
            .extend(source.lines(&value, style, column.x_pt, value_top_pt));
        value_top_pt + style.leading_pt * value.len() as f64
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
