//! `body.ron`: the rows of the party block, and for which parties they are printed.

use super::checker::Checker;
use super::inline_text::Scope;
use crate::message::suggestion;
use crate::ron_text::Spanned;
use crate::template::condition::Condition;
use crate::template::file::{self, TemplateFile::Body};
use crate::template::model::PartyRow;
use crate::template::named::Named;
use crate::template::problem::ProblemKind;

/// What the name of a field begins with that stands for the party in question.
const PARTY: &str = "party.";

impl Checker<'_> {
    pub(super) fn party_rows(
        &mut self,
        rows: &[file::PartyRow<'_>],
        when: &Condition,
        scope: Scope,
    ) -> Vec<PartyRow> {
        let rows = rows.iter().map(|row| {
            let own = match &row.when {
                None => Vec::new(),
                Some(written) if scope == Scope::Party => {
                    self.conditions_of_parties(&row.label, written, when)
                }
                Some(written) => vec![self.entry_condition(&row.label, Some(written), when)],
            };
            let any = match own.as_slice() {
                [] => Condition::Always,
                own => Condition::Any(own.into()),
            };
            PartyRow {
                row: self.labelled(&row.label, &row.text, &when.and(&any), scope),
                when: own,
            }
        });
        rows.collect()
    }

    /// What a condition is for each party in turn.
    fn conditions_of_parties(
        &mut self,
        near: &Spanned<'_>,
        written: &file::Condition<'_>,
        outer: &Condition,
    ) -> Vec<Condition> {
        let before = self.problem_count();
        self.names_of_parties_are_known(written);
        if self.problem_count() > before {
            return Vec::new();
        }
        let fields = self.known(Named::Field);
        let mut conditions = Vec::new();
        for party in self.known(Named::Party) {
            let lacks_field = std::cell::Cell::new(false);
            let of_party = written.with_fields(&|field| match field.strip_prefix(PARTY) {
                Some(name) => {
                    let own = format!("{party}.{name}");
                    lacks_field.set(lacks_field.get() || !fields.contains(&&*own));
                    own.into()
                }
                None => field.clone(),
            });
            // A party without the field has no cell.
            conditions.push(if lacks_field.get() {
                Condition::Any([].into())
            } else {
                self.names_of_condition(Body, &of_party)
            });
        }
        if self.problem_count() == before {
            let any = Condition::Any(conditions.as_slice().into());
            self.must_be_possible(Body, near, &outer.and(&any));
        }
        conditions
    }

    /// Checks that some party has each field that a condition asks for of the party in question.
    fn names_of_parties_are_known(&mut self, written: &file::Condition<'_>) {
        let asked = std::cell::RefCell::new(Vec::new());
        let _ = written.with_fields(&|field| {
            asked.borrow_mut().push(field.clone());
            field.clone()
        });
        let fields = self.known(Named::Field);
        let parties = self.known(Named::Party);
        let of_parties: Vec<String> = fields
            .iter()
            .filter_map(|field| field.split_once('.'))
            .filter(|(party, _)| parties.contains(party))
            .map(|(_, name)| format!("{PARTY}{name}"))
            .collect();
        for field in asked.into_inner() {
            if field.starts_with(PARTY) && !of_parties.iter().any(|known| **known == *field) {
                let kind = ProblemKind::Unknown {
                    named: Named::Field,
                    suggestion: suggestion(&field, of_parties.iter().map(String::as_str)),
                    found: field.to_string(),
                };
                self.report(Body, &field, kind);
            }
        }
    }
}
