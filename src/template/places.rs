//! Where the things of a template stand in its files.

use std::collections::BTreeMap;

use super::check::read_files;
use super::file::TemplateFile;
use super::named::Named;
use super::problem::Place;
use super::sources::Sources;
use crate::ron_text::Spanned;

/// Where the things of a template stand in its files, by kind and name.
#[derive(Clone, Debug, Default)]
pub struct Places {
    by_name: BTreeMap<(Named, String), Place>,
    /// Where the template names the one that it is a translation of.
    pub original: Option<Place>,
}

impl Places {
    /// Finds the names in a template's files; nothing if they can't be read.
    #[must_use]
    pub fn of(sources: &Sources) -> Self {
        let mut places = BTreeMap::new();
        let Ok((texts, files)) = read_files(sources) else {
            return Self::default();
        };
        let place = |file: TemplateFile, written: &Spanned<'_>| {
            let text = texts[file as usize];
            let position = written.position_in(text);
            Place { file, position }
        };
        let mut add = |named: Named, file: TemplateFile, id: &Spanned<'_>| {
            let key = (named, id.to_string());
            places.entry(key).or_insert_with(|| place(file, id));
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
        let original = head.original.as_ref();
        Self {
            by_name: places,
            original: original.map(|original| place(TemplateFile::Head, &original.hash)),
        }
    }

    /// Whether nothing is known: the files couldn't be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// Returns where a set, a service, a field or a block is defined.
    #[must_use]
    pub fn find(&self, named: Named, id: &str) -> Option<Place> {
        self.by_name.get(&(named, id.to_owned())).copied()
    }
}
