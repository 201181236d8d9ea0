//! Every alteration of what can be seen is found, and reported with its place. Other libraries than ours make
//! them.

use std::collections::BTreeMap;

use klausul::draft::{self, Draft};
use klausul::message::{Language, Translator};
use klausul::pipeline::export::ExportOptions;
use klausul::template::load;
use klausul::verify::{Report, Verdict};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, dictionary};

use crate::support::{TYPEFACE, built_in, example, set, sources};
use crate::verify::{PLAIN, exported, replace, saved, verified};

/// The report on a file in Swedish sentences: the verdict, then each place.
pub fn sentences(report: &Report) -> Vec<String> {
    let translator = Translator::new(Language::Sv);
    let mut lines = vec![report.verdict.name().to_owned()];
    for difference in &report.differences {
        let place = difference.place().map(|place| translator.format(&place));
        let place = place.map_or(String::new(), |place| format!("{place}: "));
        lines.push(format!(
            "{place}{}",
            translator.format(&difference.message())
        ));
    }
    let additions = report.addition_messages();
    lines.extend(
        additions
            .iter()
            .map(|addition| translator.format(addition).trim().to_owned()),
    );
    lines
}

// -- tools --

fn page(document: &Document, number: u32) -> ObjectId {
    document.get_pages()[&number]
}

pub fn page_mut(document: &mut Document, number: u32) -> &mut Dictionary {
    let page = page(document, number);
    document.get_dictionary_mut(page).unwrap()
}

pub fn kids(document: &mut Document) -> &mut Vec<Object> {
    let root = document.catalog().unwrap().get(b"Pages").unwrap();
    let root = root.as_reference().unwrap();
    let root = document.get_dictionary_mut(root).unwrap();
    root.get_mut(b"Kids").unwrap().as_array_mut().unwrap()
}

pub fn count_pages(document: &mut Document) {
    let count = i64::try_from(kids(document).len()).unwrap();
    let root = document.catalog().unwrap().get(b"Pages").unwrap();
    let root = root.as_reference().unwrap();
    document
        .get_dictionary_mut(root)
        .unwrap()
        .set("Count", count);
}

/// Draws something over a page.
pub fn draw(document: &mut Document, number: u32, operations: &str) {
    let page = page(document, number);
    let mut content = document.get_page_content(page);
    content.extend(operations.bytes());
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    document
        .get_dictionary_mut(page)
        .unwrap()
        .set("Contents", content);
}

fn resources(document: &mut Document, number: u32) -> &mut Dictionary {
    let resources = page_mut(document, number).get(b"Resources").unwrap();
    let resources = resources.as_reference().unwrap();
    document.get_dictionary_mut(resources).unwrap()
}

/// Adds a named resource to a page.
pub fn add_resource(document: &mut Document, number: u32, kind: &str, name: &str, value: Object) {
    let resources = resources(document, number);
    let own = resources
        .get(kind.as_bytes())
        .and_then(Object::as_reference);
    if let Ok(own) = own {
        document.get_dictionary_mut(own).unwrap().set(name, value);
        return;
    }
    if !resources.has(kind.as_bytes()) {
        resources.set(kind, Dictionary::new());
    }
    let of_kind = resources.get_mut(kind.as_bytes()).unwrap();
    of_kind.as_dict_mut().unwrap().set(name, value);
}

/// What each code of a font stands for, from its own map.
pub fn characters(document: &Document, font: &Dictionary) -> BTreeMap<Vec<u8>, String> {
    let map = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
    let map = document.get_object(map).unwrap().as_stream().unwrap();
    let map = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
    let bytes = |hexadecimal: &str| -> Vec<u8> {
        let digits = hexadecimal.trim_matches(['<', '>']).as_bytes().chunks(2);
        let pairs = digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16));
        pairs.map(Result::unwrap).collect()
    };
    let pairs = map.lines().filter_map(|line| line.split_once(' '));
    let pairs = pairs.filter(|(code, text)| code.starts_with('<') && text.starts_with('<'));
    pairs
        .map(|(code, text)| {
            let units = bytes(text.trim());
            let units: Vec<u16> = units
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            (bytes(code), String::from_utf16(&units).unwrap())
        })
        .collect()
}

/// Writes a line of a page anew, with other words of the same font in it.
pub fn rewrite(document: &mut Document, number: u32, old: &str, new: &str) {
    let id = page(document, number);
    let mut content = Content::decode(&document.get_page_content(id)).unwrap();
    let fonts = document.get_page_fonts(id).unwrap();
    let maps: BTreeMap<Vec<u8>, BTreeMap<Vec<u8>, String>> = fonts
        .into_iter()
        .map(|(name, font)| (name, characters(document, font)))
        .collect();
    let mut font = Vec::new();
    let mut is_found = false;
    for operation in &mut content.operations {
        if operation.operator == "Tf" {
            font = operation.operands[0].as_name().unwrap().to_vec();
        }
        if operation.operator != "TJ" || is_found {
            continue;
        }
        let map = &maps[&font];
        let strings = operation.operands[0].as_array().unwrap().iter();
        let strings = strings.filter_map(|part| part.as_str().ok());
        let codes = strings.flat_map(|string| string.chunks(2));
        let line: String = codes.map(|code| map[code].as_str()).collect();
        if !line.contains(old) {
            continue;
        }
        is_found = true;
        let code_of = |character: char| {
            let mut all = map.iter();
            let found = all.find(|(_, text)| **text == character.to_string());
            found
                .unwrap_or_else(|| panic!("{character} is in the subset"))
                .0
                .clone()
        };
        let codes: Vec<u8> = line
            .replacen(old, new, 1)
            .chars()
            .flat_map(code_of)
            .collect();
        let string = Object::String(codes, lopdf::StringFormat::Hexadecimal);
        operation.operands = vec![Object::Array(vec![string])];
    }
    assert!(is_found, "{old}");
    let content = document.add_object(Stream::new(Dictionary::new(), content.encode().unwrap()));
    document
        .get_dictionary_mut(id)
        .unwrap()
        .set("Contents", content);
}

/// Changes the text of a file inside.
pub fn edit_attachment(document: &mut Document, name: &str, edit: impl Fn(String) -> String) {
    let specification = document.objects.values().find_map(|object| {
        let specification = object.as_dict().ok()?;
        let own = specification.get(b"F").and_then(Object::as_str).ok()?;
        specification.has(b"EF").then_some(())?;
        (own == name.as_bytes()).then(|| specification.clone())
    });
    let files = specification
        .unwrap()
        .get(b"EF")
        .unwrap()
        .as_dict()
        .unwrap()
        .clone();
    let file = files.get(b"F").unwrap().as_reference().unwrap();
    let stream = document
        .get_object_mut(file)
        .unwrap()
        .as_stream_mut()
        .unwrap();
    let text = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    stream.dict.remove(b"Filter");
    stream.set_content(edit(text).into_bytes());
}

/// The annotations of the page to sign on.
fn annotations(document: &mut Document) -> &mut Vec<Object> {
    let last = u32::try_from(document.get_pages().len()).unwrap();
    let page = page_mut(document, last);
    page.get_mut(b"Annots").unwrap().as_array_mut().unwrap()
}

fn field(document: &mut Document) -> &mut Dictionary {
    let first = annotations(document)[0].as_reference().unwrap();
    document.get_dictionary_mut(first).unwrap()
}

pub fn annotate(document: &mut Document, annotation: Dictionary) {
    let annotation = document.add_object(annotation);
    page_mut(document, 1).set("Annots", vec![annotation.into()]);
}

/// A form that paints a white area.
pub fn white(document: &mut Document) -> ObjectId {
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), 400.into(), 40.into()],
    };
    document.add_object(Stream::new(form, b"1 g 0 0 400 40 re f".to_vec()))
}

pub fn in_fonts(document: &mut Document, change: impl Fn(&mut Vec<u8>)) {
    for object in document.objects.values_mut() {
        if let Ok(stream) = object.as_stream_mut()
            && stream.dict.has(b"Length1")
        {
            let mut program = stream.decompressed_content().unwrap();
            change(&mut program);
            stream.dict.remove(b"Filter");
            stream.set_content(program);
        }
    }
}

/// Moves a coordinate somewhere in the outlines of a font.
pub fn bend(program: &mut [u8]) {
    let tables = u16::from_be_bytes([program[4], program[5]]);
    let number = |at: usize| u32::from_be_bytes(program[at..at + 4].try_into().unwrap()) as usize;
    let table = (0..usize::from(tables)).map(|table| 12 + 16 * table);
    let outlines = table
        .clone()
        .find(|at| &program[*at..*at + 4] == b"glyf")
        .unwrap();
    let (offset, length) = (number(outlines + 8), number(outlines + 12));
    program[offset + length / 2] ^= 1;
}

// -- what is altered --

struct Alteration {
    name: &'static str,
    verdict: Verdict,
    /// What must be reported.
    reported: &'static str,
    change: fn(&mut Document),
}

const fn added(
    name: &'static str,
    reported: &'static str,
    change: fn(&mut Document),
) -> Alteration {
    Alteration {
        verdict: Verdict::Added,
        ..changed(name, reported, change)
    }
}

const fn changed(
    name: &'static str,
    reported: &'static str,
    change: fn(&mut Document),
) -> Alteration {
    Alteration {
        name,
        verdict: Verdict::Changed,
        reported,
        change,
    }
}

const ALTERATIONS: &[Alteration] = &[
    // Words.
    changed("letters swapped", "sida 2, A) 2", |document| {
        rewrite(document, 2, "hemliga", "hemilga");
    }),
    changed(
        "a word replaced",
        "sida 2, A) 2: Här står ”dock” i stället för ”inte”",
        |document| {
            rewrite(document, 2, "inte vid", "dock vid");
        },
    ),
    changed("a word left out", "sida 5, B) ", |document| {
        rewrite(document, 5, "inte för", "för");
    }),
    changed("words added", "som inte ska stå här", |document| {
        rewrite(document, 2, "dock inte vid", "dock alls inte vid");
    }),
    changed(
        "a number in the table of parties",
        "sida 1, Parter: Här står ”0112083-9” i stället för ”0112038-9”",
        |document| {
            rewrite(document, 1, "0112038-9", "0112083-9");
        },
    ),
    changed("the page number", "sida 1", |document| {
        rewrite(document, 1, "1 (5)", "1 (4)");
    }),
    // Pages.
    changed("a page dropped", "sida 3: Sidan saknas", |document| {
        document.delete_pages(&[3]);
    }),
    changed(
        "a page doubled",
        "sida 3: Sidan står här en gång till",
        |document| {
            let mut twin = page_mut(document, 2).clone();
            twin.remove(b"StructParents");
            let twin = document.add_object(twin);
            kids(document).insert(2, twin.into());
            count_pages(document);
        },
    ),
    changed("a page moved", "Sidan står på fel plats", |document| {
        kids(document).swap(1, 3);
    }),
    added(
        "a line in a font that is not in the file",
        "Tillagt överst på sidan 2: ”Envelope ID: 8C6F2A1E-77B0-4B1D-9F5A”",
        |document| {
            let font = dictionary! {
                "Type" => "Font",
                "Subtype" => "Type1",
                "BaseFont" => "Helvetica",
                "Encoding" => "WinAnsiEncoding",
            };
            add_resource(document, 2, "Font", "Other", font.into());
            let text = "Envelope ID: 8C6F2A1E-77B0-4B1D-9F5A";
            let line = format!("\nq BT /Other 7 Tf 1 0 0 1 20 820 Tm ({text}) Tj ET Q");
            draw(document, 2, &line);
        },
    ),
    added("a page added", "Tillagt i slutet: sidan 6", |document| {
        let mut blank = page_mut(document, 1).clone();
        for key in [&b"Contents"[..], b"StructParents", b"Annots"] {
            blank.remove(key);
        }
        let blank = document.add_object(blank);
        kids(document).push(blank.into());
        count_pages(document);
        draw(document, 6, "BT /Regular0 12 Tf 90 700 Td <0003> Tj ET");
    }),
    changed("a page turned", "sida 4: Sidan är vriden", |document| {
        page_mut(document, 4).set("Rotate", 180);
    }),
    changed(
        "a page cut",
        "sida 4: Sidan är vriden, beskuren",
        |document| {
            let cut = vec![0.into(), 100.into(), 595.into(), 842.into()];
            page_mut(document, 4).set("CropBox", cut);
        },
    ),
    changed(
        "a page in another unit",
        "sida 4: Sidan är vriden",
        |document| {
            page_mut(document, 4).set("UserUnit", 2);
        },
    ),
    changed(
        "a page turned by what stands above, since nothing is as good as not there",
        "sida 4: Sidan är vriden",
        |document| {
            page_mut(document, 4).set("Rotate", Object::Null);
            let root = document.catalog().unwrap().get(b"Pages").unwrap();
            let root = root.as_reference().unwrap();
            document
                .get_dictionary_mut(root)
                .unwrap()
                .set("Rotate", 180);
        },
    ),
    // Things drawn.
    changed(
        "text outside of a text object, which some viewers show",
        "sida 2: Här saknas",
        |document| {
            replace(document, 2, "BT\n", "\n");
        },
    ),
    changed(
        "a white area over a line",
        "Här är en linje eller en yta ritad",
        |document| {
            draw(document, 2, "\nq 1 g 80 500 420 18 re f Q");
        },
    ),
    changed(
        "a wide white line",
        "Här är en linje eller en yta ritad",
        |document| {
            draw(document, 2, "\nq 1 G 18 w 80 500 m 500 500 l S Q");
        },
    ),
    changed("a rule left out", "Här saknas en linje", |document| {
        replace(
            document,
            1,
            "496.063 541.1236 l\nS",
            "496.063 541.1236 l\nn",
        );
    }),
    changed("a picture over a line", "Här ligger en bild", |document| {
        let picture = dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
        };
        let picture = document.add_object(Stream::new(picture, vec![255]));
        add_resource(document, 2, "XObject", "Own", picture.into());
        draw(document, 2, "\nq 420 0 0 18 80 500 cm /Own Do Q");
    }),
    changed(
        "a picture in the content",
        "Här är något ritat som programmet inte känner till",
        |document| {
            draw(
                document,
                2,
                "\nq 420 0 0 18 80 500 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q",
            );
        },
    ),
    changed(
        "a form over a line",
        "Här är en linje eller en yta ritad",
        |document| {
            let form = white(document);
            add_resource(document, 2, "XObject", "Own", form.into());
            draw(document, 2, "\nq 1 0 0 1 80 500 cm /Own Do Q");
        },
    ),
    changed("a shading over a line", "Här ligger en bild", |document| {
        let shading = dictionary! {
            "ShadingType" => 2, "ColorSpace" => "DeviceGray", "Extend" => vec![true.into(), true.into()],
            "Coords" => vec![0.into(), 0.into(), 1.into(), 1.into()],
            "Function" => dictionary! {
                "FunctionType" => 2, "N" => 1, "Domain" => vec![0.into(), 1.into()],
                "C0" => vec![1.into()], "C1" => vec![1.into()],
            },
        };
        add_resource(document, 2, "Shading", "Own", shading.into());
        draw(document, 2, "\nq 80 500 420 18 re W n /Own sh Q");
    }),
    // How words look.
    changed("invisible text", "är dolt eller beskuret", |document| {
        replace(document, 2, "0 Tr", "3 Tr");
    }),
    changed("white text", "har en annan färg", |document| {
        replace(document, 2, "0 g", "1 g");
    }),
    changed("clipped text", "är dolt eller beskuret", |document| {
        replace(document, 2, "BT\n", "0 400 600 450 re W n BT\n");
    }),
    changed("transparent text", "ser inte ut som det ska", |document| {
        let state = dictionary! { "ca" => Object::Real(0.0) };
        add_resource(document, 2, "ExtGState", "Own", state.into());
        replace(document, 2, "BT\n", "/Own gs BT\n");
    }),
    changed("text in a layer", "ligger i ett lager", |document| {
        let layer = document
            .add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("x") });
        add_resource(document, 2, "Properties", "Own", layer.into());
        replace(document, 2, "BT\n", "/OC /Own BDC BT\n");
        draw(document, 2, "\nEMC");
    }),
    changed("layers", "(OCProperties)", |document| {
        let layers = dictionary! { "OCGs" => Vec::new(), "D" => Dictionary::new() };
        document.catalog_mut().unwrap().set("OCProperties", layers);
    }),
    changed("a line moved", "står på ett annat ställe", |document| {
        replace(document, 2, " Tm\n", " Tm 0 -3 Td\n");
    }),
    changed("text made tiny", "står på ett annat ställe", |document| {
        replace(document, 2, "BT\n", "BT 1 Tz\n");
    }),
    changed(
        "outlines bent",
        "i ett annat typsnitt, eller dess tecken har andra former",
        |document| {
            in_fonts(document, |program| bend(program));
        },
    ),
    changed(
        "codes that stand for other text",
        "Bokstäverna ser rätta ut, men det som kopieras",
        |document| {
            for object in document.objects.values_mut() {
                if let Ok(stream) = object.as_stream_mut()
                    && let Ok(content) = stream.decompressed_content()
                    && content.windows(11).any(|window| window == b"begincmap\n\n")
                {
                    let text = String::from_utf8(content)
                        .unwrap()
                        .replacen("<0069>", "<006A>", 1);
                    stream.dict.remove(b"Filter");
                    stream.set_content(text.into_bytes());
                }
            }
        },
    ),
    changed(
        "other text for readers",
        "Här läses något annat upp",
        |document| {
            replace(
                document,
                2,
                "/Span <</MCID 3",
                "/Span <</ActualText(x)/MCID 3",
            );
        },
    ),
    changed(
        "an alternative for readers",
        "Här läses något annat upp",
        |document| {
            for object in document.objects.values_mut() {
                if let Ok(element) = object.as_dict_mut()
                    && element
                        .get(b"S")
                        .and_then(Object::as_name)
                        .is_ok_and(|name| name == b"P")
                {
                    element.set("ActualText", Object::string_literal("x"));
                    return;
                }
            }
        },
    ),
    // Things laid over pages.
    changed(
        "a note",
        "sida 1, Parter: Något har lagts ovanpå sidan",
        |document| {
            let appearance = white(document);
            annotate(
                document,
                dictionary! {
                    "Type" => "Annot", "Subtype" => "FreeText", "F" => 4,
                    "Rect" => vec![80.into(), 600.into(), 500.into(), 640.into()],
                    "AP" => dictionary! { "N" => appearance },
                },
            );
        },
    ),
    changed(
        "a field with a value",
        "Något har lagts ovanpå sidan",
        |document| {
            let appearance = white(document);
            annotate(
                document,
                dictionary! {
                    "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "T" => Object::string_literal("x"),
                    "Rect" => vec![80.into(), 600.into(), 500.into(), 640.into()],
                    "AP" => dictionary! { "N" => appearance },
                },
            );
        },
    ),
    added(
        "a place to sign that shows something",
        "Tillagt på raden för ”Underskrift: Maria Virtanen, Intrum Oy” (sidan 5)",
        |document| {
            let appearance = white(document);
            field(document).set("AP", dictionary! { "N" => appearance });
        },
    ),
    changed(
        "a place to sign moved",
        "Signaturfältet ”Underskrift: Maria Virtanen, Intrum Oy” är flyttat",
        |document| {
            let place = vec![0.into(), 0.into(), 595.into(), 842.into()];
            field(document).set("Rect", place);
        },
    ),
    changed(
        "a place to sign that doesn't grow with the page",
        "Signaturfältet ”Underskrift: Maria Virtanen, Intrum Oy”",
        |document| {
            field(document).set("F", 4 | 8);
        },
    ),
    changed(
        "a place to sign left out",
        "Signaturfältet ”Underskrift: Maria Virtanen, Intrum Oy” saknas",
        |document| {
            annotations(document).remove(0);
        },
    ),
    // Around the pages.
    changed(
        "an action when the file is opened",
        "(OpenAction)",
        |document| {
            let action =
                dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
            document.catalog_mut().unwrap().set("OpenAction", action);
        },
    ),
    changed("a script", "(Names/JavaScript)", |document| {
        let names = document.catalog_mut().unwrap().get_mut(b"Names").unwrap();
        names
            .as_dict_mut()
            .unwrap()
            .set("JavaScript", dictionary! { "Names" => vec![1.into()] });
    }),
    changed(
        "appearances made anew",
        "(AcroForm/NeedAppearances)",
        |document| {
            let form = document
                .catalog_mut()
                .unwrap()
                .get_mut(b"AcroForm")
                .unwrap();
            form.as_dict_mut().unwrap().set("NeedAppearances", true);
        },
    ),
    changed("page labels", "(PageLabels)", |document| {
        let labels = dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => "R" }.into()] };
        document.catalog_mut().unwrap().set("PageLabels", labels);
    }),
    changed("a bookmark", "Bokmärket ”x”", |document| {
        let outline = document
            .catalog()
            .unwrap()
            .get(b"Outlines")
            .unwrap()
            .as_reference()
            .unwrap();
        let first = document
            .get_dictionary(outline)
            .unwrap()
            .get(b"First")
            .unwrap()
            .as_reference()
            .unwrap();
        document
            .get_dictionary_mut(first)
            .unwrap()
            .set("Title", Object::string_literal("x"));
    }),
    // What is inside.
    changed(
        "the draft edited",
        "sida 1, Parter: Här står ”Åkerströms” i stället för ”Alfströms”",
        |document| {
            edit_attachment(document, "draft.ron", |text| {
                text.replace("Åkerströms Öst", "Alfströms Öst")
            });
        },
    ),
    changed(
        "a remark in the draft",
        "Bilagan draft.ron är ändrad",
        |document| {
            edit_attachment(document, "draft.ron", |text| format!("{text}// paid\n"));
        },
    ),
    changed(
        "a draft that can't be read",
        "Utkastet i filen kan inte användas",
        |document| {
            edit_attachment(document, "draft.ron", |text| {
                text.replace("services:", "service:")
            });
        },
    ),
    changed("the draft of another agreement", "sida 1", |document| {
        edit_attachment(document, "draft.ron", |_| {
            let mut other = Draft::new(built_in());
            other.services = vec!["inkasso".to_owned()];
            set(&mut other, "customer.name", "Någon annan Ab");
            draft::write(&other)
        });
    }),
    changed(
        "two drafts",
        "Utkastet i filen kan inte användas",
        |document| {
            let file = document.add_object(Stream::new(
                dictionary! { "Type" => "EmbeddedFile" },
                b"()".to_vec(),
            ));
            let file = dictionary! {
                "Type" => "Filespec", "F" => Object::string_literal("draft.ron"), "EF" => dictionary! { "F" => file },
            };
            let file = document.add_object(file);
            document
                .catalog_mut()
                .unwrap()
                .get_mut(b"AF")
                .unwrap()
                .as_array_mut()
                .unwrap()
                .push(file.into());
        },
    ),
    changed(
        "the template edited",
        "Bilagan template.ron är ändrad",
        |document| {
            edit_attachment(document, "template.ron", |text| {
                text.replace("hemliga", "offentliga")
            });
        },
    ),
    changed(
        "a template that can't be read",
        "Mallen i filen kan inte användas",
        |document| {
            edit_attachment(document, "template.ron", |text| {
                text.replace("fields {", "felt {")
            });
        },
    ),
    changed(
        "another file inside",
        "Bilagan x.exe hör inte hit",
        |document| {
            let file = document.add_object(Stream::new(
                dictionary! { "Type" => "EmbeddedFile" },
                b"MZ".to_vec(),
            ));
            let file = dictionary! {
                "Type" => "Filespec", "F" => Object::string_literal("x.exe"), "EF" => dictionary! { "F" => file },
            };
            let file = document.add_object(file);
            document
                .catalog_mut()
                .unwrap()
                .get_mut(b"AF")
                .unwrap()
                .as_array_mut()
                .unwrap()
                .push(file.into());
        },
    ),
    Alteration {
        name: "the draft left out",
        verdict: Verdict::NotOurs,
        reported: "",
        change: |document| {
            let catalog = document.catalog_mut().unwrap();
            catalog.remove(b"AF");
            catalog.remove(b"Names");
        },
    },
];

#[test]
fn alterations_are_found() {
    let pdf = exported(built_in(), &example(), &PLAIN);
    let mut all = Vec::new();
    for alteration in ALTERATIONS {
        let mut document = Document::load_mem(&pdf).unwrap();
        (alteration.change)(&mut document);
        let report = verified(&saved(document));
        let report = report.unwrap_or_else(|error| panic!("{}: {error}", alteration.name));
        let lines = sentences(&report);
        let name = alteration.name;
        assert_eq!(report.verdict, alteration.verdict, "{name}: {lines:#?}");
        let is_reported = lines.iter().any(|line| line.contains(alteration.reported));
        assert!(is_reported, "{name}: {} in {lines:#?}", alteration.reported);
        let rest = lines.len().saturating_sub(7);
        let shown: Vec<String> = lines.into_iter().take(7).collect();
        let more = if rest > 0 {
            format!("\n  … {rest}")
        } else {
            String::new()
        };
        all.push(format!("{name}: {}{more}", shown.join("\n  ")));
    }
    assert!(all.len() >= 25, "{}", all.len());
    // Another wording of the template has another hash.
    let hash = &built_in().hash[..8];
    insta::assert_snapshot!(all.join("\n").replace(hash, "(hash)"));
}

/// Wording and template changed so that they agree: only a template that is known here tells.
#[test]
fn draft_and_template_edited_consistently_are_an_unknown_template() {
    let mut edited = sources("templates/intrum-personuppgifter");
    let body = String::from_utf8(edited.files["body.ron"].clone()).unwrap();
    let body = body.replace("konfidentiella och hemliga", "konfidentiella eller hemliga");
    edited
        .files
        .insert("body.ron".to_owned(), body.into_bytes());
    let edited = load(&edited, &TYPEFACE).unwrap();
    let pdf = exported(&edited, &example(), &PLAIN);
    let report = verified(&pdf).unwrap();
    assert_eq!(
        report.verdict,
        Verdict::UnknownTemplate,
        "{:?}",
        report.differences
    );
    let template = report.template.clone().unwrap();
    assert!(template.is_namesake && !template.is_known);
    insta::assert_snapshot!(Translator::new(Language::Sv).format(&report.message()));
}

#[test]
fn a_draft_without_its_mark_is_found() {
    let options = ExportOptions {
        is_draft: true,
        ..PLAIN
    };
    let pdf = exported(built_in(), &Draft::new(built_in()), &options);
    let mut document = Document::load_mem(&pdf).unwrap();
    let last = u32::try_from(document.get_pages().len()).unwrap();
    for page in 1..=last {
        rewrite(&mut document, page, "UTKAST", " ");
    }
    assert_eq!(
        verified(&saved(document)).unwrap().verdict,
        Verdict::Changed
    );
}

/// Adds a revision to a file in which a page draws something else.
fn appended(pdf: &[u8], number: u32, operations: &str) -> Vec<u8> {
    let before = Document::load_mem(pdf).unwrap();
    let page = page(&before, number);
    let content = before.get_page_content(page);
    let mut revision = IncrementalDocument::create_from(pdf.to_vec(), before);
    revision.opt_clone_object_to_new_document(page).unwrap();
    let mut content = String::from_utf8(content).unwrap();
    content.push_str(operations);
    let content = Stream::new(Dictionary::new(), content.into_bytes());
    let content = revision.new_document.add_object(content);
    let page = revision.new_document.get_dictionary_mut(page).unwrap();
    page.set("Contents", content);
    let mut bytes = Vec::new();
    revision.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn what_is_appended_is_found_and_so_is_what_was_taken_back() {
    let signed = include_bytes!("../reference/signed.pdf");
    let altered = appended(signed, 2, "\nq 1 g 80 500 420 18 re f Q");
    let report = verified(&altered).unwrap();
    assert_eq!(report.verdict, Verdict::Changed);
    assert!(
        sentences(&report).iter().any(|line| line.contains(
            "sida 2, A) 2: Efter att ”Testare 2 Åäö” hade undertecknat: Här är en linje eller en yta"
        )),
        "{:?}",
        sentences(&report)
    );
    let followed: Vec<usize> = report
        .signatures
        .iter()
        .map(|signature| signature.followed_by)
        .collect();
    assert_eq!(followed, [2, 1]);
    // Something was there while somebody signed, and isn't any more.
    let pdf = exported(built_in(), &example(), &PLAIN);
    let once = appended(&pdf, 2, "\nq 1 g 80 500 420 18 re f Q");
    let content = Document::load_mem(&pdf).unwrap();
    let content = content.get_page_content(page(&content, 2));
    let before = Document::load_mem(&once).unwrap();
    let id = page(&before, 2);
    let mut revision = IncrementalDocument::create_from(once.clone(), before);
    revision.opt_clone_object_to_new_document(id).unwrap();
    let content = revision
        .new_document
        .add_object(Stream::new(Dictionary::new(), content));
    revision
        .new_document
        .get_dictionary_mut(id)
        .unwrap()
        .set("Contents", content);
    let mut restored = Vec::new();
    revision.save_to(&mut restored).unwrap();
    let report = verified(&restored).unwrap();
    assert_eq!(report.verdict, Verdict::Changed);
    assert!(
        sentences(&report)
            .iter()
            .any(|line| line.contains("I filens version 2")),
        "{:?}",
        sentences(&report)
    );
    // A revision that changes nothing is none.
    let report = verified(&appended(&pdf, 2, " ")).unwrap();
    assert_eq!(
        report.verdict,
        Verdict::SamePages,
        "{:?}",
        sentences(&report)
    );
}

#[test]
fn forms_and_page_trees_that_lead_to_themselves_end() {
    // A page that draws itself, and objects that lead to themselves.
    let pdf = exported(built_in(), &example(), &PLAIN);
    let mut document = Document::load_mem(&pdf).unwrap();
    let form = white(&mut document);
    let own = dictionary! { "XObject" => dictionary! { "Own" => form } };
    let stream = document
        .get_object_mut(form)
        .unwrap()
        .as_stream_mut()
        .unwrap();
    stream.dict.set("Resources", own);
    stream.set_content(b"/Own Do /Own Do /Own Do /Own Do /Own Do /Own Do /Own Do /Own Do".to_vec());
    add_resource(&mut document, 2, "XObject", "Own", form.into());
    draw(&mut document, 2, "\n/Own Do");
    let begin = std::time::Instant::now();
    if let Ok(report) = verified(&saved(document)) {
        assert_eq!(report.verdict, Verdict::Changed);
    }
    let mut looped = Document::load_mem(&pdf).unwrap();
    let root = looped
        .catalog()
        .unwrap()
        .get(b"Pages")
        .unwrap()
        .as_reference()
        .unwrap();
    looped
        .get_dictionary_mut(root)
        .unwrap()
        .set("Kids", vec![root.into()]);
    assert!(verified(&saved(looped)).is_err());
    assert!(
        begin.elapsed() < std::time::Duration::from_mins(1),
        "{:?}",
        begin.elapsed()
    );
}
