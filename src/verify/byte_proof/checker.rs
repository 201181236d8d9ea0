//! The way through an update: which objects it may reach, which keys stay as they are.

use std::collections::BTreeSet;

use super::refusal::{Proven, Refusal, Rule, refuse};
use super::state::{Base, State};
use super::update::Update;
use crate::pdf::read::object::{Dictionary, Object, text_string};

/// How deep values may nest.
const MAX_DEPTH: usize = 24;

/// Goes from the catalog through everything that an update may change.
pub(super) struct Checker<'c, 'a> {
    pub state: &'c State<'a>,
    pub base: &'c Base,
    pub update: &'c Update,
    /// The objects of the update that a rule has accounted for.
    pub visited: BTreeSet<u32>,
    /// The fields that updates added: none of them shows anything.
    pub unseen_fields: BTreeSet<u32>,
}

impl<'c> Checker<'c, '_> {
    pub fn refuse<T>(&self, rule: Rule, number: u32) -> Proven<T> {
        let placed = self.update.objects.get(&number);
        let at = placed.map_or(self.update.end, |placed| placed.at);
        refuse(rule, at)
    }

    /// A refusal somewhere in this update.
    pub fn fail<T>(&self, rule: Rule) -> Proven<T> {
        refuse(rule, self.update.end)
    }

    /// An object before and after the update; none before for a new one.
    pub fn change(&mut self, number: u32) -> (Option<&'c Object>, Option<&'c Object>) {
        let before = self.state.get(number).map(|placed| &placed.object);
        let after = self.update.objects.get(&number);
        if after.is_some() {
            self.visited.insert(number);
        }
        (before, after.map(|placed| &placed.object).or(before))
    }

    /// The object that a value stands for, which an update must have added. One that a later update replaces is
    /// refused.
    pub fn added<'v>(&mut self, value: &'v Object) -> Proven<&'v Object>
    where
        'c: 'v,
    {
        let Object::Reference((number, generation)) = value else {
            return Ok(value);
        };
        if *generation != 0 || *number < self.base.first_new() {
            return self.fail(Rule::Value);
        }
        match (self.state.get(*number), self.update.objects.get(number)) {
            (None, Some(new)) => {
                self.visited.insert(*number);
                Ok(&new.object)
            }
            (Some(old), None) => Ok(&old.object),
            (Some(_), Some(_)) => self.refuse(Rule::ObjectNotListed, *number),
            (None, None) => self.fail(Rule::Value),
        }
    }

    /// The same for an object that later updates may replace as a whole, since all of it is checked each time.
    pub fn replaceable<'v>(&mut self, value: &'v Object) -> Proven<&'v Object>
    where
        'c: 'v,
    {
        let Object::Reference((number, 0)) = value else {
            return Ok(value);
        };
        if *number < self.base.first_new() {
            return self.fail(Rule::Value);
        }
        match self.change(*number).1 {
            Some(object) => Ok(object),
            None => self.fail(Rule::Value),
        }
    }

    /// Whether two values are the same: what stood there directly may now stand in a new object.
    pub fn is_same(&mut self, before: &Object, after: &Object) -> bool {
        self.same(before, after, 0)
    }

    fn same(&mut self, before: &Object, after: &Object, depth: usize) -> bool {
        if depth > MAX_DEPTH {
            return false;
        }
        match (before, after) {
            (Object::Reference(one), Object::Reference(other)) => one == other,
            (_, Object::Reference((number, 0))) => {
                let is_new = self.state.get(*number).is_none();
                let Some(new) = self.update.objects.get(number).filter(|_| is_new) else {
                    return false;
                };
                self.visited.insert(*number);
                self.same(before, &new.object, depth + 1)
            }
            (Object::Array(one), Object::Array(other)) => {
                let mut pairs = one.iter().zip(other);
                one.len() == other.len() && pairs.all(|(a, b)| self.same(a, b, depth + 1))
            }
            (Object::Dictionary(one), Object::Dictionary(other)) => {
                let mut pairs = one.iter().zip(other.iter());
                one.len() == other.len()
                    && pairs.all(|(a, b)| a.0 == b.0 && self.same(a.1, b.1, depth + 1))
            }
            // Programs choose another encoding for the same text.
            (Object::String(one), Object::String(other)) => {
                one == other || is_same_text(one, other)
            }
            _ => before == after || is_same_number(before, after),
        }
    }

    /// Checks every key that either of two dictionaries has. `listed` says whether a key and its new value are
    /// on the list; all other keys stay as they are.
    pub fn keys(
        &mut self,
        before: Option<&Dictionary>,
        after: &Dictionary,
        mut listed: impl FnMut(&mut Self, &[u8], Option<&Object>, Option<&Object>) -> Proven<bool>,
    ) -> Proven<()> {
        let empty = Dictionary::default();
        let before = before.unwrap_or(&empty);
        let keys: BTreeSet<&[u8]> = before.keys().chain(after.keys()).collect();
        for key in keys {
            let (old, new) = (before.get(key), after.get(key));
            if listed(self, key, old, new)? {
                continue;
            }
            let is_same = match (old, new) {
                (Some(old), Some(new)) => self.is_same(old, new),
                _ => false,
            };
            if !is_same {
                return self.fail(Rule::KeyNotListed);
            }
        }
        Ok(())
    }

    /// A dictionary without references whose keys are on a list, and so are those of dictionaries inside it.
    pub fn plain(&self, value: &Object, listed: &dyn Fn(&[u8]) -> bool) -> Proven<()> {
        self.plain_at(value, listed, 0)
    }

    /// The same of a value that may stand in a new object.
    pub fn plain_added(&mut self, value: &Object, listed: &dyn Fn(&[u8]) -> bool) -> Proven<()> {
        let value = self.added(value)?;
        self.plain(value, listed)
    }

    fn plain_at(&self, value: &Object, listed: &dyn Fn(&[u8]) -> bool, depth: usize) -> Proven<()> {
        if depth > MAX_DEPTH {
            return self.fail(Rule::Value);
        }
        match value {
            Object::Reference(_) | Object::Stream(_) => self.fail(Rule::Value),
            Object::Array(items) => items
                .iter()
                .try_for_each(|item| self.plain_at(item, listed, depth + 1)),
            Object::Dictionary(dictionary) => dictionary.iter().try_for_each(|(key, value)| {
                if listed(key) {
                    self.plain_at(value, listed, depth + 1)
                } else {
                    self.fail(Rule::KeyNotListed)
                }
            }),
            _ => Ok(()),
        }
    }

    /// Checks that a rule has accounted for every object of the update.
    pub fn everything_visited(&self) -> Proven<()> {
        for (number, placed) in &self.update.objects {
            if !self.visited.contains(number) {
                let rule = if self.state.get(*number).is_some() {
                    Rule::ObjectNotListed
                } else {
                    Rule::Unreachable
                };
                return Err(Refusal {
                    rule,
                    at: placed.at,
                });
            }
        }
        Ok(())
    }
}

/// Whether two strings are the same text for every viewer: UTF-8 is read since PDF 2.0 only, and escapes for
/// languages are shown by some.
fn is_same_text(one: &[u8], other: &[u8]) -> bool {
    let (text, other_text) = (text_string(one), text_string(other));
    let is_odd = |character| matches!(character, '\u{1B}' | char::REPLACEMENT_CHARACTER);
    let is_utf_8 = |string: &[u8]| string.starts_with(b"\xEF\xBB\xBF");
    text == other_text && !text.contains(is_odd) && !is_utf_8(one) && !is_utf_8(other)
}

fn is_same_number(before: &Object, after: &Object) -> bool {
    match (before.number(), after.number()) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-6,
        _ => false,
    }
}

/// Whether a dictionary has one key and no other.
pub(super) fn only<'d>(dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    dictionary.get(key).filter(|_| dictionary.len() == 1)
}
