//! What no page shows, but people or their software read: properties, and the structure.

use std::collections::BTreeMap;

use super::expected::Expected;
use super::extras::is_of_pages;
use crate::pdf::read::strict::Fingerprint;
use crate::verify::document::{Properties, Property, RenderedDocument, StructureNode};
use crate::verify::letters::SOFT_HYPHEN;
use crate::verify::report::{Difference, DifferenceKind};

/// Properties that a document always has; of others, programs leave out what they don't know.
const REQUIRED: [Property; 2] = [Property::Title, Property::Language];

/// Whether a document says nothing of itself but what the expected one does.
pub(in crate::verify) fn has_same_properties(
    expected: &RenderedDocument,
    found: &RenderedDocument,
) -> bool {
    let (Some(expected), Some(found)) = (&expected.properties, &found.properties) else {
        return false;
    };
    other_values(expected, found).next().is_none() && missing(expected, found).next().is_none()
}

/// Returns the values that a document gives for a property, and shouldn't.
fn other_values<'d>(
    expected: &'d Properties,
    found: &'d Properties,
) -> impl Iterator<Item = (Property, &'d String)> {
    found.iter().flat_map(move |(property, values)| {
        let known = expected.get(property);
        let is_known = move |value: &&String| known.is_some_and(|known| known.contains(*value));
        let others = values.iter().filter(move |value| !is_known(value));
        others.map(|value| (*property, value))
    })
}

fn missing<'d>(
    expected: &'d Properties,
    found: &'d Properties,
) -> impl Iterator<Item = Property> + 'd {
    let missing =
        |property: &Property| expected.contains_key(property) && !found.contains_key(property);
    REQUIRED.into_iter().filter(missing)
}

/// Adds what a document says of itself differently.
pub(super) fn property_differences(
    expected: &Expected<'_>,
    found: &RenderedDocument,
    all: &mut Vec<Difference>,
) {
    let Some(found) = &found.properties else {
        all.push(Difference::new(DifferenceKind::DocumentExtra(
            "Metadata".into(),
        )));
        return;
    };
    let Some(expected) = &expected.document.properties else {
        return;
    };
    for (property, value) in other_values(expected, found) {
        let name = property.name();
        let value = value.clone();
        all.push(Difference::new(DifferenceKind::Property { name, value }));
    }
    for property in missing(expected, found) {
        let name = property.name();
        all.push(Difference::new(DifferenceKind::PropertyMissing(name)));
    }
}

/// Adds the first place where the structure differs. Other words on the pages, and other pages, are reported
/// already, and make the structure no other.
pub(super) fn structure_differences(
    expected: &Expected<'_>,
    found: &RenderedDocument,
    all: &mut Vec<Difference>,
) {
    let Some(expected_tree) = &expected.document.structure else {
        return;
    };
    let Some(tree) = &found.structure else {
        all.push(Difference::new(DifferenceKind::StructureMissing));
        return;
    };
    let has_other_pages = found.pages.len() != expected.document.pages.len();
    if has_other_pages || all.iter().any(is_of_pages) {
        return;
    }
    let has_other_words = !all.is_empty();
    // Texts that are read aloud in place of what stands there are reported by themselves.
    let has_other_texts = found.alternate_texts != expected.document.alternate_texts;
    let is_same = |one: &StructureNode, other: &StructureNode| {
        is_same_node(one, other, has_other_words, has_other_texts)
    };
    let same = expected_tree.iter().zip(tree).take_while(|(one, other)| {
        let (one_depth, one) = one;
        let (other_depth, other) = other;
        one_depth == other_depth && is_same(one, other)
    });
    let same = same.count();
    if same == expected_tree.len() && same == tree.len() {
        return;
    }
    let rest = tree.iter().skip(same);
    let content = rest.map(|(_, node)| node).find_map(|node| match node {
        StructureNode::Content {
            page: Some(page),
            text,
            ..
        } => Some((*page, text.trim().replace(SOFT_HYPHEN, ""))),
        _ => None,
    });
    all.push(match content {
        Some((page, words)) => {
            Difference::on_page(DifferenceKind::Structure(words), page, Vec::new())
        }
        None => Difference::new(DifferenceKind::Structure(String::new())),
    });
}

/// Whether two nodes are the same, where other words on the pages and other texts that are read aloud are reported already.
fn is_same_node(
    one: &StructureNode,
    other: &StructureNode,
    has_other_words: bool,
    has_other_texts: bool,
) -> bool {
    match (one, other) {
        (
            StructureNode::Element { role, attributes },
            StructureNode::Element {
                role: other_role,
                attributes: other_attributes,
            },
        ) if has_other_texts => {
            role == other_role && without_texts(attributes).eq(without_texts(other_attributes))
        }
        (
            StructureNode::Content {
                page,
                id,
                leads_back,
                ..
            },
            StructureNode::Content {
                page: other_page,
                id: other_id,
                leads_back: other_leads_back,
                ..
            },
        ) if has_other_words => (page, id, leads_back) == (other_page, other_id, other_leads_back),
        _ => one == other,
    }
}

fn without_texts(
    attributes: &BTreeMap<String, Fingerprint>,
) -> impl Iterator<Item = (&String, &Fingerprint)> {
    let texts = ["Alt", "ActualText", "E"];
    let attributes = attributes.iter();
    attributes.filter(move |(key, _)| !texts.contains(&key.as_str()))
}
