//! The structure tree and the signature fields, written into the document with lopdf.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::error::PdfError;
use super::structure::{Attributes, Kid, ROLES, StructureElement, tree};
use super::values::{integer, real, text_string};
use crate::typeset::{Pages, SignatureBox};

/// Writes the structure and the fields, and refers to them in pages and catalog.
pub(super) fn tag(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Result<(), PdfError> {
    let mut writer = Writer {
        fields: fields(document, pages, page_ids),
        parents: pages.pages.iter().map(|_| Vec::new()).collect(),
        field_parents: Vec::new(),
        page_ids,
        document,
    };
    let root = writer.document.new_object_id();
    let top = writer.document.new_object_id();
    let tree = tree(pages)?;
    let kids: Vec<Object> = tree
        .iter()
        .map(|element| writer.element(element, top))
        .collect();
    let language = Object::string_literal(pages.language.as_str());
    let document_element = dictionary! {
        "Type" => "StructElem",
        "S" => "Document",
        "P" => root,
        "Lang" => language,
        "K" => kids,
    };
    writer.document.set_object(top, document_element);
    let parent_tree = writer.parent_tree();
    let next_key = page_ids.len() + writer.field_parents.len();
    let fields: Vec<ObjectId> = writer.fields.iter().flatten().copied().collect();
    let mut root_dictionary = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![top.into()],
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => integer(next_key),
    };
    let roles = ROLES.iter().filter(|(tag, _)| has_tag(&tree, tag));
    let roles: Dictionary = roles
        .map(|(tag, standard)| (*tag, Object::from(*standard)))
        .collect();
    if !roles.is_empty() {
        root_dictionary.set("RoleMap", roles);
    }
    document.set_object(root, root_dictionary);
    annotate(document, pages, page_ids, &fields)?;
    let catalog = document.catalog_mut()?;
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", root);
    if !fields.is_empty() {
        let fields: Vec<Object> = fields.into_iter().map(Object::from).collect();
        // 1: there are signature fields (ISO 32000-1, 12.7.2).
        let form = dictionary! { "Fields" => fields, "SigFlags" => 1 };
        catalog.set("AcroForm", form);
    }
    Ok(())
}

/// Returns whether some element has this tag.
fn has_tag(elements: &[StructureElement], tag: &str) -> bool {
    let mut open: Vec<&StructureElement> = elements.iter().collect();
    while let Some(element) = open.pop() {
        if element.tag == tag {
            return true;
        }
        open.extend(element.kids.iter().filter_map(|kid| match kid {
            Kid::Element(element) => Some(element),
            _ => None,
        }));
    }
    false
}

struct Writer<'a> {
    document: &'a mut Document,
    page_ids: &'a [ObjectId],
    /// The fields of each page.
    fields: Vec<Vec<ObjectId>>,
    /// The element of each marked sequence, by page and number.
    parents: Vec<Vec<Option<ObjectId>>>,
    /// The elements of the fields, in the order of their keys.
    field_parents: Vec<ObjectId>,
}

impl Writer<'_> {
    fn element(&mut self, element: &StructureElement, parent: ObjectId) -> Object {
        let id = self.document.new_object_id();
        let mut kids: Vec<Object> = Vec::new();
        for kid in &element.kids {
            let kid = self.kid(kid, id);
            kids.extend(kid);
        }
        let mut dictionary = dictionary! {
            "Type" => "StructElem",
            "S" => element.tag,
            "P" => parent,
        };
        match kids.len() {
            0 => {}
            // A lone kid is written without an array: validators of signatures look for fields there.
            1 => dictionary.set("K", kids.remove(0)),
            _ => dictionary.set("K", kids),
        }
        if let Some(alternative) = &element.alternative {
            dictionary.set("Alt", text_string(alternative));
        }
        if let Some(text) = &element.actual_text {
            dictionary.set("ActualText", text_string(text));
        }
        if let Some(attributes) = element.attributes {
            dictionary.set("A", attributes_of(attributes));
        }
        self.document.set_object(id, dictionary);
        id.into()
    }

    fn kid(&mut self, kid: &Kid, id: ObjectId) -> Option<Object> {
        match kid {
            Kid::Element(element) => Some(self.element(element, id)),
            Kid::Marked(page, number) => {
                let parents = self.parents.get_mut(*page)?;
                if parents.len() <= *number {
                    parents.resize(number + 1, None);
                }
                parents[*number] = Some(id);
                let mark = dictionary! {
                    "Type" => "MCR",
                    "Pg" => *self.page_ids.get(*page)?,
                    "MCID" => integer(*number),
                };
                Some(mark.into())
            }
            Kid::Field(page, number) => {
                let field = *self.fields.get(*page)?.get(*number)?;
                let key = self.page_ids.len() + self.field_parents.len();
                self.field_parents.push(id);
                let widget = self.document.get_dictionary_mut(field).ok()?;
                widget.set("StructParent", integer(key));
                let reference = dictionary! {
                    "Type" => "OBJR",
                    "Pg" => *self.page_ids.get(*page)?,
                    "Obj" => field,
                };
                Some(reference.into())
            }
        }
    }

    /// Writes the way from pages and fields back to their elements (ISO 32000-1, 14.7.4.4).
    fn parent_tree(&mut self) -> ObjectId {
        let mut numbers: Vec<Object> = Vec::new();
        for (page, parents) in self.parents.iter().enumerate() {
            let parents = parents
                .iter()
                .map(|parent| (*parent).map_or(Object::Null, Object::from));
            numbers.extend([integer(page), Object::Array(parents.collect())]);
        }
        for (index, parent) in self.field_parents.iter().enumerate() {
            numbers.extend([integer(self.page_ids.len() + index), (*parent).into()]);
        }
        self.document.add_object(dictionary! { "Nums" => numbers })
    }
}

fn attributes_of(attributes: Attributes) -> Dictionary {
    match attributes {
        Attributes::Numbered | Attributes::OfNumbers => {
            dictionary! { "O" => "List", "ListNumbering" => "Decimal" }
        }
        Attributes::Unordered => dictionary! { "O" => "List", "ListNumbering" => "Disc" },
        Attributes::Lettered => dictionary! { "O" => "List", "ListNumbering" => "LowerAlpha" },
        Attributes::Roman => dictionary! { "O" => "List", "ListNumbering" => "LowerRoman" },
        Attributes::NoLabels => dictionary! { "O" => "List", "ListNumbering" => "None" },
        Attributes::ColumnHeader => dictionary! { "O" => "Table", "Scope" => "Column" },
        Attributes::RowHeader => dictionary! { "O" => "Table", "Scope" => "Row" },
        Attributes::Span(columns) => {
            dictionary! { "O" => "Table", "ColSpan" => integer(columns) }
        }
        Attributes::Underlined => {
            dictionary! { "O" => "Layout", "TextDecorationType" => "Underline" }
        }
        Attributes::StruckThrough => {
            dictionary! { "O" => "Layout", "TextDecorationType" => "LineThrough" }
        }
    }
}

/// Adds the signature fields, each one a field and its widget in one object (ISO 32000-1, 12.7.4.5).
fn fields(document: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Vec<Vec<ObjectId>> {
    let pages_and_ids = pages.pages.iter().zip(page_ids);
    pages_and_ids
        .map(|(page, page_id)| {
            let boxes = page.signature_boxes.iter();
            boxes
                .map(|field| {
                    let widget = widget(document, field, pages.height_pt, *page_id);
                    document.add_object(widget)
                })
                .collect()
        })
        .collect()
}

fn widget(
    document: &mut Document,
    field: &SignatureBox,
    page_height_pt: f64,
    page: ObjectId,
) -> Dictionary {
    let bottom_pt = page_height_pt - field.y_pt - field.height_pt;
    let appearance = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), real(field.width_pt), real(field.height_pt)],
            "Resources" => Dictionary::new(),
        },
        Vec::new(),
    );
    let appearance = document.add_object(appearance);
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal(field.field_name()),
        "TU" => text_string(&field.name),
        "Rect" => vec![
            real(field.x_pt),
            real(bottom_pt),
            real(field.x_pt + field.width_pt),
            real(bottom_pt + field.height_pt),
        ],
        "P" => page,
        // Printed (ISO 32000-1, 12.5.3).
        "F" => 4,
        "AP" => dictionary! { "N" => appearance },
    }
}

fn annotate(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    fields: &[ObjectId],
) -> Result<(), PdfError> {
    let mut fields = fields.iter();
    for (index, (page, id)) in pages.pages.iter().zip(page_ids).enumerate() {
        let dictionary = document.get_dictionary_mut(*id)?;
        dictionary.set("StructParents", integer(index));
        // The keyboard goes through the fields in the order of the structure.
        dictionary.set("Tabs", "S");
        let of_page = fields.by_ref().take(page.signature_boxes.len());
        let of_page: Vec<Object> = of_page.map(|field| Object::from(*field)).collect();
        if !of_page.is_empty() {
            dictionary.set("Annots", of_page);
        }
    }
    Ok(())
}
