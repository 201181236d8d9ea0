//! `fields.ron`: what is filled in.

use std::collections::{BTreeMap, BTreeSet};

use super::checker::Checker;
use crate::ron_text::Spanned;
use crate::template::field_kind::FieldKind;
use crate::template::file::{self, TemplateFile::Fields};
use crate::template::model::{Field, Required};
use crate::template::named::Named;
use crate::template::problem::ProblemKind;
use crate::template::role::Role;

impl Checker<'_> {
    pub(super) fn fields(&mut self) -> Vec<Field> {
        self.circles_of_follows();
        let fields = &self.files.fields.fields;
        fields.iter().map(|field| self.field(field)).collect()
    }

    /// Reports fields that follow one another in a circle, each circle once.
    fn circles_of_follows(&mut self) {
        let fields = &self.files.fields.fields;
        let by_name: BTreeMap<&str, &file::Field<'_>> =
            fields.iter().map(|field| (&*field.id, field)).collect();
        let mut seen = BTreeSet::new();
        for first in fields {
            let mut path: Vec<&str> = Vec::new();
            let mut next = Some(first);
            while let Some(field) = next.filter(|field| seen.insert(&*field.id)) {
                path.push(&field.id);
                let follows = field.follows.as_deref();
                next = follows.and_then(|follows| by_name.get(follows).copied());
            }
            // Where the way meets a field that it came through, it goes round from there.
            let Some((field, follows)) = next.and_then(|f| Some((f, f.follows.as_ref()?))) else {
                continue;
            };
            if let Some(start) = path.iter().position(|id| *id == &*field.id) {
                let circle = path[start..].iter().map(|id| (*id).to_owned());
                let kind = ProblemKind::FollowsCircle(circle.collect());
                self.report(Fields, follows, kind);
            }
        }
    }

    fn field(&mut self, field: &file::Field<'_>) -> Field {
        self.must_be_known(Fields, &field.group, Named::Group);
        if let Some(follows) = &field.follows {
            self.must_be_known(Fields, follows, Named::Field);
        }
        if let Some(standard) = &field.standard {
            self.printable(Fields, standard, standard, 0);
        }
        let help = field.help.as_ref();
        let kind = self.kind(&field.id, &field.kind, None);
        if let Some(standard) = &field.standard {
            self.standard(standard, &kind);
        }
        let term = self.term(field, &kind);
        let label = self.label(Fields, &field.label, &field.labels);
        Field {
            id: field.id.to_string(),
            group: field.group.to_string(),
            role: Role::of_field(&kind, &label),
            kind,
            label,
            help: help.map(|help| self.label(Fields, help, &field.helps)),
            required: match &field.required {
                file::Required::Yes => Required::Yes,
                file::Required::No => Required::No,
                file::Required::When(when) => {
                    Required::When(self.condition(Fields, &field.id, when))
                }
            },
            standard: field.standard.as_ref().map(ToString::to_string),
            follows: field.follows.as_ref().map(ToString::to_string),
            genitive_of: self.genitive_of(field),
            form_only: field.form_only,
            term,
        }
    }

    /// Those who sign for a party; `near` is the name of the field.
    pub(super) fn signatories_of(
        &mut self,
        near: &Spanned<'_>,
        of: &file::SignatoriesOf<'_>,
    ) -> FieldKind {
        self.must_be_known(Fields, &of.party, Named::Party);
        self.only_signatories(near, of);
        self.count_in_range(near, "least", of.min, 0, of.max);
        self.count_in_range(near, "most", of.max, 1, 20);
        FieldKind::Signatories {
            party: of.party.to_string(),
            min: of.min,
            max: of.max,
        }
    }

    /// Checks that no field before this one has the signatories of the party.
    fn only_signatories(&mut self, near: &Spanned<'_>, of: &file::SignatoriesOf<'_>) {
        let fields = self.files.fields.fields.iter();
        let mut before = fields.take_while(|other| other.id != *near);
        let first = before.find(|other| {
            matches!(&other.kind, file::FieldKind::Signatories(other) if other.party == of.party)
        });
        if let Some(first) = first {
            let (party, first) = (of.party.to_string(), first.id.to_string());
            let kind = ProblemKind::SecondSignatories {
                party,
                field: first,
            };
            self.report(Fields, near, kind);
        }
    }

    /// The field that names a country.
    pub(super) fn country_field(&mut self, of: &file::CountryOf<'_>) -> String {
        let fields = &self.files.fields.fields;
        match fields.iter().find(|field| field.id == of.country) {
            None => self.must_be_known(Fields, &of.country, Named::Field),
            Some(field) if !matches!(field.kind, file::FieldKind::Country) => {
                self.report_wrong_kind(&of.country, "Country");
            }
            Some(_) => {}
        }
        of.country.to_string()
    }
}
