//! Texts to runs: wording, answers, gaps.

use super::builder::{Builder, Wording};
use crate::agreement::parts::{GAP, Origin, Run, Runs, plain};
use crate::characters::visible;
use crate::draft::values::printed::{counted_rows, enumerated, genitive, printed, printed_alone};
use crate::draft::{Answer, Signatory, SignatoryPart, normal};
use crate::language::Rules;
use crate::template::{Condition, Field, FieldKind, Form, Inline, Service, Text};

/// The context of a text: the party and the signatory that `{party.…}` and `{signatory.…}` refer to.
#[derive(Clone, Copy, Default)]
pub(super) struct TextContext<'a> {
    pub party: &'a str,
    /// The field, the index in it, and the signatory.
    pub signatory: Option<(&'a str, usize, &'a Signatory)>,
    /// Whether an optional field without an answer prints nothing, as in a table, and not a gap, as in
    /// running text.
    pub blank_if_optional: bool,
    /// The number of the annex whose label it is.
    pub annex: Option<usize>,
    /// The field and the index of the row that a text is of.
    pub row: Option<(&'a str, usize)>,
    /// The service that a row is of.
    pub service: Option<&'a Service>,
    /// Whether the text stands by itself beside a label, as in a table, and not in a sentence.
    pub stands_alone: bool,
}

impl Builder<'_> {
    /// Returns the runs of a text that refers to no party.
    pub(super) fn runs(&self, text: &Text) -> Runs {
        self.runs_in(text, TextContext::default())
    }

    /// Returns the runs of a text.
    pub(super) fn runs_in(&self, text: &Text, context: TextContext<'_>) -> Runs {
        let mut runs = Vec::new();
        self.push_runs(text, context, &mut runs);
        runs.retain(|run| !run.text.is_empty());
        runs.into()
    }

    /// Returns the runs of a value beside a label.
    pub(super) fn value_runs(&self, text: &Text, context: TextContext<'_>) -> Runs {
        let context = TextContext {
            stands_alone: text.len() == 1,
            ..context
        };
        self.runs_in(text, context)
    }

    fn push_runs(&self, text: &Text, context: TextContext<'_>, runs: &mut Vec<Run>) {
        for inline in text {
            match inline {
                Inline::Fixed(wording) => runs.push(Run::fixed(wording.clone())),
                Inline::Corrected {
                    correction,
                    source,
                    printed,
                } => runs.push(self.corrected(*correction, source, printed)),
                Inline::Field { field, form } => runs.push(self.answer(field, *form, context)),
                Inline::PartyField { name, form } => {
                    let field = format!("{}.{name}", context.party);
                    runs.push(self.answer(&field, *form, context));
                }
                Inline::SignatoryName => {
                    runs.push(signatory_run(context, SignatoryPart::Name));
                }
                Inline::SignatoryTitle => {
                    runs.push(signatory_run(context, SignatoryPart::Title));
                }
                Inline::SignatoryEmail => {
                    runs.push(signatory_run(context, SignatoryPart::Email));
                }
                Inline::Foreign { language, text } => {
                    runs.push(Run::new(text.clone(), Origin::Foreign(language.clone())));
                }
                Inline::Reference { target, label } => {
                    runs.push(Run::new(label.clone(), Origin::Reference(target.clone())));
                }
                Inline::ServiceName => runs.extend(context.service.map(service_run)),
                Inline::RowValue { column, form } => {
                    runs.extend(self.row_value(column, *form, context));
                }
                Inline::ApprovalDate => runs.push(self.approval_date()),
                Inline::AnnexNumber => {
                    let number = context.annex.map(|number| number.to_string());
                    runs.push(Run::fixed(number.unwrap_or_default()));
                }
                Inline::AnnexReference {
                    target,
                    annex,
                    label,
                } => runs.push(self.annex_reference(target, *annex, label)),
                Inline::Emphasis { emphasis, text } => {
                    let first = runs.len();
                    self.push_runs(text, context, runs);
                    for run in &mut runs[first..] {
                        run.emphasis = Some(*emphasis);
                    }
                }
                Inline::Variant { choices, .. } => {
                    let holds = |when: &Condition| when.holds(&|fact| self.evaluate(fact));
                    if let Some((_, wording)) = choices.iter().find(|(when, _)| holds(when)) {
                        self.push_runs(wording, context, runs);
                    }
                }
            }
        }
    }

    /// Returns the day of the template's approval, or a gap.
    fn approval_date(&self) -> Run {
        let rules = Rules::of(&self.template.language);
        let text = self.approved.map(|date| match rules {
            Some(rules) => rules.date_alone(date),
            None => date.to_string(),
        });
        let text = text.unwrap_or_else(|| GAP.to_owned());
        Run::new(text, Origin::Approval)
    }

    fn corrected(&self, correction: usize, source: &str, printed: &str) -> Run {
        let on = self
            .template
            .corrections
            .get(correction)
            .is_some_and(|made| made.on);
        if on && self.wording == Wording::Corrected {
            Run::new(printed.to_owned(), Origin::Correction(correction))
        } else {
            Run::fixed(source)
        }
    }

    fn answer(&self, id: &str, form: Form, context: TextContext<'_>) -> Run {
        if form == Form::Genitive
            && let Some(own) = self.template.genitive_field(id)
        {
            let is_asked_for = self.draft.needs_genitive(self.template, own);
            // Out of a PDF come only answers that are printed: not one of which there is the genitive, or a gap for it.
            let has_own = self.draft.is_answered(&own.id) || self.template.field(id).is_none();
            if is_asked_for || has_own {
                return self.answer(&own.id, Form::Plain, context);
            }
        }
        let Some(field) = self.template.field(id) else {
            // A field that this party doesn't have: its cell stays empty.
            return Run::fixed("");
        };
        let required = self.draft.requires(self.template, field);
        match self.printed(field, form, context) {
            Some(text) if !text.is_empty() => Run::new(text, Origin::Field(id.to_owned())),
            // Empty on purpose, or an optional row's cell.
            Some(_) if !required => Run::fixed(""),
            None if !required && context.blank_if_optional => Run::fixed(""),
            _ => gap(Some(id), required),
        }
    }

    fn annex_reference(&self, target: &str, annex: usize, label: &Text) -> Run {
        let context = TextContext {
            annex: self.annex_number(annex),
            ..TextContext::default()
        };
        let label = plain(&self.runs_in(label, context));
        Run::new(label, Origin::Reference(target.to_owned()))
    }

    /// Returns what stands in a column of a row; a gap where something must.
    fn row_value(&self, column: &str, form: Form, context: TextContext<'_>) -> Option<Run> {
        let (id, index) = context.row?;
        let field = self.template.field(id)?;
        let FieldKind::Rows(of) = &field.kind else {
            return None;
        };
        let column = of.columns.iter().find(|one| one.id == column)?;
        let row = self.draft.rows(id).get(index);
        let text = row
            .and_then(|row| row.get(&column.id))
            .map(|text| normal(text));
        match text.filter(|text| !text.is_empty()) {
            Some(text) => {
                let language = &self.template.language;
                let print = if context.stands_alone {
                    printed_alone
                } else {
                    printed
                };
                let text = print(&column.kind, &text, form, language);
                let text = in_form(text, form, language);
                Some(Run::new(text, Origin::Field(id.to_owned())))
            }
            None if column.required || row.is_none() => Some(gap(Some(id), true)),
            None => None,
        }
    }

    /// Returns an answer as it is printed; nothing if there is none.
    fn printed(&self, field: &Field, form: Form, context: TextContext<'_>) -> Option<String> {
        let language = &self.template.language;
        let text = match (&field.kind, self.draft.answers.get(&field.id)?) {
            (FieldKind::Choices { .. }, Answer::Choices(chosen)) => {
                let chosen: Vec<String> = chosen.iter().map(|one| normal(one)).collect();
                enumerated(&field.kind, &chosen, language)
            }
            (FieldKind::Rows(_), Answer::Rows(rows)) if form == Form::Count => {
                counted_rows(rows.len(), language)
            }
            (kind, Answer::Text(text)) if kind.is_text() => {
                let text = normal(text);
                if text.is_empty() {
                    text
                } else if context.stands_alone {
                    printed_alone(kind, &text, form, language)
                } else {
                    printed(kind, &text, form, language)
                }
            }
            _ => return None,
        };
        Some(in_form(text, form, language))
    }
}

/// Returns what is printed, in the genitive where that is asked for. A checked template asks for none that neither the
/// language's rule nor a field has.
fn in_form(printed: String, form: Form, language: &str) -> String {
    match form {
        Form::Genitive => genitive(&printed, language).unwrap_or(printed),
        _ => printed,
    }
}

/// Returns the name of a service.
pub(super) fn service_run(service: &Service) -> Run {
    Run::new(service.name.clone(), Origin::Service(service.id.clone()))
}

/// Returns a gap in place of the answer of a field, or of a signature.
pub(super) fn gap(field: Option<&str>, required: bool) -> Run {
    let origin = Origin::Gap {
        field: field.map(str::to_owned),
        signatory: None,
        required,
    };
    Run::new(GAP, origin)
}

fn signatory_run(context: TextContext<'_>, part: SignatoryPart) -> Run {
    let Some((field, index, signatory)) = context.signatory else {
        return Run::fixed("");
    };
    let field = field.to_owned();
    let text = visible(&normal(signatory.part(part)));
    if text.is_empty() {
        let origin = Origin::Gap {
            field: Some(field),
            signatory: Some((index, part)),
            required: part != SignatoryPart::Email,
        };
        return Run::new(GAP, origin);
    }
    let origin = Origin::Signatory { field, index, part };
    Run::new(text, origin)
}
