//! How wide the columns of the register are.

use crate::register::Column;

/// The least that a column needs, and how much of the rest it gets.
fn need(column: Column) -> (f32, f32) {
    match column {
        Column::Customer => (220.0, 4.0),
        Column::Number => (100.0, 1.0),
        Column::Date => (92.0, 0.0),
        Column::Services => (150.0, 4.0),
        Column::Sets => (52.0, 0.0),
        Column::Template => (120.0, 1.0),
        Column::Deviations => (90.0, 1.0),
        Column::Modified => (134.0, 0.0),
        // Room for how many of how many have signed.
        Column::State => (165.0, 0.5),
    }
}

/// The columns that go first where there is no room.
const DISPENSABLE: [Column; 7] = [
    Column::Template,
    Column::Deviations,
    Column::Date,
    Column::Services,
    Column::Sets,
    Column::Modified,
    Column::Number,
];

/// Returns the columns for which there is room, each with its left edge and its width.
pub fn laid_out(columns: &[Column], width: f32) -> Vec<(Column, f32, f32)> {
    let mut columns = columns.to_vec();
    let min = |columns: &[Column]| columns.iter().map(|one| need(*one).0).sum::<f32>();
    for column in DISPENSABLE {
        if min(&columns) <= width {
            break;
        }
        columns.retain(|one| *one != column);
    }
    let shares: f32 = columns.iter().map(|one| need(*one).1).sum();
    let rest = (width - min(&columns)).max(0.0);
    let mut left = 0.0;
    let mut laid_out = Vec::new();
    for column in columns {
        let (min, share) = need(column);
        let own = min
            + if shares > 0.0 {
                rest * share / shares
            } else {
                0.0
            };
        laid_out.push((column, left, own));
        left += own;
    }
    laid_out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_and_go_where_there_is_no_room() {
        for width in [300.0, 500.0, 700.0, 1400.0] {
            let laid_out = laid_out(&Column::ALL, width);
            let all: f32 = laid_out.iter().map(|(_, _, width)| width).sum();
            assert!(
                (all - width).abs() < 1.0 || laid_out.len() < 4,
                "{width}: {all}"
            );
            let is_there = |column| laid_out.iter().any(|(one, ..)| *one == column);
            assert!(
                is_there(Column::Customer) && is_there(Column::State),
                "{width}"
            );
        }
        assert_eq!(laid_out(&Column::ALL, 1400.0).len(), 9);
    }
}
