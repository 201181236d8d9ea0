//! What a signature shows: inside the field's box and nowhere else, with fonts and pictures of its own.
//!
//! A viewer fits the form's box into the field's rectangle and clips to it (ISO 32000-1, 12.5.5): with a box
//! that isn't flat and a matrix that can be undone, nothing can be drawn outside. The operators are listed,
//! since viewers differ in what they do with others.

use super::checker::{Checker, only};
use super::refusal::{Proven, Rule};
use crate::pdf::read::object::{Dictionary, Object, Stream};
use crate::pdf::read::{Lexer, Token, strict};
use crate::verify::content::{IDENTITY, is_sound_frame};

/// How deep forms and resources may nest.
const MAX_DEPTH: usize = 8;
/// The content of a form is no longer when unpacked.
const MAX_CONTENT_BYTES: usize = 4 * 1024 * 1024;

/// Checks an appearance: one form. With `must_be_empty` it draws nothing, since the field's rectangle is flat.
pub(super) fn appearance(
    checker: &mut Checker<'_, '_>,
    value: &Object,
    must_be_empty: bool,
) -> Proven<()> {
    let Some(states) = checker.added(value)?.dictionary() else {
        return checker.fail(Rule::Appearance);
    };
    let Some(normal) = only(states, b"N") else {
        return checker.fail(Rule::Appearance);
    };
    form(checker, normal, must_be_empty, 0)
}

fn form(
    checker: &mut Checker<'_, '_>,
    value: &Object,
    must_be_empty: bool,
    depth: usize,
) -> Proven<()> {
    let Object::Stream(stream) = checker.added(value)? else {
        return checker.fail(Rule::Appearance);
    };
    if depth > MAX_DEPTH || !matches!(value, Object::Reference(_)) {
        return checker.fail(Rule::Appearance);
    }
    let content = content(checker, stream)?;
    let is_empty = content.iter().all(u8::is_ascii_whitespace);
    if must_be_empty && !is_empty {
        return checker.fail(Rule::Appearance);
    }
    if !is_empty && !has_sound_frame(&stream.dictionary) {
        return checker.fail(Rule::Appearance);
    }
    let dictionary = &stream.dictionary;
    checker.keys(None, dictionary, |checker, key, _, new| {
        let Some(new) = new else { return Ok(false) };
        match key {
            b"Type" if new.name() == Some(b"XObject") => {}
            b"Subtype" if new.name() == Some(b"Form") => {}
            b"FormType" if new.integer() == Some(1) => {}
            b"BBox" | b"Matrix" => checker.plain(new, &|_| false)?,
            b"Length" => {}
            b"Filter" if new.name() == Some(b"FlateDecode") => {}
            b"Name" if new.name().is_some() => {}
            b"Resources" => resources_at(checker, new, depth)?,
            b"Group" => {
                let listed = |key: &[u8]| matches!(key, b"Type" | b"S" | b"I" | b"K" | b"CS");
                checker.plain_added(new, &listed)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let empty = Dictionary::default();
    let named = match dictionary.get(&b"Resources"[..]) {
        Some(resources) => checker.added(resources)?.dictionary().unwrap_or(&empty),
        None => &empty,
    };
    operators(checker, &content, named)
}

fn content(checker: &Checker<'_, '_>, stream: &Stream) -> Proven<Vec<u8>> {
    let packed = &checker.state.bytes[stream.encoded.clone()];
    let unpacked = strict::decode(&stream.dictionary, packed, MAX_CONTENT_BYTES);
    match unpacked {
        Ok(content) => Ok(content),
        Err(_) => checker.fail(Rule::Appearance),
    }
}

/// Whether the box has an area, the matrix can be undone, and both stay where viewers count exactly.
fn has_sound_frame(dictionary: &Dictionary) -> bool {
    let numbers = |key: &[u8]| -> Option<Vec<f64>> {
        let items = dictionary.get(key)?.array()?;
        items.iter().map(Object::number).collect()
    };
    let matrix = match dictionary.get(&b"Matrix"[..]) {
        None => Some(IDENTITY),
        Some(_) => numbers(b"Matrix").and_then(|matrix| matrix.try_into().ok()),
    };
    let sides = numbers(b"BBox").and_then(|sides| sides.try_into().ok());
    match (sides, matrix) {
        (Some(sides), Some(matrix)) => is_sound_frame(sides, matrix),
        _ => false,
    }
}

/// Checks the operators: listed ones, and what they save they restore.
fn operators(checker: &Checker<'_, '_>, content: &[u8], resources: &Dictionary) -> Proven<()> {
    let mut lexer = Lexer::strict(content, 0);
    let mut saved = 0_usize;
    let mut marked = 0_usize;
    let mut in_text = false;
    let mut last = Object::Null;
    loop {
        let Ok(token) = lexer.token() else {
            return checker.fail(Rule::Appearance);
        };
        let keyword = match token {
            Token::End => break,
            Token::Keyword(word) if !matches!(word, b"true" | b"false" | b"null") => word,
            operand => {
                let Ok(operand) = lexer.object_of(operand, false, 0) else {
                    return checker.fail(Rule::Appearance);
                };
                last = operand;
                continue;
            }
        };
        let is_right = match keyword {
            b"q" => {
                saved += 1;
                saved <= 64
            }
            b"Q" => saved.checked_sub(1).map(|left| saved = left).is_some(),
            b"BT" => !std::mem::replace(&mut in_text, true),
            b"ET" => std::mem::replace(&mut in_text, false),
            b"BMC" => {
                marked += 1;
                last.name() != Some(b"OC")
            }
            b"EMC" => marked.checked_sub(1).map(|left| marked = left).is_some(),
            b"Do" => has_resource(resources, b"XObject", &last),
            b"gs" => has_resource(resources, b"ExtGState", &last),
            other => is_listed_operator(other),
        };
        if !is_right {
            return checker.fail(Rule::Appearance);
        }
    }
    if saved == 0 && marked == 0 && !in_text {
        Ok(())
    } else {
        checker.fail(Rule::Appearance)
    }
}

fn has_resource(resources: &Dictionary, kind: &[u8], name: &Object) -> bool {
    // Where the kind stands in an object of its own, the graph of resources was checked already.
    match (resources.get(kind), name.name()) {
        (Some(Object::Dictionary(known)), Some(name)) => known.contains_key(name),
        (Some(Object::Reference(_)), Some(_)) => true,
        _ => false,
    }
}

fn is_listed_operator(operator: &[u8]) -> bool {
    const LISTED: &str = "w J j M d ri i cm m l c v y h re S s f f* B B* b b* n W W* Tc Tw Tz TL Tf Tr Ts \
                          Td TD Tm T* Tj TJ ' \" CS cs SC SCN sc scn G g RG rg K k";
    LISTED
        .split_whitespace()
        .any(|listed| listed.as_bytes() == operator)
}

/// Checks the resources of a form.
pub(super) fn resources(checker: &mut Checker<'_, '_>, value: &Object) -> Proven<()> {
    resources_at(checker, value, 0)
}

fn resources_at(checker: &mut Checker<'_, '_>, value: &Object, depth: usize) -> Proven<()> {
    let Some(resources) = checker.added(value)?.dictionary() else {
        return checker.fail(Rule::Appearance);
    };
    for (kind, entries) in resources.iter() {
        let entries = checker.added(entries)?;
        match kind {
            b"ProcSet" => checker.plain(entries, &|_| false)?,
            b"Font" => graph(checker, entries, &is_font_key, true, 0)?,
            b"ExtGState" => graph(checker, entries, &is_state_key, true, 0)?,
            b"ColorSpace" => graph(checker, entries, &is_picture_key, true, 0)?,
            b"XObject" => {
                let Some(entries) = entries.dictionary() else {
                    return checker.fail(Rule::Appearance);
                };
                for object in entries.values() {
                    x_object(checker, object, depth)?;
                }
            }
            _ => return checker.fail(Rule::KeyNotListed),
        }
    }
    Ok(())
}

fn x_object(checker: &mut Checker<'_, '_>, value: &Object, depth: usize) -> Proven<()> {
    let Object::Stream(stream) = checker.added(value)? else {
        return checker.fail(Rule::Appearance);
    };
    let subtype = stream.dictionary.get(&b"Subtype"[..]);
    match subtype.and_then(Object::name) {
        Some(b"Form") => form(checker, value, false, depth + 1),
        Some(b"Image") => graph(checker, value, &is_picture_key, false, 0),
        _ => checker.fail(Rule::Appearance),
    }
}

/// Goes through everything that a resource is made of: new objects only, with listed keys only. With
/// `has_names`, the keys of the outermost dictionary are names that the content gives.
fn graph(
    checker: &mut Checker<'_, '_>,
    value: &Object,
    listed: &dyn Fn(&[u8]) -> bool,
    has_names: bool,
    depth: usize,
) -> Proven<()> {
    if depth > 2 * MAX_DEPTH {
        return checker.fail(Rule::Appearance);
    }
    let value = checker.added(value)?;
    if let Object::Array(items) = value {
        return items
            .iter()
            .try_for_each(|item| graph(checker, item, listed, false, depth + 1));
    }
    let Some(dictionary) = value.dictionary() else {
        return Ok(());
    };
    for (key, item) in dictionary.iter() {
        if !has_names && !listed(key) {
            return checker.fail(Rule::KeyNotListed);
        }
        graph(checker, item, listed, false, depth + 1)?;
    }
    Ok(())
}

fn is_in(list: &str, key: &[u8]) -> bool {
    list.split_whitespace()
        .any(|listed| listed.as_bytes() == key)
}

/// The keys of fonts, their descriptors, encodings, character maps and programs (ISO 32000-1, 9.6 to 9.10).
/// Fonts whose glyphs are content (Type 3) have others.
fn is_font_key(key: &[u8]) -> bool {
    is_in(
        "Type Subtype Name BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode \
         DescendantFonts CIDSystemInfo DW W DW2 W2 CIDToGIDMap Registry Ordering Supplement BaseEncoding \
         Differences FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent \
         Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 \
         CharSet CIDSet Lang Length Length1 Length2 Length3 Filter CMapName WMode",
        key,
    )
}

/// The keys of a graphics state that viewers agree on (ISO 32000-1, 8.4.5).
fn is_state_key(key: &[u8]) -> bool {
    is_in("Type LW LC LJ ML D RI CA ca BM AIS SA", key)
}

/// The keys of images, their masks, colour spaces and filters (ISO 32000-1, 8.6 and 8.9).
fn is_picture_key(key: &[u8]) -> bool {
    is_in(
        "Type Subtype Name Width Height ColorSpace BitsPerComponent Decode Interpolate ImageMask Mask SMask \
         Matte Intent Length Filter DecodeParms Predictor Colors Columns K Rows BlackIs1 EncodedByteAlign \
         EndOfLine EndOfBlock ColorTransform N Alternate Range WhitePoint BlackPoint Gamma",
        key,
    )
}
