//! Genitives of names.

use serde::Deserialize;

/// How names form their genitive.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Genitive {
    /// Of a name in small letters at its end.
    ending: String,
    /// Of a name that ends in another character.
    after_capital: String,
    /// The last letters of names that stay as they are.
    unchanged_after: Vec<String>,
}

impl Genitive {
    /// The genitive of a name.
    #[must_use]
    pub fn of(&self, name: &str) -> String {
        let Some(last) = name.chars().next_back() else {
            return String::new();
        };
        let lower: String = last.to_lowercase().collect();
        if self.unchanged_after.contains(&lower) {
            name.to_owned()
        } else if last.is_lowercase() {
            format!("{name}{}", self.ending)
        } else {
            format!("{name}{}", self.after_capital)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Rules;

    #[test]
    fn genitives() {
        let check = |tag: &str, name: &str, expected: &str| {
            let rule = Rules::of(tag).and_then(|rules| rules.genitive.as_ref());
            let rule = rule.expect("a language with a rule");
            assert_eq!(rule.of(name), expected);
        };
        check("sv", "Intrum", "Intrums");
        check("sv", "SEB", "SEB:s");
        check("sv", "Kone", "Kones");
        check("sv", "Pax", "Pax");
        check("sv", "SAS", "SAS");
        check("sv", "Schulz", "Schulz");
        check("sv", "Studio 54", "Studio 54:s");
        check("sv", "Å", "Å:s");
        check("sv", "Kaffe å", "Kaffe ås");
        check("sv", "", "");
        check("en", "Acme", "Acme’s");
    }
}
