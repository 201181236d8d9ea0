//! Follows the tables of a file from the last one back (ISO 32000-1, 7.5.5 and 7.5.8).

use std::collections::{BTreeMap, BTreeSet};

use super::budget::FileBudget;
use super::error::ReadError;
use super::filters;
use super::indirect::{Indirect, indirect, parsed};
use super::revisions::{last_tail, revisions};
use super::scan::Scanner;
use super::xref::{Entry, Section, stream_entries, table_entries};
use crate::pdf::read::lexer::Lexer;
use crate::pdf::read::object::{Object, ObjectId};
use crate::pdf::read::rule::Rule;

/// The maximum of cross-reference sections: nobody signs so often.
const MAX_SECTIONS: usize = 100;

/// All tables of a file.
pub(super) struct Tables {
    /// The newest first.
    pub sections: Vec<Section>,
    /// Where each revision ends, the oldest first.
    pub ends: Vec<usize>,
    /// What each number was in the revisions that say so, the oldest first.
    index: BTreeMap<u32, Vec<(usize, Entry)>>,
}

impl Tables {
    pub fn read(bytes: &[u8], budget: &FileBudget) -> Result<Self, ReadError> {
        let mut sections = sections(bytes, budget)?;
        check_order(bytes, &sections, budget)?;
        let ends = revisions(bytes, &mut sections)?;
        check_sizes(&sections)?;
        let index = index(&sections)?;
        Ok(Self {
            sections,
            ends,
            index,
        })
    }

    /// Returns what a number is in a revision.
    pub fn entry(&self, number: u32, revision: usize) -> Entry {
        let entries = self.index.get(&number).map_or(&[][..], Vec::as_slice);
        let mut known = entries.iter().rev();
        let known = known.find(|(since, _)| *since <= revision);
        known.map_or(Entry::Free, |(_, entry)| *entry)
    }

    /// Returns all numbers, ascending.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.index.keys().copied()
    }

    /// Whether a number is something else in a later revision.
    pub fn is_changed_after(&self, number: u32, revision: usize) -> bool {
        let entries = self.index.get(&number).and_then(|entries| entries.last());
        entries.is_some_and(|(last, _)| *last > revision)
    }

    /// Whether a section is the first of the two of a file that was made for the web.
    pub fn is_first_page(&self, section: &Section) -> bool {
        let mut sections = self.sections.iter();
        sections.any(|other| other.revision == section.revision && other.offset > section.offset)
    }

    /// Returns the newest trailer of a revision.
    pub fn trailer(&self, revision: usize) -> Option<&Section> {
        let mut sections = self.sections.iter();
        sections.find(|section| section.revision <= revision)
    }
}

fn sections(bytes: &[u8], budget: &FileBudget) -> Result<Vec<Section>, ReadError> {
    let mut sections = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(last_tail(bytes)?.names);
    while let Some(offset) = next {
        let broken = Rule::Chain.broken_at(offset);
        if !seen.insert(offset) || seen.len() > MAX_SECTIONS {
            return Err(broken);
        }
        let section = section(bytes, offset, budget)?;
        // A second table for other readers: which one they use can't be known.
        if section.trailer.contains_key(b"XRefStm") {
            return Err(broken);
        }
        next = match section.trailer.get(b"Prev") {
            None => None,
            Some(previous) => {
                let previous = previous.integer().and_then(|at| usize::try_from(at).ok());
                Some(previous.ok_or(broken)?)
            }
        };
        sections.push(section);
    }
    Ok(sections)
}

fn section(bytes: &[u8], offset: usize, budget: &FileBudget) -> Result<Section, ReadError> {
    let mut scanner = Scanner::new(bytes, offset, Rule::Table);
    if scanner.rest().starts_with(b"xref") {
        scanner.at += 4;
        let entries = table_entries(&mut scanner, budget)?;
        let mut lexer = Lexer::strict(bytes, scanner.at);
        let Object::Dictionary(trailer) = parsed(&mut lexer, &budget.objects)? else {
            return Err(Rule::Table.broken_at(scanner.at));
        };
        let end = lexer.at;
        let revision = 0;
        return Ok(Section {
            offset,
            end,
            revision,
            trailer,
            entries,
        });
    }
    let broken = Rule::Start.broken_at(offset);
    let found = indirect(bytes, offset, &budget.objects, &|_: ObjectId| Err(broken));
    let found = found.map_err(|error| match error {
        ReadError::OutsideSubset { .. } => broken,
        other => other,
    })?;
    let Object::Stream(stream) = found.object else {
        return Err(broken);
    };
    if !stream.dictionary.is_of_type(b"XRef") {
        return Err(broken);
    }
    let filters = filters::direct(&stream.dictionary, offset)?;
    let content = budget.decode(&filters.list(), &bytes[stream.encoded.clone()], offset)?;
    let content = content.ok_or(Rule::Filter.broken_at(offset))?;
    let entries = stream_entries(&stream.dictionary, &content, offset, budget)?;
    Ok(Section {
        offset,
        end: found.end,
        revision: 0,
        trailer: stream.dictionary,
        entries,
    })
}

/// Checks that tables lead back, but for the two of a file that was made for the web, which are its oldest. While it is
/// as long as it says it begins with its newest: some viewers begin with that one, others with the one that the end
/// of the file names.
fn check_order(bytes: &[u8], sections: &[Section], budget: &FileBudget) -> Result<(), ReadError> {
    let first = first_object(bytes, sections, budget);
    let parameters = first.as_ref().and_then(|first| first.object.dictionary());
    let parameters = parameters.filter(|all| all.contains_key(b"Linearized"));
    let length = parameters.and_then(|all| usize::try_from(all.integer(b"L")?).ok());
    for (at, pair) in sections.windows(2).enumerate() {
        let is_oldest = at + 2 == sections.len();
        if pair[1].offset > pair[0].offset && !(is_oldest && length.is_some()) {
            return Err(Rule::Chain.broken_at(pair[0].offset));
        }
    }
    let (Some(first), true) = (first, length == Some(bytes.len())) else {
        return Ok(());
    };
    let mut scanner = Scanner::new(bytes, first.end, Rule::Linearized);
    scanner.skip_space();
    match sections {
        [newest, _] if newest.offset == scanner.at => Ok(()),
        _ => Ok(scanner.fail()?),
    }
}

/// Returns the object that stands before all others, if it is a plain one.
fn first_object(bytes: &[u8], sections: &[Section], budget: &FileBudget) -> Option<Indirect> {
    let entries = sections.iter().flat_map(|section| section.entries.values());
    let places = entries.filter_map(|entry| match entry {
        Entry::At { offset } => Some(*offset),
        _ => None,
    });
    let broken = Rule::Linearized.broken();
    indirect(bytes, places.min()?, &budget.objects, &|_| Err(broken)).ok()
}

/// Checks that the size that the newest trailer of each revision names is greater than all numbers of that time.
fn check_sizes(sections: &[Section]) -> Result<(), ReadError> {
    let mut greatest = 0;
    let mut rest = sections;
    while let Some(oldest) = rest.last() {
        let of_revision = rest.iter().filter(|one| one.revision == oldest.revision);
        let numbers = of_revision.filter_map(|one| one.entries.keys().next_back());
        greatest = numbers.copied().max().unwrap_or(0).max(greatest);
        let begin = rest.iter().position(|one| one.revision == oldest.revision);
        let newest = &rest[begin.unwrap_or(0)];
        let size = newest.trailer.integer(b"Size");
        if size.is_none_or(|size| size <= i64::from(greatest)) {
            return Err(Rule::Size.broken_at(newest.offset));
        }
        rest = &rest[..begin.unwrap_or(0)];
    }
    Ok(())
}

/// Returns what each number is; it must be one thing in a revision.
fn index(sections: &[Section]) -> Result<BTreeMap<u32, Vec<(usize, Entry)>>, ReadError> {
    let mut index: BTreeMap<u32, Vec<(usize, Entry)>> = BTreeMap::new();
    for section in sections.iter().rev() {
        for (number, entry) in &section.entries {
            let entries = index.entry(*number).or_default();
            let is_known = entries
                .last()
                .is_some_and(|(revision, _)| *revision == section.revision);
            if is_known && *number != 0 {
                return Err(Rule::Table.broken_at(section.offset));
            }
            entries.push((section.revision, *entry));
        }
    }
    Ok(index)
}
