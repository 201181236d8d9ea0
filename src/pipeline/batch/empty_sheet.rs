//! A spreadsheet to fill in, made from a template.

use super::columns::{ColumnRole, roles};
use crate::draft::SignatoryPart;
use crate::draft::values::country;
use crate::message::{Message, Translator};
use crate::spreadsheet::{NewColumn, NewSheet, write_sheet};
use crate::template::{Field, FieldKind, Required, Template};

/// The e-mail address of the example.
const EMAIL: &str = "eva@example.com";

/// Writes a sheet with a column for each answer and each service of a template, and an example.
///
/// # Errors
/// The writer's words; unreachable.
pub fn empty_sheet(template: &Template, translator: &Translator) -> Result<Vec<u8>, String> {
    let roles = roles(template);
    let columns = roles.iter().map(|role| column(*role, template, translator));
    let example = roles
        .iter()
        .map(|role| example(*role, template, translator));
    let sheet = NewSheet {
        name: translator.format(&Message::new("batch-sheet-name")),
        columns: columns.collect(),
        rows: vec![example.collect()],
        frozen_columns: 2,
    };
    write_sheet(&sheet).map_err(|error| error.to_string())
}

/// Returns the fields that have no column: lists of rows, which are filled in agreement by agreement.
#[must_use]
pub fn left_out(template: &Template) -> Vec<&Field> {
    let fields = template.fields.iter();
    let lists = fields.filter(|field| matches!(field.kind, FieldKind::Rows(_)));
    lists.collect()
}

fn column(role: ColumnRole, template: &Template, translator: &Translator) -> NewColumn {
    let mut column = NewColumn {
        heading: role.heading(template, translator),
        id: Some(role.id(template)),
        width: 18.0,
        ..NewColumn::default()
    };
    match role {
        ColumnRole::Service(_) | ColumnRole::Services => {
            column.width = 13.0;
            column.options = vec!["x".to_owned()];
            column.is_centred = true;
        }
        ColumnRole::Field(field) => of_field(&mut column, &template.fields[field], translator),
        ColumnRole::Signatory { field, index, part } => {
            let FieldKind::Signatories { min, .. } = template.fields[field].kind else {
                return column;
            };
            let is_other = !template.is_own(&template.fields[field].id);
            column.is_required = index < min && is_other && part != SignatoryPart::Email;
            column.width = 20.0;
        }
        ColumnRole::Note => column.width = 14.0,
        ColumnRole::File => {
            column.help = translator.format(&Message::new("batch-help-file"));
        }
    }
    column
}

fn of_field(column: &mut NewColumn, field: &Field, translator: &Translator) {
    let language = translator.language().tag();
    column.is_required = field.required == Required::Yes && field.standard.is_none();
    column.width = match field.kind {
        FieldKind::Text { lines } if lines > 1 => 28.0,
        FieldKind::Text { .. } | FieldKind::Email | FieldKind::Choices { .. } => 24.0,
        _ => 15.0,
    };
    column.options = match &field.kind {
        FieldKind::Country => country::beginning_with("", language, 300)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        FieldKind::Choice { options } => {
            let labels = options.iter().map(|option| option.label.text(language));
            labels.map(str::to_owned).collect()
        }
        FieldKind::YesNo { .. } => {
            let words =
                ["yes", "no"].map(|answer| Message::new("batch-yes-no").with("answer", answer));
            words.map(|word| translator.format(&word)).into()
        }
        _ => Vec::new(),
    };
    let help = field
        .help
        .as_ref()
        .map(|help| help.text(language).to_owned());
    column.help = match &field.kind {
        FieldKind::Choices { options } => {
            let labels = options.iter().map(|option| option.label.text(language));
            let labels: Vec<&str> = labels.collect();
            let message = Message::new("batch-help-choices").with("options", labels.join(", "));
            translator.format(&message)
        }
        _ => help.unwrap_or_default(),
    };
}

/// What the example has in a column.
fn example(role: ColumnRole, template: &Template, translator: &Translator) -> String {
    let language = translator.language().tag();
    let said = |what: &str| translator.format(&Message::new("batch-example").with("what", what));
    match role {
        ColumnRole::Note => said("note"),
        ColumnRole::Service(0) => "x".to_owned(),
        ColumnRole::Signatory {
            field,
            index: 0,
            part,
        } => {
            if template.is_own(&template.fields[field].id) {
                return String::new();
            }
            match part {
                SignatoryPart::Name => said("person"),
                SignatoryPart::Title => said("title"),
                SignatoryPart::Email => EMAIL.to_owned(),
            }
        }
        ColumnRole::Field(field) => {
            let field = &template.fields[field];
            if template.is_own(&field.id) || !is_worth_an_example(field, template) {
                return String::new();
            }
            match &field.kind {
                FieldKind::BusinessId { .. } => "0112038-9".to_owned(),
                FieldKind::PostalCode { .. } => "00510".to_owned(),
                FieldKind::Country => country::name("FI", language).unwrap_or("FI").to_owned(),
                FieldKind::Email => EMAIL.to_owned(),
                FieldKind::Date => "2.3.2026".to_owned(),
                FieldKind::Phone => "+358 40 1234567".to_owned(),
                FieldKind::Text { .. }
                    if template
                        .parties
                        .iter()
                        .any(|party| party.name_field == field.id) =>
                {
                    said("company")
                }
                FieldKind::Text { .. } => "…".to_owned(),
                _ => String::new(),
            }
        }
        _ => String::new(),
    }
}

/// Whether a field is required, or about a party: the example shows no more than what is usual.
fn is_worth_an_example(field: &Field, template: &Template) -> bool {
    let mut parties = template.parties.iter();
    field.required == Required::Yes || parties.any(|party| party.has(&field.id))
}
