//! The way from the bytes of a file to the report.

use super::comparison::Judges;
use super::enclosed::enclosed_draft;
use super::error::VerifyError;
use super::found::FoundFile;
use super::known::Known;
use super::reconstruct::Reconstructor;
use super::render::SecondJudge;
use super::report::{Compared, Difference, DifferenceKind, Report, Verdict};
use super::template_match::TemplateMatch;
use crate::draft::Draft;
use crate::pdf::read::strict::{File, ReadError};
use crate::pdf::read::{Bound, MAX_PDF_BYTES};
use crate::typeset;

/// Verifies files, and remembers words, paragraphs and fonts from one to the next: what is remembered changes
/// the time it takes, not the report.
#[derive(Default)]
pub struct Verifier {
    reconstructor: Reconstructor,
    second_judge: SecondJudge,
}

impl Verifier {
    /// Makes one that remembers nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            reconstructor: Reconstructor::new(),
            second_judge: SecondJudge::default(),
        }
    }

    /// Verifies a file.
    ///
    /// # Errors
    /// [`VerifyError`] if the file can't be read.
    pub fn verify(&mut self, pdf: &[u8], known: &Known<'_>) -> Result<Report, VerifyError> {
        if pdf.len() > MAX_PDF_BYTES {
            return Err(ReadError::TooLarge {
                bound: Bound::FileBytes,
            }
            .into());
        }
        let file = File::read(pdf)?;
        let found = FoundFile::read(&file, known.trusted)?;
        let mut report = Report {
            verdict: Verdict::NotOurs,
            compared: Compared::Nothing,
            bytes: None,
            typesetter: found.typesetter,
            template: None,
            differences: Vec::new(),
            has_more: false,
            additions: Vec::new(),
            signatures: found.signatures.checked.clone(),
            unchecked_signatures: found.signatures.unchecked,
            revisions: file.last_revision() + 1,
            draft: None,
            expected: None,
        };
        match enclosed_draft(&found.attachments) {
            None => {
                if let Some(draft) = known.draft {
                    let mut drafts = vec![draft.clone()];
                    drafts.extend(as_exported(draft, known));
                    self.judge_first_good(&found, drafts, known, &mut report)?;
                }
            }
            Some(Ok(draft)) => {
                self.judge(&found, &draft, known, &mut report)?;
                report.draft = Some(draft);
            }
            Some(Err(message)) => {
                report.verdict = Verdict::Changed;
                let kind = DifferenceKind::DraftUnusable(message);
                report.differences.push(Difference::new(kind));
            }
        }
        Ok(report)
    }

    /// Judges the pages by each draft until one of them is what the file says; else by the first.
    fn judge_first_good(
        &mut self,
        found: &FoundFile<'_, '_>,
        drafts: Vec<Draft>,
        known: &Known<'_>,
        report: &mut Report,
    ) -> Result<(), VerifyError> {
        let mut first = None;
        for draft in drafts {
            let mut judged = report.clone();
            self.judge(found, &draft, known, &mut judged)?;
            judged.draft = Some(draft);
            if judged.verdict.is_good() {
                *report = judged;
                return Ok(());
            }
            first.get_or_insert(judged);
        }
        if let Some(first) = first {
            *report = first;
        }
        Ok(())
    }

    /// Judges the pages; where another typesetter made them and they differ, their words.
    fn judge(
        &mut self,
        found: &FoundFile<'_, '_>,
        draft: &Draft,
        known: &Known<'_>,
        report: &mut Report,
    ) -> Result<(), VerifyError> {
        self.reconstructor.know_approvals(&known.approval_days);
        let mut judge = |words_only: bool| {
            let second = (!known.structure_only).then_some(&mut self.second_judge);
            let template_match = TemplateMatch {
                judges: Judges {
                    reconstructor: &mut self.reconstructor,
                    second,
                    exports: known.exports,
                },
                found,
                draft,
                known,
                words_only,
            };
            template_match.judge()?.report(report);
            Ok::<_, VerifyError>(report.verdict)
        };
        let verdict = judge(false)?;
        let made_by_other = found
            .typesetter
            .is_some_and(|number| number != typeset::VERSION);
        if made_by_other && verdict == Verdict::Changed {
            judge(true)?;
        }
        Ok(())
    }
}
/// Returns a draft with its answers as they were meant, as it is exported today, where that is another one.
fn as_exported(draft: &Draft, known: &Known<'_>) -> Option<Draft> {
    let mut templates = known.templates.iter();
    let template = templates.find(|template| template.id == draft.template)?;
    let normalised = draft.normalised(template, None);
    (normalised != *draft).then_some(normalised)
}
