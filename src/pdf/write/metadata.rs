//! Metadata: twice, in XMP and in the older information dictionary, which must agree in PDF/A (ISO 19005-3,
//! 6.6.2.3); and the output intent.

use lopdf::{Document, Object, Stream, StringFormat, dictionary};

use super::error::PdfError;
use super::facts::DocumentFacts;
use super::values::{date_string, text_string};
use crate::pdf::RECORD_KEY;
use crate::typeset::{self, Pages};

/// sRGB in a small profile (Compact ICC Profiles, CC0).
const PROFILE: &[u8] = include_bytes!("../../../assets/color/sRGB-v2-micro.icc");
const PROFILE_NAME: &str = "sRGB IEC61966-2.1";

/// The name of the program. Its version isn't said: releases with the same typesetter write the same bytes, so that
/// each proves the files of the others.
const PROGRAM: &str = "Klausul";

/// The text before the typesetter's version in the name of the producer.
const TYPESETTER: &str = "(typesetter ";

/// Returns the name of the program, with the version of its typesetter, which decides whether it can
/// reproduce the pages.
fn producer() -> String {
    format!("{PROGRAM} {TYPESETTER}{})", typeset::VERSION)
}

/// Returns the version of the typesetter that a producer names, if it is ours.
pub(crate) fn typesetter_of(producer: &str) -> Option<u32> {
    let (_, number) = producer.split_once(TYPESETTER)?;
    let number = number.strip_suffix(')')?;
    producer
        .starts_with("Klausul ")
        .then(|| number.parse().ok())?
}

/// The mark that tells readers of the packet its encoding.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The length of the file's identifier.
pub(super) const IDENTIFIER_BYTES: usize = 16;

/// Writes title, program and date in both places, the output intent, and room for the identifier.
pub(super) fn describe(
    document: &mut Document,
    pages: &Pages,
    facts: &DocumentFacts,
) -> Result<(), PdfError> {
    let date = date_string(facts.date);
    let mut information = dictionary! {
        "Title" => text_string(&pages.title),
        "Creator" => Object::string_literal(PROGRAM),
        "Producer" => Object::string_literal(producer()),
    };
    if let Some(record) = &facts.record {
        information.set(RECORD_KEY, Object::string_literal(record.to_text()));
    }
    information.set("CreationDate", date.clone());
    information.set("ModDate", date);
    let id = document
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)?;
    document.set_object(id, information);
    let identifier = Object::String(vec![0; IDENTIFIER_BYTES], StringFormat::Hexadecimal);
    document
        .trailer
        .set("ID", vec![identifier.clone(), identifier]);
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = Stream::new(metadata, xmp(pages, facts).into_bytes());
    let metadata = document.add_object(metadata.with_compression(false));
    let profile = Stream::new(dictionary! { "N" => 3 }, PROFILE.to_vec());
    let profile = document.add_object(profile);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal(PROFILE_NAME),
        "Info" => Object::string_literal(PROFILE_NAME),
        "DestOutputProfile" => profile,
    };
    let catalog = document.catalog_mut()?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent.into()]);
    Ok(())
}

/// Returns the XMP packet (ISO 16684-1), with the conformance that the document claims and a description of the
/// PDF/UA property, which PDF/A-3 doesn't know by itself (ISO 19005-3, 6.6.2.3.3).
fn xmp(pages: &Pages, facts: &DocumentFacts) -> String {
    let title = escaped(&pages.title);
    let language = escaped(&pages.language);
    let date = format!("{}T00:00:00Z", facts.date);
    let producer = producer();
    format!(
        r#"<?xpacket begin="{BYTE_ORDER_MARK}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
