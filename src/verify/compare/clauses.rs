//! The part of the agreement that a difference belongs to.

use crate::agreement::Agreement;
use crate::typeset::Owner;
use crate::verify::letters::Letter;
use crate::verify::report::{Area, Difference};

/// Names the clauses of differences that have none yet.
pub(super) fn name_clauses(agreement: &Agreement, differences: &mut [Difference]) {
    for difference in differences {
        if let (true, Some(Owner::Block(block, _))) =
            (difference.clause.is_empty(), difference.owner)
        {
            difference.clause = agreement.clause(block);
        }
    }
}

/// Finds the part of the agreement that a difference lies on, if it is known where that is. `letters` are the
/// expected ones.
pub(super) fn find_owner(
    difference: &mut Difference,
    expected_page: usize,
    found_page: usize,
    letters: &[Letter],
) {
    if difference.owner.is_some() {
        return;
    }
    let location = match (&difference.found, &difference.expected) {
        (Some(location), _) if location.page == found_page => location,
        (None, Some(location)) if location.page == expected_page => location,
        _ => return,
    };
    let touches = |letter: &&Letter| {
        let mut areas = location.areas.iter();
        letter.page == expected_page && areas.any(|area| overlap(area, &letter.area))
    };
    difference.owner = letters.iter().find(touches).and_then(|letter| letter.owner);
}

/// Whether two areas have a part in common.
pub(super) fn overlap(one: &Area, other: &Area) -> bool {
    let apart =
        |a: f64, a_length: f64, b: f64, b_length: f64| a + a_length <= b || b + b_length <= a;
    !apart(one.x_pt, one.width_pt, other.x_pt, other.width_pt)
        && !apart(one.y_pt, one.height_pt, other.y_pt, other.height_pt)
}
