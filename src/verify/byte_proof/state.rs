//! The objects of a file as an update finds them.

use std::collections::{BTreeMap, BTreeSet};

use super::refusal::{Proven, Rule, refuse};
use super::update::{Placed, Trailer, Update};
use crate::pdf::read::object::{Dictionary, Object};

/// The exported file: its objects, and which of them an update may change.
pub(super) struct Base {
    pub objects: BTreeMap<u32, Placed>,
    pub trailer: Trailer,
    pub catalog: u32,
    pub info: u32,
    pub metadata: u32,
    /// The signature fields, in the order of the form.
    pub fields: Vec<u32>,
    pub pages: BTreeSet<u32>,
}

impl Base {
    /// Reads the bytes of an export.
    pub fn read(export: &[u8]) -> Proven<Self> {
        let parts = Update::read_export(export)?;
        let number = |object: Option<&Object>| match object {
            Some(Object::Reference((number, 0))) => Ok(*number),
            _ => refuse(Rule::Export, parts.trailer.table),
        };
        let catalog = number(Some(&parts.trailer.root))?;
        let dictionary = dictionary_of(&parts.objects, catalog).cloned();
        let Some(dictionary) = dictionary else {
            return refuse(Rule::Export, parts.trailer.table);
        };
        let form = dictionary
            .get(&b"AcroForm"[..])
            .and_then(Object::dictionary);
        let fields = form.and_then(|form| form.get(&b"Fields"[..])?.array());
        let fields: Proven<Vec<u32>> = fields
            .unwrap_or_default()
            .iter()
            .map(|field| number(Some(field)))
            .collect();
        let is_page = |placed: &Placed| {
            let kind = placed.object.dictionary();
            let kind = kind.and_then(|kind| kind.get(&b"Type"[..])?.name());
            kind == Some(b"Page")
        };
        let pages = parts.objects.iter();
        let pages = pages.filter(|(_, placed)| is_page(placed));
        Ok(Self {
            catalog,
            info: number(Some(&parts.trailer.info))?,
            metadata: number(dictionary.get(&b"Metadata"[..]))?,
            fields: fields?,
            pages: pages.map(|(number, _)| *number).collect(),
            objects: parts.objects,
            trailer: parts.trailer,
        })
    }

    /// The numbers from here on are those of objects that updates added.
    pub fn first_new(&self) -> u32 {
        self.trailer.size
    }
}

fn dictionary_of(objects: &BTreeMap<u32, Placed>, number: u32) -> Option<&Dictionary> {
    objects.get(&number)?.object.dictionary()
}

/// The objects of the file up to some update.
pub(super) struct State<'a> {
    pub bytes: &'a [u8],
    objects: BTreeMap<u32, Placed>,
    trailer: Trailer,
}

impl<'a> State<'a> {
    /// The state before the first update.
    pub fn new(bytes: &'a [u8], base: &Base) -> Self {
        Self {
            bytes,
            objects: base.objects.clone(),
            trailer: base.trailer.clone(),
        }
    }

    pub fn trailer(&self) -> &Trailer {
        &self.trailer
    }

    pub fn get(&self, number: u32) -> Option<&Placed> {
        self.objects.get(&number)
    }

    /// Takes over an update that was found right.
    pub fn accept(&mut self, update: Update) {
        self.objects.extend(update.objects);
        self.trailer = update.trailer;
    }
}
