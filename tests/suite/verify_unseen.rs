//! What no page shows, but people or their software read: changed, it is reported.

use klausul::verify::Verdict;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::support::{built_in, example};
use crate::verify::{PLAIN, exported, information, saved, verified};
use crate::verify_alterations::{page_mut, sentences};

/// A change that no page shows, and what is reported of it.
type Unseen = (&'static str, fn(&mut Document));

fn text(text: &str) -> Object {
    Object::string_literal(text)
}

fn catalog(document: &mut Document) -> &mut Dictionary {
    document.catalog_mut().unwrap()
}

/// The elements of the structure with that type, in their order.
fn elements(document: &Document, role: &str) -> Vec<ObjectId> {
    let objects = document.objects.iter();
    let is_element = |object: &Object| {
        let dictionary = object.as_dict().ok();
        dictionary.is_some_and(|dictionary| {
            let found = dictionary.get(b"S").and_then(Object::as_name);
            dictionary.has(b"P") && found.is_ok_and(|found| found == role.as_bytes())
        })
    };
    let found = objects.filter(|(_, object)| is_element(object));
    found.map(|(id, _)| *id).collect()
}

fn set_in_element(document: &mut Document, role: &str, key: &str, value: Object) {
    let id = elements(document, role)[0];
    document.get_dictionary_mut(id).unwrap().set(key, value);
}

/// The kids of the document's own element.
fn kids(document: &mut Document) -> &mut Vec<Object> {
    let id = elements(document, "Document")[0];
    let element = document.get_dictionary_mut(id).unwrap();
    element.get_mut(b"K").unwrap().as_array_mut().unwrap()
}

fn structure_root(document: &mut Document) -> &mut Dictionary {
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = root.as_reference().unwrap();
    document.get_dictionary_mut(root).unwrap()
}

/// The parents of each page's marked content.
fn parents_on_pages(document: &mut Document) -> Vec<&mut Vec<Object>> {
    let tree = structure_root(document).get(b"ParentTree").unwrap();
    let tree = tree.as_reference().unwrap();
    let tree = document.get_dictionary_mut(tree).unwrap();
    let pairs = tree.get_mut(b"Nums").unwrap().as_array_mut().unwrap();
    let parents: Vec<_> = pairs
        .iter_mut()
        .filter_map(|item| item.as_array_mut().ok())
        .collect();
    assert!(!parents.is_empty());
    parents
}

fn outline(document: &Document) -> ObjectId {
    let outline = document.catalog().unwrap().get(b"Outlines").unwrap();
    outline.as_reference().unwrap()
}

fn edit_metadata(document: &mut Document, old: &str, new: &str) {
    let id = document.catalog().unwrap().get(b"Metadata").unwrap();
    let id = id.as_reference().unwrap();
    let stream = document.get_object_mut(id).unwrap();
    let stream = stream.as_stream_mut().unwrap();
    let packet = String::from_utf8(stream.content.clone()).unwrap();
    assert!(packet.contains(old));
    stream.set_content(packet.replacen(old, new, 1).into_bytes());
}

/// Sets a key of the first place to sign, which nobody has signed.
fn set_in_field(document: &mut Document, key: &str, value: impl Into<Object>) {
    let fields = document.objects.values_mut();
    let mut fields = fields.filter_map(|object| object.as_dict_mut().ok());
    let is_field = |field: &&mut Dictionary| field.has(b"T") && field.has(b"FT");
    fields.find(is_field).unwrap().set(key, value);
}

const UNSEEN: &[Unseen] = &[
    (
        "I egenskaperna står en egen uppgift: ”Approval: av alla”",
        |document| {
            information(document).set("Approval", text("av alla"));
        },
    ),
    ("fältet", |document| {
        set_in_field(document, "MK", dictionary! { "CA" => text("x") });
    }),
    ("fältet", |document| {
        set_in_field(document, "V", text("x"));
    }),
    ("fältet", |document| {
        set_in_field(document, "DV", text("x"));
    }),
    (
        "I egenskaperna har dokumentet en annan titel: ”x”",
        |document| {
            information(document).set("Title", text("x"));
        },
    ),
    ("I egenskaperna står en författare: ”x”", |document| {
        information(document).set("Author", text("x"));
    }),
    (
        "I egenskaperna står nyckelord som inte hör dit: ”x”",
        |document| {
            information(document).set("Keywords", text("x"));
        },
    ),
    (
        "I egenskaperna har dokumentet en annan titel: ”x y”",
        |document| {
            edit_metadata(
                document,
                "<dc:title><rdf:Alt>",
                "<dc:title><rdf:Alt><rdf:li xml:lang=\"sv\">x y</rdf:li>",
            );
        },
    ),
    (
        "I egenskaperna står en beskrivning som inte hör dit: ”x”",
        |document| {
            edit_metadata(
                document,
                "rdf:about=\"\"",
                "rdf:about=\"\" dc:description=\"x\"",
            );
        },
    ),
    ("(Metadata)", |document| {
        edit_metadata(document, "</rdf:RDF>", "");
    }),
    (
        "I egenskaperna har dokumentet ingen titel längre",
        |document| {
            information(document).remove(b"Title");
            catalog(document).remove(b"Metadata");
        },
    ),
    ("Dokumentet uppger ett annat språk: ”en”", |document| {
        catalog(document).set("Lang", text("en"));
    }),
    ("uppmärkning från och med ”I fråga om", |document| {
        kids(document).swap(2, 5);
    }),
    ("annan ordning eller uppmärkning", |document| {
        kids(document).remove(5);
    }),
    ("annan ordning eller uppmärkning", |document| {
        let kid = kids(document)[5].clone();
        kids(document).push(kid);
    }),
    ("uppmärkning från och med ”Parter”", |document| {
        set_in_element(document, "H2", "S", "P".into());
    }),
    ("uppmärkning från och med ”Parter”", |document| {
        structure_root(document).set("RoleMap", dictionary! { "H2" => "P" });
    }),
    ("annan ordning eller uppmärkning", |document| {
        structure_root(document).remove(b"ParentTree");
    }),
    ("uppmärkning från och med ”Parter”", |document| {
        let first = elements(document, "H1")[0];
        for parents in parents_on_pages(document) {
            parents.fill(first.into());
        }
    }),
    ("annan ordning eller uppmärkning", |document| {
        for parents in parents_on_pages(document) {
            parents.reverse();
        }
    }),
    ("annan ordning eller uppmärkning", |document| {
        page_mut(document, 2).remove(b"StructParents");
    }),
    ("annan ordning eller uppmärkning", |document| {
        set_in_element(
            document,
            "Table",
            "A",
            dictionary! { "O" => "Table", "Summary" => text("x") }.into(),
        );
    }),
    ("annan ordning eller uppmärkning", |document| {
        set_in_element(document, "P", "Lang", text("fi"));
    }),
    ("annan ordning eller uppmärkning", |document| {
        set_in_element(document, "P", "T", text("x"));
    }),
    ("är flyttat eller ändrat", |document| {
        let fields = document.objects.values_mut();
        let mut fields = fields.filter_map(|object| object.as_dict_mut().ok());
        let is_field = |field: &&mut Dictionary| field.has(b"T") && field.has(b"FT");
        let field = fields.find(is_field).unwrap();
        field.set(
            "SV",
            dictionary! { "Ff" => 8, "Reasons" => vec![text("x")] },
        );
    }),
    (
        "Här läses något annat upp än det som står: ”x”",
        |document| {
            set_in_element(document, "P", "ActualText", text("x"));
        },
    ),
    (
        "har dokumentet inte längre rubriker, listor och läsordning",
        |document| {
            catalog(document).remove(b"StructTreeRoot");
        },
    ),
    ("Bokmärkena saknas", |document| {
        catalog(document).remove(b"Outlines");
    }),
    ("Bokmärket ”x” hör inte hit", |document| {
        let outline = outline(document);
        let first = document
            .get_dictionary(outline)
            .unwrap()
            .get(b"First")
            .unwrap();
        let first = first.as_reference().unwrap();
        document
            .get_dictionary_mut(first)
            .unwrap()
            .set("Title", text("x"));
    }),
    (
        "Dokumentet saknar något som hör till det (MarkInfo)",
        |document| {
            catalog(document).remove(b"MarkInfo");
        },
    ),
    ("Dokumentet uppger inte längre sitt språk", |document| {
        catalog(document).remove(b"Lang");
    }),
    (
        "Dokumentet saknar något som hör till det (OutputIntents)",
        |document| {
            catalog(document).remove(b"OutputIntents");
        },
    ),
    ("(EmbeddedFiles/draft.ron)", |document| {
        let files = document
            .objects
            .values_mut()
            .filter_map(|object| object.as_dict_mut().ok());
        let mut files = files.filter(|dictionary| dictionary.has_type(b"Filespec"));
        let is_draft =
            |file: &Dictionary| file.get(b"F").unwrap().as_str().unwrap() == b"draft.ron";
        files
            .find(|file| is_draft(file))
            .unwrap()
            .set("Desc", text("x"));
    }),
    ("(Thumb)", |document| {
        let picture = Stream::new(
            dictionary! { "Width" => 1, "Height" => 1, "BitsPerComponent" => 8, "ColorSpace" => "DeviceGray" },
            vec![0],
        );
        let picture = document.add_object(picture);
        page_mut(document, 1).set("Thumb", picture);
    }),
    ("(OCProperties)", |document| {
        catalog(document).set(
            "OCProperties",
            dictionary! { "OCGs" => Vec::new(), "D" => Dictionary::new() },
        );
    }),
    ("(Collection)", |document| {
        catalog(document).set("Collection", dictionary! { "View" => "D" });
    }),
];

/// The descriptors and the fonts with two bytes to a code.
fn in_fonts(document: &mut Document, key: &str, change: fn(&mut Dictionary)) {
    let objects = document.objects.values_mut();
    let dictionaries = objects.filter_map(|object| object.as_dict_mut().ok());
    for font in dictionaries.filter(|dictionary| dictionary.has(key.as_bytes())) {
        change(font);
    }
}

/// Changes the widths of the fonts with two bytes to a code.
fn in_widths(document: &mut Document, change: fn(&mut Vec<Object>)) {
    for object in document.objects.values_mut() {
        let font = object.as_dict_mut().ok();
        let fonts = font.and_then(|font| font.get_mut(b"DescendantFonts").ok());
        let Some(fonts) = fonts.and_then(|fonts| fonts.as_array_mut().ok()) else {
            continue;
        };
        let font = fonts[0].as_dict_mut().unwrap();
        change(font.get_mut(b"W").unwrap().as_array_mut().unwrap());
    }
}

/// A case: its name, and what is changed.
type Case = (&'static str, fn(&mut Document));

/// What viewers read in different ways is never the same pages, however right one reading is.
#[test]
fn fonts_that_viewers_read_in_different_ways_are_changed() {
    const CASES: &[Case] = &[
        ("two programs", |document| {
            in_fonts(document, "FontFile2", |font| {
                let program = font.get(b"FontFile2").unwrap().clone();
                font.set("FontFile", program);
            });
        }),
        ("two widths of a code", |document| {
            in_widths(document, |widths| {
                let first = [widths[0].clone(), widths[1].clone()];
                widths.splice(0..0, first);
            });
        }),
        ("widths after a negative code", |document| {
            in_widths(document, |widths| {
                widths.extend([Object::from(-1), 5.into(), 9000.into()]);
            });
        }),
        ("two descendants", |document| {
            in_fonts(document, "DescendantFonts", |font| {
                let fonts = font.get_mut(b"DescendantFonts").unwrap();
                let fonts = fonts.as_array_mut().unwrap();
                fonts.push(fonts[0].clone());
            });
        }),
        ("another version of the program", |document| {
            for object in document.objects.values_mut() {
                if let Ok(stream) = object.as_stream_mut()
                    && stream.dict.has(b"Length1")
                {
                    let mut program = stream.decompressed_content().unwrap();
                    program[..4].copy_from_slice(b"OTTO");
                    stream.dict.remove(b"Filter");
                    stream.set_content(program);
                }
            }
        }),
        ("a map that goes on after an oddity", |document| {
            for object in document.objects.values_mut() {
                if let Ok(stream) = object.as_stream_mut()
                    && let Ok(mut map) = stream.decompressed_content()
                    && map.windows(9).any(|window| window == b"begincmap")
                {
                    map.extend(b"\n( 1 beginbfchar <0003> <0042> endbfchar\n");
                    stream.dict.remove(b"Filter");
                    stream.set_content(map);
                }
            }
        }),
    ];
    let pdf = exported(built_in(), &example(), &PLAIN);
    for (name, change) in CASES {
        let mut document = Document::load_mem(&pdf).unwrap();
        change(&mut document);
        let report = verified(&saved(document)).unwrap();
        assert_eq!(report.verdict, Verdict::Changed, "{name}");
    }
}

#[test]
fn changes_that_no_page_shows_are_reported_in_one_line() {
    let pdf = exported(built_in(), &example(), &PLAIN);
    for (number, (reported, change)) in UNSEEN.iter().enumerate() {
        let mut document = Document::load_mem(&pdf).unwrap();
        change(&mut document);
        let report = verified(&saved(document)).unwrap();
        let lines = sentences(&report);
        assert_eq!(report.verdict, Verdict::Changed, "{number}: {reported}");
        assert_eq!(lines.len(), 2, "{number}: {lines:#?}");
        assert!(lines[1].contains(reported), "{number}: {lines:#?}");
    }
}
