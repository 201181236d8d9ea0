//! What a column can be for, and what it is called.

use crate::draft::SignatoryPart;
use crate::message::{Language, Message, Translator};
use crate::template::{FieldKind, Template};

/// What a column is for. Services and fields are those of a template, by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnRole {
    /// The user's own notes; they mark the example, too.
    Note,
    /// The name of the file, where it isn't to be that of the customer.
    File,
    /// All chosen services in one cell.
    Services,
    /// Whether a service is chosen.
    Service(usize),
    /// The answer to a field.
    Field(usize),
    /// A part of a signatory.
    Signatory {
        /// The field.
        field: usize,
        /// Which of its signatories, from 0.
        index: usize,
        /// Which part.
        part: SignatoryPart,
    },
}

/// The parts of a signatory that have a column, in this order.
pub(super) const PARTS: [SignatoryPart; 3] = [
    SignatoryPart::Name,
    SignatoryPart::Title,
    SignatoryPart::Email,
];

/// Returns the columns of a template's sheet in their order: who the other party is, the services, everything else, and last the own
/// party, which a profile fills in. Lists of rows have none.
pub(super) fn roles(template: &Template) -> Vec<ColumnRole> {
    let own = |field: &usize| template.is_own(&template.fields[*field].id);
    let fields = 0..template.fields.len();
    let others = fields.clone().filter(|field| !own(field));
    let mut roles = vec![ColumnRole::Note];
    for field in others {
        add_field(&mut roles, template, field);
    }
    let at = roles
        .iter()
        .rposition(|role| is_about_other(template, *role));
    let at = at.map_or(roles.len(), |at| at + 1);
    let services = (0..template.services.len()).map(ColumnRole::Service);
    roles.splice(at..at, services);
    for field in fields.filter(own) {
        add_field(&mut roles, template, field);
    }
    roles.push(ColumnRole::File);
    roles
}

/// Whether a column is about who the other party is: in the section of the form that has its name.
fn is_about_other(template: &Template, role: ColumnRole) -> bool {
    let (ColumnRole::Field(field), Some(other)) = (role, template.parties.get(1)) else {
        return false;
    };
    let name = template.field(&other.name_field);
    name.is_some_and(|name| name.group == template.fields[field].group)
}

fn add_field(roles: &mut Vec<ColumnRole>, template: &Template, field: usize) {
    match template.fields[field].kind {
        FieldKind::Rows(_) => {}
        FieldKind::Signatories { max, .. } => {
            let columns = (0..max)
                .flat_map(|index| PARTS.map(|part| ColumnRole::Signatory { field, index, part }));
            roles.extend(columns);
        }
        _ => roles.push(ColumnRole::Field(field)),
    }
}

impl ColumnRole {
    /// Returns its identifier, which stands in the second row of a sheet.
    #[must_use]
    pub fn id(self, template: &Template) -> String {
        match self {
            Self::Note => "note".to_owned(),
            Self::File => "file".to_owned(),
            Self::Services => "services".to_owned(),
            Self::Service(service) => format!("service.{}", template.services[service].id),
            Self::Field(field) => template.fields[field].id.clone(),
            Self::Signatory { field, index, part } => {
                let field = &template.fields[field].id;
                format!("{field}.{}.{}", index + 1, part_name(part))
            }
        }
    }

    /// Returns what it is called in a language.
    #[must_use]
    pub fn heading(self, template: &Template, translator: &Translator) -> String {
        let language = translator.language().tag();
        match self {
            Self::Note => translator.format(&Message::new("batch-column-note")),
            Self::File => translator.format(&Message::new("batch-column-file")),
            Self::Services => translator.format(&Message::new("batch-column-services")),
            Self::Service(service) => {
                let service = &template.services[service];
                let family = template.family_of(service);
                let family = family.map(|family| family.label.text(language));
                joined(family, service.short.text(language))
            }
            Self::Field(field) => {
                let (group, label) = template.field_name(&template.fields[field].id, language);
                joined(Some(group), label)
            }
            Self::Signatory { field, index, part } => {
                let label = template.fields[field].label.text(language);
                let message = Message::new("batch-column-signatory")
                    .with("label", label)
                    .with("number", (index + 1).to_string())
                    .with("part", part_name(part));
                translator.format(&message)
            }
        }
    }

    /// Returns everything that it may be called: in each language of the program and of the template, as
    /// [`normal`] has it.
    pub(super) fn names(self, template: &Template, translators: &[Translator]) -> Vec<String> {
        let headings = translators.iter();
        let mut names: Vec<String> = headings
            .map(|translator| normal(&self.heading(template, translator)))
            .collect();
        names.push(normal(&self.id(template)));
        match self {
            Self::Service(service) => {
                let service = &template.services[service];
                names.extend([&service.name, &service.id].map(|name| normal(name)));
            }
            Self::Field(field) => {
                let field = &template.fields[field];
                let mut groups = template.groups.iter();
                if let Some(group) = groups.find(|group| group.id == field.group) {
                    names.push(normal(&joined(Some(&group.label.own), &field.label.own)));
                }
            }
            _ => {}
        }
        names.sort();
        names.dedup();
        names
    }

    /// Returns its label alone, without the group that it is in, as [`normal`] has it.
    pub(super) fn bare_names(self, template: &Template) -> Vec<String> {
        let labels = match self {
            Self::Field(field) => &template.fields[field].label,
            Self::Service(service) => &template.services[service].short,
            _ => return Vec::new(),
        };
        let all = labels.others.values().chain([&labels.own]);
        all.map(|label| normal(label)).collect()
    }
}

/// Returns a translator for each language.
pub(super) fn translators() -> Vec<Translator> {
    Language::ALL.map(Translator::new).into()
}

/// Returns a heading as it is compared: letters and digits only, in lower case.
pub(super) fn normal(heading: &str) -> String {
    let letters = heading.chars().filter(|one| one.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn joined(group: Option<&str>, label: &str) -> String {
    match group {
        Some(group) if !group.is_empty() && group != label => format!("{group}: {label}"),
        _ => label.to_owned(),
    }
}

fn part_name(part: SignatoryPart) -> &'static str {
    match part {
        SignatoryPart::Name => "name",
        SignatoryPart::Title => "title",
        SignatoryPart::Email => "email",
    }
}
