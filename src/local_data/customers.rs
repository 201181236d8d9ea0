//! Previous customers, found in the drafts of a folder and in the register. Nothing more of them is kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::profile::fits;
use crate::characters::folded;
use crate::draft::{self, Answer, Draft};
use crate::register::{Record, Register};
use crate::storage::{Disk, is_only_in_cloud, read_on};
use crate::template::{Party, Template};

/// The maximum number of files of a folder that are read.
const MAX_FILES: usize = 5000;
/// The maximum size of a draft that is read; usual ones are far smaller.
const MAX_BYTES: usize = 1 << 18;
/// The maximum number of customers that are offered at once.
const MAX_OFFERED: usize = 8;

/// A customer: another party of a previous draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// The party's id in the template.
    pub party: String,
    /// Its name.
    pub name: String,
    /// Its answers, by field.
    pub answers: BTreeMap<String, Answer>,
}

impl Customer {
    /// Returns what distinguishes it from others of the same name: its first other answer.
    #[must_use]
    pub fn remark(&self, template: &Template) -> String {
        let party = template.party(&self.party);
        let fields = template.fields.iter();
        let fields = fields.filter(|field| party.is_some_and(|party| party.has(&field.id)));
        let others = fields
            .skip(1)
            .filter_map(|field| match self.answers.get(&field.id)? {
                Answer::Text(text) if !text.trim().is_empty() => Some(text.trim()),
                _ => None,
            });
        others.take(1).collect::<Vec<_>>().join(", ")
    }
}

/// Returns the customers in the drafts of a folder, by name; of one in several drafts, as the draft has it that was
/// written last. Files that can't be read are skipped.
#[must_use]
pub fn scan(disk: &dyn Disk, folder: &Path, template: &Template) -> Vec<Customer> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| draft::has_extension(path))
        .take(MAX_FILES)
        .filter_map(|path| {
            let metadata = fs::metadata(&path).ok();
            // One that is only in the cloud isn't fetched for that.
            if metadata.as_ref().is_some_and(is_only_in_cloud) {
                return None;
            }
            let changed = metadata.and_then(|metadata| metadata.modified().ok());
            Some((changed.unwrap_or(SystemTime::UNIX_EPOCH), path))
        })
        .collect();
    files.sort();
    let mut found = Vec::new();
    for (_, path) in files {
        let Ok(bytes) = read_on(disk, &path, MAX_BYTES) else {
            continue;
        };
        let Ok(draft) = draft::read(&bytes) else {
            continue;
        };
        if draft.template == template.id {
            found.extend(of_draft(template, &draft.normalised(template, None)));
        }
    }
    by_name(template, found)
}

/// Returns the customers in the register, by name; of one in several files, as the file has it that was changed last.
#[must_use]
pub fn of_register(template: &Template, register: &Register) -> Vec<Customer> {
    let mut records: Vec<&Record> = register.records().collect();
    records.sort_by_key(|record| record.file.modified_ns);
    let drafts = records.into_iter().filter_map(|record| {
        let entry = record.entry.as_deref()?;
        let is_of_template = entry.facts.template == template.id;
        is_of_template.then(|| Draft {
            answers: entry.others.clone(),
            ..Draft::default()
        })
    });
    let found = drafts.flat_map(|draft| of_draft(template, &draft).collect::<Vec<_>>());
    by_name(template, found.collect())
}

/// Returns the customers of a draft: the parties other than the first that it names.
pub fn of_draft(template: &Template, draft: &Draft) -> impl Iterator<Item = Customer> {
    let others = template.other_parties().iter();
    others.filter_map(|party| customer(template, party, draft))
}

/// Returns each customer once, by name; of several that are the same, the last.
#[must_use]
pub fn by_name(template: &Template, customers: Vec<Customer>) -> Vec<Customer> {
    let keyed = customers.into_iter().map(|customer| {
        let key = (customer.name.to_lowercase(), customer.remark(template));
        (key, customer)
    });
    keyed.collect::<BTreeMap<_, _>>().into_values().collect()
}

fn customer(template: &Template, party: &Party, draft: &Draft) -> Option<Customer> {
    let name = draft.party_name(party);
    if name.is_empty() {
        return None;
    }
    let answers = draft.answers.iter();
    let answers = answers.filter(|(field, answer)| {
        party.has(field) && fits(template, field, answer) && draft.is_answered(field)
    });
    Some(Customer {
        party: party.id.clone(),
        name,
        answers: answers
            .map(|(field, answer)| (field.clone(), answer.clone()))
            .collect(),
    })
}

/// Returns the customers of a party with a name, or a word in it, that begins with what was typed.
pub fn beginning_with<'a>(
    customers: &'a [Customer],
    party: &'a str,
    typed: &str,
) -> impl Iterator<Item = &'a Customer> {
    let sought = folded(typed.trim());
    let fits = move |customer: &&Customer| {
        let name = folded(&customer.name);
        let begins = name.starts_with(&sought);
        let has_word = || {
            name.split_whitespace()
                .any(|word| word.starts_with(&sought))
        };
        !sought.is_empty() && (begins || has_word())
    };
    let of_party = customers.iter().filter(move |one| one.party == party);
    of_party.filter(fits).take(MAX_OFFERED)
}
