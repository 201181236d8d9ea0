//! Terms: a standard, and limits that have it in them.

use super::checker::Checker;
use crate::decimal::Decimal;
use crate::ron_text::Spanned;
use crate::template::field_kind::{FieldKind, NumberRange};
use crate::template::file::{self, TemplateFile::Fields};
use crate::template::kind_problem::KindProblem;
use crate::template::named::Named;
use crate::template::problem::ProblemKind;
use crate::template::term::{SalesLimits, TermOf};
use crate::template::term_problem::TermProblem;

/// The names of the answers yes and no.
const YES_NO: [&str; 2] = ["yes", "no"];

impl Checker<'_> {
    /// The term of a field, if it is one.
    pub(super) fn term(&mut self, field: &file::Field<'_>, kind: &FieldKind) -> Option<TermOf> {
        let written = field.term.as_ref()?;
        let near = field.standard.as_ref().unwrap_or(&field.id);
        if field.standard.is_none() {
            self.report_term(&field.id, TermProblem::NoStandard);
        }
        let standard = field.standard.as_deref();
        let sales = match (kind, kind.numbers()) {
            (_, Some((range, decimals))) => {
                let limits = self.sales_range(near, written.sales.as_ref(), range, decimals);
                SalesLimits::Range(limits.unwrap_or_else(|| only(standard)))
            }
            (FieldKind::Choice { options }, _) => {
                let known: Vec<&str> = options.iter().map(|option| &*option.id).collect();
                self.sales_options(near, written.sales.as_ref(), &known, standard)
            }
            (FieldKind::YesNo { .. }, _) => {
                self.sales_options(near, written.sales.as_ref(), &YES_NO, standard)
            }
            _ => {
                self.report_term(&field.id, TermProblem::Kind);
                return None;
            }
        };
        let standard = standard?.to_owned();
        if !sales.contains(&standard) {
            let standard = standard.clone();
            self.report_term(near, TermProblem::SalesWithoutStandard { standard });
        }
        let is_required = !matches!(field.required, file::Required::No);
        if !is_required || field.form_only {
            self.report_term(&field.id, TermProblem::NotRequired);
        }
        Some(TermOf {
            standard,
            sales,
            is_asked: false,
        })
    }

    fn report_term(&mut self, near: &Spanned<'_>, problem: TermProblem) {
        self.report(Fields, near, ProblemKind::Term(problem));
    }

    /// The range that sales may choose from, inside the kind's own; none if nothing is said of it.
    fn sales_range(
        &mut self,
        near: &Spanned<'_>,
        sales: Option<&file::Sales<'_>>,
        own: NumberRange,
        decimals: usize,
    ) -> Option<NumberRange> {
        let written = match sales? {
            file::Sales::Range(written) => *written,
            file::Sales::Options(_) => {
                self.report_term(near, TermProblem::WrongLimits { wants_range: true });
                return None;
            }
        };
        let sales = self.range(near, [written.min, written.max], decimals);
        for bound in [sales.min, sales.max].into_iter().flatten() {
            if !own.contains(bound) {
                let bound = bound.to_string();
                self.report_term(near, TermProblem::SalesBeyondKind { bound });
            }
        }
        Some(NumberRange {
            min: sales.min.or(own.min),
            max: sales.max.or(own.max),
        })
    }

    fn sales_options(
        &mut self,
        near: &Spanned<'_>,
        sales: Option<&file::Sales<'_>>,
        known: &[&str],
        standard: Option<&str>,
    ) -> SalesLimits {
        let written = match sales {
            Some(file::Sales::Options(written)) => written.as_slice(),
            Some(file::Sales::Range(_)) => {
                self.report_term(near, TermProblem::WrongLimits { wants_range: false });
                &[]
            }
            None => &[],
        };
        if matches!(sales, Some(file::Sales::Options(written)) if written.is_empty()) {
            let problem = KindProblem::NothingListed { key: "sales" };
            self.report(Fields, near, ProblemKind::Kind(problem));
        }
        for (index, option) in written.iter().enumerate() {
            if !known.contains(&&**option) {
                self.unknown(Fields, option, Named::Option, known);
            } else if written[..index].contains(option) {
                let (named, id) = (Named::Option, option.to_string());
                self.report(Fields, option, ProblemKind::Duplicate { named, id });
            }
        }
        let mut options: Vec<String> = written.iter().map(ToString::to_string).collect();
        if written.is_empty() {
            // What is wrong with the limits was reported.
            options.extend(standard.map(str::to_owned));
        }
        SalesLimits::Options(options)
    }
}

/// The range with nothing in it but the standard.
fn only(standard: Option<&str>) -> NumberRange {
    let standard = standard.and_then(|standard| Decimal::parse(standard).ok());
    NumberRange {
        min: standard,
        max: standard,
    }
}
