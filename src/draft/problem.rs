//! What can be missing or wrong in a draft.

use std::path::Path;

use super::model::{Permission, PermissionPart};
use super::term_limits::ShownLimits;
use super::values::business_id::{BusinessIdProblem, DigitPlace};
use super::values::email::{EmailPart, EmailProblem};
use super::values::iban::IbanProblem;
use super::values::number::NumberProblem;
use super::values::phone::PhoneProblem;
use super::values::postal_code::PostalCodeProblem;
use crate::characters::{CharacterKind, CharacterProblem, shown_character, visible};
use crate::date::DateProblem;
use crate::decimal::DecimalProblem;
use crate::message::{Message, Suggestion};
use crate::ron_text::SyntaxError;
use crate::template::{FieldKind, Label, Named, ProblemKind};

/// Why a draft can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not RON of this format.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// Written by a newer program.
    #[error("{}", self.message().in_english())]
    NewerFormat {
        /// What the file says.
        found: u32,
        /// What the program knows.
        known: u32,
    },
}

impl ReadError {
    /// The sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Syntax(error) => error.message(),
            Self::NewerFormat { found, known } => ProblemKind::NewerFormat {
                found: *found,
                known: *known,
            }
            .message(),
        }
    }

    /// Where it is: the file, with the line and column if they are known.
    #[must_use]
    pub fn place(&self, path: &Path) -> String {
        match self {
            Self::Syntax(error) => error.place(path.display()),
            Self::NewerFormat { .. } => path.display().to_string(),
        }
    }
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something required is not there: no final agreement yet.
    Missing,
    /// Something is there that can't be right: no final agreement with it.
    Wrong,
    /// Worth a look; the agreement can be made.
    Warning,
}

impl Severity {
    /// Its name in `--json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Wrong => "wrong",
            Self::Warning => "warning",
        }
    }

    /// Whether the final agreement has to wait for it.
    #[must_use]
    pub fn blocks_export(self) -> bool {
        self != Self::Warning
    }
}

/// Something missing or wrong in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftProblem {
    /// The field; none for services and the draft as a whole.
    pub field: Option<String>,
    /// The field's words in the form.
    pub label: Option<Label>,
    /// In a list of signatories or rows, which one, from 0.
    pub index: Option<usize>,
    /// In a row, the column.
    pub column: Option<ColumnPlace>,
    /// What.
    pub kind: DraftProblemKind,
}

/// A column of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnPlace {
    /// Its name.
    pub id: String,
    /// Its words in the form.
    pub label: Label,
}

/// What is missing or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftProblemKind {
    /// No service is chosen.
    NoService,
    /// A chosen service that the template doesn't have.
    UnknownService {
        /// Its name.
        found: String,
        /// What to write instead.
        suggestion: Suggestion,
    },
    /// A service that is chosen twice.
    ServiceTwice(String),
    /// An answer to a field that the template doesn't have.
    UnknownField {
        /// The nearest known field.
        nearest: Option<String>,
        /// The draft was made with another version, which may have had it.
        of_other_version: bool,
    },
    /// The draft was made with another template.
    OtherTemplate {
        /// Its name.
        draft: String,
        /// The name of the template at hand.
        template: String,
    },
    /// The draft was made with another version of the template.
    OtherVersion {
        /// That version.
        draft: String,
        /// The version at hand.
        template: String,
    },
    /// The draft was made with another content of the template under the same version.
    OtherContent {
        /// That version.
        version: String,
    },
    /// A required field is not answered.
    Missing,
    /// Not answered, but a part of an address of which something is filled in.
    AddressIncomplete,
    /// Text where signatories are expected, or the other way round.
    WrongType(FieldKind),
    /// Too few signatories.
    TooFewSignatories(usize),
    /// Too many signatories.
    TooManySignatories(usize),
    /// A signatory without a name.
    SignatoryWithoutName,
    /// A signatory without a title.
    SignatoryWithoutTitle,
    /// More lines than the field takes.
    TooManyLines(usize),
    /// More characters than anything on a page needs.
    TooLong(usize),
    /// A character that doesn't belong in such a text.
    Character(CharacterProblem),
    /// A character that the fonts can't print.
    MissingGlyph(char),
    /// A business id.
    BusinessId(BusinessIdProblem),
    /// A postal code.
    PostalCode(PostalCodeProblem),
    /// A town stands in the field of the postal code, and another one in its own field.
    OtherTown {
        /// The town beside the postal code.
        found: String,
        /// The town in its own field.
        city: String,
    },
    /// A country.
    Country {
        /// The code of the country that was meant, if that can be guessed.
        nearest: Option<&'static str>,
    },
    /// An e-mail address.
    Email(EmailProblem),
    /// A date.
    Date(DateProblem),
    /// A day that depends on when the draft is read, such as `idag` or `1.12.`.
    RelativeDate(String),
    /// An answer that is none of the options.
    UnknownOption {
        /// The answer.
        found: String,
        /// What to write instead.
        suggestion: Suggestion,
    },
    /// An option that is chosen twice.
    OptionTwice(String),
    /// An answer that is neither yes nor no.
    YesNo(String),
    /// A number, amount or percentage.
    Number(NumberProblem),
    /// A number that is printed in words and has none; the largest that has.
    NoNumberWords(usize),
    /// A telephone number.
    Phone(PhoneProblem),
    /// A bank account.
    Iban(IbanProblem),
    /// Too few rows.
    TooFewRows(usize),
    /// Too many rows.
    TooManyRows {
        /// The most.
        max: usize,
        /// How many there are.
        found: usize,
    },
    /// A cell of a column that the list doesn't have.
    UnknownColumn {
        /// Its name.
        found: String,
        /// What to write instead.
        suggestion: Suggestion,
    },
    /// A required cell is empty.
    CellMissing,
    /// The genitive of a name, which the language's rule can't know.
    GenitiveMissing {
        /// The name.
        name: String,
    },
    /// A genitive that doesn't begin as its name does.
    OtherGenitive {
        /// The name.
        name: String,
    },
    /// This answer is printed nowhere, so that nobody who signs will have read it.
    NotPrinted,
    /// A term differs from its standard, as it may.
    Deviation {
        /// The standard, as people read it.
        standard: String,
        /// The answer, as people read it.
        value: String,
        /// Who allowed it, where sales may not choose it.
        permission: Option<Permission>,
    },
    /// A term has an answer that sales may not choose, and nobody allowed it.
    BeyondSales {
        /// The answer, as people read it.
        value: String,
        /// What sales may choose.
        limits: ShownLimits,
        /// Another answer that was allowed.
        allowed: Option<String>,
    },
    /// In a PDF, a term has an answer that sales may not choose. Who allowed it never travels.
    NotInPdf {
        /// The answer, as people read it.
        value: String,
        /// What sales may choose.
        limits: ShownLimits,
    },
    /// A permission without a name or a reason.
    IncompletePermission,
    /// This answer still is the standard value, but the one it is derived from was changed.
    NotFollowed {
        /// The field that was changed.
        follows: String,
    },
}

impl DraftProblem {
    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        use DraftProblemKind as Kind;
        match &self.kind {
            Kind::NoService
            | Kind::Missing
            | Kind::AddressIncomplete
            | Kind::TooFewSignatories(_)
            | Kind::TooFewRows(_)
            | Kind::CellMissing
            | Kind::GenitiveMissing { .. }
            | Kind::BeyondSales { .. }
            | Kind::IncompletePermission
            | Kind::SignatoryWithoutName
            | Kind::SignatoryWithoutTitle => Severity::Missing,
            Kind::OtherVersion { .. }
            | Kind::OtherContent { .. }
            | Kind::NotFollowed { .. }
            | Kind::OtherGenitive { .. }
            | Kind::NotInPdf { .. }
            | Kind::NotPrinted
            | Kind::Deviation { .. }
            | Kind::ServiceTwice(_)
            | Kind::UnknownField {
                of_other_version: true,
                ..
            } => Severity::Warning,
            _ => Severity::Wrong,
        }
    }
}

impl DraftProblem {
    /// Returns the problem as it is one of a draft out of a PDF, which has no permissions.
    #[must_use]
    pub fn of_pdf(self) -> Self {
        let kind = match self.kind {
            DraftProblemKind::BeyondSales { value, limits, .. } => {
                DraftProblemKind::NotInPdf { value, limits }
            }
            kind => kind,
        };
        Self { kind, ..self }
    }

    /// Whether it is about the answer of a term that nobody allowed.
    #[must_use]
    pub fn is_beyond_sales(&self, field: &str) -> bool {
        matches!(self.kind, DraftProblemKind::BeyondSales { .. })
            && self.field.as_deref() == Some(field)
    }

    /// The sentence for the person who reads it: what is wrong and what would be right. The field
    /// is not in it.
    #[must_use]
    pub fn message(&self) -> Message {
        use DraftProblemKind as Kind;
        match &self.kind {
            Kind::NoService => Message::new("draft-no-service"),
            Kind::UnknownService { found, suggestion } => {
                Message::unknown_name(Named::Service.message(), found, suggestion)
            }
            Kind::ServiceTwice(id) => Message::new("draft-service-twice").with("id", id),
            Kind::UnknownField {
                nearest,
                of_other_version,
            } => Message::new(if *of_other_version {
                "draft-leftover-answer"
            } else {
                "draft-unknown-field"
            })
            .with_nearest(nearest.as_deref()),
            Kind::OtherTemplate { draft, template } => Message::new("draft-other-template")
                .with("draft", draft)
                .with("template", template),
            Kind::OtherVersion { draft, template } => Message::new("draft-other-version")
                .with("draft", draft)
                .with("template", template),
            Kind::OtherContent { version } => {
                Message::new("draft-other-content").with("version", version)
            }
            Kind::Missing => Message::new("draft-missing"),
            Kind::AddressIncomplete => Message::new("draft-address-incomplete"),
            Kind::GenitiveMissing { name } => {
                Message::new("draft-genitive-missing").with("name", name)
            }
            Kind::WrongType(FieldKind::Signatories { .. }) => {
                Message::new("draft-wants-signatories")
            }
            Kind::WrongType(FieldKind::Choices { .. }) => Message::new("draft-wants-choices"),
            Kind::WrongType(FieldKind::Rows(_)) => Message::new("draft-wants-rows"),
            Kind::WrongType(_) => Message::new("draft-wants-text"),
            Kind::TooFewSignatories(min) => {
                Message::new("draft-too-few-signatories").with("least", *min)
            }
            Kind::TooManySignatories(max) => {
                Message::new("draft-too-many-signatories").with("most", *max)
            }
            Kind::SignatoryWithoutName => Message::new("draft-signatory-without-name"),
            Kind::SignatoryWithoutTitle => Message::new("draft-signatory-without-title"),
            Kind::TooManyLines(max) => Message::new("draft-too-many-lines").with("most", *max),
            Kind::TooLong(max) => Message::new("draft-too-long").with("most", *max),
            Kind::Character(problem) => character_message(*problem),
            Kind::MissingGlyph(character) => ProblemKind::MissingGlyph(*character).message(),
            Kind::Deviation { .. }
            | Kind::BeyondSales { .. }
            | Kind::NotInPdf { .. }
            | Kind::IncompletePermission => self.kind.message_of_term(),
            Kind::NotPrinted => Message::new("draft-not-printed"),
            Kind::OtherGenitive { name } => Message::new("draft-other-genitive").with("name", name),
            Kind::NotFollowed { follows } => {
                Message::new("draft-not-followed").with("follows", follows)
            }
            of_value => of_value.message_of_value(),
        }
    }
}

impl DraftProblemKind {
    /// The sentence about a term.
    fn message_of_term(&self) -> Message {
        match self {
            Self::Deviation {
                standard,
                value,
                permission,
            } => {
                let part = |part| permission.as_ref().map_or("", |one| one.part(part).trim());
                Message::new("draft-term-deviation")
                    .with("standard", standard)
                    .with("value", value)
                    .with("allowed", if permission.is_some() { "yes" } else { "no" })
                    .with("by", part(PermissionPart::By))
                    .with("reason", part(PermissionPart::Reason))
            }
            Self::BeyondSales {
                value,
                limits,
                allowed,
            } => Message::new("draft-term-beyond-sales")
                .with("value", value)
                .with("limits", limits.message())
                .with("stale", if allowed.is_some() { "yes" } else { "no" })
                .with("allowed", allowed.as_deref().unwrap_or_default()),
            Self::NotInPdf { value, limits } => Message::new("draft-term-not-in-pdf")
                .with("value", value)
                .with("limits", limits.message()),
            _ => Message::new("draft-term-incomplete-permission"),
        }
    }

    /// The sentence about a value or a row.
    fn message_of_value(&self) -> Message {
        match self {
            Self::BusinessId(problem) => business_id_message(problem),
            Self::PostalCode(problem) => postal_code_message(problem),
            Self::OtherTown { found, city } => Message::new("draft-other-town")
                .with("found", visible(found))
                .with("city", visible(city)),
            Self::Country { nearest } => {
                Message::new("draft-country").with_nearest(nearest.as_deref())
            }
            Self::Email(problem) => email_message(*problem),
            Self::Date(problem) => date_message(*problem),
            Self::RelativeDate(found) => {
                Message::new("draft-date-relative").with("found", visible(found))
            }
            Self::UnknownOption { found, suggestion } => {
                Message::unknown_name(Named::Option.message(), found, suggestion)
            }
            Self::UnknownColumn { found, suggestion } => {
                Message::unknown_name(Named::Column.message(), found, suggestion)
            }
            Self::OptionTwice(id) => Message::new("draft-option-twice").with("id", id),
            Self::YesNo(found) => Message::new("draft-yes-no").with("found", found),
            Self::Number(problem) => number_message(*problem),
            Self::NoNumberWords(max) => Message::new("draft-no-number-words").with("most", *max),
            Self::Phone(problem) => phone_message(*problem),
            Self::Iban(problem) => iban_message(*problem),
            Self::TooFewRows(min) => Message::new("draft-too-few-rows").with("least", *min),
            Self::TooManyRows { max, found } => Message::new("draft-too-many-rows")
                .with("most", *max)
                .with("found", *found),
            _ => Message::new("draft-cell-missing"),
        }
    }
}

fn number_message(problem: NumberProblem) -> Message {
    match problem {
        NumberProblem::Form(DecimalProblem::TooLarge) => Message::new("draft-number-too-large"),
        NumberProblem::Form(_) => Message::new("draft-number-form"),
        NumberProblem::Decimals(max) => Message::new("draft-number-decimals").with("most", max),
        NumberProblem::BelowMin(min) => {
            Message::new("draft-number-below").with("least", min.to_string())
        }
        NumberProblem::AboveMax(max) => {
            Message::new("draft-number-above").with("most", max.to_string())
        }
    }
}

fn phone_message(problem: PhoneProblem) -> Message {
    match problem {
        PhoneProblem::NotInternational => Message::new("draft-phone-not-international"),
        PhoneProblem::Character(character) => {
            Message::new("draft-phone-character").with("character", shown_character(character))
        }
        PhoneProblem::Length { min, max } => Message::new("draft-phone-length")
            .with("least", min)
            .with("most", max),
    }
}

fn iban_message(problem: IbanProblem) -> Message {
    match problem {
        IbanProblem::Form => Message::new("draft-iban-form"),
        IbanProblem::Country => Message::new("draft-iban-country"),
        IbanProblem::Length { expected, found } => Message::new("draft-iban-length")
            .with("expected", expected)
            .with("found", found),
        IbanProblem::CheckDigits => Message::new("draft-iban-check-digits"),
    }
}

fn character_message(problem: CharacterProblem) -> Message {
    Message::new(match problem.kind {
        CharacterKind::Control => "draft-control-character",
        CharacterKind::Direction => "draft-direction-character",
        CharacterKind::Invisible => "draft-invisible-character",
    })
    .with("character", problem.code_point())
    .with("place", problem.index + 1)
}

fn business_id_message(problem: &BusinessIdProblem) -> Message {
    match problem {
        BusinessIdProblem::Form { example } => {
            Message::new("draft-business-id-form").with("example", *example)
        }
        BusinessIdProblem::CheckDigit { expected, place } => Message::new(match place {
            DigitPlace::Last => "draft-check-digit-last",
            DigitPlace::BeforeSuffix => "draft-check-digit-before-suffix",
        })
        .with("expected", usize::from(*expected)),
        BusinessIdProblem::NoCheckDigit => Message::new("draft-no-check-digit"),
        BusinessIdProblem::VatForm { example } => {
            Message::new("draft-vat-form").with("example", *example)
        }
        BusinessIdProblem::LooseForm { shortest, longest } => Message::new("draft-loose-form")
            .with("shortest", *shortest)
            .with("longest", *longest),
    }
}

fn postal_code_message(problem: &PostalCodeProblem) -> Message {
    match problem {
        PostalCodeProblem::Form { example } => {
            Message::new("draft-postal-code-form").with("example", *example)
        }
        PostalCodeProblem::Abroad { example, country } => Message::new("draft-postal-code-abroad")
            .with("example", *example)
            .with("country", *country),
        PostalCodeProblem::LooseForm { shortest, longest } => Message::new("draft-loose-form")
            .with("shortest", *shortest)
            .with("longest", *longest),
    }
}

fn email_message(problem: EmailProblem) -> Message {
    match problem {
        EmailProblem::Space => Message::new("draft-email-space"),
        EmailProblem::NoAtSign => Message::new("draft-email-no-at-sign"),
        EmailProblem::SeveralAtSigns => Message::new("draft-email-several-at-signs"),
        EmailProblem::NoLocalPart => Message::new("draft-email-no-local-part"),
        EmailProblem::NoDomain => Message::new("draft-email-no-domain"),
        EmailProblem::MisplacedDot { .. } => Message::new("draft-email-misplaced-dot"),
        EmailProblem::DomainWithoutDot => Message::new("draft-email-domain-without-dot"),
        EmailProblem::TooLong { part, max } => Message::new(match part {
            EmailPart::Local => "draft-email-long-local-part",
            EmailPart::Domain => "draft-email-long-domain",
        })
        .with("most", max),
        EmailProblem::Character { character, .. } => {
            Message::new("draft-email-character").with("character", shown_character(character))
        }
    }
}

fn date_message(problem: DateProblem) -> Message {
    match problem {
        DateProblem::Form => Message::new("draft-date-form"),
        DateProblem::TwoDigitYear => Message::new("draft-date-two-digit-year"),
        DateProblem::NoSuchYear { .. } => Message::new("draft-date-no-such-year"),
        DateProblem::NoSuchMonth { month } => {
            Message::new("draft-date-no-such-month").with("month", usize::from(month))
        }
        DateProblem::NoSuchDay { day, last } => Message::new("draft-date-no-such-day")
            .with("day", usize::from(day))
            .with("last", usize::from(last)),
    }
}
