//! `template.ron`: names, sets, parties, services.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checker, collect_ids, collect_labels};
use crate::language::is_language_tag;
use crate::ron_text::{Spanned, fold_white_space};
use crate::template::problem::Named;
use crate::template::{Group, Label, Party, ProblemKind, Service, Set, file};

/// Names are typed, and stand in lines of text.
const MAX_OF_NAME: usize = 100;
/// A label is a letter, a number, or some words.
const MAX_OF_LABEL: usize = 200;

impl Checker<'_> {
    pub(super) fn names(&mut self) {
        let head = &self.files.template;
        let fields = &self.files.fields;
        self.unique(0, Named::Set, head.sets.iter().map(|set| &set.id));
        self.unique(0, Named::Party, head.parties.iter().map(|party| &party.id));
        self.unique(0, Named::Family, head.families.iter().map(|f| &f.id));
        self.unique(0, Named::Service, head.services.iter().map(|s| &s.id));
        self.unique(1, Named::Group, fields.groups.iter().map(|g| &g.id));
        self.unique(1, Named::Field, fields.fields.iter().map(|f| &f.id));
        let mut ids = Vec::new();
        collect_ids(&self.files.body.blocks, &mut ids);
        self.unique(2, Named::Block, ids.into_iter());
        let corrections = self.files.corrections.corrections.iter();
        self.unique(3, Named::Correction, corrections.map(|c| &c.id));
        for word in [&head.id, &head.version, &head.language] {
            self.name(0, word);
        }
        if !is_language_tag(&head.language) {
            let kind = ProblemKind::BadLanguage(head.language.to_string());
            self.report(0, &head.language, kind);
        }
    }

    pub(super) fn unique<'w>(
        &mut self,
        file: usize,
        named: Named,
        words: impl Iterator<Item = &'w Spanned<'w>>,
    ) {
        let mut seen = BTreeSet::new();
        for word in words {
            self.name(file, word);
            if !seen.insert(&**word) {
                let id = word.to_string();
                self.report(file, word, ProblemKind::Duplicate { named, id });
            }
        }
    }

    /// Whether no name or label is too long.
    pub(super) fn lengths(&mut self) -> bool {
        let (head, fields) = (&self.files.template, &self.files.fields);
        let mut names = vec![(0, &head.language)];
        names.extend(head.sets.iter().map(|set| (0, &set.id)));
        names.extend(head.parties.iter().map(|party| (0, &party.id)));
        names.extend(head.families.iter().map(|family| (0, &family.id)));
        names.extend(head.services.iter().map(|service| (0, &service.id)));
        names.extend(fields.groups.iter().map(|group| (1, &group.id)));
        names.extend(fields.fields.iter().map(|field| (1, &field.id)));
        let mut ids = Vec::new();
        collect_ids(&self.files.body.blocks, &mut ids);
        names.extend(ids.into_iter().map(|id| (2, id)));
        let corrections = self.files.corrections.corrections.iter();
        names.extend(corrections.map(|correction| (3, &correction.id)));
        let mut labels = BTreeMap::new();
        collect_labels(&self.files.body.blocks, &mut labels);
        let labels = labels.into_values().flatten().map(|label| (2, label));
        let labels = labels.chain(head.sets.iter().map(|set| (0, &set.label)));
        let names = names.into_iter().map(|word| (word, MAX_OF_NAME));
        let all = names.chain(labels.map(|word| (word, MAX_OF_LABEL)));
        let too_long: Vec<_> = all
            .filter(|((_, word), most)| word.chars().count() > *most)
            .collect();
        for ((file, word), most) in &too_long {
            self.report(*file, word, ProblemKind::TooLong(*most));
        }
        too_long.is_empty()
    }

    /// Names are typed on command lines and stand inside braces.
    pub(super) fn name(&mut self, file: usize, word: &Spanned<'_>) {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        if word.is_empty() || !word.chars().all(allowed) {
            self.report(file, word, ProblemKind::BadName(word.to_string()));
        }
    }

    pub(super) fn sets(&mut self) -> Vec<Set> {
        let head = &self.files.template;
        let sets = head.sets.iter().map(|set| {
            if !head.services.iter().any(|service| service.set == set.id) {
                self.report(
                    0,
                    &set.id,
                    ProblemKind::SetWithoutServices(set.id.to_string()),
                );
            }
            Set {
                id: set.id.to_string(),
                label: self.wording(0, &set.label),
                explanation: self.label(0, &set.explanation, &set.explanations),
            }
        });
        sets.collect()
    }

    pub(super) fn parties(&mut self) -> Vec<Party> {
        let parties = self.files.template.parties.iter().map(|party| Party {
            id: party.id.to_string(),
            label: self.wording(0, &party.label),
        });
        parties.collect()
    }

    pub(super) fn groups(&mut self, groups: &[file::Family<'_>], file: usize) -> Vec<Group> {
        let groups = groups.iter().map(|group| Group {
            id: group.id.to_string(),
            label: self.label(file, &group.label, &group.labels),
        });
        groups.collect()
    }

    pub(super) fn services(&mut self) -> Vec<Service> {
        let services = self.files.template.services.iter().map(|service| {
            self.must_be_known(0, &service.set, Named::Set);
            self.must_be_known(0, &service.family, Named::Family);
            Service {
                id: service.id.to_string(),
                set: service.set.to_string(),
                family: service.family.to_string(),
                name: self.wording(0, &service.name),
                short: self.label(0, &service.short, &service.shorts),
            }
        });
        services.collect()
    }

    /// Words for the window: it has typefaces of its own, so glyphs are not asked for.
    pub(super) fn label(
        &mut self,
        file: usize,
        own: &Spanned<'_>,
        others: &file::Translations<'_>,
    ) -> Label {
        if own.trim().is_empty() {
            self.report(file, own, ProblemKind::EmptyText);
        }
        let fold = |word: &Spanned<'_>| fold_white_space(word);
        Label {
            own: fold(own),
            others: others
                .iter()
                .map(|(tag, word)| (tag.to_string(), fold(word)))
                .collect(),
        }
    }
}
