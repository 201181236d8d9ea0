//! Tables of entries: a header row, which is repeated on each page, and rows that may break.

use super::rows::{Layout, ROUNDING_PT, Source};
use super::style::TextStyle;
use super::widths::{Wish, widths};
use crate::agreement::{Grid, GridColumn, Part, Run};
use crate::template::{Align, ColumnWidth};
use crate::typeset::fonts::Face;
use crate::typeset::model::{Ink, Line, Rule};
use crate::typeset::paginate::{Repeat, Row, cost};

/// The thickness of the rules at the edges, and of those between rows.
const EDGE_PT: f64 = 0.6;
const HAIR_PT: f64 = 0.25;
/// The space over and under the lines of a row.
const PADDING_PT: f64 = 2.5;
/// The space between columns.
const GAP_PT: f64 = 12.0;
/// The part of a page beyond which a row may be torn apart.
const MAX_WHOLE_ROW: f64 = 0.3;
/// A measure in which every cell is one line.
const UNBOUNDED_PT: f64 = 100_000.0;

/// The places of the columns.
struct Columns {
    /// The left edge and the width of each.
    places_pt: Vec<(f64, f64)>,
    aligns: Vec<Align>,
}

/// The lines of a cell, placed from the upper edge of its row down.
type CellLines = Vec<Line>;

impl Layout<'_> {
    pub(super) fn grid(&mut self, block: usize, grid: &Grid) {
        let leading_pt = self.style.sizes.leading_pt;
        self.caption(block, &grid.caption);
        let has_caption = !grid.caption.is_empty();
        let columns = self.grid_columns(grid);
        let mut header = self.grid_header(block, grid, &columns);
        let repeat = Repeat {
            height_pt: header.height_pt,
            lines: header.lines.iter().map(as_furniture).collect(),
            rules: header.rules.clone(),
        };
        header.space_before_pt = if has_caption {
            leading_pt * 0.2
        } else {
            leading_pt * 0.6
        };
        // The table stays with what announces it.
        header.break_cost = cost::NEVER;
        self.rows.push(header);
        for (index, cells) in grid.rows.iter().enumerate() {
            let first = self.rows.len();
            let is_last = index + 1 == grid.rows.len();
            self.grid_row(block, cells, &columns, is_last);
            for (number, row) in self.rows.iter_mut().skip(first).enumerate() {
                row.repeat = Some(repeat.clone());
                if number == 0 {
                    row.break_cost = match index {
                        0 => cost::NEVER,
                        1 => cost::LONE_ITEM,
                        _ if is_last => cost::LONE_ITEM,
                        _ => cost::LIST,
                    };
                }
            }
        }
        self.rows.push(Row {
            height_pt: leading_pt * 0.6,
            break_cost: cost::NEVER,
            ..Row::default()
        });
    }

    fn caption(&mut self, block: usize, caption: &Part) {
        if caption.is_empty() {
            return;
        }
        let sizes = self.style.sizes;
        let style = TextStyle {
            face: Face::Semibold,
            ..TextStyle::left(sizes)
        };
        let first = self.rows.len();
        self.text_rows(
            block,
            caption,
            style,
            sizes.leading_pt * 0.8,
            self.frame.text_left_pt,
        );
        self.keep_from(first);
    }

    fn grid_columns(&mut self, grid: &Grid) -> Columns {
        let left_pt = self.frame.text_left_pt;
        let gaps_pt = GAP_PT * (grid.columns.len().max(1) - 1) as f64;
        let room_pt = self.frame.measure_pt() - gaps_pt;
        let wishes: Vec<Wish> = (0..grid.columns.len())
            .map(|column| self.wish(grid, column))
            .collect();
        let mut x_pt = left_pt;
        let mut places_pt = Vec::with_capacity(wishes.len());
        for width_pt in widths(&wishes, room_pt) {
            places_pt.push((x_pt, width_pt));
            x_pt += width_pt + GAP_PT;
        }
        Columns {
            places_pt,
            aligns: grid.columns.iter().map(|column| column.align).collect(),
        }
    }

    /// Returns the width that a column had best.
    fn wish(&mut self, grid: &Grid, column: usize) -> Wish {
        let GridColumn { header, width, .. } = &grid.columns[column];
        if let ColumnWidth::Share(share) = width {
            return Wish::Share(share / 100.0);
        }
        let (header_style, style) = (self.header_style(), TextStyle::left(self.style.sizes));
        let mut min_pt: f64 = 0.0;
        let mut max_pt: f64 = 0.0;
        let cells = grid.rows.iter().filter_map(|row| row.get(column));
        let cells = cells.map(|cell| (cell, style));
        for (part, style) in cells.chain([(header, header_style)]) {
            max_pt = max_pt.max(self.natural_width(part, style));
            min_pt = min_pt.max(self.longest_word(&part.runs, style));
        }
        Wish::Between(min_pt, max_pt)
    }

    /// Returns the width of the longest word.
    fn longest_word(&mut self, runs: &[Run], style: TextStyle) -> f64 {
        let lines = self.paragraph(runs, style, UNBOUNDED_PT);
        let words = lines.iter().flat_map(|line| {
            let glyphs = line.glyphs.as_slice();
            let is_space = |text: &str| text.trim().is_empty();
            glyphs
                .split(move |glyph| {
                    !glyph.text.is_empty() && is_space(&line.text[glyph.text.clone()])
                })
                .map(|word| word.iter().map(|glyph| glyph.advance_pt).sum::<f64>())
        });
        words.fold(0.0, f64::max) + ROUNDING_PT
    }

    fn header_style(&self) -> TextStyle {
        TextStyle {
            face: Face::Semibold,
            size_pt: f64::midpoint(self.style.sizes.small_pt, self.style.sizes.text_pt),
            ..TextStyle::left(self.style.sizes)
        }
    }

    /// Returns the lines of a cell in its column, from `top_pt` down.
    fn grid_cell(
        &mut self,
        block: usize,
        part: &Part,
        style: TextStyle,
        (columns, column): (&Columns, usize),
        top_pt: f64,
    ) -> CellLines {
        let Some((x_pt, width_pt)) = columns.places_pt.get(column).copied() else {
            return Vec::new();
        };
        let texts = self.paragraph(&part.runs, style, width_pt).to_vec();
        let mut lines = Source::part(block, part).lines(&texts, style, x_pt, top_pt);
        if columns.aligns.get(column) == Some(&Align::Right) {
            for line in &mut lines {
                line.x_pt += (width_pt - line.text.width_pt).max(0.0);
            }
        }
        lines
    }

    fn grid_header(&mut self, block: usize, grid: &Grid, columns: &Columns) -> Row {
        let style = self.header_style();
        let mut row = Row::default();
        let mut count = 1;
        let mut cells = Vec::new();
        for (column, GridColumn { header, .. }) in grid.columns.iter().enumerate() {
            let cell = self.grid_cell(block, header, style, (columns, column), PADDING_PT);
            count = count.max(cell.len());
            cells.push(cell);
        }
        let text_pt = style.leading_pt * count as f64;
        for cell in cells {
            // Headers stand at the foot of their row.
            let down_pt = text_pt - style.leading_pt * cell.len() as f64;
            row.lines.extend(cell.into_iter().map(|mut line| {
                line.baseline_pt += down_pt;
                line
            }));
        }
        row.height_pt = text_pt + 2.0 * PADDING_PT;
        row.rules = vec![
            self.grid_rule(0.0, EDGE_PT),
            self.grid_rule(row.height_pt, EDGE_PT),
        ];
        row
    }

    fn grid_rule(&self, y_pt: f64, thickness_pt: f64) -> Rule {
        Rule {
            x_pt: self.frame.text_left_pt,
            y_pt,
            width_pt: self.frame.measure_pt(),
            thickness_pt,
            ink: Ink::Grey,
        }
    }

    /// Adds a row of the table: one row of the page, or one for each line if it is tall.
    fn grid_row(&mut self, block: usize, cells: &[Part], columns: &Columns, is_last: bool) {
        let style = TextStyle::left(self.style.sizes);
        let cells: Vec<CellLines> = cells
            .iter()
            .enumerate()
            .map(|(column, cell)| self.grid_cell(block, cell, style, (columns, column), PADDING_PT))
            .collect();
        let count = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let height_pt = style.leading_pt * count as f64 + 2.0 * PADDING_PT;
        let end = if is_last { EDGE_PT } else { HAIR_PT };
        if height_pt <= self.frame.room_pt() * MAX_WHOLE_ROW {
            let rules = vec![self.grid_rule(height_pt, end)];
            self.rows.push(Row {
                height_pt,
                lines: cells.into_iter().flatten().collect(),
                rules,
                ..Row::default()
            });
            return;
        }
        for number in 0..count {
            let up_pt = style.leading_pt * number as f64;
            let lines = cells.iter().filter_map(|cell| cell.get(number).cloned());
            let mut row = Row {
                height_pt: style.leading_pt,
                lines: lines
                    .map(|mut line| {
                        line.baseline_pt -= up_pt;
                        line
                    })
                    .collect(),
                break_cost: match number {
                    0 => cost::FREE,
                    _ if number == 1 || number + 1 == count => cost::WIDOW,
                    _ => cost::HYPHEN,
                },
                ..Row::default()
            };
            if number + 1 == count {
                row.height_pt += 2.0 * PADDING_PT;
                row.rules.push(self.grid_rule(row.height_pt, end));
            }
            self.rows.push(row);
        }
    }
}

/// Returns a line of the header as it stands on further pages, where it is repeated.
fn as_furniture(line: &Line) -> Line {
    Line {
        owner: crate::typeset::model::Owner::Furniture,
        runs: crate::agreement::Runs::default(),
        ..line.clone()
    }
}
