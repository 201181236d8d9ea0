//! All answers of a draft as they were meant.

use super::model::{Answer, Draft};
use super::row::Row;
use super::values::{Context, email, normalise, tidy};
use crate::date::Date;
use crate::template::{Field, FieldKind, Role, RowsOf, Template};

impl Draft {
    /// Returns the draft with every answer as it was meant. A draft that is right already stays as it is.
    ///
    /// A draft that came out of a PDF is proven as it is written, so it is not for this.
    #[must_use]
    pub fn normalised(&self, template: &Template, today: Option<Date>) -> Self {
        let mut draft = self.clone();
        // The rules of other fields depend on the country.
        let is_country = |field: &&Field| matches!(field.kind, FieldKind::Country);
        let (countries, others): (Vec<&Field>, Vec<&Field>) =
            template.fields.iter().partition(is_country);
        for field in countries.into_iter().chain(others) {
            draft.normalise_field(template, field, today);
        }
        draft
    }

    /// Makes of the answer of a field what was meant. A town in the field of a postal code moves to its own field, where
    /// no other one is there.
    pub fn normalise_field(&mut self, template: &Template, field: &Field, today: Option<Date>) {
        let context = Context {
            country: &self.country_for(&field.kind),
            asks_for_vat: field.role == Some(Role::VatNumber),
            today,
        };
        match (self.answers.get_mut(&field.id), &field.kind) {
            (Some(Answer::Text(text)), kind) if kind.is_text() => {
                let found = normalise(kind, text, &context);
                let Some(city) = found.city else {
                    *text = found.text;
                    return;
                };
                let address = template.address_with(&field.id);
                let place = address.and_then(|address| address.city);
                if let Some(place) = place
                    && self.may_be(&place.id, &city)
                {
                    self.answers.insert(place.id.clone(), Answer::Text(city));
                    let code = Answer::Text(found.text);
                    self.answers.insert(field.id.clone(), code);
                }
            }
            (Some(Answer::Signatories(signatories)), FieldKind::Signatories { .. }) => {
                for signatory in signatories {
                    signatory.name = tidy::text(&signatory.name);
                    signatory.title = tidy::text(&signatory.title);
                    signatory.email = email::normalised(&signatory.email);
                }
            }
            (Some(Answer::Rows(rows)), FieldKind::Rows(of)) => {
                for row in rows {
                    normalise_row(of, row, today);
                }
            }
            _ => {}
        }
    }

    /// Whether a field says nothing, or this.
    fn may_be(&self, field: &str, text: &str) -> bool {
        let said = self.text(field).unwrap_or_default();
        said.is_empty() || said.to_lowercase() == text.to_lowercase()
    }
}

/// Makes of the cells of a row what was meant.
fn normalise_row(of: &RowsOf, row: &mut Row, today: Option<Date>) {
    let is_country = |kind: &FieldKind| matches!(kind, FieldKind::Country);
    for comes_first in [true, false] {
        for column in &of.columns {
            if is_country(&column.kind) != comes_first {
                continue;
            }
            let country = match &column.kind {
                FieldKind::BusinessId { country } | FieldKind::PostalCode { country } => {
                    row.get(country).map(|code| code.trim().to_uppercase())
                }
                _ => None,
            };
            let context = Context {
                country: &country.unwrap_or_default(),
                asks_for_vat: Role::of_field(&column.kind, &column.label) == Some(Role::VatNumber),
                today,
            };
            if let Some(text) = row.get_mut(&column.id) {
                let found = normalise(&column.kind, text, &context);
                if found.city.is_none() {
                    *text = found.text;
                }
            }
        }
    }
}
