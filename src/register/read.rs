//! Reading a file: its bytes in, what it says of its agreement out.

use std::collections::BTreeMap;
use std::path::Path;

use super::context::ReadContext;
use super::entry::{Entry, EntryKind, Facts};
use super::facts::{facts_of, others_of, sought_of};
use super::marks::{is_lost, is_stub, is_whole_pdf, looks_like_draft, looks_like_export};
use super::state::CaseState;
use crate::characters::folded;
use crate::draft::{self, Draft};
use crate::message::Message;
use crate::pdf::read::{OpenError, enclosed_in};
use crate::pipeline::attachments::travelling;
use crate::pipeline::file_name::is_named_after;
use crate::storage::ContentHash;
use crate::template::{Excerpt, Template};
use crate::typeset::fonts::TYPEFACE;
use crate::verify::{Known, Report, Verdict, Verifier, VerifyError};

/// Whether a file of that name may be a draft or an exported PDF.
#[must_use]
pub fn may_be_ours(name: &str) -> bool {
    let path = Path::new(name);
    let is_pdf = EntryKind::of_file(path) == EntryKind::Pdf;
    // Word processors and sync clients keep files of their own beside those of people.
    let is_temporary = name.starts_with('~');
    !is_temporary && (is_pdf || draft::has_extension(path))
}

/// Reads files, and remembers words, paragraphs and fonts from one to the next.
pub struct Reader<'c> {
    context: &'c ReadContext,
    known: Known<'c>,
    verifier: Verifier,
}

impl<'c> Reader<'c> {
    /// Makes one that remembers nothing yet.
    #[must_use]
    pub fn new(context: &'c ReadContext) -> Self {
        Self {
            context,
            known: context.known(),
            verifier: Verifier::new(),
        }
    }

    /// Reads a file; none if it is not ours.
    pub fn read(&mut self, path: &Path, bytes: &[u8]) -> Option<Entry> {
        match EntryKind::of_file(path) {
            EntryKind::Pdf => self.read_pdf(path, bytes),
            EntryKind::Draft => {
                let extension = path.extension().unwrap_or_default();
                self.read_draft(extension.eq_ignore_ascii_case(draft::OWN_EXTENSION), bytes)
            }
        }
    }

    fn read_draft(&self, is_surely_ours: bool, bytes: &[u8]) -> Option<Entry> {
        match draft::read(bytes) {
            Ok(draft) => {
                let template = self.context.template_of(&draft);
                let says = template.map(|template| says(&travelling(template, &draft)));
                Some(Entry {
                    says: says.unwrap_or_default(),
                    ..entry(EntryKind::Draft, CaseState::Draft, &draft, template)
                })
            }
            Err(_) if is_lost(bytes) => {
                let message = Message::new("register-empty-file");
                Some(unreadable(EntryKind::Draft, message))
            }
            Err(error) if is_surely_ours || looks_like_draft(bytes) => {
                Some(unreadable(EntryKind::Draft, error.message()))
            }
            Err(_) => None,
        }
    }

    /// The entry of a PDF that no draft can be taken out of: of ours, or one that may have been.
    fn without_draft(&self, path: &Path, bytes: &[u8], error: OpenError) -> Option<Entry> {
        let message = if is_lost(bytes) || is_stub(bytes) {
            Message::new("register-empty-file")
        } else if is_whole_pdf(bytes) && error == OpenError::NoDraft {
            // Another program made it, or somebody wanted no attachments in it.
            return None;
        } else if looks_like_export(bytes) || self.is_named_like_export(path) {
            match error {
                OpenError::NoPdf | OpenError::NoDraft => OpenError::Damaged.message(),
                error => error.message(),
            }
        } else {
            return None;
        };
        Some(unreadable(EntryKind::Pdf, message))
    }

    /// Whether a file has a name that an export of a known template is offered.
    fn is_named_like_export(&self, path: &Path) -> bool {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut templates = self.context.templates.iter();
        templates.any(|template| is_named_after(&stem, &template.title))
    }

    fn read_pdf(&mut self, path: &Path, bytes: &[u8]) -> Option<Entry> {
        let enclosed = match enclosed_in(bytes) {
            Ok(enclosed) => enclosed,
            Err(error) => return self.without_draft(path, bytes, error),
        };
        let draft = draft::read(&enclosed.draft);
        let mut facts = match &draft {
            Ok(draft) => {
                let known = self.context.template_of(draft);
                let hash = draft.template_hash.as_ref();
                let is_same = known.is_some_and(|known| Some(&known.hash) == hash);
                let own = (!is_same).then(|| excerpt(enclosed.excerpt)).flatten();
                let template = own.as_ref().or(known);
                Entry {
                    says: says(draft),
                    ..entry(EntryKind::Pdf, CaseState::Unreadable, draft, template)
                }
            }
            Err(error) => unreadable(EntryKind::Pdf, error.message()),
        };
        match self.verifier.verify(bytes, &self.known) {
            Ok(report) => {
                facts.problem = None;
                facts.verdict = Some(report.verdict.name().to_owned());
                (facts.state, facts.signed) = state_of(&report);
                let compared = report.bytes.as_ref();
                let is_beginning = compared.is_some_and(|one| one.is_beginning(bytes.len()));
                let lacks_end = is_beginning || !is_whole_pdf(bytes);
                facts.is_cut_off = lacks_end && facts.state.needs_review();
            }
            Err(VerifyError::Read(error)) => facts.problem = Some(error.message()),
            Err(VerifyError::Export(error)) => facts.problem = Some(error.message()),
        }
        Some(facts)
    }
}

/// The entry of what could not be read to its end, because the program itself has a defect or somebody else has the file.
pub(super) fn unreadable(kind: EntryKind, problem: Message) -> Entry {
    Entry {
        kind,
        state: CaseState::Unreadable,
        verdict: None,
        signed: None,
        facts: Facts::default(),
        says: String::new(),
        sought: String::new(),
        others: BTreeMap::new(),
        is_cut_off: false,
        problem: Some(problem),
    }
}

fn entry(kind: EntryKind, state: CaseState, draft: &Draft, template: Option<&Template>) -> Entry {
    let facts = facts_of(draft, template);
    let mut sought = sought_of(draft, template);
    sought.push_str(&folded(&facts.version));
    Entry {
        kind,
        state,
        verdict: None,
        signed: None,
        sought,
        others: others_of(draft, template),
        facts,
        says: String::new(),
        is_cut_off: false,
        problem: None,
    }
}

/// Returns the hash of what the pages of a draft say.
fn says(travelling: &Draft) -> String {
    let text = draft::write(travelling);
    ContentHash::of(text.as_bytes()).to_hex()[..32].to_owned()
}

/// Returns the template that an excerpt gives, where it needs nothing else.
fn excerpt(bytes: Option<Vec<u8>>) -> Option<Template> {
    let text = String::from_utf8(bytes?).ok()?;
    Excerpt::read(&text).ok()?.template(&TYPEFACE, None).ok()
}

/// Returns how far an agreement has come, and how many of its signatories have signed.
fn state_of(report: &Report) -> (CaseState, Option<(usize, usize)>) {
    let pages = report.expected.as_ref();
    let boxes = pages.map_or(0, |pages| {
        let pages = pages.pages.iter();
        pages.map(|page| page.signature_boxes.len()).sum()
    });
    let mut fields: Vec<&str> = report
        .signatures
        .iter()
        .filter(|signature| !signature.is_timestamp && signature.is_good())
        .map(|signature| signature.field.as_str())
        .collect();
    fields.sort_unstable();
    fields.dedup();
    let signed = (boxes > 0).then(|| (fields.len().min(boxes), boxes));
    let state = match report.verdict {
        Verdict::Changed => CaseState::Changed,
        Verdict::Unchanged | Verdict::SamePages if report.is_good() => {
            if report.is_of_draft() {
                CaseState::Draft
            } else if fields.is_empty() {
                CaseState::Exported
            } else if fields.len() < boxes {
                CaseState::PartlySigned
            } else {
                CaseState::Signed
            }
        }
        _ => CaseState::Review,
    };
    (state, signed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_may_be_ours() {
        let check = |name: &str, expected: bool| assert_eq!(may_be_ours(name), expected, "{name}");
        check("kund.ron", true);
        check("kund.KLAUSUL", true);
        check("Kund. 2.0.Pdf", true);
        check("~$kund.ron", false);
        check("kund.ron.bak", false);
        check("ron", false);
    }

    #[test]
    fn broken_drafts_are_told_from_other_files() {
        let context = ReadContext::default();
        let check = |name: &str, text: &str, expected: Option<&str>| {
            let entry = Reader::new(&context).read(Path::new(name), text.as_bytes());
            let problem = entry.map(|entry| entry.problem.map(|problem| problem.in_english()));
            match (problem, expected) {
                (None, None) => {}
                (Some(Some(problem)), Some(words)) => {
                    assert!(problem.contains(words), "{name}: {problem}");
                }
                (problem, expected) => panic!("{name}: {problem:?} is not {expected:?}"),
            }
        };
        let draft = include_str!("../../assets/example.ron");
        check(
            "a.ron",
            &draft.replace("services: [", "services: "),
            Some(""),
        );
        check("a.ron", "(services: [], answers: {})", None);
        check("a.ron", "// template: (\n(format: 1, answers: {})", None);
        check("a.ron", "(format: 1, theme: ", None);
        for end in [0, 40, 58, 100, 130, 160, 300, draft.len() - 3] {
            check("a.ron", &draft[..end], Some(""));
        }
        check("a.ron", "\0\0\0\0", Some("empty"));
        check("a.klausul", "", Some(""));
        check("a.pdf", "", Some("empty"));
        for beginning in ["%", "%PDF-", "%PDF-1.7\n", "%PDF-1.7\n%\u{bb}"] {
            check("a.pdf", beginning, Some("empty"));
        }
        check("a.pdf", "%PS", None);
        check("a.pdf", "%PDF-1.7\nnothing", None);
        check(
            "a.pdf",
            "%PDF-1.7\n<< /KlausulExport (1 final attached) >>",
            Some(""),
        );
    }
}
