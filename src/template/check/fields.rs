//! `fields.ron`: what is filled in.

use super::{Checker, number_out_of_range};
use crate::ron_text::{Position, Spanned};
use crate::template::problem::Named;
use crate::template::{FILE_NAMES, Field, FieldKind, Place, ProblemKind, Required, file};

impl Checker<'_> {
    pub(super) fn fields(&mut self) -> Vec<Field> {
        let fields = self
            .files
            .fields
            .fields
            .iter()
            .map(|field| self.field(field));
        fields.collect()
    }

    pub(super) fn field(&mut self, field: &file::Field<'_>) -> Field {
        self.must_be_known(1, &field.group, Named::Group);
        if let Some(follows) = &field.follows {
            self.must_be_known(1, follows, Named::Field);
        }
        if let Some(standard) = &field.standard {
            self.printable(1, standard, standard, 0);
        }
        let help = field.help.as_ref();
        Field {
            id: field.id.to_string(),
            group: field.group.to_string(),
            kind: self.field_kind(field),
            label: self.label(1, &field.label, &field.labels),
            help: help.map(|help| self.label(1, help, &field.helps)),
            required: match &field.required {
                file::Required::Yes => Required::Yes,
                file::Required::No => Required::No,
                file::Required::When(when) => Required::When(self.condition(1, &field.id, when)),
            },
            standard: field.standard.as_ref().map(ToString::to_string),
            follows: field.follows.as_ref().map(ToString::to_string),
        }
    }

    pub(super) fn field_kind(&mut self, field: &file::Field<'_>) -> FieldKind {
        match &field.kind {
            file::FieldKind::Text => FieldKind::Text { lines: 1 },
            file::FieldKind::Lines(file::LineCount { most }) => {
                self.count_in_range(&field.id, "most", *most, 1, 20);
                FieldKind::Text { lines: *most }
            }
            file::FieldKind::BusinessId(of) => FieldKind::BusinessId {
                country: self.country_field(of),
            },
            file::FieldKind::PostalCode(of) => FieldKind::PostalCode {
                country: self.country_field(of),
            },
            file::FieldKind::Country => FieldKind::Country,
            file::FieldKind::Email => FieldKind::Email,
            file::FieldKind::Date => FieldKind::Date,
            file::FieldKind::Signatories(of) => {
                self.must_be_known(1, &of.party, Named::Party);
                self.count_in_range(&field.id, "least", of.least, 0, of.most);
                self.count_in_range(&field.id, "most", of.most, 1, 20);
                FieldKind::Signatories {
                    party: of.party.to_string(),
                    least: of.least,
                    most: of.most,
                }
            }
        }
    }

    pub(super) fn country_field(&mut self, of: &file::CountryOf<'_>) -> String {
        let fields = &self.files.fields.fields;
        match fields.iter().find(|field| field.id == of.country) {
            None => self.must_be_known(1, &of.country, Named::Field),
            Some(field) if !matches!(field.kind, file::FieldKind::Country) => {
                let kind = ProblemKind::WrongFieldKind {
                    field: of.country.to_string(),
                    needed: "Country",
                };
                self.report(1, &of.country, kind);
            }
            Some(_) => {}
        }
        of.country.to_string()
    }

    pub(super) fn count_in_range(
        &mut self,
        near: &Spanned<'_>,
        key: &'static str,
        count: usize,
        least: usize,
        most: usize,
    ) {
        if !(least..=most).contains(&count) {
            self.report(1, near, number_out_of_range(key, least, most));
        }
    }

    pub(super) fn in_range(
        &mut self,
        file: usize,
        key: &'static str,
        value: f64,
        least: f64,
        most: f64,
    ) {
        if !(least..=most).contains(&value) {
            self.number_out_of_range(file, key, least, most);
        }
    }

    /// Numbers don't know where they stand; their key, which the file has once or the first of which
    /// is near enough, does.
    pub(super) fn number_out_of_range(
        &mut self,
        file: usize,
        key: &'static str,
        least: f64,
        most: f64,
    ) {
        let text = self.texts[file];
        let place = Place {
            file: FILE_NAMES[file].to_owned(),
            position: text
                .find(&format!("{key}:"))
                .map(|offset| Position::of_offset(text, offset)),
        };
        let kind = number_out_of_range(key, least, most);
        self.told(place, kind);
    }
}
