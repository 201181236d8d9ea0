//! Whether a PDF still says what was agreed.
//!
//! The bytes of a file and the templates that are known come in; a [`Report`] comes out. Exports are
//! deterministic: from the draft inside the file the agreement is made anew, and what its pages draw is held
//! against what the file's pages draw. The room reads no files, knows no clock and prints nothing.
//!
//! | file | does |
//! | --- | --- |
//! | `report` | what a verification says, as data |
//! | `object`, `syntax` | PDF syntax, read strictly |
//! | `filter` | unpacks streams, within a bound |
//! | `file` | objects and revisions of a file |
//! | `view` | a file as it stood in one revision; fingerprints of what is in it |
//! | `outline` | how the glyphs of a font are drawn |
//! | `font`, `draw` | what content draws, as a normal form that survives being saved by other programs |
//! | `page` | pages, annotations, and all around them that can be seen or heard |
//! | `sentences` | the report in sentences |
//! | `words` | letters on pages, and changes in them |
//! | `plain` | the words of files that another typesetter made |
//! | `compare` | holds one against the other, and says where and how they differ |
//! | `signature`, `trust` | signatures, and whether their certificates come from somebody who is trusted |
//!
//! # What it rests on
//!
//! - The file is read strictly, by a reader of its own: where viewers are known to guess, each in their own way,
//!   the file is damaged. What was compared is what viewers show.
//! - Whatever a page or the document has that isn't understood counts as changed, unless it is known that
//!   it can't be seen.
//! - Every revision is compared, not only the last: a signature covers an earlier one.
//! - A file says of itself which typesetter made it. One that names another than ours is compared in its words
//!   only if they don't agree in full, and the report says so; one that names none is compared in full. Words
//!   count only where they can be read, with the outlines of our typeface.

mod compare;
mod draw;
mod font;
mod outline;
mod page;
mod plain;
mod report;
mod sentences;
mod signature;
mod trust;
mod words;

pub use report::{
    Area, Check, Compared, Difference, DifferenceKind, Drawing, Look, Report, Signature, Spot,
    TemplateUsed, Trust, Verdict,
};
pub use trust::{TrustError, Trusted};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::agreement::{Agreement, Wording, build};
use crate::date::Date;
use crate::draft::{self, Draft};
use crate::message::Message;
use crate::pdf::read::MAX_PDF_BYTES;
use crate::pdf::read::object::{self, Object};
use crate::pdf::read::strict::File;
pub use crate::pdf::read::strict::ReadError;
use crate::pdf::read::strict::{Fingerprint, View};
use crate::pdf::write::{PdfError, typesetter_of};
use crate::pdf::{DRAFT_NAME, TEMPLATE_NAME};
use crate::pipeline::export::{ExportOptions, Exporter, blocks_export};
use crate::signing::{Service, Services};
use crate::template::{Pixels, Template, Typeface, hash, read_canonical};
use crate::typeset::{self, Pages, fonts};

use compare::Expected;
use draw::Allowance;
use page::{Showing, showing};

/// More than this is no draft or template that was ever exported; the built-in template has some 40 kB.
const MAX_ATTACHED_BYTES: usize = 256 * 1024;
/// No agreement is longer, in bytes; the built-in template's have some 25 kB.
const MAX_TEXT_BYTES: usize = 512 * 1024;
/// An unknown template with more conditions than this isn't checked: that takes long.
const MAX_FACTS: usize = 400;
/// More differences are not listed.
const MAX_DIFFERENCES: usize = 200;

/// Why a verification did not come to an end.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The file can't be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The agreement could not be made anew; in effect never.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

/// What is known here.
pub struct Known<'a> {
    /// The templates.
    pub templates: Vec<&'a Template>,
    /// What the built-in typeface offers to a template that is inside a file.
    pub typeface: Typeface<'a>,
    /// Whose certificates are trusted; none to leave that unchecked.
    pub trusted: Option<&'a Trusted>,
}

/// Verifies files, and remembers words, paragraphs and fonts from one to the next: what is remembered changes
/// the time it takes, not the report.
#[derive(Default)]
pub struct Verifier {
    exporter: Exporter,
    services: Vec<Service>,
}

/// A file that was read.
struct Read<'f, 'a> {
    file: &'f File<'a>,
    /// What it shows in its last revision.
    found: Showing,
    /// What signed fields showed when they were signed, by name.
    vouched: BTreeMap<String, Fingerprint>,
}

/// The agreement made anew.
struct Anew {
    agreement: Agreement,
    pages: Pages,
    showing: Showing,
}

/// What one try at making the agreement anew came to.
struct Outcome {
    differences: Vec<Difference>,
    pages: Option<Pages>,
    template: TemplateUsed,
}

impl Verifier {
    /// One that remembers nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            exporter: Exporter::default(),
            services: Services::built_in().map_or_else(|_| Vec::new(), |all| all.services),
        }
    }

    /// Verifies a file.
    ///
    /// # Errors
    /// [`VerifyError`] if the file can't be read.
    pub fn verify(&mut self, pdf: &[u8], known: &Known<'_>) -> Result<Report, VerifyError> {
        if pdf.len() > MAX_PDF_BYTES {
            return Err(ReadError::TooLarge.into());
        }
        let file = File::read(pdf)?;
        let allowance = Allowance::new();
        let last = View::new(&file, file.last_revision());
        let found = showing(&last, &allowance)?;
        let signatures = signature::signatures(&file, &last, &found.fields, known.trusted)?;
        let typesetter = typesetter(&last)?;
        let read = Read {
            vouched: vouched(&file, &signatures)?,
            file: &file,
            found,
        };
        let found = &read.found;
        let mut report = Report {
            verdict: Verdict::NotOurs,
            compared: Compared::Nothing,
            typesetter,
            template: None,
            differences: Vec::new(),
            has_more: false,
            signatures,
            revisions: file.last_revision() + 1,
            draft: None,
            expected: None,
        };
        let Some(drafts) = found.attachments.get(DRAFT_NAME) else {
            return Ok(report);
        };
        let draft = match usable(drafts) {
            Ok(draft) => draft,
            Err(message) => {
                report.verdict = Verdict::Changed;
                let kind = DifferenceKind::DraftUnusable(message);
                report.differences.push(Difference::new(kind));
                return Ok(report);
            }
        };
        report.compared = Compared::Pages;
        self.judge(&read, &draft, known, &mut report)?;
        let is_other_typesetter = typesetter.is_some_and(|number| number != typeset::VERSION);
        if is_other_typesetter && report.verdict == Verdict::Changed {
            report.compared = Compared::Words;
            self.judge(&read, &draft, known, &mut report)?;
        }
        report.draft = Some(draft);
        Ok(report)
    }

    /// Finds the template that fits, and says how the file differs from what comes of it.
    fn judge(
        &mut self,
        read: &Read<'_, '_>,
        draft: &Draft,
        known: &Known<'_>,
        report: &mut Report,
    ) -> Result<(), VerifyError> {
        let (file, found) = (read.file, &read.found);
        let enclosed = enclosed_text(found);
        let enclosed_hash = enclosed.as_deref().map(hash);
        let of_name = |template: &&&Template| template.id == draft.template;
        let named = known.templates.iter().find(|template| {
            Some(&template.hash) == enclosed_hash.as_ref() && template.id == draft.template
        });
        if let Some(template) = named {
            let outcome = self.compare(read, template, true, draft, report.compared)?;
            settle(report, outcome, Verdict::Unchanged);
            return Ok(());
        }
        // The template inside is another one, or none that can be read.
        let namesakes: Vec<&&Template> = known.templates.iter().filter(of_name).collect();
        let is_namesake = namesakes
            .iter()
            .any(|template| template.version == draft.version);
        let pixels = picture(&View::new(file, file.last_revision()))?;
        let template = enclosed.as_deref().map(|text| {
            read_canonical(text, &known.typeface, pixels).map_err(|error| error.message())
        });
        let mut unusable = None;
        let mut with_enclosed = None;
        match template {
            Some(Ok(template)) if template.id == draft.template => {
                let mut outcome = self.compare(read, &template, false, draft, report.compared)?;
                outcome.template.is_namesake = is_namesake;
                if outcome.differences.is_empty() {
                    settle(report, outcome, Verdict::UnknownTemplate);
                    return Ok(());
                }
                with_enclosed = Some(outcome);
            }
            Some(Ok(_)) | None => {}
            Some(Err(message)) => unusable = Some(DifferenceKind::TemplateUnusable(message)),
        }
        // Perhaps only the template inside was touched: then a known one fits better.
        for template in namesakes {
            let outcome = self.compare(read, template, true, draft, report.compared)?;
            let is_better = |other: &Outcome| outcome.differences.len() < other.differences.len();
            if with_enclosed.as_ref().is_none_or(is_better) {
                with_enclosed = Some(outcome);
            }
        }
        match with_enclosed {
            Some(outcome) => settle(report, outcome, Verdict::Changed),
            None => report.verdict = Verdict::Changed,
        }
        if let Some(kind) = unusable {
            report.differences.push(Difference::new(kind));
        } else if report.differences.is_empty() {
            let kind = DifferenceKind::AttachmentMissing(TEMPLATE_NAME.to_owned());
            report.differences.push(Difference::new(kind));
        }
        report.verdict = Verdict::Changed;
        Ok(())
    }

    /// Makes the agreement anew with a template, and holds every revision of the file against it.
    fn compare(
        &mut self,
        read: &Read<'_, '_>,
        template: &Template,
        is_known: bool,
        draft: &Draft,
        compared: Compared,
    ) -> Result<Outcome, VerifyError> {
        let (file, found) = (read.file, &read.found);
        let used = TemplateUsed {
            id: template.id.clone(),
            version: template.version.clone(),
            hash: template.hash.clone(),
            is_known,
            is_namesake: false,
        };
        // What is too long for a page was never exported, and would take long to set.
        let problems = draft::check(draft, template, &fonts::covers);
        let in_the_way = problems.iter().find(|problem| blocks_export(problem, true));
        if let Some(problem) = in_the_way {
            return Ok(Outcome {
                differences: vec![Difference::new(DifferenceKind::DraftUnusable(
                    problem.message(),
                ))],
                pages: None,
                template: used,
            });
        }
        let lines = build(template, draft, Wording::Corrected).lines();
        let length: usize = lines.iter().map(String::len).sum();
        if length > MAX_TEXT_BYTES {
            let reason = Message::new("draft-too-long").with("most", MAX_TEXT_BYTES);
            return Ok(Outcome {
                differences: vec![Difference::new(DifferenceKind::DraftUnusable(reason))],
                pages: None,
                template: used,
            });
        }
        let anew = self.anew(template, draft, found)?;
        let expected = Expected {
            agreement: &anew.agreement,
            pages: &anew.pages,
            showing: &anew.showing,
            vouched: &read.vouched,
        };
        let differences = |showing: &Showing| match compared {
            Compared::Words => expected.differences_of_words(showing),
            _ => expected.differences(showing),
        };
        let mut all = differences(found);
        // Of more, none of an earlier revision is listed.
        let told = all.len().min(MAX_DIFFERENCES);
        let allowance = Allowance::new();
        for revision in 0..file.last_revision() {
            allowance.renew();
            let earlier = View::new(file, revision);
            let mut of_earlier = differences(&showing(&earlier, &allowance)?);
            // What is still there is told already.
            of_earlier.retain(|difference| !all[..told].contains(difference));
            all.extend(of_earlier.into_iter().map(|difference| Difference {
                revision: Some(revision + 1),
                ..difference
            }));
        }
        Ok(Outcome {
            differences: all,
            pages: Some(anew.pages),
            template: used,
        })
    }

    fn anew(
        &mut self,
        template: &Template,
        draft: &Draft,
        found: &Showing,
    ) -> Result<Anew, VerifyError> {
        let options = self.options(template, draft, found)?;
        // The day of the export stands nowhere on the pages.
        let exported = self
            .exporter
            .export(template, draft, Date::FIRST, &options)?;
        let file = File::read(&exported.pdf)?;
        let allowance = Allowance::new();
        let view = View::new(&file, file.last_revision());
        let showing = showing(&view, &allowance)?;
        Ok(Anew {
            agreement: exported.agreement,
            pages: exported.pages,
            showing,
        })
    }

    /// How the file was exported, as its pages show it: as a draft, with marks for a signing service.
    fn options(
        &mut self,
        template: &Template,
        draft: &Draft,
        found: &Showing,
    ) -> Result<ExportOptions, VerifyError> {
        let letters = found
            .sheets
            .iter()
            .enumerate()
            .flat_map(|(page, sheet)| words::found_letters(sheet, page));
        let letters: String = letters
            .filter(|letter| letter.is_furniture)
            .map(|letter| letter.character)
            .collect();
        let stands = |text: &str| {
            let text: String = text
                .chars()
                .filter(|character| !character.is_whitespace())
                .collect();
            letters.contains(&text)
        };
        let has_fields = found.sheets.iter().any(|sheet| {
            let mut annotations = sheet.annotations.iter();
            annotations.any(|annotation| annotation.is_signature)
        });
        let mut options = ExportOptions {
            is_draft: !has_fields && stands(&template.page.draft_mark),
            attaches: true,
            signing: None,
        };
        let (_, pages) = self.exporter.pages(template, draft, &options)?;
        let boxes = pages.pages.iter().flat_map(|page| &page.signature_boxes);
        let boxes: Vec<_> = boxes.enumerate().collect();
        let is_marked = |service: &&Service| {
            let mut boxes = boxes.iter();
            boxes.any(|(index, field)| stands(&service.mark_for(field, index + 1)))
        };
        let service = self.services.iter().find(is_marked).cloned();
        options.signing = service;
        // A mark that stands in the agreement too was never exported.
        if self.exporter.pages(template, draft, &options).is_err() {
            options.signing = None;
        }
        Ok(options)
    }
}

fn settle(report: &mut Report, outcome: Outcome, good: Verdict) {
    report.template = Some(outcome.template);
    report.expected = outcome.pages;
    report.differences = outcome.differences;
    report.has_more = report.differences.len() > MAX_DIFFERENCES;
    report.differences.truncate(MAX_DIFFERENCES);
    report.verdict = match (report.differences.is_empty(), good) {
        (false, _) => Verdict::Changed,
        (true, Verdict::Unchanged) if report.compared == Compared::Words => Verdict::SameWords,
        (true, good) => good,
    };
}

/// What a field shows is its signer's business as long as the signature covers it: as it stood in the revision
/// that was signed, and if the signature holds.
fn vouched(
    file: &File<'_>,
    signatures: &[Signature],
) -> Result<BTreeMap<String, Fingerprint>, ReadError> {
    let mut vouched = BTreeMap::new();
    for signature in signatures {
        let holds = signature.digest == Check::Good && signature.signature != Check::Bad;
        if let (true, Some(revision)) = (holds, signature.covers) {
            let signed = View::new(file, revision - 1);
            let mut shown = page::appearances(&signed)?;
            let own = shown.remove(&signature.field);
            vouched.extend(own.map(|own| (signature.field.clone(), own)));
        }
    }
    Ok(vouched)
}

/// The draft inside, if there is exactly one and an agreement can have come of it.
fn usable(drafts: &[Vec<u8>]) -> Result<Draft, Message> {
    let bytes = match drafts {
        [bytes] => bytes,
        [] => return Err(Message::new("open-damaged")),
        _ => return Err(Message::new("open-several-drafts")),
    };
    if bytes.len() > MAX_ATTACHED_BYTES {
        let kilobytes = MAX_ATTACHED_BYTES / 1024;
        return Err(Message::new("verify-attachment-too-large").with("kilobytes", kilobytes));
    }
    draft::read(bytes).map_err(|error| error.message())
}

/// The template inside as text, if there is exactly one.
fn enclosed_text(found: &Showing) -> Option<String> {
    let [bytes] = found.attachments.get(TEMPLATE_NAME)?.as_slice() else {
        return None;
    };
    if bytes.len() > MAX_ATTACHED_BYTES {
        return None;
    }
    let text = String::from_utf8(bytes.clone()).ok()?;
    let facts: usize = ["Service(", "ServiceOf(", "Answered("]
        .iter()
        .map(|fact| text.matches(fact).count())
        .sum();
    (facts <= MAX_FACTS).then_some(text)
}

/// The number of the typesetter that the file names in its information or its metadata.
fn typesetter(view: &View<'_, '_>) -> Result<Option<u32>, ReadError> {
    let information = view.file.trailer(b"Info", view.revision)?;
    let Some(information) = information.dictionary() else {
        return Ok(None);
    };
    let producer = view.get(information, b"Producer")?;
    Ok(producer
        .string()
        .and_then(|producer| typesetter_of(&object::text_string(producer))))
}

/// The pixels of the first picture on the first page: the letterhead of a template that isn't known here. Its
/// hash can't be made from them, so it is only as true as the template that came along.
fn picture(view: &View<'_, '_>) -> Result<Option<Pixels>, ReadError> {
    let Some(stream) = page::first_picture(view)? else {
        return Ok(None);
    };
    let number = |key: &[u8]| {
        let number = stream.dictionary.get(key).and_then(Object::integer);
        number.and_then(|number| u32::try_from(number).ok())
    };
    let (Some(width_px), Some(height_px)) = (number(b"Width"), number(b"Height")) else {
        return Ok(None);
    };
    let content = view.file.decode_if_known(&stream)?;
    let length = u64::from(width_px) * u64::from(height_px) * 3;
    let rgb = content.filter(|content| content.len() as u64 == length);
    Ok(rgb.map(|rgb| Pixels {
        rgb: Arc::from(&*rgb),
        width_px,
        height_px,
    }))
}

impl Default for Known<'_> {
    fn default() -> Self {
        Self {
            templates: Vec::new(),
            typeface: fonts::TYPEFACE,
            trusted: None,
        }
    }
}
