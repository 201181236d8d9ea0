//! Which form an answer of a kind can be printed in.

use super::checker::Checker;
use crate::ron_text::Spanned;
use crate::template::file::{self, TemplateFile::Body};
use crate::template::genitive_problem::GenitiveProblem;
use crate::template::inline::Form;
use crate::template::kind_problem::KindProblem;
use crate::template::problem::ProblemKind;

impl Checker<'_> {
    /// Checks that the answers of fields have a form. Signatories and rows are printed by blocks of their own.
    pub(super) fn has_form(
        &mut self,
        written: &Spanned<'_>,
        offset: usize,
        form: Form,
        is_meant: &dyn Fn(&str) -> bool,
    ) {
        let fields = &self.files.fields.fields;
        for field in fields.iter().filter(|field| is_meant(&field.id)) {
            if form == Form::Genitive {
                self.genitives.insert(&field.id);
            }
            let Some(problem) = self.problem_of_form(&field.id, &field.kind, form) else {
                continue;
            };
            self.report_inside(Body, written, offset, problem);
            return;
        }
    }

    pub(super) fn problem_of_form(
        &self,
        id: &str,
        kind: &file::FieldKind<'_>,
        form: Form,
    ) -> Option<ProblemKind> {
        use file::FieldKind as Kind;
        let needed = match (form, kind) {
            (Form::Count, Kind::Rows(_)) | (Form::Code, Kind::Amount(_)) => return None,
            (Form::Count, _) => "Rows",
            (_, Kind::Signatories(_) | Kind::Rows(_)) => {
                let (field, needed) = (id.to_owned(), "Text");
                return Some(ProblemKind::WrongFieldKind { field, needed });
            }
            (Form::Genitive, kind) if !is_name(kind) => "Text",
            (Form::Genitive, _) if !self.has_genitive(id, kind) => {
                let problem = GenitiveProblem::Unknown(id.to_owned());
                return Some(ProblemKind::Genitive(problem));
            }
            (Form::Plain | Form::Genitive, _) => return None,
            (Form::Code, _) => "Amount",
            (Form::Counted | Form::CountedInWords | Form::CountedInDigits, Kind::Number(of))
                if of.unit.is_none() =>
            {
                "unit"
            }
            (_, Kind::Number(of)) => return self.without_words(id, of, form),
            _ => "Number",
        };
        let written = Form::WRITTEN.iter().find(|(_, known)| *known == form);
        let form = written.map_or("", |(name, _)| name).to_owned();
        let field = id.to_owned();
        Some(ProblemKind::Kind(KindProblem::NoForm {
            field,
            form,
            needed,
        }))
    }

    /// The problem of a number that is printed in words where its range has numbers without words.
    fn without_words(&self, id: &str, of: &file::NumberOf<'_>, form: Form) -> Option<ProblemKind> {
        let words = &self.rules?.numbers.words;
        let is_beyond = |bound: Option<i64>| {
            bound.is_some_and(|bound| !(0..=i64::from(words.max)).contains(&bound))
        };
        let found = form.has_words() && (is_beyond(of.min) || is_beyond(of.max));
        found.then(|| {
            let (field, max) = (id.to_owned(), words.max as usize);
            ProblemKind::Kind(KindProblem::NoWords { field, max })
        })
    }
}

/// Returns whether what a field prints is a name, which has a genitive.
fn is_name(kind: &file::FieldKind<'_>) -> bool {
    use file::FieldKind as Kind;
    matches!(
        kind,
        Kind::Text | Kind::Lines(_) | Kind::Choice(_) | Kind::Choices(_) | Kind::Country
    )
}
