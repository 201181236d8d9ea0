//! The pages of a file, and all around them that can be seen or heard: boxes, annotations, layers,
//! actions, attachments, bookmarks.

use std::collections::{BTreeMap, BTreeSet};

use super::draw::{Allowance, Artist, Bounds, Item};
use crate::pdf::read::object::{Dictionary, Object, ObjectId as Id, Stream, text_string as text};
use crate::pdf::read::strict::ReadError;
use crate::pdf::read::strict::{Fingerprint, View};

/// More pages than this are not read.
const MAX_PAGES: usize = 2_000;
/// Trees of pages, fields, names and bookmarks are not followed deeper, nor are more nodes looked at.
const MAX_DEPTH: usize = 64;
const MAX_NODES: usize = 50_000;
/// No page has more annotations.
const MAX_ANNOTATIONS: usize = 2_000;

/// What a file shows in one of its revisions.
pub(super) struct Showing {
    pub sheets: Vec<Sheet>,
    /// What belongs to the document as a whole, by name.
    pub around: BTreeMap<String, Fingerprint>,
    /// The files inside it, by name; those of one name in order.
    pub attachments: BTreeMap<String, Vec<Vec<u8>>>,
    /// Texts that are read aloud in place of what stands there.
    pub said: BTreeSet<String>,
    pub bookmarks: Vec<Bookmark>,
    pub fields: Vec<Field>,
}

/// A page.
pub(super) struct Sheet {
    /// What is shown of it: left, bottom, right, top.
    pub bounds: Bounds,
    pub rotation: i64,
    pub unit: f64,
    pub items: Vec<Item>,
    pub annotations: Vec<Annotation>,
    /// What else there is, by name.
    pub others: BTreeMap<String, Fingerprint>,
}

/// An annotation.
#[derive(Clone)]
pub(super) struct Annotation {
    pub subtype: String,
    /// The name of its field.
    pub field: Option<String>,
    /// What it is for, as it is read aloud.
    pub purpose: String,
    pub is_signature: bool,
    /// Whether somebody has signed in it.
    pub is_signed: bool,
    pub bounds: Bounds,
    pub flags: i64,
    pub appearance: Fingerprint,
    /// Everything else in it.
    pub others: BTreeMap<String, Fingerprint>,
}

/// A bookmark.
pub(super) struct Bookmark {
    pub depth: usize,
    pub title: String,
    /// The page that it leads to, from 0; none if it does something else.
    pub page: Option<usize>,
}

/// A field that somebody can fill in or sign.
pub(super) struct Field {
    pub name: String,
    pub is_signature: bool,
    pub value: Option<Dictionary>,
}

pub(super) fn showing(view: &View<'_, '_>, allowance: &Allowance) -> Result<Showing, ReadError> {
    let catalog = view.catalog()?;
    let mut leaves = Vec::new();
    collect_pages(view, &catalog, &mut leaves)?;
    let numbers = leaves.iter().enumerate();
    let numbers: BTreeMap<Id, usize> = numbers
        .filter_map(|(number, leaf)| Some((leaf.id?, number)))
        .collect();
    let sheets: Result<Vec<Sheet>, ReadError> = leaves
        .iter()
        .map(|leaf| sheet(view, leaf, allowance))
        .collect();
    Ok(Showing {
        sheets: sheets?,
        around: around(view, &catalog)?,
        attachments: attachments(view, &catalog)?,
        said: said(view, &catalog)?,
        bookmarks: bookmarks(view, &catalog, &numbers)?,
        fields: fields(view, &catalog)?,
    })
}

/// What the fields show in a revision, by name.
pub(super) fn appearances(view: &View<'_, '_>) -> Result<BTreeMap<String, Fingerprint>, ReadError> {
    let mut leaves = Vec::new();
    collect_pages(view, &view.catalog()?, &mut leaves)?;
    let mut appearances = BTreeMap::new();
    for leaf in leaves {
        for annotation in annotations_of(view, &leaf.dictionary)? {
            if let Some(field) = annotation.field {
                appearances.insert(field, annotation.appearance);
            }
        }
    }
    Ok(appearances)
}

// -- pages --

/// A page with what it takes over from the nodes above it.
struct Leaf {
    id: Option<Id>,
    dictionary: Dictionary,
}

fn collect_pages(
    view: &View<'_, '_>,
    catalog: &Dictionary,
    leaves: &mut Vec<Leaf>,
) -> Result<(), ReadError> {
    const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
    let damaged = ReadError::Damaged { at: 0 };
    let root = catalog.get(&b"Pages"[..]).ok_or(damaged)?.clone();
    let mut open = vec![(root, Dictionary::new(), 0)];
    let mut seen = BTreeSet::new();
    let mut count = None;
    while let Some((node, inherited, depth)) = open.pop() {
        let id = match node {
            Object::Reference(id) => Some(id),
            _ => None,
        };
        if depth > MAX_DEPTH || leaves.len() >= MAX_PAGES || !id.is_none_or(|id| seen.insert(id)) {
            return Err(damaged);
        }
        let object = view.resolve(&node)?;
        let mut dictionary = object.dictionary().ok_or(damaged)?.clone();
        for (key, value) in inherited.iter() {
            // A value that is null is as good as none (ISO 32000-1, 7.3.7).
            if *view.get(&dictionary, key)? == Object::Null {
                dictionary.insert(key.to_vec(), value.clone());
            }
        }
        match view.get(&dictionary, b"Type")?.name() {
            Some(b"Page") => leaves.push(Leaf { id, dictionary }),
            Some(b"Pages") => {
                if depth == 0 {
                    count = view.get(&dictionary, b"Count")?.integer();
                }
                let mut inherited = dictionary.clone();
                inherited.retain(|key| INHERITED.contains(&key));
                for kid in view.array(&dictionary, b"Kids")?.into_iter().rev() {
                    open.push((kid, inherited.clone(), depth + 1));
                }
            }
            _ => return Err(damaged),
        }
    }
    // Viewers differ in whether they believe the count or the tree.
    let is_counted = count.and_then(|count| usize::try_from(count).ok()) == Some(leaves.len());
    if is_counted { Ok(()) } else { Err(damaged) }
}

fn sheet(view: &View<'_, '_>, leaf: &Leaf, allowance: &Allowance) -> Result<Sheet, ReadError> {
    // What is read here, or can't be seen.
    const KNOWN: [&[u8]; 19] = [
        b"Type",
        b"Parent",
        b"Resources",
        b"MediaBox",
        b"CropBox",
        b"BleedBox",
        b"TrimBox",
        b"ArtBox",
        b"Rotate",
        b"UserUnit",
        b"Contents",
        b"Annots",
        b"StructParents",
        b"Tabs",
        b"Metadata",
        b"LastModified",
        b"PieceInfo",
        b"ID",
        b"PZ",
    ];
    let dictionary = &leaf.dictionary;
    let damaged = ReadError::Damaged { at: 0 };
    let media = view.numbers::<4>(dictionary, b"MediaBox")?.ok_or(damaged)?;
    let crop = view.numbers::<4>(dictionary, b"CropBox")?;
    let rotation = match &*view.get(dictionary, b"Rotate")? {
        Object::Null => 0,
        rotation => rotation.integer().ok_or(damaged)?.rem_euclid(360),
    };
    let unit = match &*view.get(dictionary, b"UserUnit")? {
        Object::Null => 1.0,
        unit => unit.number().ok_or(damaged)?,
    };
    let mut artist = Artist::new(view, allowance);
    let resources = view.dictionary(dictionary, b"Resources")?;
    artist.page(&content(view, dictionary)?, &resources)?;
    Ok(Sheet {
        bounds: shown(media, crop),
        rotation,
        unit,
        items: artist.items,
        annotations: annotations_of(view, dictionary)?,
        others: view.fingerprints_without(dictionary, &KNOWN)?,
    })
}

/// What is shown of a page: the crop box within the sheet.
fn shown(media: Bounds, crop: Option<Bounds>) -> Bounds {
    let upright = |[a, b, c, d]: Bounds| [a.min(c), b.min(d), a.max(c), b.max(d)];
    let media = upright(media);
    let crop = upright(crop.unwrap_or(media));
    [
        media[0].max(crop[0]),
        media[1].max(crop[1]),
        media[2].min(crop[2]),
        media[3].min(crop[3]),
    ]
}

/// A page's content, which may be split anywhere between two words (ISO 32000-1, 7.8.2).
fn content(view: &View<'_, '_>, dictionary: &Dictionary) -> Result<Vec<u8>, ReadError> {
    let damaged = ReadError::Damaged { at: 0 };
    let contents = view.get(dictionary, b"Contents")?;
    let parts = match &*contents {
        Object::Null => Vec::new(),
        Object::Array(parts) => parts.clone(),
        single => vec![single.clone()],
    };
    let mut content = Vec::new();
    for part in parts.iter().take(MAX_NODES) {
        let part = view.resolve(part)?;
        let Object::Stream(stream) = &*part else {
            return Err(damaged);
        };
        let part = view.file.decode(stream)?;
        view.file.charge(part.len())?;
        content.extend_from_slice(&part);
        content.push(b'\n');
        if content.len() > 64 * 1024 * 1024 {
            return Err(ReadError::TooLarge);
        }
    }
    Ok(content)
}

/// The first picture among the resources of the first page.
pub(super) fn first_picture(view: &View<'_, '_>) -> Result<Option<Stream>, ReadError> {
    let mut leaves = Vec::new();
    collect_pages(view, &view.catalog()?, &mut leaves)?;
    let Some(first) = leaves.first() else {
        return Ok(None);
    };
    let resources = view.dictionary(&first.dictionary, b"Resources")?;
    for object in view.dictionary(&resources, b"XObject")?.values() {
        if let Object::Stream(stream) = &*view.resolve(object)?
            && view.get(&stream.dictionary, b"Subtype")?.name() == Some(b"Image")
        {
            return Ok(Some(Stream::clone(stream)));
        }
    }
    Ok(None)
}

// -- annotations and fields --

fn annotations_of(view: &View<'_, '_>, page: &Dictionary) -> Result<Vec<Annotation>, ReadError> {
    let annotations = view.array(page, b"Annots")?;
    if annotations.len() > MAX_ANNOTATIONS {
        return Err(ReadError::TooLarge);
    }
    let annotations = annotations.iter();
    annotations.map(|object| annotation(view, object)).collect()
}

fn annotation(view: &View<'_, '_>, object: &Object) -> Result<Annotation, ReadError> {
    // What is read here, or can't be seen, or belongs to a signature.
    const KNOWN: [&[u8]; 21] = [
        b"Type",
        b"Subtype",
        b"P",
        b"Parent",
        b"Rect",
        b"F",
        b"AP",
        b"FT",
        b"T",
        b"TU",
        b"TM",
        b"V",
        b"Ff",
        b"DA",
        b"MK",
        b"NM",
        b"M",
        b"Lock",
        b"SV",
        b"StructParent",
        b"DV",
    ];
    let damaged = ReadError::Damaged { at: 0 };
    let object = view.resolve(object)?;
    let dictionary = object.dictionary().ok_or(damaged)?;
    let value = inherited(view, dictionary, b"V")?;
    let is_signature = inherited(view, dictionary, b"FT")?.name() == Some(b"Sig");
    let rectangle = view.numbers::<4>(dictionary, b"Rect")?;
    let appearance = view.get(dictionary, b"AP")?;
    let subtype = view.get(dictionary, b"Subtype")?;
    Ok(Annotation {
        subtype: String::from_utf8_lossy(subtype.name().unwrap_or_default()).into_owned(),
        field: field_name(view, dictionary)?,
        purpose: text(view.get(dictionary, b"TU")?.string().unwrap_or_default()),
        is_signature,
        is_signed: is_signature && value.dictionary().is_some_and(is_signature_value),
        bounds: shown(rectangle.ok_or(damaged)?, None),
        flags: view.get(dictionary, b"F")?.integer().unwrap_or(0),
        appearance: view.fingerprint(&appearance)?,
        others: view.fingerprints_without(dictionary, &KNOWN)?,
    })
}

/// Whether a value is one that signs, and not just something else that is filled in.
fn is_signature_value(value: &Dictionary) -> bool {
    value.contains_key(&b"ByteRange"[..]) && value.contains_key(&b"Contents"[..])
}

/// The value of a key of a field or of one above it.
fn inherited(
    view: &View<'_, '_>,
    dictionary: &Dictionary,
    key: &[u8],
) -> Result<std::rc::Rc<Object>, ReadError> {
    let mut value = view.get(dictionary, key)?;
    let mut parent = view.get(dictionary, b"Parent")?;
    for _ in 0..MAX_DEPTH {
        let Some(above) = parent.dictionary().filter(|_| *value == Object::Null) else {
            break;
        };
        value = view.get(above, key)?;
        let next = view.get(above, b"Parent")?;
        parent = next;
    }
    Ok(value)
}

/// The full name of a field (ISO 32000-1, 12.7.3.2).
fn field_name(view: &View<'_, '_>, dictionary: &Dictionary) -> Result<Option<String>, ReadError> {
    let mut names = Vec::new();
    let mut current = std::rc::Rc::new(Object::Dictionary(dictionary.clone()));
    for _ in 0..MAX_DEPTH {
        let Some(dictionary) = current.dictionary() else {
            break;
        };
        if let Some(name) = view.get(dictionary, b"T")?.string() {
            names.push(text(name));
        }
        let parent = view.get(dictionary, b"Parent")?;
        current = parent;
    }
    names.reverse();
    Ok((!names.is_empty()).then(|| names.join(".")))
}

fn fields(view: &View<'_, '_>, catalog: &Dictionary) -> Result<Vec<Field>, ReadError> {
    let form = view.dictionary(catalog, b"AcroForm")?;
    let mut open = view.array(&form, b"Fields")?;
    open.reverse();
    let mut seen = BTreeSet::new();
    let mut fields = Vec::new();
    while let Some(object) = open.pop() {
        let is_new = match object {
            Object::Reference(id) => seen.insert(id),
            _ => true,
        };
        if !is_new || seen.len() > MAX_NODES || fields.len() > MAX_NODES {
            return Err(ReadError::Damaged { at: 0 });
        }
        let object = view.resolve(&object)?;
        let Some(dictionary) = object.dictionary() else {
            continue;
        };
        for kid in view.array(dictionary, b"Kids")?.into_iter().rev() {
            // A kid without a name is only a widget of this field.
            let named = view.resolve(&kid)?;
            if named
                .dictionary()
                .is_some_and(|kid| kid.contains_key(&b"T"[..]))
            {
                open.push(kid);
            }
        }
        let value = inherited(view, dictionary, b"V")?;
        fields.push(Field {
            name: field_name(view, dictionary)?.unwrap_or_default(),
            is_signature: inherited(view, dictionary, b"FT")?.name() == Some(b"Sig"),
            value: value.dictionary().cloned(),
        });
    }
    Ok(fields)
}

// -- the document as a whole --

/// What there is around the pages, beside what can't be seen and what is looked at by itself.
fn around(
    view: &View<'_, '_>,
    catalog: &Dictionary,
) -> Result<BTreeMap<String, Fingerprint>, ReadError> {
    const KNOWN: [&[u8]; 18] = [
        b"Type",
        b"Pages",
        b"Metadata",
        b"AcroForm",
        b"Names",
        b"Dests",
        b"AF",
        b"Outlines",
        b"StructTreeRoot",
        b"MarkInfo",
        b"Lang",
        b"PageMode",
        b"PageLayout",
        b"Version",
        b"Extensions",
        b"DSS",
        b"Perms",
        b"PieceInfo",
    ];
    let mut around = view.fingerprints_without(catalog, &KNOWN)?;
    let names = view.dictionary(catalog, b"Names")?;
    for (key, value) in view.fingerprints_without(&names, &[b"EmbeddedFiles", b"Dests"])? {
        around.insert(format!("Names/{key}"), value);
    }
    let form = view.dictionary(catalog, b"AcroForm")?;
    let known: [&[u8]; 4] = [b"Fields", b"SigFlags", b"DR", b"DA"];
    for (key, value) in view.fingerprints_without(&form, &known)? {
        let is_false = key == "NeedAppearances"
            && *view.get(&form, b"NeedAppearances")? == Object::Boolean(false);
        if !is_false {
            around.insert(format!("AcroForm/{key}"), value);
        }
    }
    Ok(around)
}

/// The files inside: those in the tree of names and those that the document is associated with.
fn attachments(
    view: &View<'_, '_>,
    catalog: &Dictionary,
) -> Result<BTreeMap<String, Vec<Vec<u8>>>, ReadError> {
    let names = view.dictionary(catalog, b"Names")?;
    let tree = view.get(&names, b"EmbeddedFiles")?;
    let mut specifications = Vec::new();
    let mut open: Vec<(Dictionary, usize)> = tree
        .dictionary()
        .cloned()
        .into_iter()
        .map(|tree| (tree, 0))
        .collect();
    let mut nodes = 0;
    while let Some((node, depth)) = open.pop() {
        nodes += 1;
        if nodes > MAX_NODES || depth > MAX_DEPTH {
            return Err(ReadError::TooLarge);
        }
        let pairs = view.array(&node, b"Names")?;
        specifications.extend(pairs.into_iter().skip(1).step_by(2));
        for kid in view.array(&node, b"Kids")? {
            let kid = view.resolve(&kid)?;
            open.extend(kid.dictionary().map(|kid| (kid.clone(), depth + 1)));
        }
    }
    specifications.extend(view.array(catalog, b"AF")?);
    let mut found: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for specification in specifications.iter().take(MAX_NODES) {
        let specification = view.resolve(specification)?;
        let Some(dictionary) = specification.dictionary() else {
            continue;
        };
        let files = view.dictionary(dictionary, b"EF")?;
        for file in files.values() {
            let resolved = view.resolve(file)?;
            let Object::Stream(stream) = &*resolved else {
                continue;
            };
            let name = file_name(view, dictionary)?;
            if seen.insert((name.clone(), stream.encoded.start)) {
                let content = view.file.decode_if_known(stream)?;
                let content = content.map(|content| content.to_vec());
                found.entry(name).or_default().extend(content);
            }
        }
    }
    Ok(found)
}

fn file_name(view: &View<'_, '_>, specification: &Dictionary) -> Result<String, ReadError> {
    for key in [&b"UF"[..], b"F"] {
        if let Some(name) = view.get(specification, key)?.string() {
            return Ok(text(name));
        }
    }
    Ok(String::new())
}

/// Texts of the structure that stand in for what is drawn.
fn said(view: &View<'_, '_>, catalog: &Dictionary) -> Result<BTreeSet<String>, ReadError> {
    let mut said = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<Object> = catalog
        .get(&b"StructTreeRoot"[..])
        .cloned()
        .into_iter()
        .collect();
    let mut nodes = 0;
    while let Some(node) = open.pop() {
        nodes += 1;
        if nodes > MAX_NODES {
            return Err(ReadError::TooLarge);
        }
        if let Object::Reference(id) = node
            && !seen.insert(id)
        {
            continue;
        }
        match &*view.resolve(&node)? {
            Object::Array(items) => open.extend(items.iter().cloned()),
            Object::Dictionary(element) => {
                for key in [&b"Alt"[..], b"ActualText", b"E"] {
                    if let Some(string) = view.get(element, key)?.string() {
                        said.insert(text(string));
                    }
                }
                open.extend(element.get(&b"K"[..]).cloned());
            }
            _ => {}
        }
    }
    Ok(said)
}

fn bookmarks(
    view: &View<'_, '_>,
    catalog: &Dictionary,
    pages: &BTreeMap<Id, usize>,
) -> Result<Vec<Bookmark>, ReadError> {
    let root = view.dictionary(catalog, b"Outlines")?;
    let mut open: Vec<(Object, usize)> = Vec::new();
    open.extend(root.get(&b"First"[..]).map(|first| (first.clone(), 0)));
    let mut bookmarks = Vec::new();
    while let Some((node, depth)) = open.pop() {
        if bookmarks.len() > MAX_NODES || depth > MAX_DEPTH {
            return Err(ReadError::TooLarge);
        }
        let item = view.resolve(&node)?;
        let Some(item) = item.dictionary() else {
            continue;
        };
        let title = view.get(item, b"Title")?;
        let title = text(title.string().unwrap_or_default());
        let target = view.array(item, b"Dest")?;
        let page = match target.first() {
            Some(Object::Reference(id)) => pages.get(id).copied(),
            _ => None,
        };
        let page = page.filter(|_| !item.contains_key(&b"A"[..]));
        bookmarks.push(Bookmark { depth, title, page });
        open.extend(item.get(&b"Next"[..]).map(|next| (next.clone(), depth)));
        open.extend(
            item.get(&b"First"[..])
                .map(|first| (first.clone(), depth + 1)),
        );
    }
    Ok(bookmarks)
}
