//! What an update may change, object by object and key by key.

use std::collections::BTreeSet;

use super::checker::Checker;
use super::refusal::{Proven, Rule};
use super::state::{Base, State};
use super::update::Update;
use super::{form, metadata};
use crate::pdf::read::object::Object;

/// Checks an update against the rules, and takes it over into the state.
///
/// # Errors
/// The [`Refusal`](super::refusal::Refusal) names the first rule that doesn't hold.
pub(super) fn check(state: &mut State<'_>, base: &Base, update: Update) -> Proven<()> {
    let mut checker = Checker {
        state,
        base,
        update: &update,
        visited: BTreeSet::new(),
        unseen_fields: BTreeSet::new(),
    };
    checker.catalog()?;
    checker.pages()?;
    checker.information()?;
    checker.everything_visited()?;
    state.accept(update);
    Ok(())
}

impl Checker<'_, '_> {
    // -- what an update may change --

    fn catalog(&mut self) -> Proven<()> {
        let number = self.base.catalog;
        let (before, after) = self.change(number);
        let before = before.and_then(Object::dictionary);
        let Some(after) = after.and_then(Object::dictionary) else {
            return self.refuse(Rule::Value, number);
        };
        self.keys(before, after, |checker, key, old, new| {
            let Some(new) = new else { return Ok(false) };
            match key {
                b"AcroForm" => form::form(checker, old, new)?,
                b"DSS" => form::validation(checker, new)?,
                b"Perms" => form::permissions(checker, new)?,
                b"Extensions" => checker.plain(new, &is_extension_key)?,
                b"Version" if matches!(new.name(), Some(b"1.7" | b"2.0")) => {}
                _ => return Ok(false),
            }
            Ok(true)
        })
    }

    /// A page may only list the widgets of fields that show nothing.
    fn pages(&mut self) -> Proven<()> {
        for &number in &self.base.pages {
            let (before, after) = self.change(number);
            let before = before.and_then(Object::dictionary);
            let Some(after) = after.and_then(Object::dictionary) else {
                return self.refuse(Rule::Value, number);
            };
            self.keys(before, after, |checker, key, old, new| {
                let (b"Annots", Some(new)) = (key, new) else {
                    return Ok(false);
                };
                let old = old.and_then(Object::array).unwrap_or_default();
                let Some(new) = checker.replaceable(new)?.array() else {
                    return checker.refuse(Rule::Value, number);
                };
                let Some(added) = new.strip_prefix(old) else {
                    return checker.refuse(Rule::KeyNotListed, number);
                };
                let is_unseen = |widget: &Object| match widget {
                    Object::Reference((number, 0)) => checker.unseen_fields.contains(number),
                    _ => false,
                };
                if added.iter().all(is_unseen) {
                    Ok(true)
                } else {
                    checker.refuse(Rule::KeyNotListed, number)
                }
            })?;
        }
        Ok(())
    }

    fn information(&mut self) -> Proven<()> {
        let (before, after) = self.change(self.base.info);
        let Some(after) = after.and_then(Object::dictionary) else {
            return self.refuse(Rule::Value, self.base.info);
        };
        let before = before.and_then(Object::dictionary);
        self.keys(before, after, |_, key, _, new| {
            let is_short = new
                .and_then(Object::string)
                .is_some_and(|text| text.len() <= metadata::MAX_PRODUCER_BYTES);
            Ok(matches!(key, b"Producer" | b"ModDate") && is_short)
        })?;
        let number = self.base.metadata;
        let Some(Object::Stream(after)) = self.change(number).1 else {
            return self.refuse(Rule::Value, number);
        };
        if !self.update.objects.contains_key(&number) {
            return Ok(());
        }
        self.keys(None, &after.dictionary, |_, key, _, _| {
            Ok(matches!(key, b"Type" | b"Subtype" | b"Length"))
        })?;
        let Some(Object::Stream(before)) = self.state.get(number).map(|placed| &placed.object)
        else {
            return self.refuse(Rule::Value, number);
        };
        let bytes = self.state.bytes;
        if metadata::is_same_but_for_change(
            &bytes[before.encoded.clone()],
            &bytes[after.encoded.clone()],
        ) {
            Ok(())
        } else {
            self.refuse(Rule::Metadata, number)
        }
    }
}

/// What a developer's extension says of itself (ISO 32000-2, 7.12), under a prefix of at most four letters.
fn is_extension_key(key: &[u8]) -> bool {
    let is_prefix = key.len() <= 4
        && key
            .iter()
            .all(|byte| byte.is_ascii_uppercase() || *byte == b'_');
    let known: [&[u8]; 5] = [
        b"Type",
        b"BaseVersion",
        b"ExtensionLevel",
        b"ExtensionRevision",
        b"URL",
    ];
    is_prefix || known.contains(&key)
}
