//! The areas in which two pictures of a page differ.

use std::ops::Range;

use super::image::{BYTES_PER_PX, PageImage};
use crate::verify::Area;

/// What the colours of a pixel may differ by. The same renderer draws both pictures; what other programs do to a
/// file when they save it changes the last digits of a number at most.
const TOLERANCE: u8 = 2;
/// The side of a cell: differences are gathered in cells of this size.
const CELL_PT: f64 = 3.0;
/// Differences this near to each other are one: letters of a word, words of a line.
const REACH_CELLS: (usize, usize) = (3, 1);
/// If there are more areas than this, those that are further apart are one as well.
const MAX_AREAS: usize = 20;
/// Pages of one size differ by less.
const SAME_SIZE_PT: f64 = 0.01;

/// The areas in which two pictures of a page differ, in points from the page's upper left corner; none if they
/// agree. Pixels that an ignored area touches may be anything.
///
/// Pictures of another size or resolution differ everywhere.
#[must_use]
pub fn compare(expected: &PageImage, found: &PageImage, ignored: &[Area]) -> Vec<Area> {
    if !is_same_size(expected, found) {
        return vec![Area {
            x_pt: 0.0,
            y_pt: 0.0,
            width_pt: expected.width_pt.max(found.width_pt),
            height_pt: expected.height_pt.max(found.height_pt),
        }];
    }
    let ignored: Vec<PixelBox> = ignored
        .iter()
        .map(|area| PixelBox::around(area, expected))
        .collect();
    let mut cells = Cells::new(expected);
    for row in 0..expected.height_px {
        let (left, right) = (expected.row(row), found.row(row));
        if left != right {
            mark_row(row, left, right, &ignored, &mut cells);
        }
    }
    cells
        .groups()
        .into_iter()
        .map(|group| group.area(expected.px_per_pt))
        .collect()
}

fn is_same_size(expected: &PageImage, found: &PageImage) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() < SAME_SIZE_PT;
    expected.width_px == found.width_px
        && expected.height_px == found.height_px
        && near(expected.width_pt, found.width_pt)
        && near(expected.height_pt, found.height_pt)
        && near(expected.px_per_pt, found.px_per_pt)
}

fn mark_row(row: usize, left: &[u8], right: &[u8], ignored: &[PixelBox], cells: &mut Cells) {
    let (left, _) = left.as_chunks::<BYTES_PER_PX>();
    let (right, _) = right.as_chunks::<BYTES_PER_PX>();
    for (column, (one, other)) in left.iter().zip(right).enumerate() {
        if one == other {
            continue;
        }
        let mut channels = one.iter().zip(other);
        let differs = channels.any(|(one, other)| one.abs_diff(*other) > TOLERANCE);
        if differs && !ignored.iter().any(|area| area.contains(column, row)) {
            cells.mark(column, row);
        }
    }
}

/// A rectangle of pixels, its last column and row included.
#[derive(Clone, Copy)]
struct PixelBox {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl PixelBox {
    fn of_pixel(column: usize, row: usize) -> Self {
        Self {
            left: column,
            top: row,
            right: column,
            bottom: row,
        }
    }

    /// All pixels that an area touches.
    fn around(area: &Area, page: &PageImage) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "casts saturate, and no page has that many pixels"
        )]
        let pixel = |length_pt: f64| (length_pt * page.px_per_pt).floor() as usize;
        Self {
            left: pixel(area.x_pt),
            top: pixel(area.y_pt),
            right: pixel(area.x_pt + area.width_pt),
            bottom: pixel(area.y_pt + area.height_pt),
        }
    }

    fn contains(&self, column: usize, row: usize) -> bool {
        (self.left..=self.right).contains(&column) && (self.top..=self.bottom).contains(&row)
    }

    fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn area(self, px_per_pt: f64) -> Area {
        Area {
            x_pt: self.left as f64 / px_per_pt,
            y_pt: self.top as f64 / px_per_pt,
            width_pt: (self.right + 1 - self.left) as f64 / px_per_pt,
            height_pt: (self.bottom + 1 - self.top) as f64 / px_per_pt,
        }
    }
}

/// The page in cells, each with the pixels in it that differ.
struct Cells {
    side_px: usize,
    columns: usize,
    rows: usize,
    boxes: Vec<Option<PixelBox>>,
}

impl Cells {
    fn new(page: &PageImage) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "casts saturate, and no page has that many pixels"
        )]
        let side_px = ((CELL_PT * page.px_per_pt).round() as usize).max(1);
        let columns = page.width_px.div_ceil(side_px);
        let rows = page.height_px.div_ceil(side_px);
        Self {
            side_px,
            columns,
            rows,
            boxes: vec![None; columns * rows],
        }
    }

    fn mark(&mut self, column: usize, row: usize) {
        let pixel = PixelBox::of_pixel(column, row);
        let index = row / self.side_px * self.columns + column / self.side_px;
        let cell = &mut self.boxes[index];
        *cell = Some(cell.map_or(pixel, |marked| marked.union(pixel)));
    }

    /// What is near to each other in one box, from the top down.
    fn groups(&self) -> Vec<PixelBox> {
        let (mut across, mut down) = REACH_CELLS;
        loop {
            let groups = self.groups_within(across, down);
            if groups.len() <= MAX_AREAS {
                return groups;
            }
            (across, down) = (across * 2, down * 2);
        }
    }

    fn groups_within(&self, across: usize, down: usize) -> Vec<PixelBox> {
        let mut left = self.boxes.clone();
        let mut groups = Vec::new();
        for index in 0..left.len() {
            let Some(first) = left[index].take() else {
                continue;
            };
            let mut group = first;
            let mut to_visit = vec![index];
            while let Some(index) = to_visit.pop() {
                let columns = within(index % self.columns, across, self.columns);
                for row in within(index / self.columns, down, self.rows) {
                    for column in columns.clone() {
                        let neighbour = row * self.columns + column;
                        if let Some(marked) = left[neighbour].take() {
                            group = group.union(marked);
                            to_visit.push(neighbour);
                        }
                    }
                }
            }
            groups.push(group);
        }
        groups
    }
}

/// The numbers near to one, below an end.
fn within(center: usize, reach: usize, end: usize) -> Range<usize> {
    center.saturating_sub(reach)..(center + reach + 1).min(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PX_PER_PT: f64 = 2.0;

    /// A white page of 100 by 50 points, with pixels of a grey.
    fn page(pixels: &[(usize, usize, u8)]) -> PageImage {
        let (width_px, height_px) = (200, 100);
        let mut rgba = vec![255; width_px * height_px * BYTES_PER_PX];
        for (column, row, grey) in pixels {
            let at = (row * width_px + column) * BYTES_PER_PX;
            rgba[at..at + 3].fill(*grey);
        }
        PageImage {
            width_pt: 100.0,
            height_pt: 50.0,
            width_px,
            height_px,
            px_per_pt: PX_PER_PT,
            rgba,
        }
    }

    fn area(x_pt: f64, y_pt: f64, width_pt: f64, height_pt: f64) -> Area {
        Area {
            x_pt,
            y_pt,
            width_pt,
            height_pt,
        }
    }

    fn check(pixels: &[(usize, usize, u8)], ignored: &[Area], expected: &[Area]) {
        let areas = compare(&page(&[]), &page(pixels), ignored);
        assert_eq!(areas, expected, "{pixels:?}");
        assert_eq!(compare(&page(pixels), &page(&[]), ignored), expected);
    }

    #[test]
    fn areas_are_where_pixels_differ() {
        check(&[], &[], &[]);
        check(&[(20, 10, 0)], &[], &[area(10.0, 5.0, 0.5, 0.5)]);
        // The last pixel.
        check(&[(199, 99, 0)], &[], &[area(99.5, 49.5, 0.5, 0.5)]);
        // Letters of a word are one, lines are not.
        check(
            &[(20, 10, 0), (35, 12, 0), (20, 40, 0)],
            &[],
            &[area(10.0, 5.0, 8.0, 1.5), area(10.0, 20.0, 0.5, 0.5)],
        );
    }

    #[test]
    fn what_nobody_can_see_is_forgiven() {
        check(&[(20, 10, 255 - TOLERANCE)], &[], &[]);
        check(
            &[(20, 10, 254 - TOLERANCE)],
            &[],
            &[area(10.0, 5.0, 0.5, 0.5)],
        );
    }

    #[test]
    fn ignored_areas_hide_only_what_they_touch() {
        let ignored = [area(10.0, 5.0, 2.0, 2.0)];
        check(&[(20, 10, 0), (24, 14, 0)], &ignored, &[]);
        check(&[(19, 10, 0)], &ignored, &[area(9.5, 5.0, 0.5, 0.5)]);
        check(&[(25, 10, 0)], &ignored, &[area(12.5, 5.0, 0.5, 0.5)]);
        check(&[(20, 15, 0)], &ignored, &[area(10.0, 7.5, 0.5, 0.5)]);
        check(&[(20, 9, 0)], &ignored, &[area(10.0, 4.5, 0.5, 0.5)]);
    }

    #[test]
    fn many_areas_become_few() {
        let scattered: Vec<_> = (0..16)
            .flat_map(|column| (0..8).map(move |row| (column * 12, row * 12, 0)))
            .collect();
        let areas = compare(&page(&[]), &page(&scattered), &[]);
        assert!((1..=MAX_AREAS).contains(&areas.len()), "{areas:?}");
        for (column, row, _) in scattered {
            let (x_pt, y_pt) = (column as f64 / PX_PER_PT, row as f64 / PX_PER_PT);
            let is_inside = |area: &Area| {
                (area.x_pt..area.x_pt + area.width_pt).contains(&x_pt)
                    && (area.y_pt..area.y_pt + area.height_pt).contains(&y_pt)
            };
            assert!(areas.iter().any(is_inside));
        }
    }

    #[test]
    fn pages_of_another_size_differ_everywhere() {
        let mut other = page(&[]);
        other.width_pt = 120.0;
        let everywhere = [area(0.0, 0.0, 120.0, 50.0)];
        assert_eq!(compare(&page(&[]), &other, &[]), everywhere);
        // Not even an ignored area hides that.
        assert_eq!(compare(&page(&[]), &other, &everywhere), everywhere);
    }
}
