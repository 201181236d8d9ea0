//! `template.ron`: names, sets, parties, services.

use std::collections::BTreeSet;

use super::checker::Checker;
use crate::language::is_language_tag;
use crate::message::suggestion;
use crate::ron_text::{Spanned, fold_white_space};
use crate::template::file::{self, Family, FieldKind, TemplateFile, Translations};
use crate::template::label::Label;
use crate::template::model::{Group, Original, Party, Service, Set};
use crate::template::named::Named;
use crate::template::problem::ProblemKind;

/// Names are typed, and stand in lines of text.
pub(in crate::template) const MAX_CHARACTERS_OF_NAME: usize = 100;
/// A label is a letter, a number, or some words.
const MAX_CHARACTERS_OF_LABEL: usize = 200;

/// Whether a name has only characters that names can have.
pub(in crate::template) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_of_name)
}

fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || "._-".contains(character)
}

/// The problem of a name with such characters, or without any.
pub(in crate::template) fn bad_name(name: &str) -> ProblemKind {
    ProblemKind::BadName {
        id: name.to_owned(),
        character: name.chars().find(|character| !is_of_name(*character)),
    }
}

impl Checker<'_> {
    /// Checks the names that the template gives: their characters, and that none is given twice.
    pub(super) fn names(&mut self) {
        use TemplateFile::{Body, Corrections, Fields, Head};
        let (head, fields) = (&self.files.template, &self.files.fields);
        self.unique(Head, Named::Set, head.sets.iter().map(|set| &set.id));
        self.unique(Head, Named::Party, head.parties.iter().map(|p| &p.id));
        self.unique(Head, Named::Family, head.families.iter().map(|f| &f.id));
        self.unique(Head, Named::Service, head.services.iter().map(|s| &s.id));
        self.unique(Fields, Named::Group, fields.groups.iter().map(|g| &g.id));
        self.unique(Fields, Named::Field, fields.fields.iter().map(|f| &f.id));
        for id in head.parties.iter().map(|party| &party.id) {
            self.not_reserved(Head, id);
        }
        for id in fields.fields.iter().map(|field| &field.id) {
            self.not_reserved(Fields, id);
        }
        self.unique(Body, Named::Block, self.files.body.ids().into_iter());
        let corrections = self.files.corrections.corrections.iter();
        self.unique(Corrections, Named::Correction, corrections.map(|c| &c.id));
        for text in [&head.id, &head.version, &head.language] {
            self.name(Head, text);
        }
        if !is_language_tag(&head.language) {
            let kind = ProblemKind::BadLanguage(head.language.to_string());
            self.report(Head, &head.language, kind);
        }
    }

    pub(super) fn unique<'w>(
        &mut self,
        file: TemplateFile,
        named: Named,
        ids: impl Iterator<Item = &'w Spanned<'w>>,
    ) {
        let mut seen = BTreeSet::new();
        for name in ids {
            self.name(file, name);
            if !seen.insert(&**name) {
                let id = name.to_string();
                self.report(file, name, ProblemKind::Duplicate { named, id });
            }
        }
    }

    /// Checks that a name doesn't mean something else in a text: `{party.…}` or `{signatory.…}`.
    fn not_reserved(&mut self, file: TemplateFile, name: &Spanned<'_>) {
        let first = name.split('.').next().unwrap_or_default();
        if matches!(first, "party" | "signatory") {
            self.report(file, name, ProblemKind::ReservedName(name.to_string()));
        }
    }

    /// Whether no name or label is too long.
    pub(super) fn lengths(&mut self) -> bool {
        use TemplateFile::{Body, Corrections, Fields, Head};
        let (head, fields) = (&self.files.template, &self.files.fields);
        let mut names = vec![(Head, &head.language)];
        names.extend(head.sets.iter().map(|set| (Head, &set.id)));
        names.extend(head.parties.iter().map(|party| (Head, &party.id)));
        names.extend(head.families.iter().map(|family| (Head, &family.id)));
        names.extend(head.services.iter().map(|service| (Head, &service.id)));
        names.extend(fields.groups.iter().map(|group| (Fields, &group.id)));
        names.extend(fields.fields.iter().map(|field| (Fields, &field.id)));
        names.extend(self.files.body.ids().into_iter().map(|id| (Body, id)));
        let corrections = self.files.corrections.corrections.iter();
        names.extend(corrections.map(|correction| (Corrections, &correction.id)));
        let labels = self.block_labels.values().flatten();
        let labels = labels.map(|label| (Body, *label));
        let labels = labels.chain(head.sets.iter().map(|set| (Head, &set.label)));
        let names = names.into_iter().map(|text| (text, MAX_CHARACTERS_OF_NAME));
        let all = names.chain(labels.map(|label| (label, MAX_CHARACTERS_OF_LABEL)));
        let too_long: Vec<_> = all
            .filter(|((_, text), max)| text.chars().count() > *max)
            .collect();
        for ((file, text), max) in &too_long {
            self.report(*file, text, ProblemKind::TooLong(*max));
        }
        too_long.is_empty()
    }

    /// Checks the characters of a name: names are typed on command lines and stand inside braces.
    fn name(&mut self, file: TemplateFile, name: &Spanned<'_>) {
        if !is_name(name) {
            self.report(file, name, bad_name(name));
        }
    }

    pub(super) fn original(&mut self) -> Option<Original> {
        let original = self.files.template.original.as_ref()?;
        for name in [&original.id, &original.version] {
            self.name(TemplateFile::Head, name);
        }
        let is_hash = original.hash.len() == 64
            && original.hash.chars().all(|digit| digit.is_ascii_hexdigit());
        if !is_hash {
            self.report(TemplateFile::Head, &original.hash, ProblemKind::BadHash);
        }
        if original.id == self.files.template.id {
            self.report(
                TemplateFile::Head,
                &original.id,
                ProblemKind::OwnTranslation,
            );
        }
        Some(Original {
            id: original.id.to_string(),
            version: original.version.to_string(),
            hash: original.hash.to_lowercase(),
        })
    }

    pub(super) fn sets(&mut self) -> Vec<Set> {
        let head = &self.files.template;
        let sets = head.sets.iter().map(|set| {
            if !head.services.iter().any(|service| service.set == set.id) {
                let kind = ProblemKind::SetWithoutServices(set.id.to_string());
                self.report(TemplateFile::Head, &set.id, kind);
            }
            Set {
                id: set.id.to_string(),
                label: self.wording(TemplateFile::Head, &set.label),
                explanation: self.label(TemplateFile::Head, &set.explanation, &set.explanations),
                form_only: set.form_only,
            }
        });
        sets.collect()
    }

    pub(super) fn parties(&mut self) -> Vec<Party> {
        let parties = self.files.template.parties.iter().map(|party| Party {
            id: party.id.to_string(),
            label: self.wording(TemplateFile::Head, &party.label),
            name_field: self.name_field(party),
        });
        parties.collect()
    }

    /// The field that holds a party's name. The standard one need not exist.
    fn name_field(&mut self, party: &file::Party<'_>) -> String {
        let found = party.name_field();
        if party.has_standard_name_field() {
            return found;
        }
        let fields = &self.files.fields.fields;
        let kind = match fields.iter().find(|field| *field.id == *found) {
            Some(field) if matches!(field.kind, FieldKind::Text | FieldKind::Lines(_)) => None,
            Some(_) => Some(ProblemKind::WrongFieldKind {
                field: found.clone(),
                needed: "Text",
            }),
            None => Some(ProblemKind::Unknown {
                named: Named::Field,
                suggestion: suggestion(&found, self.known(Named::Field)),
                found: found.clone(),
            }),
        };
        if let Some(kind) = kind {
            self.report(TemplateFile::Head, &party.name_field, kind);
        }
        found
    }

    pub(super) fn groups(&mut self, groups: &[Family<'_>], file: TemplateFile) -> Vec<Group> {
        let groups = groups.iter().map(|group| Group {
            id: group.id.to_string(),
            label: self.label(file, &group.label, &group.labels),
        });
        groups.collect()
    }

    pub(super) fn services(&mut self) -> Vec<Service> {
        let services = self.files.template.services.iter().map(|service| {
            self.must_be_known(TemplateFile::Head, &service.set, Named::Set);
            self.must_be_known(TemplateFile::Head, &service.family, Named::Family);
            Service {
                id: service.id.to_string(),
                set: service.set.to_string(),
                family: service.family.to_string(),
                name: self.wording(TemplateFile::Head, &service.name),
                short: self.label(TemplateFile::Head, &service.short, &service.shorts),
                form_only: service.form_only,
            }
        });
        services.collect()
    }

    /// Words for the window, which has typefaces of its own: glyphs are not checked.
    pub(super) fn label(
        &mut self,
        file: TemplateFile,
        own: &Spanned<'_>,
        others: &Translations<'_>,
    ) -> Label {
        if own.trim().is_empty() {
            self.report(file, own, ProblemKind::EmptyText);
        }
        let others = others.iter();
        Label {
            own: fold_white_space(own),
            others: others
                .map(|(tag, text)| (tag.to_string(), fold_white_space(text)))
                .collect(),
        }
    }
}
