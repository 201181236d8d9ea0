//! All answers of a draft as they were meant.

use super::model::{Answer, Draft};
use super::row::Row;
use super::values::{Context, email, normalise, postal_code, tidy};
use crate::date::Date;
use crate::template::{Field, FieldKind, Role, RowsOf, Template};

impl Draft {
    /// Returns the draft with every answer as it was meant. A draft that is right already stays as it is.
    ///
    /// A draft that came out of a PDF is proven as it is written, so it is not for this.
    #[must_use]
    pub fn normalised(&self, template: &Template, today: Option<Date>) -> Self {
        let mut draft = self.clone();
        // The rules of other fields depend on the country, and what is taken out of a street on all other fields.
        let mut fields: Vec<&Field> = template.fields.iter().collect();
        fields.sort_by_key(|field| match field.kind {
            FieldKind::Country => 0,
            FieldKind::Text { .. } if field.role == Some(Role::Street) => 2,
            _ => 1,
        });
        for field in fields {
            draft.normalise_field(template, field, today);
        }
        draft
    }

    /// Makes of an answer that was typed what was meant; with a country, of the numbers, too, whose rules are those of the
    /// country.
    pub fn normalise_typed(&mut self, template: &Template, field: &Field, today: Option<Date>) {
        self.normalise_field(template, field, today);
        if field.kind != FieldKind::Country {
            return;
        }
        for other in &template.fields {
            if country_field(template, other) == Some(&field.id) {
                self.normalise_field(template, other, today);
            }
        }
    }

    /// Makes of the answer of a field what was meant. A town in the field of a postal code moves to its own field, where
    /// no other one is there.
    pub fn normalise_field(&mut self, template: &Template, field: &Field, today: Option<Date>) {
        let country = country_field(template, field).and_then(|id| self.text(id));
        let country = country.unwrap_or_default().to_uppercase();
        let context = Context {
            country: &country,
            asks_for_vat: field.role == Some(Role::VatNumber),
            today,
        };
        match (self.answers.get_mut(&field.id), &field.kind) {
            (Some(Answer::Text(text)), kind) if kind.is_text() => {
                let found = normalise(kind, text, &context);
                let Some(city) = found.city else {
                    *text = found.text;
                    return self.split_street(template, field);
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

    /// Moves the postal code and the town below a street to their own fields, where nothing else is there.
    fn split_street(&mut self, template: &Template, field: &Field) {
        let address = template.address_with(&field.id);
        let Some(address) = address.filter(|one| one.street.is_some_and(|one| one.id == field.id))
        else {
            return;
        };
        let country = self
            .text(address.country)
            .unwrap_or_default()
            .to_uppercase();
        while let Some(Answer::Text(text)) = self.answers.get(&field.id)
            && let Some((street, code, town)) = postal_code::below_street(&country, text)
            && self.may_be(&address.postal_code.id, &code)
            && address
                .city
                .is_some_and(|city| self.may_be(&city.id, &town))
        {
            self.answers.insert(field.id.clone(), Answer::Text(street));
            let code = Answer::Text(code);
            self.answers.insert(address.postal_code.id.clone(), code);
            if let Some(city) = address.city {
                self.answers.insert(city.id.clone(), Answer::Text(town));
            }
        }
    }

    /// Whether a field says nothing, or this.
    fn may_be(&self, field: &str, text: &str) -> bool {
        let said = self.text(field).unwrap_or_default();
        said.is_empty() || said.to_lowercase() == text.to_lowercase()
    }
}

/// Returns the field that names the country whose rules apply to another field.
fn country_field<'t>(template: &'t Template, field: &'t Field) -> Option<&'t String> {
    match &field.kind {
        FieldKind::BusinessId { country } | FieldKind::PostalCode { country } => Some(country),
        FieldKind::Phone => template.country_beside(field).map(|field| &field.id),
        _ => None,
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
                    Some(country)
                }
                FieldKind::Phone => {
                    let mut columns = of.columns.iter();
                    let found = columns.find(|column| is_country(&column.kind));
                    found.map(|column| &column.id)
                }
                _ => None,
            };
            let country = country.and_then(|id| row.get(id));
            let country = country.map(|code| code.trim().to_uppercase());
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
