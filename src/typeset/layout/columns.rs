//! The widths of columns that stand side by side.

/// Returns the widths of columns that fill a width, of which each would like to have its natural width. They are equal
/// if that is enough for all; else a column that needs less gives to those that need more, but none becomes narrower
/// than `min_pt`.
pub(super) fn widths(natural_pt: &[f64], full_pt: f64, min_pt: f64) -> Vec<f64> {
    let equal_pt = full_pt / natural_pt.len().max(1) as f64;
    let mut widths_pt = vec![equal_pt; natural_pt.len()];
    if natural_pt.iter().all(|natural_pt| *natural_pt <= equal_pt) {
        return widths_pt;
    }
    let min_pt = min_pt.min(equal_pt);
    let mut order: Vec<usize> = (0..natural_pt.len()).collect();
    order.sort_by(|one, other| natural_pt[*one].total_cmp(&natural_pt[*other]));
    // From the neediest on, each gets what the others can spare.
    let mut left_pt = full_pt;
    for (position, &column) in order.iter().enumerate().rev() {
        let spared_pt: f64 = order[..position]
            .iter()
            .map(|other| natural_pt[*other].clamp(min_pt, equal_pt))
            .sum();
        let share_pt = left_pt / (position + 1) as f64;
        widths_pt[column] = natural_pt[column].min(left_pt - spared_pt).max(share_pt);
        left_pt -= widths_pt[column];
    }
    widths_pt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_give_to_those_that_need_more() {
        let check = |natural_pt: &[f64], expected: &[f64]| {
            assert_eq!(widths(natural_pt, 400.0, 100.0), expected);
        };
        check(&[150.0, 200.0], &[200.0, 200.0]);
        check(&[150.0, 250.0], &[150.0, 250.0]);
        check(&[150.0, 230.0], &[170.0, 230.0]);
        check(&[150.0, 900.0], &[150.0, 250.0]);
        check(&[20.0, 900.0], &[100.0, 300.0]);
        check(&[900.0, 900.0], &[200.0, 200.0]);
        check(&[900.0], &[400.0]);
        check(&[60.0, 900.0, 50.0, 60.0], &[100.0, 100.0, 100.0, 100.0]);
        check(&[], &[]);
    }
}
