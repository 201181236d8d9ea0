//! What a document says of itself, in its information dictionary (ISO 32000-1, 14.3.3), its XMP packet
//! (ISO 16684-1) and its catalog. Programs show either, so both count.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use crate::pdf::read::object::{Dictionary, Object, text_string};
use crate::pdf::read::strict::{ReadError, View};

/// A property of a document that people or their software read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::verify) enum Property {
    Title,
    Author,
    Subject,
    Keywords,
    Language,
    /// A property of somebody's own, which viewers list beside the others.
    Custom,
}

impl Property {
    /// Returns its identifier.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Author => "author",
            Self::Subject => "subject",
            Self::Keywords => "keywords",
            Self::Language => "language",
            Self::Custom => "custom",
        }
    }
}

/// Every value that is given for a property, wherever it stands.
pub(in crate::verify) type Properties = BTreeMap<Property, BTreeSet<String>>;

/// A packet of XMP of another program has thumbnails, but no more than that.
const MAX_PACKET_BYTES: usize = 4 * 1024 * 1024;

/// The keys of the information dictionary that are compared by themselves, or that every program writes of itself. Of
/// XMP, only what viewers show beside them is compared: programs note there what they like, and it shows nowhere else.
const OF_PROGRAMS: [&[u8]; 10] = [
    b"Title",
    b"Author",
    b"Subject",
    b"Keywords",
    b"Creator",
    b"Producer",
    b"CreationDate",
    b"ModDate",
    b"Trapped",
    b"GTS_PDFA1Version",
];

const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// Returns the properties of a document; none if its packet of XMP can't be read.
pub(super) fn properties(
    view: &View<'_, '_>,
    catalog: &Dictionary,
) -> Result<Option<Properties>, ReadError> {
    let mut found = Properties::new();
    let mut add = |property: Property, value: &str| {
        let value = value.trim();
        if !value.is_empty() {
            found.entry(property).or_default().insert(value.to_owned());
        }
    };
    let information = view.file.trailer(b"Info", view.revision)?;
    if let Some(information) = information.dictionary() {
        for (key, property) in [
            (&b"Title"[..], Property::Title),
            (b"Author", Property::Author),
            (b"Subject", Property::Subject),
            (b"Keywords", Property::Keywords),
        ] {
            if let Some(value) = view.get(information, key)?.string() {
                add(property, &text_string(value));
            }
        }
    }
    if let Some(information) = information.dictionary() {
        for (key, value) in information
            .iter()
            .filter(|(key, _)| !OF_PROGRAMS.contains(key))
        {
            if let Some(value) = view.resolve(value)?.string() {
                let name = String::from_utf8_lossy(key);
                add(Property::Custom, &format!("{name}: {}", text_string(value)));
            }
        }
    }
    if let Some(language) = view.get(catalog, b"Lang")?.string() {
        add(Property::Language, &text_string(language));
    }
    let has_language = catalog.contains_key(b"Lang");
    let metadata = view.get(catalog, b"Metadata")?;
    let is_read = match &*metadata {
        Object::Null => true,
        Object::Stream(stream) => {
            let packet = view.file.decode(stream)?;
            view.file.charge(packet.len())?;
            packet_properties(&packet, &mut add).is_some()
        }
        _ => false,
    };
    if !has_language {
        // Screen readers don't look into the packet.
        found.remove(&Property::Language);
    }
    Ok(is_read.then_some(found))
}

/// Adds the properties of a packet; nothing if it can't be read.
fn packet_properties(packet: &[u8], add: &mut impl FnMut(Property, &str)) -> Option<()> {
    if packet.len() > MAX_PACKET_BYTES {
        return None;
    }
    let text = std::str::from_utf8(packet).ok()?;
    let document = roxmltree::Document::parse(text).ok()?;
    for node in document.descendants().filter(Node::is_element) {
        for attribute in node.attributes() {
            let namespace = attribute.namespace().unwrap_or_default();
            if let Some(property) = property(namespace, attribute.name()) {
                add(property, attribute.value());
            }
        }
        let name = node.tag_name();
        if let Some(property) = property(name.namespace().unwrap_or_default(), name.name()) {
            add_values(node, property, add);
        }
    }
    Some(())
}

/// Adds the values of a property: the items of its list, or its own text.
fn add_values(node: Node<'_, '_>, property: Property, add: &mut impl FnMut(Property, &str)) {
    let text = |node: Node<'_, '_>| -> String {
        let texts = node.descendants().filter(Node::is_text);
        texts.filter_map(|text| text.text()).collect()
    };
    let items = node
        .descendants()
        .filter(|item| item.has_tag_name((RDF, "li")));
    let items: Vec<String> = items.map(text).collect();
    if items.is_empty() {
        add(property, &text(node));
    }
    for item in items {
        add(property, &item);
    }
}

fn property(namespace: &str, name: &str) -> Option<Property> {
    Some(match (namespace, name) {
        (DUBLIN_CORE, "title") => Property::Title,
        (DUBLIN_CORE, "creator") => Property::Author,
        (DUBLIN_CORE, "description") => Property::Subject,
        (DUBLIN_CORE, "subject") | (PDF, "Keywords") => Property::Keywords,
        (DUBLIN_CORE, "language") => Property::Language,
        _ => return None,
    })
}
