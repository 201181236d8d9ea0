//! What the regulation asks for.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::message::Language;
use crate::ron_text;

/// Something that a contract with a processor sets out.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its identifier.
    pub id: String,
    /// Where it is asked for: article, paragraph and point.
    pub place: String,
    title: Title,
}

/// What an item is called, in the languages of messages.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    sv: String,
    fi: String,
    en: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Items {
    items: Vec<Item>,
}

/// The file is part of the program, and a test holds that it can be read, so the empty list is never used.
static ITEMS: LazyLock<Vec<Item>> = LazyLock::new(|| {
    let text = include_str!("../../assets/article_28_3.ron");
    ron_text::parse::<Items>(text).unwrap_or_default().items
});

impl Item {
    /// Returns all items, in the order of the regulation.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ITEMS
    }

    /// Returns what it is called.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.title.sv,
            Language::Fi => &self.title.fi,
            Language::En => &self.title.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_point_of_the_paragraph_is_an_item() {
        let places: BTreeSet<&str> = Item::all().iter().map(|item| &*item.place).collect();
        for point in 'a'..='h' {
            assert!(places.contains(&*format!("28(3)({point})")), "{point}");
        }
        let ids: BTreeSet<&str> = Item::all().iter().map(|item| &*item.id).collect();
        assert_eq!(ids.len(), Item::all().len());
    }
}
