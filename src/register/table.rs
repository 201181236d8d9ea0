//! The list as rows of text.

use std::sync::Arc;

use super::cases::Case;
use super::entry::{Entry, EntryKind};
use super::search::SortKey;
use crate::message::{Message, Translator};
use crate::template::{Service, Template};

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The customer's name.
    Customer,
    /// The number.
    Number,
    /// The date of the agreement.
    Date,
    /// The services.
    Services,
    /// The clause sets.
    Sets,
    /// The template and its version.
    Template,
    /// The terms that differ from their standard.
    Deviations,
    /// When it was changed last.
    Modified,
    /// How far it has come.
    State,
}

impl Column {
    /// All columns, in their order.
    pub const ALL: [Self; 9] = [
        Self::Customer,
        Self::Number,
        Self::Date,
        Self::Services,
        Self::Sets,
        Self::Template,
        Self::Deviations,
        Self::Modified,
        Self::State,
    ];

    /// Returns its identifier.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Number => "number",
            Self::Date => "date",
            Self::Services => "services",
            Self::Sets => "sets",
            Self::Template => "template",
            Self::Deviations => "deviations",
            Self::Modified => "modified",
            Self::State => "state",
        }
    }

    /// Returns the column with that identifier.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// Returns its heading.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Customer => "register-column-customer",
            Self::Number => "register-column-number",
            Self::Date => "register-column-date",
            Self::Services => "register-column-services",
            Self::Sets => "register-column-sets",
            Self::Template => "register-column-template",
            Self::Deviations => "register-column-deviations",
            Self::Modified => "register-column-modified",
            Self::State => "register-column-state",
        })
    }

    /// Returns what sorts by it.
    #[must_use]
    pub fn sort_key(self) -> SortKey {
        match self {
            Self::Customer => SortKey::Customer,
            Self::Number => SortKey::Number,
            Self::Date => SortKey::Date,
            Self::Services => SortKey::Services,
            Self::Sets => SortKey::Sets,
            Self::Template => SortKey::Template,
            Self::Deviations => SortKey::Deviations,
            Self::Modified => SortKey::Modified,
            Self::State => SortKey::State,
        }
    }
}

/// The names of what cases have, in a language.
pub struct Names<'a> {
    /// The templates that are known.
    pub templates: &'a [Arc<Template>],
    /// The translator of messages.
    pub translator: &'a Translator,
    /// Writes a moment, in nanoseconds since 1970, as people read it.
    pub moment: &'a dyn Fn(i64) -> String,
}

impl Names<'_> {
    /// Returns the name of a service with that of its family; its identifier where no template here has it.
    #[must_use]
    pub fn service(&self, template: &str, id: &str) -> String {
        let tag = self.translator.language().tag();
        let Some((template, service)) = self.find_service(template, id) else {
            return id.to_owned();
        };
        let short = service.short.text(tag);
        match template.family_of(service) {
            Some(family) if family.label.text(tag) != short => {
                format!("{} ({short})", family.label.text(tag))
            }
            _ => short.to_owned(),
        }
    }

    fn find_service(&self, template: &str, id: &str) -> Option<(&Template, &Service)> {
        let mut named = self.templates.iter().filter(|one| one.id == template);
        named.find_map(|one| Some((&**one, one.service(id)?)))
    }

    /// Returns the names of services by family, with what is chosen of a family where that isn't all of it.
    #[must_use]
    pub fn services(&self, template: &str, ids: &[String]) -> String {
        let tag = self.translator.language().tag();
        let mut families: Vec<(String, Vec<&str>, bool)> = Vec::new();
        for id in ids {
            let Some((template, service)) = self.find_service(template, id) else {
                families.push((id.clone(), Vec::new(), true));
                continue;
            };
            let short = service.short.text(tag);
            let family = template.family_of(service);
            let name = family.map_or(short, |family| family.label.text(tag));
            let is_chosen = |one: &&Service| ids.contains(&one.id);
            let of_family = || {
                let services = template.services.iter();
                services.filter(|one| one.family == service.family)
            };
            let is_whole = of_family().all(|one| is_chosen(&one));
            match families.iter_mut().find(|(known, ..)| known == name) {
                Some((_, shorts, _)) => shorts.push(short),
                None => families.push((name.to_owned(), vec![short], is_whole)),
            }
        }
        let names = families.into_iter().map(|(name, shorts, is_whole)| {
            if is_whole || shorts == [name.as_str()] {
                name
            } else {
                format!("{name} ({})", shorts.join(", "))
            }
        });
        names.collect::<Vec<_>>().join(", ")
    }

    /// Returns what a field is called; its identifier where no template here has it.
    #[must_use]
    pub fn field(&self, template: &str, id: &str) -> String {
        let tag = self.translator.language().tag();
        let named = self.templates.iter().filter(|one| one.id == template);
        let mut fields = named.filter_map(|one| one.field(id));
        let field = fields.next();
        field.map_or(id, |field| field.label.text(tag)).to_owned()
    }

    /// Returns a template's title; its identifier where it is not known here.
    #[must_use]
    pub fn template(&self, id: &str) -> String {
        let mut templates = self.templates.iter();
        let template = templates.find(|one| one.id == id);
        template.map_or(id, |template| &template.title).to_owned()
    }

    /// Returns what is unusual about a file: the end of a PDF is missing, or a draft's template isn't known here, or not in that
    /// version, or lacks services that are chosen.
    #[must_use]
    pub fn remark(&self, entry: &Entry) -> Option<Message> {
        if entry.is_cut_off {
            return Some(Message::new("register-cut-off"));
        }
        let facts = &entry.facts;
        if entry.kind != EntryKind::Draft || facts.template.is_empty() {
            return None;
        }
        let named = || self.templates.iter().filter(|one| one.id == facts.template);
        let of_version = named().find(|one| one.version == facts.version);
        let Some(template) = of_version.or_else(|| named().next()) else {
            let message = Message::new("register-unknown-template");
            return Some(message.with("template", &facts.template));
        };
        if of_version.is_none() {
            let message = Message::new("register-unknown-version");
            let message = message.with("version", &facts.version);
            return Some(message.with("known", &template.version));
        }
        let services = facts.services.iter();
        let unknown = services.filter(|id| template.service(id).is_none());
        let unknown: Vec<&str> = unknown.map(String::as_str).collect();
        (!unknown.is_empty()).then(|| {
            Message::new("register-unknown-services")
                .with("count", unknown.len())
                .with("services", unknown.join(", "))
        })
    }

    /// Returns how far a case has come, in words: with how many have signed, if some have, and whether it can be reached.
    #[must_use]
    pub fn state(&self, case: &Case) -> String {
        let lead = case.lead();
        let message = match (lead.state, lead.signed) {
            (super::CaseState::PartlySigned, Some((signed, all))) => {
                Message::new("register-signed-by")
                    .with("signed", signed)
                    .with("all", all)
            }
            (state, _) => state.message(),
        };
        let state = self.translator.format(&message);
        if case.is_reachable() {
            return state;
        }
        let gone = Message::new("register-not-reachable");
        format!("{state} ({})", self.translator.format(&gone))
    }
}

/// Returns the text of a case in a column.
#[must_use]
pub fn row_of(case: &Case, column: Column, names: &Names<'_>) -> String {
    let facts = &case.lead().facts;
    match column {
        Column::Customer => case.name(),
        Column::Number => facts.number.clone(),
        Column::Date => facts.date.clone(),
        Column::Services => names.services(&facts.template, &facts.services),
        Column::Sets => facts.sets.join(" "),
        Column::Template => format!("{} {}", facts.template, facts.version)
            .trim()
            .to_owned(),
        Column::Deviations => {
            let fields = facts.deviations.iter();
            let fields = fields.map(|id| names.field(&facts.template, id));
            fields.collect::<Vec<_>>().join(", ")
        }
        Column::Modified => (names.moment)(case.modified_ns),
        Column::State => names.state(case),
    }
}
