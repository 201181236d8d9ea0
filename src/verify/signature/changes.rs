//! What changed between two revisions of a file, against what a certification permits.
//!
//! Both revisions are gone through side by side from the catalog on, reference by reference. Everything must be
//! the same, but for what the permission opens in places of a known kind: pages may get annotations, fields values, and
//! the document time stamps and what tells whether certificates were revoked.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::form::FormField;
use super::model::Change;
use crate::pdf::read::object::{Dictionary, Object, ObjectId, Stream, text_string};
use crate::pdf::read::strict::ReadError;
use crate::pdf::read::strict::View;

/// The tree of pages is not deeper.
const MAX_DEPTH: usize = 64;
/// The steps that it takes to compare an object, beside looking it up.
const STEPS_PER_OBJECT: usize = 25;

/// What changes in a signature's field when somebody signs.
const SIGNED_KEYS: [&[u8]; 7] = [b"V", b"AP", b"AS", b"M", b"F", b"MK", b"DA"];
/// What changes in any other field when somebody fills it in.
const FILLED_KEYS: [&[u8]; 7] = [b"V", b"AP", b"AS", b"M", b"I", b"TI", b"RV"];

/// What may change in a certified document, beside time stamps and what tells whether certificates were revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Permission {
    /// Nothing.
    Nothing,
    /// Forms may be filled in and signed.
    Forms,
    /// Annotations may be added, changed and removed too.
    Annotations,
}

/// The kind of place that an object stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Catalog,
    Form,
    /// The list of a form's fields.
    Fields,
    Field {
        is_signature: bool,
        is_signed: bool,
    },
    Page,
    /// The list of a page's annotations.
    Annotations,
    Annotation,
    Anything(Change),
}

/// Two revisions that are compared.
pub(super) struct Comparison<'c, 'f, 'a> {
    old: &'c View<'f, 'a>,
    new: &'c View<'f, 'a>,
    permission: Permission,
    /// Objects whose kind is known however they are reached.
    places: BTreeMap<ObjectId, Place>,
    seen: BTreeSet<(ObjectId, ObjectId)>,
    open: Vec<(Object, Object, Place)>,
    found: BTreeSet<Change>,
}

impl<'c, 'f, 'a> Comparison<'c, 'f, 'a> {
    pub fn new(old: &'c View<'f, 'a>, new: &'c View<'f, 'a>, permission: Permission) -> Self {
        Self {
            old,
            new,
            permission,
            places: BTreeMap::new(),
            seen: BTreeSet::new(),
            open: Vec::new(),
            found: BTreeSet::new(),
        }
    }

    /// What was changed and isn't permitted. The fields are those of the old revision.
    pub fn documents(&mut self, fields: &[FormField]) -> Result<BTreeSet<Change>, ReadError> {
        self.find_pages()?;
        for field in fields {
            let place = Place::Field {
                is_signature: field.is_signature,
                is_signed: field.value.is_some(),
            };
            for id in field.id.iter().chain(&field.widgets) {
                self.places.insert(*id, place);
            }
        }
        let old = Object::Dictionary(self.old.catalog()?);
        let new = Object::Dictionary(self.new.catalog()?);
        self.open.push((old, new, Place::Catalog));
        self.run()?;
        Ok(std::mem::take(&mut self.found))
    }

    /// Whether a field has the same value and appearance in both revisions.
    pub fn shows_the_same(&mut self, old: &FormField, new: &FormField) -> Result<bool, ReadError> {
        let place = Place::Anything(Change::Fields);
        if old.widgets.len() != new.widgets.len() || old.value.is_some() != new.value.is_some() {
            return Ok(false);
        }
        if let (Some(old), Some(new)) = (&old.value, &new.value) {
            self.pair(old, new, place)?;
        }
        for (old, new) in old.widgets.iter().zip(&new.widgets) {
            let old = self.old.resolve(&Object::Reference(*old))?;
            let new = self.new.resolve(&Object::Reference(*new))?;
            for key in [&b"AP"[..], b"AS"] {
                let of = |object: &Object| {
                    let value = object.dictionary().and_then(|all| all.get(key));
                    value.cloned().unwrap_or(Object::Null)
                };
                self.open.push((of(&old), of(&new), place));
            }
        }
        self.run()?;
        self.seen.clear();
        Ok(std::mem::take(&mut self.found).is_empty())
    }

    /// Notes the pages of the old revision and what lies on them.
    fn find_pages(&mut self) -> Result<(), ReadError> {
        let catalog = self.old.catalog()?;
        let mut open: Vec<(Object, usize)> = Vec::new();
        open.extend(catalog.get(b"Pages").map(|root| (root.clone(), 0)));
        while let Some((node, depth)) = open.pop() {
            self.count()?;
            let resolved = self.old.resolve(&node)?;
            let Some(dictionary) = resolved.dictionary().filter(|_| depth < MAX_DEPTH) else {
                continue;
            };
            let kids = self.old.array(dictionary, b"Kids")?;
            open.extend(kids.into_iter().map(|kid| (kid, depth + 1)));
            if self.old.get(dictionary, b"Type")?.name() == Some(b"Page") {
                if let Object::Reference(id) = node {
                    self.places.insert(id, Place::Page);
                }
                for annotation in self.old.array(dictionary, b"Annots")? {
                    if let Object::Reference(id) = annotation {
                        self.places.insert(id, Place::Annotation);
                    }
                }
            }
        }
        Ok(())
    }

    fn count(&self) -> Result<(), ReadError> {
        Ok(self.old.file.charge_steps(STEPS_PER_OBJECT)?)
    }

    fn run(&mut self) -> Result<(), ReadError> {
        while let Some((old, new, place)) = self.open.pop() {
            self.count()?;
            let mut place = place;
            if let (Object::Reference(old), Object::Reference(new)) = (&old, &new) {
                if !self.seen.insert((*old, *new)) {
                    continue;
                }
                place = self.places.get(old).copied().unwrap_or(place);
            }
            let (old, new) = (self.old.resolve(&old)?, self.new.resolve(&new)?);
            self.pair(&old, &new, place)?;
        }
        Ok(())
    }

    fn pair(&mut self, old: &Rc<Object>, new: &Rc<Object>, place: Place) -> Result<(), ReadError> {
        match (&**old, &**new) {
            (Object::Dictionary(old), Object::Dictionary(new)) => {
                self.dictionaries(old, new, place)?;
            }
            (Object::Array(old), Object::Array(new)) => self.arrays(old, new, place)?,
            (Object::Stream(old), Object::Stream(new)) => self.streams(old, new, place)?,
            // A page or a form that had no list yet.
            (Object::Null, Object::Array(new)) if is_list(place) => self.arrays(&[], new, place)?,
            (Object::Null, Object::Dictionary(new)) if place == Place::Form => {
                self.dictionaries(&Dictionary::new(), new, place)?;
            }
            (old, new) => {
                if !is_same(old, new) {
                    self.found.insert(kind_of(place));
                }
            }
        }
        Ok(())
    }

    fn streams(&mut self, old: &Stream, new: &Stream, place: Place) -> Result<(), ReadError> {
        self.dictionaries(&old.dictionary, &new.dictionary, place)?;
        if old.encoded != new.encoded {
            self.old.file.charge(old.encoded.len())?;
            if self.old.file.encoded(old) != self.new.file.encoded(new) {
                self.found.insert(kind_of(place));
            }
        }
        Ok(())
    }

    fn dictionaries(
        &mut self,
        old: &Dictionary,
        new: &Dictionary,
        place: Place,
    ) -> Result<(), ReadError> {
        if place == Place::Annotation && self.permission == Permission::Annotations {
            return Ok(());
        }
        let is_permitted = self.permitted_keys(new, place)?;
        let keys: BTreeSet<&[u8]> = old.iter().chain(new.iter()).map(|(key, _)| key).collect();
        for key in keys {
            if is_permitted.contains(&key) {
                continue;
            }
            let value = |all: &Dictionary| all.get(key).cloned().unwrap_or(Object::Null);
            let place = match (place, key) {
                (Place::Catalog, b"AcroForm") => Place::Form,
                (Place::Form, b"Fields") => Place::Fields,
                (Place::Page, b"Annots") => Place::Annotations,
                (Place::Catalog, b"Pages") => Place::Anything(Change::Pages),
                (place, _) => Place::Anything(kind_of(place)),
            };
            self.open.push((value(old), value(new), place));
        }
        Ok(())
    }

    /// The keys of a dictionary that may change in any way.
    fn permitted_keys(
        &self,
        new: &Dictionary,
        place: Place,
    ) -> Result<Vec<&'static [u8]>, ReadError> {
        let fills = self.permission >= Permission::Forms;
        let mut keys: Vec<&'static [u8]> = Vec::new();
        match place {
            Place::Catalog => {
                keys.extend([&b"DSS"[..], b"Extensions", b"Version", b"Metadata"]);
                if self.permission == Permission::Annotations {
                    keys.push(b"StructTreeRoot");
                }
            }
            Place::Form => {
                keys.push(b"SigFlags");
                if fills {
                    keys.extend([&b"DR"[..], b"DA", b"NeedAppearances"]);
                }
            }
            Place::Field {
                is_signature: true,
                is_signed: false,
            } => {
                let value = self.new.get(new, b"V")?;
                if fills || is_time_stamp(&value) {
                    keys.extend(SIGNED_KEYS);
                }
            }
            Place::Field {
                is_signature: false,
                ..
            } if fills => keys.extend(FILLED_KEYS),
            // It leads back to the whole document.
            Place::Anything(_) if new.contains_key(b"TransformMethod") => keys.push(b"Data"),
            _ => {}
        }
        Ok(keys)
    }

    fn arrays(&mut self, old: &[Object], new: &[Object], place: Place) -> Result<(), ReadError> {
        if !is_list(place) {
            if old.len() != new.len() {
                self.found.insert(kind_of(place));
                return Ok(());
            }
            let pairs = old.iter().cloned().zip(new.iter().cloned());
            self.open.extend(pairs.map(|(old, new)| (old, new, place)));
            return Ok(());
        }
        let mut left = old.iter().peekable();
        for item in new {
            let is_kept = left.peek().is_some_and(|next| match (next, item) {
                (Object::Reference(next), Object::Reference(item)) => next == item,
                (Object::Reference(_), _) | (_, Object::Reference(_)) => false,
                _ => true,
            });
            if let Some(next) = left.next_if(|_| is_kept) {
                let place = match place {
                    Place::Annotations => Place::Annotation,
                    _ => Place::Anything(Change::Fields),
                };
                self.open.push((next.clone(), item.clone(), place));
            } else {
                self.added(item, place)?;
            }
        }
        for item in left {
            let removed = self.old.resolve(item)?;
            let is_annotation = !removed.dictionary().is_some_and(is_widget);
            let is_permitted = place == Place::Annotations
                && self.permission == Permission::Annotations
                && is_annotation;
            if !is_permitted {
                self.found.insert(kind_of(place));
            }
        }
        Ok(())
    }

    /// A field or an annotation that wasn't there before.
    fn added(&mut self, item: &Object, place: Place) -> Result<(), ReadError> {
        let resolved = self.new.resolve(item)?;
        let Some(dictionary) = resolved.dictionary() else {
            self.found.insert(kind_of(place));
            return Ok(());
        };
        let is_signature = self.new.get(dictionary, b"FT")?.name() == Some(b"Sig");
        let value = self.new.get(dictionary, b"V")?;
        let may_sign = self.permission >= Permission::Forms || is_time_stamp(&value);
        let change = match place {
            Place::Annotations if !is_widget(dictionary) => {
                let is_permitted = self.permission == Permission::Annotations;
                (!is_permitted).then_some(Change::Annotations)
            }
            // What can be seen of a new field lies over the page.
            Place::Annotations if is_signature && !self.is_flat(dictionary)? => {
                Some(Change::Annotations)
            }
            _ if is_signature => (!may_sign).then_some(Change::Signing),
            _ => Some(Change::Fields),
        };
        self.found.extend(change);
        Ok(())
    }

    /// Whether an annotation takes up no room.
    fn is_flat(&self, annotation: &Dictionary) -> Result<bool, ReadError> {
        let bounds = self.new.numbers::<4>(annotation, b"Rect")?;
        Ok(bounds.is_some_and(|[left, bottom, right, top]| {
            (left - right).abs() < f64::EPSILON || (bottom - top).abs() < f64::EPSILON
        }))
    }
}

/// Whether two values are the same, however they are written: programs that sign write what they save along anew.
fn is_same(old: &Object, new: &Object) -> bool {
    let is_same_text = |old: &[u8], new: &[u8]| {
        let text = text_string(old);
        text == text_string(new) && !text.contains(char::REPLACEMENT_CHARACTER)
    };
    match (old, new) {
        (Object::String(old), Object::String(new)) => old == new || is_same_text(old, new),
        _ => old == new || (old.number().is_some() && old.number() == new.number()),
    }
}

fn is_list(place: Place) -> bool {
    matches!(place, Place::Fields | Place::Annotations)
}

fn is_widget(annotation: &Dictionary) -> bool {
    annotation.get(b"Subtype").and_then(Object::name) == Some(b"Widget")
}

fn is_time_stamp(value: &Object) -> bool {
    let dictionary = value.dictionary();
    let kind = dictionary.and_then(|value| value.get(b"Type")?.name());
    kind == Some(b"DocTimeStamp")
}

/// The part of a document that a place belongs to.
fn kind_of(place: Place) -> Change {
    match place {
        Place::Page => Change::Pages,
        Place::Fields | Place::Form => Change::Fields,
        Place::Field { is_signature, .. } => {
            if is_signature {
                Change::Signing
            } else {
                Change::Fields
            }
        }
        Place::Annotations | Place::Annotation => Change::Annotations,
        Place::Catalog => Change::Other,
        Place::Anything(change) => change,
    }
}
