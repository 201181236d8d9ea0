//! The part of the agreement that a difference belongs to.

use crate::agreement::{Agreement, Content, plain};
use crate::typeset::Owner;
use crate::verify::letters::Letter;
use crate::verify::report::{Area, Difference};

/// Names the clauses of differences that have none yet.
pub(super) fn name_clauses(agreement: &Agreement, differences: &mut [Difference]) {
    for difference in differences {
        if difference.clause.is_empty() {
            difference.clause = clause(agreement, difference.owner);
        }
    }
}

/// Returns the label of a part of the agreement, or of the nearest labelled one before it, behind that of the
/// heading of the first level that it stands under: numbers begin anew there.
fn clause(agreement: &Agreement, owner: Option<Owner>) -> String {
    let Some(Owner::Block(place, _)) = owner else {
        return String::new();
    };
    let mut own = String::new();
    let blocks = agreement.blocks.iter().enumerate().take(place + 1);
    for (number, block) in blocks.rev() {
        let is_table = matches!(block.content, Content::Parties(_) | Content::Signatures(_));
        if is_table && number != place {
            // What stands behind a table isn't part of it.
            break;
        }
        let (label, is_first_level) = label_of(&block.content);
        if label.is_empty() || !(own.is_empty() || is_first_level) {
            continue;
        }
        if is_first_level {
            return format!("{label} {own}").trim_end().to_owned();
        }
        own = label;
    }
    own
}

/// Returns what a block is called, and whether nothing is above it.
fn label_of(content: &Content) -> (String, bool) {
    match content {
        Content::Heading { label, level, .. } => (plain(label).trim().to_owned(), *level == 1),
        Content::Clause { label, .. } => (plain(label).trim().to_owned(), false),
        Content::Parties(table) => (plain(&table.heading), true),
        Content::Signatures(signatures) => (plain(&signatures.heading), true),
        Content::Title(_) | Content::Paragraph(_) | Content::List(_) => (String::new(), false),
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

fn overlap(one: &Area, other: &Area) -> bool {
    let apart =
        |a: f64, a_length: f64, b: f64, b_length: f64| a + a_length <= b || b + b_length <= a;
    !apart(one.x_pt, one.width_pt, other.x_pt, other.width_pt)
        && !apart(one.y_pt, one.height_pt, other.y_pt, other.height_pt)
}
