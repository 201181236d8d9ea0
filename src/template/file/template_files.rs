//! The files that a template's folder holds.

use std::fmt;

use serde::Serialize;

use super::body::BodyFile;
use super::corrections::CorrectionFile;
use super::fields::FieldFile;
use super::head::Head;
use super::page::PageFile;

/// The number of this format of template files.
pub const FORMAT: u32 = 1;

/// A file of a template, in the order in which they are read and problems are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TemplateFile {
    /// `template.ron`
    Head,
    /// `fields.ron`
    Fields,
    /// `body.ron`
    Body,
    /// `corrections.ron`
    Corrections,
    /// `page.ron`
    Page,
}

impl TemplateFile {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Head,
        Self::Fields,
        Self::Body,
        Self::Corrections,
        Self::Page,
    ];

    /// Its name in the template's folder.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Head => "template.ron",
            Self::Fields => "fields.ron",
            Self::Body => "body.ron",
            Self::Corrections => "corrections.ron",
            Self::Page => "page.ron",
        }
    }
}

impl fmt::Display for TemplateFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl Serialize for TemplateFile {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// All parts of a template, each the content of one file.
#[derive(Clone, Debug, Serialize)]
pub struct TemplateFiles<'a> {
    /// `template.ron`
    pub template: Head<'a>,
    /// `fields.ron`
    pub fields: FieldFile<'a>,
    /// `body.ron`
    pub body: BodyFile<'a>,
    /// `corrections.ron`
    pub corrections: CorrectionFile<'a>,
    /// `page.ron`
    pub page: PageFile<'a>,
}
