//! Kinds of fields: their options, ranges, units and columns.

use std::collections::BTreeSet;

use super::checker::Checker;
use crate::currency;
use crate::decimal::{Decimal, MAX_DECIMALS};
use crate::language::{Rules, YesNo};
use crate::message::suggestion;
use crate::ron_text::Spanned;
use crate::template::field_kind::{AnswerOption, Column, FieldKind, NumberRange, RowsOf, Unit};
use crate::template::file::{self, TemplateFile::Fields};
use crate::template::kind_problem::KindProblem;
use crate::template::label::Label;
use crate::template::named::Named;
use crate::template::problem::ProblemKind;

/// The most options of a choice.
const MAX_OPTIONS: usize = 100;
/// The most columns of a list of rows.
const MAX_COLUMNS: usize = 20;
/// The most rows of a list.
const MAX_ROWS: usize = 5_000;
/// The most lines of a text.
const MAX_LINES: usize = 20;

impl Checker<'_> {
    /// A kind; `near` is the name of its field or column, and `columns` are those of its row, if it is in one.
    pub(super) fn kind(
        &mut self,
        near: &Spanned<'_>,
        kind: &file::FieldKind<'_>,
        columns: Option<&[file::Column<'_>]>,
    ) -> FieldKind {
        use file::FieldKind as Written;
        match kind {
            Written::Text => FieldKind::Text { lines: 1 },
            Written::Lines(file::LineCount { max }) => {
                self.count_in_range(near, "most", *max, 1, MAX_LINES);
                FieldKind::Text { lines: *max }
            }
            Written::BusinessId(of) => FieldKind::BusinessId {
                country: self.country_of(of, columns),
            },
            Written::PostalCode(of) => FieldKind::PostalCode {
                country: self.country_of(of, columns),
            },
            Written::Country => FieldKind::Country,
            Written::Email => FieldKind::Email,
            Written::Date => FieldKind::Date,
            Written::Signatories(of) => self.signatories_of(near, of),
            Written::Choice(of) => FieldKind::Choice {
                options: self.options(near, of),
            },
            Written::Choices(of) => FieldKind::Choices {
                options: self.options(near, of),
            },
            Written::YesNo(of) => self.yes_no(near, of),
            Written::Number(of) => FieldKind::Number {
                range: self.whole_range(near, of),
                unit: of.unit.as_ref().map(|unit| self.unit(unit)),
            },
            Written::Amount(of) => self.amount(near, of),
            Written::Percent(of) => FieldKind::Percent {
                range: self.range(near, [of.min, of.max], 2),
            },
            Written::Phone => FieldKind::Phone,
            Written::Iban => FieldKind::Iban,
            Written::Rows(of) => FieldKind::Rows(self.rows_of(near, of)),
        }
    }

    /// Checks that a standard answer is one that its kind takes.
    pub(super) fn standard(&mut self, standard: &Spanned<'_>, kind: &FieldKind) {
        let of_list = |id: &str| kind.options().iter().any(|option| option.id == id);
        let is_fine = match kind {
            FieldKind::Signatories { .. } | FieldKind::Rows(_) => {
                return self.report_kind(standard, KindProblem::NoStandard);
            }
            FieldKind::Choice { .. } => of_list(standard),
            FieldKind::Choices { .. } => standard.split('\n').all(of_list),
            FieldKind::YesNo { .. } => matches!(&**standard, "yes" | "no"),
            FieldKind::Number { .. } | FieldKind::Amount { .. } | FieldKind::Percent { .. } => {
                kind.numbers().is_some_and(|(range, decimals)| {
                    Decimal::parse(standard)
                        .is_ok_and(|number| range.contains(number) && number.decimals() <= decimals)
                })
            }
            _ => true,
        };
        if !is_fine {
            let standard_text = standard.to_string();
            self.report_kind(
                standard,
                KindProblem::Standard {
                    standard: standard_text,
                },
            );
        }
    }

    fn report_kind(&mut self, near: &Spanned<'_>, problem: KindProblem) {
        self.report(Fields, near, ProblemKind::Kind(problem));
    }

    fn options(&mut self, near: &Spanned<'_>, of: &file::OptionsOf<'_>) -> Vec<AnswerOption> {
        if of.options.is_empty() {
            self.report_kind(near, KindProblem::NothingListed { key: "options" });
        } else {
            self.count_in_range(near, "options", of.options.len(), 1, MAX_OPTIONS);
        }
        self.unique(Fields, Named::Option, of.options.iter().map(|one| &one.id));
        // An answer is known by its name or by what it prints.
        let ids: BTreeSet<&str> = of.options.iter().map(|option| &*option.id).collect();
        let mut texts = BTreeSet::new();
        let options = of.options.iter().take(MAX_OPTIONS);
        let options = options.map(|option| {
            let text = self.wording(Fields, &option.text);
            let is_other = ids.contains(&*text) && *option.id != *text;
            if is_other || !texts.insert(text.clone()) {
                let (named, id) = (Named::Option, text.clone());
                self.report(Fields, &option.text, ProblemKind::Duplicate { named, id });
            }
            // An empty text is reported once.
            let label = option.label.as_ref().or(Some(&option.text));
            let label = label.filter(|label| !label.trim().is_empty());
            let label = label.map(|label| self.label(Fields, label, &option.labels));
            AnswerOption {
                id: option.id.to_string(),
                text,
                label: label.unwrap_or_default(),
            }
        });
        options.collect()
    }

    fn yes_no(&mut self, near: &Spanned<'_>, of: &file::YesNoOf<'_>) -> FieldKind {
        let own = self.rules.map(|rules| &rules.yes_no);
        if own.is_none() && (of.yes.is_none() || of.no.is_none()) {
            let language = self.files.template.language.to_string();
            self.report(Fields, near, ProblemKind::NoLanguageRule(language));
        }
        let [yes, no] = [
            (&of.yes, own.map(|own| &own.yes)),
            (&of.no, own.map(|own| &own.no)),
        ]
        .map(|(written, own)| match written {
            Some(written) => self.wording(Fields, written),
            None => own.cloned().unwrap_or_default(),
        });
        // An answer is read as it is printed, so neither may be a word for the other one.
        let means = |text: &str, stored: &str, word: fn(&YesNo) -> &str| {
            let text = text.to_lowercase();
            let mut words = Rules::all().map(|rules| word(&rules.yes_no).to_lowercase());
            text == stored || words.any(|word| word == text)
        };
        let is_swapped = means(&yes, "no", |own| &own.no) || means(&no, "yes", |own| &own.yes);
        if (yes == no || is_swapped)
            && let Some(second) = of.no.as_ref().or(of.yes.as_ref())
        {
            let (named, id) = (Named::Option, no.clone());
            self.report(Fields, second, ProblemKind::Duplicate { named, id });
        }
        FieldKind::YesNo { yes, no }
    }

    fn unit(&mut self, unit: &file::Unit<'_>) -> Unit {
        // That a language is not known is reported elsewhere.
        if let (Some(gender), Some(rules)) = (&unit.gender, self.rules) {
            let genders: Vec<&str> = rules.numbers.words.genders().collect();
            if !genders.contains(&&**gender) {
                self.unknown(Fields, gender, Named::Gender, &genders);
            }
        }
        Unit {
            one: self.wording(Fields, &unit.one),
            many: self.wording(Fields, &unit.many),
            gender: unit.gender.as_ref().map(ToString::to_string),
        }
    }

    fn amount(&mut self, near: &Spanned<'_>, of: &file::AmountOf<'_>) -> FieldKind {
        let decimals = currency::decimals(&of.currency);
        if decimals.is_none() {
            let kind = ProblemKind::Unknown {
                named: Named::Currency,
                found: of.currency.to_string(),
                suggestion: suggestion(&of.currency.to_uppercase(), currency::codes()),
            };
            self.report(Fields, &of.currency, kind);
        }
        FieldKind::Amount {
            currency: of.currency.to_string(),
            range: self.range(near, [of.min, of.max], decimals.unwrap_or(MAX_DECIMALS)),
        }
    }

    fn whole_range(&mut self, near: &Spanned<'_>, of: &file::NumberOf<'_>) -> NumberRange {
        let bounds = [of.min, of.max].map(|bound| {
            let decimal = Decimal::whole(bound?);
            if decimal.as_whole() != bound {
                let number = bound?.to_string();
                let decimals = 0;
                self.report_kind(near, KindProblem::Bound { number, decimals });
            }
            Some(decimal)
        });
        self.ordered(near, bounds)
    }

    pub(super) fn range(
        &mut self,
        near: &Spanned<'_>,
        bounds: [Option<f64>; 2],
        decimals: usize,
    ) -> NumberRange {
        let bounds = bounds.map(|bound| {
            let bound = bound?;
            let decimal = Decimal::of_float(bound).ok();
            let decimal = decimal.filter(|decimal| decimal.decimals() <= decimals);
            if decimal.is_none() {
                let number = bound.to_string();
                self.report_kind(near, KindProblem::Bound { number, decimals });
            }
            decimal
        });
        self.ordered(near, bounds)
    }

    fn ordered(&mut self, near: &Spanned<'_>, [min, max]: [Option<Decimal>; 2]) -> NumberRange {
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            let (min, max) = (min.to_string(), max.to_string());
            self.report_kind(near, KindProblem::EmptyRange { min, max });
        }
        NumberRange { min, max }
    }

    fn rows_of(&mut self, near: &Spanned<'_>, of: &file::RowsOf<'_>) -> RowsOf {
        if of.columns.is_empty() {
            self.report_kind(near, KindProblem::NothingListed { key: "columns" });
        } else {
            self.count_in_range(near, "columns", of.columns.len(), 1, MAX_COLUMNS);
        }
        self.count_in_range(near, "most", of.max, 1, MAX_ROWS);
        self.count_in_range(near, "least", of.min, 0, of.max);
        self.unique(Fields, Named::Column, of.columns.iter().map(|one| &one.id));
        let columns = of.columns.iter().take(MAX_COLUMNS);
        let columns = columns.map(|column| self.column(column, &of.columns));
        RowsOf {
            columns: columns.collect(),
            min: of.min,
            max: of.max,
        }
    }

    fn column(&mut self, column: &file::Column<'_>, columns: &[file::Column<'_>]) -> Column {
        let is_list = matches!(
            column.kind,
            file::FieldKind::Signatories(_)
                | file::FieldKind::Rows(_)
                | file::FieldKind::Choices(_)
        );
        let kind = if is_list {
            self.report_kind(&column.id, KindProblem::ColumnKind);
            FieldKind::Text { lines: 1 }
        } else {
            self.kind(&column.id, &column.kind, Some(columns))
        };
        let label: Label = self.label(Fields, &column.label, &column.labels);
        Column {
            id: column.id.to_string(),
            kind,
            label,
            required: column.required,
        }
    }

    /// The field, or the column of a row, that names a country.
    fn country_of(
        &mut self,
        of: &file::CountryOf<'_>,
        columns: Option<&[file::Column<'_>]>,
    ) -> String {
        let Some(columns) = columns else {
            return self.country_field(of);
        };
        match columns.iter().find(|column| column.id == of.country) {
            None => {
                let known: Vec<&str> = columns.iter().map(|column| &*column.id).collect();
                self.unknown(Fields, &of.country, Named::Column, &known);
            }
            Some(column) if !matches!(column.kind, file::FieldKind::Country) => {
                self.report_wrong_kind(&of.country, "Country");
            }
            Some(_) => {}
        }
        of.country.to_string()
    }

    pub(super) fn report_wrong_kind(&mut self, field: &Spanned<'_>, needed: &'static str) {
        let kind = ProblemKind::WrongFieldKind {
            field: field.to_string(),
            needed,
        };
        self.report(Fields, field, kind);
    }
}
