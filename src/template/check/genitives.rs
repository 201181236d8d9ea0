//! Genitives that the language's rule can't know: the fields that have them.

use super::checker::Checker;
use crate::template::file::{self, TemplateFile::Fields};
use crate::template::genitive_problem::GenitiveProblem;
use crate::template::named::Named;
use crate::template::problem::ProblemKind;

impl Checker<'_> {
    /// The field of which a field's answer is the genitive.
    pub(super) fn genitive_of(&mut self, field: &file::Field<'_>) -> Option<String> {
        let of = field.genitive_of.as_ref()?;
        let fields = &self.files.fields.fields;
        let Some(named) = fields.iter().find(|other| other.id == *of) else {
            self.must_be_known(Fields, of, Named::Field);
            return None;
        };
        let first = fields.iter().find(|other| {
            let other_of = other.genitive_of.as_deref();
            other_of == Some(&**of)
        });
        let is_plain = matches!(field.kind, file::FieldKind::Text)
            && matches!(field.required, file::Required::No)
            && field.standard.is_none()
            && field.term.is_none()
            && !field.form_only;
        let problem = if !is_plain {
            Some(GenitiveProblem::NotPlain)
        } else if named.genitive_of.is_some() || is_list(&named.kind) {
            Some(GenitiveProblem::OfNoName(of.to_string()))
        } else {
            let second = first.filter(|first| first.id != field.id);
            second.map(|first| GenitiveProblem::Second {
                of: of.to_string(),
                first: first.id.to_string(),
            })
        };
        if let Some(problem) = problem {
            self.report(Fields, of, ProblemKind::Genitive(problem));
        }
        Some(of.to_string())
    }

    /// Whether the rule of the document's language knows the genitive of everything that a field or a column prints, or
    /// a field of its own may have it.
    pub(super) fn has_genitive(&self, id: &str, kind: &file::FieldKind<'_>) -> bool {
        let Some(rule) = self.rules.and_then(|rules| rules.genitive.as_ref()) else {
            return true; // reported once, where the language stands
        };
        if rule.knows_all() {
            return true;
        }
        let mut fields = self.files.fields.fields.iter();
        let has_field = fields.any(|field| field.genitive_of.as_deref() == Some(id));
        let has_rule = match kind {
            file::FieldKind::Choice(of) => {
                let mut texts = of.options.iter().map(|option| &option.text);
                texts.all(|text| rule.of(text).is_some())
            }
            _ => false,
        };
        has_field || has_rule
    }

    /// Reports fields for genitives that no text prints.
    pub(super) fn unused_genitives(&mut self) {
        for field in &self.files.fields.fields {
            let Some(of) = &field.genitive_of else {
                continue;
            };
            let mut fields = self.files.fields.fields.iter();
            let is_name = fields.any(|field| field.id == *of && !is_list(&field.kind));
            if is_name && !self.genitives.contains(&**of) {
                let problem = GenitiveProblem::NotPrinted(of.to_string());
                self.report(Fields, of, ProblemKind::Genitive(problem));
            }
        }
    }
}

fn is_list(kind: &file::FieldKind<'_>) -> bool {
    use file::FieldKind as Kind;
    matches!(kind, Kind::Signatories(_) | Kind::Rows(_))
}
