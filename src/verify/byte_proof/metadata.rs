//! The XMP packet: the same properties as before, but for the program and the time of the last change.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

/// The name of a producer is no longer.
pub(super) const MAX_PRODUCER_BYTES: usize = 512;
/// A packet of ours has some 2 kB.
const MAX_PACKET_BYTES: usize = 64 * 1024;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const META: &str = "adobe:ns:meta/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
/// The namespaces that describe properties which PDF/A doesn't know (ISO 19005-3, 6.6.2.3.3). What they say is
/// for validators; programs that save the packet anew write it in their own way.
const EXTENSIONS: &str = "http://www.aiim.org/pdfa/ns/";

/// Whether two packets say the same of a document, but for who changed it last and when.
pub(super) fn is_same_but_for_change(before: &[u8], after: &[u8]) -> bool {
    match (contents(before), contents(after)) {
        (Some(before), Some(after)) => {
            before.properties == after.properties && after.extensions.is_subset(&before.extensions)
        }
        _ => false,
    }
}

/// A property: its namespace, its name and its text.
type Property = (String, String, String);

/// What a packet says, all of it.
#[derive(Default)]
struct Contents {
    properties: BTreeSet<Property>,
    /// What describes properties: all texts in it.
    extensions: BTreeSet<String>,
}

/// The contents of a packet; nothing if it can't be read, or has text that belongs to no property.
fn contents(packet: &[u8]) -> Option<Contents> {
    if packet.len() > MAX_PACKET_BYTES {
        return None;
    }
    let text = std::str::from_utf8(packet).ok()?;
    let document = Document::parse(text).ok()?;
    let mut contents = Contents::default();
    for description in descriptions(&document)? {
        let found = &mut contents.properties;
        for attribute in description.attributes() {
            let namespace = attribute.namespace().unwrap_or_default();
            if (namespace, attribute.name()) == (RDF, "about") {
                continue;
            }
            add(found, namespace, attribute.name(), attribute.value())?;
        }
        for property in elements(description)? {
            let name = property.tag_name();
            let namespace = name.namespace().unwrap_or_default();
            if is_extension(namespace) {
                add_extensions(property, &mut contents.extensions)?;
                continue;
            }
            let text = text_of(property)?;
            add(found, namespace, name.name(), &text)?;
        }
    }
    Some(contents)
}

/// The descriptions of a packet, `x:xmpmeta/rdf:RDF/rdf:Description`; nothing if there is anything beside them.
fn descriptions<'d>(document: &'d Document<'_>) -> Option<Vec<Node<'d, 'd>>> {
    let beside_root = document.root().children();
    let mut beside_root = beside_root.filter(|node| !node.is_element());
    // The instructions that packets begin and end with.
    let is_packet = |node: Node<'_, '_>| node.pi().is_some_and(|pi| pi.target == "xpacket");
    beside_root.all(is_packet).then_some(())?;
    let root = document.root_element();
    let is_named = |node: &Node<'_, '_>, name| node.has_tag_name(name);
    is_named(&root, (META, "xmpmeta")).then_some(())?;
    let [rdf] = elements(root)?[..] else {
        return None;
    };
    let descriptions = elements(rdf)?;
    let are_right = is_named(&rdf, (RDF, "RDF"))
        && rdf.attributes().len() == 0
        && descriptions
            .iter()
            .all(|node| is_named(node, (RDF, "Description")));
    are_right.then_some(descriptions)
}

/// The elements in another one; nothing if there is text or a comment between them.
fn elements<'d>(node: Node<'d, 'd>) -> Option<Vec<Node<'d, 'd>>> {
    let is_blank =
        |node: &Node<'_, '_>| node.is_text() && node.text().unwrap_or_default().trim().is_empty();
    let children: Vec<_> = node.children().filter(|node| !is_blank(node)).collect();
    let are_elements = children.iter().all(Node::is_element);
    are_elements.then_some(children)
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
    property.attributes().len().eq(&0).then_some(())?;
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
        } else {
            return None;
        }
    }
    Some(text)
}

fn is_extension(namespace: &str) -> bool {
    let rest = namespace.strip_prefix(EXTENSIONS);
    matches!(rest, Some("extension/" | "schema#" | "property#"))
}

/// Adds what describes properties; nothing if anything else stands between.
fn add_extensions(property: Node<'_, '_>, found: &mut BTreeSet<String>) -> Option<()> {
    for node in property.descendants() {
        if node.is_element() {
            let name = node.tag_name();
            let namespace = name.namespace().unwrap_or_default();
            (namespace == RDF || is_extension(namespace)).then_some(())?;
            // How the rest is written is left to the program that writes.
            let attributes = node.attributes();
            let attributes = attributes.filter(|attribute| attribute.name() != "parseType");
            found.extend(attributes.map(|attribute| attribute.value().to_owned()));
        } else {
            let text = node.text().filter(|_| node.is_text())?.trim();
            if !text.is_empty() {
                found.insert(text.to_owned());
            }
        }
    }
    Some(())
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
        check("", &format!("odd{title}"), false);
        check("", &format!("<!--odd-->{title}"), false);
        check("", &title.replace("<rdf:Alt>", "<rdf:Alt><?odd?>"), false);
        check(
            "",
            &title.replace("<dc:title>", "<dc:title a='odd'>"),
            false,
        );
        let odd = after_packets(&packet("", title));
        for odd in odd {
            assert!(
                !is_same_but_for_change(before.as_bytes(), odd.as_bytes()),
                "{odd}"
            );
        }
    }

    /// Packets with something beside the descriptions.
    fn after_packets(packet: &str) -> Vec<String> {
        let extension = format!(
            "<e:schemas xmlns:e='{EXTENSIONS}extension/'><rdf:Bag><rdf:li>odd</rdf:li></rdf:Bag></e:schemas>"
        );
        let replaced = [
            ("<rdf:RDF ", "odd<rdf:RDF "),
            ("</rdf:RDF>", "odd</rdf:RDF>"),
            ("</rdf:RDF>", "<odd/></rdf:RDF>"),
            ("</x:xmpmeta>", "<!--odd--></x:xmpmeta>"),
            ("<?xpacket end", "<!--odd--><?xpacket end"),
            (
                "</rdf:Description>",
                &format!("{extension}</rdf:Description>"),
            ),
        ];
        let packets = replaced.map(|(old, new)| {
            assert!(packet.contains(old));
            packet.replacen(old, new, 1)
        });
        packets.to_vec()
    }
}
