//! Tables of entries: a header row, which is repeated on each page, and rows that may break.

use std::sync::Arc;

use super::memory::{RememberedGrid, RememberedRow};
use super::rows::{Layout, ROUNDING_PT, Source};
use super::style::TextStyle;
use super::widths::{Columns, Wish, widths};
use crate::agreement::{Grid, GridColumn, Part, Run};
use crate::template::{Align, ColumnWidth};
use crate::typeset::fonts::Face;
use crate::typeset::model::{Ink, Line, Rule};
use crate::typeset::paginate::cost;
use crate::typeset::row::{Repeat, Row};

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

/// The lines of a cell, placed from the upper edge of its row down.
type CellLines = Vec<Line>;

impl Layout<'_> {
    pub(super) fn grid(&mut self, block: usize, grid: &Grid) {
        let leading_pt = self.style.sizes.leading_pt;
        self.caption(block, &grid.caption);
        let has_caption = !grid.caption.is_empty();
        let ground = (self.frame, self.style.sizes);
        let mut known = self.memory.take_grid(block, ground, grid);
        self.measure_rows(grid, &mut known);
        let columns = self.grid_columns(grid, &known);
        let mut header = self.grid_header(block, grid, &columns);
        let repeat = match known.placed.take() {
            Some((placed, repeat)) if placed == columns => repeat,
            _ => {
                for row in &mut known.rows {
                    row.lines.clear();
                }
                Arc::new(Repeat {
                    height_pt: header.height_pt,
                    lines: header.lines.iter().map(as_furniture).collect(),
                    rules: header.rules.clone(),
                })
            }
        };
        header.space_before_pt = if has_caption {
            leading_pt * 0.2
        } else {
            leading_pt * 0.6
        };
        // The table stays with what announces it.
        header.break_cost = cost::NEVER;
        self.rows.push(header);
        let count = known.rows.len();
        for (index, row) in known.rows.iter_mut().enumerate() {
            let is_last = index + 1 == count;
            if row.lines.is_empty() || row.is_last != is_last {
                row.is_last = is_last;
                let lines = self.grid_row(block, &row.cells, &columns, is_last);
                let lines = lines.into_iter().enumerate();
                let lines = lines.map(|(number, mut line)| {
                    line.repeat = Some(Arc::clone(&repeat));
                    if number == 0 {
                        line.break_cost = row_break_cost(index, is_last);
                    }
                    Arc::new(line)
                });
                row.lines = lines.collect();
            }
            for line in &row.lines {
                self.rows.push_shared(Arc::clone(line));
            }
        }
        known.placed = Some((columns, repeat));
        self.memory.put_grid(block, known);
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

    /// Measures the cells of rows that aren't known.
    fn measure_rows(&mut self, grid: &Grid, known: &mut RememberedGrid) {
        let style = TextStyle::left(self.style.sizes);
        known.rows.truncate(grid.rows.len());
        for (index, cells) in grid.rows.iter().enumerate() {
            let row = known.rows.get(index);
            if row.is_some_and(|row| Arc::ptr_eq(&row.cells, cells)) {
                continue;
            }
            let columns = grid.columns.iter().zip(cells.iter());
            let widths_pt = columns.map(|(column, cell)| match column.width {
                ColumnWidth::Share(_) => (0.0, 0.0),
                ColumnWidth::Auto => self.cell_widths(cell, style),
            });
            let row = RememberedRow {
                widths_pt: widths_pt.collect(),
                cells: Arc::clone(cells),
                is_last: false,
                lines: Vec::new(),
            };
            match known.rows.get_mut(index) {
                Some(known) => *known = row,
                None => known.rows.push(row),
            }
        }
    }

    /// Returns the width of the longest word and that of the longest line of a cell.
    fn cell_widths(&mut self, part: &Part, style: TextStyle) -> (f64, f64) {
        let longest_word_pt = self.longest_word(&part.runs, style);
        (longest_word_pt, self.natural_width(part, style))
    }

    fn grid_columns(&mut self, grid: &Grid, rows: &RememberedGrid) -> Columns {
        let left_pt = self.frame.text_left_pt;
        let gaps_pt = GAP_PT * (grid.columns.len().max(1) - 1) as f64;
        let room_pt = self.frame.measure_pt() - gaps_pt;
        let wishes: Vec<Wish> = (0..grid.columns.len())
            .map(|column| self.wish(&grid.columns[column], column, rows))
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
    fn wish(&mut self, column: &GridColumn, index: usize, rows: &RememberedGrid) -> Wish {
        if let ColumnWidth::Share(share) = column.width {
            return Wish::Share(share / 100.0);
        }
        let header = self.cell_widths(&column.header, self.header_style());
        let cells = rows.rows.iter();
        let cells = cells.filter_map(|row| row.widths_pt.get(index).copied());
        let (min_pt, max_pt) = cells.fold(header, |widest, cell| {
            (widest.0.max(cell.0), widest.1.max(cell.1))
        });
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

    /// Returns a row of the table: one row of the page, or one for each line if it is tall.
    fn grid_row(
        &mut self,
        block: usize,
        cells: &[Part],
        columns: &Columns,
        is_last: bool,
    ) -> Vec<Row> {
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
            return vec![Row {
                height_pt,
                lines: cells.into_iter().flatten().collect(),
                rules,
                ..Row::default()
            }];
        }
        let mut rows = Vec::with_capacity(count);
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
            rows.push(row);
        }
        rows
    }
}

/// Returns the cost of beginning a page with a row of a table.
fn row_break_cost(index: usize, is_last: bool) -> f64 {
    match index {
        0 => cost::NEVER,
        1 => cost::LONE_ITEM,
        _ if is_last => cost::LONE_ITEM,
        _ => cost::LIST,
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
