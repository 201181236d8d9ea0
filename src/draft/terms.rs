//! Deviations: terms of which the answer is another than the standard, and who allowed them.

use super::check_value::problem_of;
use super::model::{Draft, Permission};
use super::values::typed;
use crate::template::{Field, Template};

/// An answer to a term that is another than the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// The field.
    pub field: String,
    /// The standard answer, as it is stored.
    pub standard: String,
    /// The answer, as it is stored.
    pub value: String,
    /// Whether sales may choose it.
    pub is_within_sales: bool,
    /// Who allowed this answer, and why; none if nobody did, or no reason stands there.
    pub permission: Option<Permission>,
}

impl Deviation {
    /// Whether the agreement may be signed with it.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.is_within_sales || self.permission.is_some()
    }
}

/// Returns the deviations of a draft, in the order of the form: of the terms that the agreement needs or prints, as it is
/// filled in.
#[must_use]
pub fn deviations(draft: &Draft, template: &Template) -> Vec<Deviation> {
    let printed = template.printed_fields(&|fact| draft.evaluate(template, fact));
    let fields = template.fields.iter();
    let fields = fields.filter(|field| field.term.is_some());
    let is_asked = |field: &Field| field.term.as_ref().is_some_and(|term| term.is_asked);
    let fields = fields.filter(|field| {
        is_asked(field) || printed.contains(&field.id) || draft.requires(template, field)
    });
    fields.filter_map(|field| deviation(draft, field)).collect()
}

/// Returns the deviation of a term, whether the agreement prints it or not; none if it is no term, isn't answered, or has
/// the standard for its answer.
#[must_use]
pub fn deviation(draft: &Draft, field: &Field) -> Option<Deviation> {
    let term = field.term.as_ref()?;
    let answer = draft.text(&field.id).filter(|answer| !answer.is_empty())?;
    let value = typed::stored(&field.kind, &answer);
    let standard = typed::stored(&field.kind, &term.standard);
    if value == standard {
        return None;
    }
    let is_valid = problem_of(&field.kind, &answer, "").is_none();
    let permission = draft.permission(field).filter(|one| one.is_complete());
    Some(Deviation {
        field: field.id.clone(),
        standard,
        is_within_sales: is_valid && term.sales.contains(&value),
        value,
        permission: permission.cloned(),
    })
}

impl Draft {
    /// Returns the permission for the answer that a field has now, complete or not; one for another answer is none.
    #[must_use]
    pub fn permission(&self, field: &Field) -> Option<&Permission> {
        let permission = self.allowed.get(&field.id)?;
        let stored = |text: &str| typed::stored(&field.kind, text);
        let answer = self.text(&field.id)?;
        (stored(&permission.value) == stored(&answer)).then_some(permission)
    }
}
