//! The widths of the columns of a table.

use crate::template::Align;

/// The places of the columns.
#[derive(PartialEq)]
pub(super) struct Columns {
    /// The left edge and the width of each.
    pub places_pt: Vec<(f64, f64)>,
    pub aligns: Vec<Align>,
}

/// The width that a column had best.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wish {
    /// A share of the table.
    Share(f64),
    /// From the width of its longest word to that of its longest line.
    Between(f64, f64),
}

/// Returns the widths of columns that share `room_pt`. Columns with a share get it; the others have what their content
/// takes. Where that is too much, the widest give way, down to their longest words, and further
/// if those don't fit.
pub(super) fn widths(wishes: &[Wish], room_pt: f64) -> Vec<f64> {
    let shares = wishes.iter().map(|wish| match wish {
        Wish::Share(share) => share * room_pt,
        Wish::Between(..) => 0.0,
    });
    let rest_pt = (room_pt - shares.sum::<f64>()).max(0.0);
    let wanted: Vec<(f64, f64)> = wishes.iter().filter_map(range).collect();
    let mut own = shared_out(&wanted, rest_pt).into_iter();
    let width = |wish: &Wish| match wish {
        Wish::Share(share) => share * room_pt,
        Wish::Between(..) => own.next().unwrap_or(0.0),
    };
    wishes.iter().map(width).collect()
}

fn range(wish: &Wish) -> Option<(f64, f64)> {
    match *wish {
        Wish::Share(_) => None,
        Wish::Between(min_pt, max_pt) => Some((min_pt, max_pt.max(min_pt))),
    }
}

/// Shares out `room_pt` among columns with a least and a greatest width each.
fn shared_out(wanted: &[(f64, f64)], room_pt: f64) -> Vec<f64> {
    let total_min_pt: f64 = wanted.iter().map(|(min_pt, _)| min_pt).sum();
    let total_max_pt: f64 = wanted.iter().map(|(_, max_pt)| max_pt).sum();
    if total_max_pt <= 0.0 {
        return wanted
            .iter()
            .map(|_| room_pt / wanted.len() as f64)
            .collect();
    }
    if total_max_pt <= room_pt {
        // What is left over is shared out by content, too.
        let scale = room_pt / total_max_pt;
        return wanted.iter().map(|(_, max_pt)| max_pt * scale).collect();
    }
    if total_min_pt >= room_pt {
        // Words have to be broken: the longest.
        let wanted: Vec<(f64, f64)> = wanted.iter().map(|(min_pt, _)| (0.0, *min_pt)).collect();
        let level_pt = level(&wanted, room_pt);
        return wanted
            .iter()
            .map(|(_, min_pt)| min_pt.min(level_pt))
            .collect();
    }
    let level_pt = level(wanted, room_pt);
    wanted
        .iter()
        .map(|(min_pt, max_pt)| level_pt.clamp(*min_pt, *max_pt))
        .collect()
}

/// Returns the width that no column exceeds but for its longest word, so that all of them fill `room_pt`.
fn level(wanted: &[(f64, f64)], room_pt: f64) -> f64 {
    let filled = |level_pt: f64| {
        let widths = wanted.iter();
        let widths = widths.map(|(min_pt, max_pt)| level_pt.clamp(*min_pt, *max_pt));
        widths.sum::<f64>()
    };
    let mut ends: Vec<f64> = wanted.iter().flat_map(|(min, max)| [*min, *max]).collect();
    ends.sort_by(f64::total_cmp);
    // Between two neighbouring ends the sum grows in a straight line.
    let above = ends.partition_point(|end| filled(*end) < room_pt);
    let (Some(low), Some(high)) = (
        above.checked_sub(1).and_then(|below| ends.get(below)),
        ends.get(above),
    ) else {
        return room_pt;
    };
    let (from, to) = (filled(*low), filled(*high));
    low + (high - low) * (room_pt - from) / (to - from).max(f64::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wishes: &[Wish], expected: &[f64]) {
        let found: Vec<f64> = widths(wishes, 100.0)
            .iter()
            .map(|width| width.round())
            .collect();
        assert_eq!(found, expected, "{wishes:?}");
    }

    #[test]
    fn columns_share_the_room_by_content() {
        use Wish::{Between, Share};
        check(&[Between(5.0, 10.0), Between(5.0, 40.0)], &[20.0, 80.0]);
        check(&[Between(10.0, 10.0), Between(10.0, 1000.0)], &[10.0, 90.0]);
        check(
            &[Between(10.0, 30.0), Between(10.0, 90.0), Between(5.0, 20.0)],
            &[30.0, 50.0, 20.0],
        );
        check(&[Between(60.0, 80.0), Between(10.0, 90.0)], &[60.0, 40.0]);
        check(&[Share(0.25), Between(10.0, 10.0)], &[25.0, 75.0]);
        check(
            &[Between(100.0, 200.0), Between(300.0, 300.0)],
            &[50.0, 50.0],
        );
        check(&[Between(20.0, 20.0), Between(90.0, 90.0)], &[20.0, 80.0]);
        check(&[Between(0.0, 0.0), Between(0.0, 0.0)], &[50.0, 50.0]);
        check(&[Share(0.5), Share(0.5)], &[50.0, 50.0]);
    }
}
