//! Currencies: which there are, and how many decimals their amounts have.

use std::sync::LazyLock;

use crate::ron_text;

/// The currencies, by code. The file is part of the program, and a test holds that it can be read, so the empty list is
/// never used.
static CURRENCIES: LazyLock<Vec<(&'static str, usize)>> =
    LazyLock::new(|| ron_text::parse(include_str!("../assets/currencies.ron")).unwrap_or_default());

/// The number of decimals of an amount; none for a code that no known currency has.
#[must_use]
pub fn decimals(code: &str) -> Option<usize> {
    let found = CURRENCIES.iter().find(|(known, _)| *known == code);
    found.map(|(_, decimals)| *decimals)
}

/// The codes of all currencies that are known, sorted.
pub fn codes() -> impl Iterator<Item = &'static str> + Clone {
    CURRENCIES.iter().map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::MAX_DECIMALS;

    #[test]
    fn the_table_is_sorted_and_its_decimals_can_be_kept() {
        let codes: Vec<&str> = codes().collect();
        assert!(codes.len() > 50);
        assert!(codes.is_sorted());
        for code in codes {
            assert!(code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()));
            assert!(decimals(code).is_some_and(|decimals| decimals <= MAX_DECIMALS));
        }
        assert_eq!(decimals("EUR"), Some(2));
        assert_eq!(decimals("JPY"), Some(0));
        assert_eq!(decimals("eur"), None);
    }
}
