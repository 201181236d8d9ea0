//! The XMP packet: the same properties as before, but for the program and the time of the last change.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

/// The name of a producer is no longer.
pub(super) const MAX_PRODUCER_BYTES: usize = 512;
/// A packet of ours has some 2 kB.
const MAX_PACKET_BYTES: usize = 64 * 1024;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
/// The namespaces that describe properties which PDF/A doesn't know (ISO 19005-3, 6.6.2.3.3). What they say is
/// for validators; programs that save the packet anew write it in their own way.
const EXTENSIONS: &str = "http://www.aiim.org/pdfa/ns/";

/// Whether two packets say the same of a document, but for who changed it last and when.
pub(super) fn is_same_but_for_change(before: &[u8], after: &[u8]) -> bool {
    match (properties(before), properties(after)) {
        (Some(before), Some(after)) => before == after,
        _ => false,
    }
}

/// A property: its namespace, its name and its text.
type Property = (String, String, String);

/// The properties of a packet; nothing if it can't be read.
fn properties(packet: &[u8]) -> Option<BTreeSet<Property>> {
    if packet.len() > MAX_PACKET_BYTES {
        return None;
    }
    let text = std::str::from_utf8(packet).ok()?;
    let document = Document::parse(text).ok()?;
    let mut found = BTreeSet::new();
    let descriptions = document.descendants().filter(|node| {
        let is_description = node.has_tag_name((RDF, "Description"));
        // Those inside of a property are part of it.
        is_description
            && node
                .parent()
                .is_some_and(|parent| parent.has_tag_name((RDF, "RDF")))
    });
    for description in descriptions {
        for attribute in description.attributes() {
            let namespace = attribute.namespace().unwrap_or_default();
            if (namespace, attribute.name()) == (RDF, "about") {
                continue;
            }
            add(&mut found, namespace, attribute.name(), attribute.value())?;
        }
        for property in description.children().filter(Node::is_element) {
            let name = property.tag_name();
            let namespace = name.namespace().unwrap_or_default();
            if is_extension(namespace) {
                has_only_extensions(property).then_some(())?;
                continue;
            }
            let text = text_of(property)?;
            add(&mut found, namespace, name.name(), &text)?;
        }
    }
    Some(found)
}

fn add(found: &mut BTreeSet<Property>, namespace: &str, name: &str, text: &str) -> Option<()> {
    let is_change = matches!(
        (namespace, name),
        (XMP, "ModifyDate" | "MetadataDate") | (PDF, "Producer")
    );
    if is_change {
        return (text.len() <= MAX_PRODUCER_BYTES).then_some(());
    }
    let property = (
        namespace.to_owned(),
        name.to_owned(),
        text.trim().to_owned(),
    );
    // One that stands twice could be read in two ways.
    let is_first = !found
        .iter()
        .any(|known| (known.0.as_str(), known.1.as_str()) == (namespace, name));
    found.insert(property);
    is_first.then_some(())
}

/// A property's text: its own, or that of the items of a list, each with its language.
fn text_of(property: Node<'_, '_>) -> Option<String> {
    let mut text = String::new();
    for node in property.descendants().skip(1) {
        if node.is_text() {
            text.push_str(node.text().unwrap_or_default().trim());
        } else if node.is_element() {
            let is_list = matches!(
                (node.tag_name().namespace(), node.tag_name().name()),
                (Some(RDF), "Alt" | "Bag" | "Seq" | "li")
            );
            is_list.then_some(())?;
            text.push('\n');
            for attribute in node.attributes() {
                text.extend([attribute.name(), "=", attribute.value(), " "]);
            }
        }
    }
    Some(text)
}

fn is_extension(namespace: &str) -> bool {
    let rest = namespace.strip_prefix(EXTENSIONS);
    matches!(rest, Some("extension/" | "schema#" | "property#"))
}

fn has_only_extensions(property: Node<'_, '_>) -> bool {
    let mut elements = property.descendants().filter(Node::is_element);
    elements.all(|node| {
        let namespace = node.tag_name().namespace().unwrap_or_default();
        namespace == RDF || is_extension(namespace)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(attributes: &str, elements: &str) -> String {
        format!(
            "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\
             <rdf:RDF xmlns:rdf='{RDF}'><rdf:Description rdf:about='' xmlns:xmp='{XMP}' xmlns:pdf='{PDF}' \
             xmlns:dc='http://purl.org/dc/elements/1.1/' {attributes}>{elements}</rdf:Description></rdf:RDF>\
             </x:xmpmeta><?xpacket end='r'?>"
        )
    }

    #[test]
    fn only_the_program_and_the_time_may_change() {
        let title =
            "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>A</rdf:li></rdf:Alt></dc:title>";
        let before = packet("", &format!("<xmp:ModifyDate>1</xmp:ModifyDate>{title}"));
        let check = |attributes: &str, elements: &str, expected: bool| {
            let after = packet(attributes, elements);
            let found = is_same_but_for_change(before.as_bytes(), after.as_bytes());
            assert_eq!(found, expected, "{attributes} {elements}");
        };
        check("xmp:ModifyDate='2' pdf:Producer='P'", title, true);
        check("xmp:ModifyDate='2'", "", false);
        check("", &title.replace('A', "B"), false);
        check("", &title.replace("x-default", "sv"), false);
        check("dc:description='more'", title, false);
        check("", &format!("{title}{title}"), false);
        check("", "<broken", false);
    }
}
