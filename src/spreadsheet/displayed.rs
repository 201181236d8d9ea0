//! Numbers as a number format shows them.

/// Returns what a number format of a fixed number of digits shows of a whole number: `00510` for 510 under `00000`,
/// `0112038-9` for 1120389 under `0000000-0`. Nothing for other formats and numbers.
pub(super) fn displayed(number: f64, format: &str) -> Option<String> {
    let is_whole = (0.0..1e15).contains(&number) && number.fract() == 0.0;
    let pieces = pieces(format).filter(|_| is_whole)?;
    let count = pieces.iter().filter(|piece| piece.is_none()).count();
    let digits = format!("{number:0>count$}");
    // One digit alone is how any whole number is shown; more digits than places stand before the first.
    if count < 2 || digits.len() > count {
        return None;
    }
    let mut digits = digits.chars();
    let shown = pieces
        .into_iter()
        .map(|piece| piece.or_else(|| digits.next()));
    shown.collect()
}

/// The places of digits (nothing) and the characters between them, where a format has nothing else.
fn pieces(format: &str) -> Option<Vec<Option<char>>> {
    let mut pieces = Vec::new();
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        match character {
            '0' => pieces.push(None),
            '-' | ' ' | '/' | '(' | ')' => pieces.push(Some(character)),
            '\\' => pieces.push(Some(characters.next()?)),
            '"' => {
                let literal: String = characters.by_ref().take_while(|&one| one != '"').collect();
                pieces.extend(literal.chars().map(Some));
            }
            _ => return None,
        }
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_digits_are_shown() {
        let check = |number: f64, format: &str, expected: Option<&str>| {
            assert_eq!(
                displayed(number, format).as_deref(),
                expected,
                "{number} {format}"
            );
        };
        check(510.0, "00000", Some("00510"));
        check(1_120_389.0, "0000000-0", Some("0112038-9"));
        check(1_120_389.0, "0000000\\-0", Some("0112038-9"));
        check(1_120_389.0, "\"FI\"00000000", Some("FI01120389"));
        check(10_600.0, "00000", Some("10600"));
        check(106_000.0, "00000", None);
        check(510.0, "0", None);
        check(510.0, "General", None);
        check(510.0, "#,##0.00", None);
        check(0.5, "00000", None);
        check(-1.0, "00000", None);
        check(f64::NAN, "00000", None);
    }
}
