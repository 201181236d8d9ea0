//! The signing package: what a signing service, or whoever fills in its form, has to know of an agreement.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::draft::Draft;
use crate::template::Template;
use crate::typeset::Pages;

/// The number of this format of packages.
const FORMAT: u32 = 1;

/// Who signs an agreement, in which order, and in which fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SigningPackage {
    /// The number of the format.
    format: u32,
    /// The name of the PDF.
    pub file: String,
    /// The title of the agreement.
    pub title: String,
    /// The signatories, in the order in which they sign.
    pub signatories: Vec<PackagedSignatory>,
}

/// Somebody who signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackagedSignatory {
    /// The place in the order, from 1.
    pub order: usize,
    /// The id of the party.
    pub party: String,
    /// The name of the party.
    pub party_name: String,
    /// The name.
    pub name: String,
    /// The title.
    pub title: String,
    /// The e-mail address; empty if it isn't known.
    pub email: String,
    /// The name of the signature field in the PDF.
    pub field: String,
    /// The page that it is on, from 1.
    pub page: usize,
}

impl SigningPackage {
    /// Returns the package of an agreement that was made of this template and draft.
    #[must_use]
    pub fn new(file: &str, pages: &Pages, template: &Template, draft: &Draft) -> Self {
        let boxes = pages.pages.iter().enumerate();
        let boxes = boxes.flat_map(|(page, content)| {
            let boxes = content.signature_boxes.iter();
            boxes.map(move |signature_box| (page + 1, signature_box))
        });
        let signatories = boxes.enumerate().map(|(index, (page, signature_box))| {
            let party = &signature_box.party;
            let number = signature_box.number - 1;
            let field = template.signatories_of(party);
            let signatory = field.and_then(|field| draft.signatories(&field.id).get(number));
            let signatory = signatory.cloned().unwrap_or_default();
            let party_name = template.party(party).map(|party| draft.party_name(party));
            PackagedSignatory {
                order: index + 1,
                party: party.clone(),
                party_name: party_name.unwrap_or_default(),
                name: signatory.name,
                title: signatory.title,
                email: signatory.email,
                field: signature_box.field_name(),
                page,
            }
        });
        Self {
            format: FORMAT,
            file: file.to_owned(),
            title: template.title.clone(),
            signatories: signatories.collect(),
        }
    }

    /// Returns the files beside a PDF that it is written to, with their content.
    #[must_use]
    pub fn files(&self, pdf: &Path) -> [(PathBuf, String); 2] {
        let [json, csv] = Self::paths(pdf);
        [(json, self.json()), (csv, self.csv())]
    }

    /// Returns the paths of these files.
    #[must_use]
    pub fn paths(pdf: &Path) -> [PathBuf; 2] {
        [
            pdf.with_extension("signing.json"),
            pdf.with_extension("signing.csv"),
        ]
    }

    /// Returns it as JSON, with a line feed at its end.
    #[must_use]
    pub fn json(&self) -> String {
        // Strings and numbers can always be written.
        let json = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{json}\n")
    }

    /// Returns it as CSV (RFC 4180), a line for each signatory below a line of headings. It begins with a byte order mark,
    /// without which spreadsheets take its letters for others.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        for signatory in &self.signatories {
            let signatory = signatory.without_formulas();
            // Writing to memory doesn't fail.
            let _ = writer.serialize(signatory);
        }
        let bytes = writer.into_inner().unwrap_or_default();
        format!("\u{feff}{}", String::from_utf8(bytes).unwrap_or_default())
    }
}

impl PackagedSignatory {
    /// Returns it with an apostrophe before what a spreadsheet program would take for a formula.
    fn without_formulas(&self) -> Self {
        let plain = |text: &str| {
            if text.starts_with(['=', '+', '-', '@']) {
                format!("'{text}")
            } else {
                text.to_owned()
            }
        };
        Self {
            party_name: plain(&self.party_name),
            name: plain(&self.name),
            title: plain(&self.title),
            email: plain(&self.email),
            ..self.clone()
        }
    }
}
