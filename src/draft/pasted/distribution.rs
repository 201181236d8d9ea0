//! Which field of a party each piece of a pasted text fits.

use std::collections::BTreeSet;

use super::pieces::{Piece, pieces};
use super::segments::segments;
use super::words::signs;
use crate::date::Date;
use crate::draft::model::{Answer, Draft, Signatory, SignatoryPart};
use crate::draft::values::country;
use crate::template::{Field, FieldKind, Role, Template};

/// Where a piece fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FitPlace {
    /// In a field.
    Field(String),
    /// In a text of the first signatory of a field.
    Signatory(String, SignatoryPart),
}

/// A piece that fits somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Where.
    pub place: FitPlace,
    /// The answer, as it would be kept.
    pub text: String,
}

/// A pasted text, distributed over the fields of a party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// What fits where, in the order of the template's fields.
    pub fits: Vec<Fit>,
    /// What fits nowhere.
    pub left_over: Vec<String>,
}

/// Distributes a pasted text over the fields of a party. What the draft says already fits nowhere, and isn't left over.
#[must_use]
pub fn distribute(text: &str, template: &Template, party: &str, draft: &Draft) -> Distribution {
    let Some(fields) = Fields::of(template, party) else {
        return Distribution::default();
    };
    let is_own = |label: &str| fields.labelled(label).is_some();
    let segments = segments(text, &is_own);
    let usual = fields
        .with(Role::Country)
        .and_then(|field| draft.text(&field.id));
    let (pieces, named) = pieces(&segments, &usual.unwrap_or_default().to_uppercase());
    let mut sorted = Sorted::default();
    for piece in pieces {
        sorted.sort(piece, &fields);
    }
    if sorted.value(Role::Country).is_none() {
        sorted.country = named;
    }
    sorted.distribution(&fields, draft)
}

impl Distribution {
    /// Fills in what fits.
    pub fn fill(&self, template: &Template, draft: &mut Draft) {
        for fit in &self.fits {
            match &fit.place {
                FitPlace::Field(id) => {
                    draft
                        .answers
                        .insert(id.clone(), Answer::Text(fit.text.clone()));
                }
                FitPlace::Signatory(id, part) => {
                    let mut people = draft.signatories(id).to_vec();
                    if people.is_empty() {
                        people.push(Signatory::default());
                    }
                    fit.text.clone_into(people[0].part_mut(*part));
                    draft
                        .answers
                        .insert(id.clone(), Answer::Signatories(people));
                }
            }
        }
        // The country decides how the numbers are written.
        let ids: BTreeSet<&str> = self.fits.iter().map(Fit::field).collect();
        let is_country = |field: &&Field| matches!(field.kind, FieldKind::Country);
        let filled = template
            .fields
            .iter()
            .filter(|field| ids.contains(&*field.id));
        let (countries, others): (Vec<&Field>, Vec<&Field>) = filled.partition(is_country);
        for field in countries.into_iter().chain(others) {
            draft.normalise_field(template, field, None::<Date>);
        }
    }
}

impl Fit {
    /// The field that it is in.
    #[must_use]
    pub fn field(&self) -> &str {
        match &self.place {
            FitPlace::Field(id) | FitPlace::Signatory(id, _) => id,
        }
    }
}

/// The fields of a party.
struct Fields<'t> {
    template: &'t Template,
    /// Those of the group that the party's name is in.
    own: Vec<&'t Field>,
    name: &'t str,
    signatories: Option<&'t Field>,
}

impl<'t> Fields<'t> {
    fn of(template: &'t Template, party: &str) -> Option<Self> {
        let owner = template.party(party)?;
        let name = &owner.name_field;
        let group = &template.field(name)?.group;
        let is_own = |field: &&Field| field.group == *group && owner.has(&field.id);
        Some(Self {
            template,
            own: template.fields.iter().filter(is_own).collect(),
            name,
            signatories: template.signatories_of(party),
        })
    }

    /// The field that a role belongs to; the name of a party is known by the template.
    fn with(&self, role: Role) -> Option<&'t Field> {
        let mut own = self.own.iter().copied();
        match role {
            Role::Name => own.find(|field| field.id == self.name),
            Role::Person | Role::Address | Role::Other => None,
            Role::VatNumber => {
                let found = own.find(|field| field.role == Some(Role::VatNumber));
                found.or_else(|| self.with(Role::BusinessId))
            }
            role => own.find(|field| field.role == Some(role) && field.id != self.name),
        }
    }

    /// The field that has a label in some language.
    fn labelled(&self, label: &str) -> Option<&'t Field> {
        let label = label.trim().to_lowercase();
        let is_it = |text: &String| text.to_lowercase() == label;
        let own = self.own.iter().copied();
        let mut texts = own.filter(|field| field.kind.is_text());
        texts.find(|field| is_it(&field.label.own) || field.label.others.values().any(is_it))
    }
}

/// Pieces by where they go.
#[derive(Default)]
struct Sorted {
    /// The text for each field.
    texts: Vec<(String, String)>,
    roles: Vec<(Role, String)>,
    person: Option<String>,
    /// Who was the person before somebody who signs.
    earlier_person: Option<String>,
    is_signatory: bool,
    title: Option<String>,
    country: Option<String>,
    last_street_line: Option<usize>,
    left_over: Vec<String>,
}

impl Sorted {
    fn value(&self, role: Role) -> Option<&str> {
        let mut roles = self.roles.iter();
        roles
            .find(|(known, _)| *known == role)
            .map(|(_, text)| text.as_str())
    }

    fn sort(&mut self, piece: Piece, fields: &Fields<'_>) {
        if let Some(field) = piece
            .label
            .as_deref()
            .and_then(|label| fields.labelled(label))
        {
            if self.texts.iter().any(|(id, _)| *id == field.id) {
                return self.left_over.push(piece.text);
            }
            self.roles
                .extend(field.role.map(|role| (role, piece.text.clone())));
            return self.texts.push((field.id.clone(), piece.text));
        }
        let Some(role) = piece.role else {
            return self.left_over.push(piece.text);
        };
        match role {
            Role::Contact | Role::Person if self.person.is_none() => {
                self.is_signatory = role == Role::Person;
                self.person = Some(piece.text);
            }
            Role::Person => {
                // Whoever signs is more than whom to turn to; the other one stays a contact.
                self.is_signatory = true;
                self.left_over.extend(self.title.take());
                let earlier = self.person.replace(piece.text);
                let other = std::mem::replace(&mut self.earlier_person, earlier);
                self.left_over.extend(other);
            }
            Role::Contact if self.person.as_ref() == Some(&piece.text) => {}
            Role::Contact => self.left_over.push(piece.text),
            Role::Title if self.title.is_none() => self.title = Some(piece.text),
            Role::Street => self.street(piece, fields),
            role => self.text(role, piece.text, fields),
        }
    }

    /// Lines of an address that follow each other are one answer.
    fn street(&mut self, piece: Piece, fields: &Fields<'_>) {
        let Some(field) = fields.with(Role::Street) else {
            return self.left_over.push(piece.text);
        };
        let most = match field.kind {
            FieldKind::Text { lines } => lines,
            _ => 1,
        };
        let known = self.texts.iter_mut().find(|(id, _)| *id == field.id);
        let follows = self
            .last_street_line
            .is_some_and(|last| piece.line <= last + 1);
        match known {
            None => self.texts.push((field.id.clone(), piece.text)),
            Some((_, text)) if follows && text.lines().count() < most => {
                text.push('\n');
                text.push_str(&piece.text);
            }
            Some(_) => return self.left_over.push(piece.text),
        }
        self.last_street_line = Some(piece.line);
    }

    fn text(&mut self, role: Role, text: String, fields: &Fields<'_>) {
        let field = fields.with(role);
        let is_taken = |id: &str| self.texts.iter().any(|(known, _)| known == id);
        match field {
            Some(field) if !is_taken(&field.id) => {
                self.roles.push((role, text.clone()));
                self.texts.push((field.id.clone(), text));
            }
            // The same number with the letters of a VAT number before it.
            Some(field) if role == Role::VatNumber && self.has_digits_of(&field.id, &text) => {}
            _ => self.left_over.push(text),
        }
    }

    /// Whether the digits of a VAT number are those of the number in a field, perhaps with some behind them.
    fn has_digits_of(&self, field: &str, vat_number: &str) -> bool {
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let known = self.texts.iter().find(|(id, _)| id == field);
        let known = known.map(|(_, text)| digits(text)).unwrap_or_default();
        !known.is_empty() && digits(vat_number).contains(&known)
    }

    /// Makes a person the one to turn to, and returns whether it is: there may be another.
    fn place_contact(&mut self, name: &str, fields: &Fields<'_>) -> bool {
        let Some(field) = fields.with(Role::Contact) else {
            return false;
        };
        if let Some((_, known)) = self.texts.iter().find(|(id, _)| *id == field.id) {
            return known == name;
        }
        self.texts.push((field.id.clone(), name.to_owned()));
        true
    }

    /// Gives the person a place: whom to turn to, and who signs, where the title is one of somebody who does.
    fn place_person(&mut self, fields: &Fields<'_>, draft: &Draft) -> Vec<(SignatoryPart, String)> {
        let Some(person) = self.person.take() else {
            self.left_over.extend(self.title.take());
            return Vec::new();
        };
        let earlier = self.earlier_person.take();
        if let Some(earlier) = earlier.filter(|name| !self.place_contact(name, fields)) {
            self.left_over.push(earlier);
        }
        let is_contact = !self.is_signatory && self.place_contact(&person, fields);
        let contact = fields.with(Role::Contact);
        let may_sign = self.is_signatory || self.title.as_deref().is_some_and(signs);
        let is_free = fields.signatories.is_some_and(|field| {
            let people = draft.signatories(&field.id);
            people.iter().all(Signatory::is_empty)
        });
        let email = self.value(Role::Email).map(str::to_owned);
        let mut texts = self.texts.iter();
        let has_other_contact = contact
            .is_some_and(|contact| texts.any(|(id, name)| *id == contact.id && *name != person));
        if is_free && (may_sign || contact.is_none()) {
            let title = self.title.take();
            let texts = [
                (SignatoryPart::Name, Some(person)),
                (SignatoryPart::Title, title),
                // The address of the one to turn to is not that of another who signs.
                (SignatoryPart::Email, email.filter(|_| !has_other_contact)),
            ];
            let said = texts
                .into_iter()
                .filter_map(|(part, text)| Some((part, text?)));
            return said.collect();
        }
        self.left_over.extend((!is_contact).then_some(person));
        self.left_over.extend(self.title.take());
        Vec::new()
    }

    fn distribution(mut self, fields: &Fields<'_>, draft: &Draft) -> Distribution {
        let people = self.place_person(fields, draft);
        if let (Some(found), Some(field)) = (&self.country, fields.with(Role::Country)) {
            self.texts.push((field.id.clone(), found.clone()));
        }
        for (id, text) in &mut self.texts {
            let field = fields.template.field(id);
            if field.is_some_and(|field| matches!(field.kind, FieldKind::Country))
                && let Some(code) = country::nearest(text)
            {
                code.clone_into(text);
            }
        }
        let order = |id: &str| fields.own.iter().position(|field| field.id == id);
        self.texts.sort_by_key(|(id, _)| order(id));
        let texts = self.texts.into_iter().map(|(id, text)| Fit {
            place: FitPlace::Field(id),
            text,
        });
        let signatories = fields.signatories.map(|field| field.id.clone());
        let people = people.into_iter().filter_map(|(part, text)| {
            let place = FitPlace::Signatory(signatories.clone()?, part);
            Some(Fit { place, text })
        });
        let mut distribution = Distribution {
            fits: texts.chain(people).collect(),
            left_over: self.left_over,
        };
        distribution.normalise(fields.template, draft);
        distribution
    }
}

impl Distribution {
    /// Shows answers as they would be kept, and leaves out what is there already.
    fn normalise(&mut self, template: &Template, draft: &Draft) {
        let mut filled = draft.clone();
        self.fill(template, &mut filled);
        let said = |draft: &Draft, place: &FitPlace| match place {
            FitPlace::Field(id) => draft.text(id).unwrap_or_default(),
            FitPlace::Signatory(id, part) => {
                let first = draft.signatories(id).first();
                first.map_or_else(String::new, |one| one.part(*part).to_owned())
            }
        };
        for fit in &mut self.fits {
            fit.text = said(&filled, &fit.place);
        }
        self.fits.retain(|fit| said(draft, &fit.place) != fit.text);
    }
}
