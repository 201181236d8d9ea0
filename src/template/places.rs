//! Where the things of a template stand in its files.

use std::collections::BTreeMap;

use super::check::read_files;
use super::file::TemplateFile;
use super::named::Named;
use super::problem::Place;
use super::sources::Sources;
use crate::ron_text::{Position, Spanned};

/// Where the things of a template stand in its files, by kind and name.
#[derive(Clone, Debug, Default)]
pub struct Places(BTreeMap<(Named, String), Place>);

impl Places {
    /// Finds the names in a template's files; nothing if they can't be read.
    #[must_use]
    pub fn of(sources: &Sources) -> Self {
        let mut places = BTreeMap::new();
        let Ok((texts, files)) = read_files(sources) else {
            return Self::default();
        };
        let mut add = |named: Named, file: TemplateFile, id: &Spanned<'_>| {
            let text = texts[file as usize];
            let offset = id.offset_in(text);
            let position = offset.map(|offset| Position::of_offset(text, offset));
            let place = Place { file, position };
            places.entry((named, id.to_string())).or_insert(place);
        };
        let head = &files.template;
        for set in &head.sets {
            add(Named::Set, TemplateFile::Head, &set.id);
        }
        for service in &head.services {
            add(Named::Service, TemplateFile::Head, &service.id);
        }
        for field in &files.fields.fields {
            add(Named::Field, TemplateFile::Fields, &field.id);
        }
        for block in files.body.ids() {
            add(Named::Block, TemplateFile::Body, block);
        }
        Self(places)
    }

    /// Whether nothing is known: the files couldn't be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns where a set, a service, a field or a block is defined.
    #[must_use]
    pub fn find(&self, named: Named, id: &str) -> Option<Place> {
        self.0.get(&(named, id.to_owned())).copied()
    }
}
