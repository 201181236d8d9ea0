//! The labels of list items.

use crate::template::ListLabels;

/// The largest number that Roman numerals are written for.
const MAX_ROMAN: usize = 3999;

/// Returns the label of the item with that number, from 1; none before a sign, which is typography.
pub(super) fn item_label(labels: ListLabels, number: usize) -> Option<String> {
    Some(match labels {
        ListLabels::Sign => return None,
        ListLabels::Number => format!("{number})"),
        ListLabels::Letter => format!("({})", letters(number)),
        ListLabels::Roman => format!("({})", roman(number)),
    })
}

/// Returns `a` to `z`, then `aa`, `ab` and so on.
fn letters(number: usize) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'a' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number > MAX_ROMAN {
        return number.to_string();
    }
    let mut rest = number;
    let mut numeral = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            numeral.push_str(sign);
            rest -= value;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_counted_in_each_style() {
        let check = |labels, number, expected: &str| {
            assert_eq!(item_label(labels, number).as_deref(), Some(expected));
        };
        check(ListLabels::Number, 12, "12)");
        check(ListLabels::Letter, 1, "(a)");
        check(ListLabels::Letter, 26, "(z)");
        check(ListLabels::Letter, 27, "(aa)");
        check(ListLabels::Letter, 703, "(aaa)");
        check(ListLabels::Roman, 4, "(iv)");
        check(ListLabels::Roman, 1994, "(mcmxciv)");
        check(ListLabels::Roman, 4000, "(4000)");
        assert_eq!(item_label(ListLabels::Sign, 1), None);
    }
}
