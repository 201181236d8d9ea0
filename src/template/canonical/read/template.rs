//! The template, and the lists of what can be chosen and filled in.

use super::parts::{Parts, Result, malformed, problem, shown, shown_parts, value};
use super::reader::{Reader, check_name};
use crate::language::is_language_tag;
use crate::template::canonical::content::{
    Field as FieldContent, Head, Prints, Service as ServiceContent,
};
use crate::template::canonical::printed::PrintedBy;
use crate::template::canonical::tree::Part;
use crate::template::field_kind::{Column, FieldKind, NumberRange, RowsOf, Unit};
use crate::template::label::Label;
use crate::template::letterhead::Pixels;
use crate::template::model::{Field, Party, Required, Service, Template};
use crate::template::problem::ProblemKind;
use crate::template::sources::Typeface;

/// As many lines as a field may have at most: an excerpt doesn't say how many its own may.
const MAX_LINES: usize = 20;
/// As many rows as a list may have at most.
const MAX_ROWS: usize = 5_000;
/// More don't fit a page side by side.
const MAX_PARTIES: usize = 20;

/// The template that an excerpt is of, as far as the excerpt goes: no conditions, no help, nothing to choose.
/// `pixels` are those of the letterhead; they must be the ones that the template has.
pub fn template(
    mut root: Part,
    typeface: &Typeface<'_>,
    pixels: Option<Pixels>,
) -> Result<Template> {
    let hash = root.hash();
    let mut reader = Reader::new(typeface);
    let mut parts = Parts::of(&mut root, "template")?;
    let head = read_head(parts.next("head")?)?;
    parts.hidden("sets")?;
    let parties = reader.parties(parts.next("parties")?)?;
    parts.hidden("families")?;
    let services = reader.services(parts.next("services")?)?;
    parts.hidden("groups")?;
    let fields = read_fields(parts.next("fields")?)?;
    let blocks = reader.body(parts.next("body")?)?;
    parts.hidden("corrections")?;
    let page = reader.page(parts.next("page")?, pixels)?;
    parts.end()?;
    Ok(Template {
        id: head.id,
        version: head.version,
        language: head.language,
        title: String::new(),
        source: String::new(),
        original: None,
        sets: Vec::new(),
        parties,
        families: Vec::new(),
        services,
        groups: Vec::new(),
        fields,
        blocks,
        corrections: reader.corrections,
        page,
        parts: root,
        hash,
    })
}

impl Reader<'_> {
    fn parties(&mut self, list: &mut Part) -> Result<Vec<Party>> {
        list.printed_by = PrintedBy::ItsParts;
        let mut parties = Vec::new();
        for part in shown_parts(list, "parties")? {
            if parties.len() == MAX_PARTIES {
                return Err(malformed(part.line));
            }
            let mut parts = Parts::of(part, "party")?;
            let own = parts.next("id")?;
            let id: String = shown(own)?;
            check_name(own, &id)?;
            let own = parts.next("label")?;
            own.printed_by = PrintedBy::PartyTable;
            let label: String = value(own)?.unwrap_or_default();
            self.printable(own, &label)?;
            parts.hidden("written")?;
            parts.end()?;
            part.printed_by = PrintedBy::Parties;
            let name_field = format!("{id}.name");
            parties.push(Party {
                id,
                label,
                name_field,
            });
        }
        Ok(parties)
    }

    fn services(&self, list: &mut Part) -> Result<Vec<Service>> {
        list.printed_by = PrintedBy::ItsParts;
        let mut services = Vec::new();
        for part in shown_parts(list, "services")? {
            let mut parts = Parts::of(part, "service")?;
            let print = parts.next("print")?;
            let service: ServiceContent = shown(print)?;
            check_name(print, &service.id)?;
            check_name(print, &service.set)?;
            self.printable(print, &service.name)?;
            parts.hidden("written")?;
            parts.end()?;
            part.printed_by = PrintedBy::Service(service.id.clone());
            services.push(Service {
                id: service.id,
                set: service.set,
                family: String::new(),
                short: label(&service.name),
                name: service.name,
                form_only: false,
            });
        }
        Ok(services)
    }
}

fn read_head(part: &mut Part) -> Result<Head> {
    let mut parts = Parts::of(part, "head")?;
    let print = parts.next("print")?;
    let head: Head = shown(print)?;
    for name in [&head.id, &head.version, &head.language] {
        check_name(print, name)?;
    }
    if !is_language_tag(&head.language) {
        return Err(problem(print, ProblemKind::BadLanguage(head.language)));
    }
    parts.hidden("written")?;
    parts.end()?;
    Ok(head)
}

fn read_fields(list: &mut Part) -> Result<Vec<Field>> {
    list.printed_by = PrintedBy::ItsParts;
    let mut fields = Vec::new();
    for part in shown_parts(list, "fields")? {
        let is_required = part.marks.required;
        let mut parts = Parts::of(part, "field")?;
        let print = parts.next("print")?;
        let field: FieldContent = shown(print)?;
        check_name(print, &field.id)?;
        if let Some(of) = &field.genitive_of {
            check_name(print, of)?;
        }
        parts.hidden("written")?;
        parts.end()?;
        part.printed_by = PrintedBy::Field(field.id.clone());
        fields.push(printed_field(field, is_required));
    }
    Ok(fields)
}

/// Something in place of words for the form, which don't travel.
fn label(text: &str) -> Label {
    Label {
        own: text.to_owned(),
        ..Label::default()
    }
}

/// A field of which only how it is printed is known.
fn printed_field(field: FieldContent, is_required: bool) -> Field {
    Field {
        label: label(&field.id),
        id: field.id,
        group: String::new(),
        kind: kind_of(field.prints),
        role: None,
        help: None,
        required: if is_required {
            Required::Yes
        } else {
            Required::No
        },
        standard: None,
        follows: None,
        genitive_of: field.genitive_of,
        form_only: false,
        term: None,
    }
}

fn kind_of(prints: Prints) -> FieldKind {
    let range = NumberRange::default();
    match prints {
        Prints::Text => FieldKind::Text { lines: MAX_LINES },
        Prints::Date => FieldKind::Date,
        Prints::Country => FieldKind::Country,
        Prints::Signatories(of) => FieldKind::Signatories {
            party: of,
            min: 0,
            max: MAX_LINES,
        },
        Prints::Choices => FieldKind::Choices {
            options: Vec::new(),
        },
        Prints::Number { unit } => FieldKind::Number {
            range,
            unit: unit.map(|unit| Unit {
                one: unit.one,
                many: unit.many,
                gender: unit.gender,
            }),
        },
        Prints::Amount(currency) => FieldKind::Amount { currency, range },
        Prints::Percent => FieldKind::Percent { range },
        Prints::Rows(columns) => {
            let columns = columns.into_iter().map(|column| Column {
                label: label(&column.id),
                id: column.id,
                kind: kind_of(column.prints),
                required: false,
            });
            FieldKind::Rows(RowsOf {
                columns: columns.collect(),
                min: 0,
                max: MAX_ROWS,
            })
        }
    }
}
