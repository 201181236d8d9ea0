//! What a field is about: by its kind, else by the words of its label, which are data (`assets/labels.ron`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::field_kind::FieldKind;
use super::label::Label;
use crate::ron_text;

/// What a field, or a line with a label, is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The name of a business.
    Name,
    /// The number of a business.
    BusinessId,
    /// Its number in the register of value added tax.
    VatNumber,
    /// The address above postal code and town.
    Street,
    /// A postal code.
    PostalCode,
    /// A town.
    City,
    /// A country.
    Country,
    /// Street, postal code and town together.
    Address,
    /// A person to turn to.
    Contact,
    /// What a person does.
    Title,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Somebody who signs.
    Person,
    /// What no field of a party asks for.
    Other,
}

/// The words of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words<'a> {
    /// The language.
    #[serde(borrow, rename = "language")]
    _language: &'a str,
    vat: Vec<&'a str>,
    business_id: Vec<&'a str>,
    name: Vec<&'a str>,
    street: Vec<&'a str>,
    postal_code: Vec<&'a str>,
    city: Vec<&'a str>,
    country: Vec<&'a str>,
    address: Vec<&'a str>,
    contact: Vec<&'a str>,
    title: Vec<&'a str>,
    email: Vec<&'a str>,
    phone: Vec<&'a str>,
    person: Vec<&'a str>,
    other: Vec<&'a str>,
}

/// The role of each word. The file is part of the program, and a test holds that it can be read.
static ROLES: LazyLock<BTreeMap<&'static str, Role>> = LazyLock::new(|| {
    let text = include_str!("../../assets/labels.ron");
    let languages: Vec<Words<'static>> = ron_text::parse(text).unwrap_or_default();
    let words = languages.into_iter().flat_map(Words::roles);
    words.collect()
});

impl<'a> Words<'a> {
    fn roles(self) -> Vec<(&'a str, Role)> {
        let lists = [
            (self.vat, Role::VatNumber),
            (self.business_id, Role::BusinessId),
            (self.name, Role::Name),
            (self.street, Role::Street),
            (self.postal_code, Role::PostalCode),
            (self.city, Role::City),
            (self.country, Role::Country),
            (self.address, Role::Address),
            (self.contact, Role::Contact),
            (self.title, Role::Title),
            (self.email, Role::Email),
            (self.phone, Role::Phone),
            (self.person, Role::Person),
            (self.other, Role::Other),
        ];
        let words = lists
            .into_iter()
            .flat_map(|(words, role)| words.into_iter().map(move |word| (word, role)));
        words.collect()
    }
}

impl Role {
    /// Returns what a label names; none for words that aren't known.
    #[must_use]
    pub fn named(label: &str) -> Option<Self> {
        let label = label.trim().trim_end_matches(':').trim_end();
        let lower = label.to_lowercase();
        ROLES.get(lower.as_str()).copied()
    }

    /// Returns what a field is about; none where neither its kind nor its label says it.
    #[must_use]
    pub fn of_field(kind: &FieldKind, label: &Label) -> Option<Self> {
        let mut labels = std::iter::once(&label.own).chain(label.others.values());
        match kind {
            FieldKind::BusinessId { .. } => {
                let is_vat = labels.any(|label| Self::named(label) == Some(Self::VatNumber));
                Some(if is_vat {
                    Self::VatNumber
                } else {
                    Self::BusinessId
                })
            }
            FieldKind::PostalCode { .. } => Some(Self::PostalCode),
            FieldKind::Country => Some(Self::Country),
            FieldKind::Email => Some(Self::Email),
            FieldKind::Phone => Some(Self::Phone),
            FieldKind::Signatories { .. } => Some(Self::Person),
            FieldKind::Text { .. } => labels.find_map(|label| Self::named(label)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_what_a_field_is_about() {
        assert!(ROLES.len() > 150);
        let check = |label: &str, expected: Option<Role>| {
            assert_eq!(Role::named(label), expected, "{label}");
        };
        check("Ort", Some(Role::City));
        check(" Y-tunnus: ", Some(Role::BusinessId));
        check("Postitoimipaikka", Some(Role::City));
        check("Moms-nr", Some(Role::VatNumber));
        check("Puh.", Some(Role::Phone));
        check("Street address", Some(Role::Street));
        check("Kortnamn", None);
        check("", None);
    }

    #[test]
    fn words_are_in_lower_case_and_mean_one_thing() {
        let text = include_str!("../../assets/labels.ron");
        let languages: Vec<Words<'_>> = ron_text::parse(text).unwrap();
        let mut known = BTreeMap::new();
        for (word, role) in languages.into_iter().flat_map(Words::roles) {
            assert_eq!(word, word.to_lowercase());
            assert_eq!(*known.entry(word).or_insert(role), role, "{word}");
        }
    }
}
