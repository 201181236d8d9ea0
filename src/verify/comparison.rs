//! A file, held against the agreement made anew with one template: by its bytes, by everything that its revisions
//! show, or by its words.

use super::byte_proof::{self, ByteProof, Refusal};
use super::compare::{Expected, differences, differences_of_words};
use super::content::ContentBudget;
use super::document::RenderedDocument;
use super::error::VerifyError;
use super::found::{FoundDocument, FoundFile};
use super::listed;
use super::matching::{CompleteMatch, MatchWithAdditions, match_completely, match_with_additions};
use super::proof::Proof;
use super::reconstruct::{Reconstruction, Reconstructor, never_exported, too_long};
use super::render::{Allowed, Opinion, PageAreas, SecondJudge};
use super::report::{
    Addition, Area, BytesCompared, Compared, Difference, DifferenceKind, MAX_DIFFERENCES,
    TemplateUsed,
};
use crate::draft::Draft;
use crate::ledger::ExportList;
use crate::message::Message;
use crate::pdf::read::strict::{ReadError, View};
use crate::template::Template;
use crate::typeset::Pages;

/// What the comparison with one template comes to.
pub(super) struct Comparison {
    pub outcome: Outcome,
    /// What the comparison by bytes came to, if the file could be exported anew.
    pub bytes: Option<BytesCompared>,
    /// The pages as they should be, if an agreement came of the draft.
    pub pages: Option<Pages>,
    pub template: TemplateUsed,
}

impl Comparison {
    /// Takes the list of exports as the proof by bytes of a file whose words were found equal.
    fn or_listed(mut self, exports: Option<&ExportList>, file: &[u8]) -> Self {
        let list = exports.filter(|_| self.outcome.has_all_words());
        if let Some(proof) = list.and_then(|list| listed::listed(list, file, &self.template.hash)) {
            self.bytes = Some(BytesCompared::Listed {
                updates: proof.updates(),
                date: proof.date(),
            });
            self.outcome = Outcome::Proven(Proof::Listed(proof));
        }
        self
    }
}

/// How a file compares.
pub(super) enum Outcome {
    /// It is as it should be.
    Proven(Proof),
    /// All of the agreement is there, with something beside it.
    Added(Vec<Addition>),
    /// The words are the same: more can't be said of a file of another typesetter.
    SameWords,
    /// It differs, in at least one thing.
    Differs(Vec<Difference>),
}

impl Outcome {
    /// Whether the words are those of the agreement, and nothing stands beside them.
    fn has_all_words(&self) -> bool {
        matches!(self, Self::Proven(_) | Self::SameWords)
    }

    /// The number of differences.
    pub fn differences(&self) -> usize {
        match self {
            Self::Differs(differences) => differences.len(),
            Self::Proven(_) | Self::Added(_) | Self::SameWords => 0,
        }
    }
}

/// Who compares.
pub(super) struct Judges<'j> {
    pub reconstructor: &'j mut Reconstructor,
    /// The second judge; none to leave it out.
    pub second: Option<&'j mut SecondJudge>,
    /// The trusted lists of exports.
    pub exports: Option<&'j ExportList>,
}

/// Makes the agreement anew with a template, and holds the file against it.
pub(super) fn compare(
    judges: &mut Judges<'_>,
    found: &FoundFile<'_, '_>,
    template: &Template,
    is_known: bool,
    draft: &Draft,
    words_only: bool,
) -> Result<Comparison, VerifyError> {
    let template_used = TemplateUsed {
        id: template.id.clone(),
        version: template.version.clone(),
        hash: template.hash.clone(),
        is_known,
        is_namesake: false,
    };
    let unusable = |reason: Message, template| Comparison {
        outcome: Outcome::differs(vec![Difference::new(DifferenceKind::DraftUnusable(reason))]),
        bytes: None,
        pages: None,
        template,
    };
    if let Some(reason) = never_exported(template, draft) {
        return Ok(unusable(reason, template_used));
    }
    let recorded = judges.reconstructor.as_recorded(template, draft, found)?;
    let proof = recorded
        .as_ref()
        .map(|exported| byte_proof::prove(found.file.bytes(), &exported.pdf));
    let bytes = proof.map(|proof| bytes_compared(&proof));
    if let Some(Ok(proof)) = proof {
        return Ok(Comparison {
            outcome: Outcome::Proven(Proof::Bytes(proof)),
            bytes,
            pages: recorded.map(|exported| exported.pages),
            template: template_used,
        });
    }
    let shown = found.document()?;
    let reconstruction = match recorded {
        Some(exported) => Reconstruction::of(exported),
        None => judges
            .reconstructor
            .reconstruct(template, draft, found, &shown),
    };
    let reconstruction = match reconstruction {
        // What we export ourselves can only be too large to read if the agreement is.
        Err(VerifyError::Read(ReadError::TooLarge { .. })) => {
            return Ok(unusable(too_long(), template_used));
        }
        reconstruction => reconstruction?,
    };
    let outcome = if words_only {
        by_words(found, &shown, &reconstruction)?
    } else {
        by_structure(judges, found, &shown, &reconstruction)?
    };
    let comparison = Comparison {
        outcome,
        bytes,
        pages: Some(reconstruction.pages),
        template: template_used,
    };
    Ok(comparison.or_listed(judges.exports, found.file.bytes()))
}

fn bytes_compared(proof: &Result<ByteProof, Refusal>) -> BytesCompared {
    match proof {
        Ok(proof) => BytesCompared::Same {
            updates: proof.updates(),
        },
        Err(refusal) => BytesCompared::Other {
            rule: refusal.rule.identifier(),
            at: refusal.at,
        },
    }
}

fn expected<'e>(shown: &'e FoundDocument, reconstruction: &'e Reconstruction) -> Expected<'e> {
    Expected {
        agreement: &reconstruction.agreement,
        pages: &reconstruction.pages,
        document: &reconstruction.document,
        signed_appearances: &shown.signed_appearances,
    }
}

/// Compares everything that each revision shows; the second judge then looks at the last one.
fn by_structure(
    judges: &mut Judges<'_>,
    found: &FoundFile<'_, '_>,
    shown: &FoundDocument,
    reconstruction: &Reconstruction,
) -> Result<Outcome, ReadError> {
    let expected = expected(shown, reconstruction);
    let Some(matched) = match_revisions(&expected, found, shown)? else {
        let differences = |document: &RenderedDocument| differences(&expected, document);
        return Ok(Outcome::differs(of_all_revisions(
            found,
            shown,
            &differences,
        )?));
    };
    let Some(second) = &mut judges.second else {
        return Ok(matched.alone());
    };
    let allowed = matched.allowed(&expected);
    let allowed = Allowed {
        areas: &allowed,
        appended_pages: matched.appended_pages(),
    };
    // The renderer doesn't decrypt.
    let decrypted = found.file.decrypted();
    let pdf = decrypted.as_deref().unwrap_or(found.file.bytes());
    let opinion = second.compare(&reconstruction.pdf, pdf, allowed);
    Ok(match opinion {
        Opinion::Agrees(pictures) => match matched {
            Matched::Completely(structure) => Outcome::Proven(Proof::Pages {
                structure,
                pictures,
            }),
            Matched::WithAdditions(matched) => Outcome::Added(matched.additions().to_vec()),
        },
        Opinion::Differs(differing) => {
            let looks = differing.pages.into_iter();
            let looks =
                looks.map(|page| Difference::on_page(DifferenceKind::Looks, page.page, page.areas));
            Outcome::differs(looks.collect())
        }
        Opinion::CannotSay(error) => {
            let kind = DifferenceKind::NotDrawable(error.message());
            Outcome::differs(vec![Difference::new(kind)])
        }
    })
}

/// What the first judge found of all revisions.
enum Matched {
    Completely(CompleteMatch),
    WithAdditions(MatchWithAdditions),
}

impl Matched {
    /// What can be said without the second judge.
    fn alone(self) -> Outcome {
        match self {
            Self::Completely(structure) => Outcome::Proven(Proof::Structure(structure)),
            Self::WithAdditions(matched) => Outcome::Added(matched.additions().to_vec()),
        }
    }

    fn appended_pages(&self) -> usize {
        match self {
            Self::Completely(_) => 0,
            Self::WithAdditions(matched) => matched.appended_pages(),
        }
    }

    /// The areas that may look different: those of additions, and the fields that were signed.
    fn allowed(&self, expected: &Expected<'_>) -> Vec<PageAreas> {
        let mut areas: Vec<PageAreas> = expected
            .pages
            .pages
            .iter()
            .enumerate()
            .map(|(page, content)| PageAreas {
                page,
                areas: signed_areas(content, expected),
            })
            .collect();
        if let Self::WithAdditions(matched) = self {
            for page in &mut areas {
                page.areas.extend(matched.reach(page.page));
            }
        }
        areas
    }
}

/// The boxes to sign in of a page, if somebody has signed: what stands there is the signer's business.
fn signed_areas(page: &crate::typeset::Page, expected: &Expected<'_>) -> Vec<Area> {
    if expected.signed_appearances.is_empty() {
        return Vec::new();
    }
    let boxes = page.signature_boxes.iter();
    boxes
        .map(|field| Area {
            x_pt: field.x_pt,
            y_pt: field.y_pt,
            width_pt: field.width_pt,
            height_pt: field.height_pt,
        })
        .collect()
}

/// Returns the document as it stood in each revision before the last one, the oldest first.
fn earlier_documents(
    found: &FoundFile<'_, '_>,
) -> impl Iterator<Item = Result<RenderedDocument, ReadError>> {
    let budget = ContentBudget::new();
    (0..found.file.last_revision()).map(move |revision| {
        budget.begin_revision();
        RenderedDocument::read(&View::new(found.file, revision), &budget)
    })
}

/// Matches every revision, the last one first; nothing if one of them doesn't show all that is expected.
fn match_revisions(
    expected: &Expected<'_>,
    found: &FoundFile<'_, '_>,
    shown: &FoundDocument,
) -> Result<Option<Matched>, ReadError> {
    let last = match match_completely(expected, &shown.document) {
        Some(complete) => Matched::Completely(complete),
        None => match match_with_additions(expected, &shown.document) {
            Some(matched) => Matched::WithAdditions(matched),
            None => return Ok(None),
        },
    };
    for earlier in earlier_documents(found) {
        let earlier = earlier?;
        let is_matched = match_completely(expected, &earlier).is_some()
            || matches!(last, Matched::WithAdditions(_))
                && match_with_additions(expected, &earlier).is_some();
        if !is_matched {
            return Ok(None);
        }
    }
    Ok(Some(last))
}

/// Compares the words of each revision: all that can be told of a file that another typesetter made.
fn by_words(
    found: &FoundFile<'_, '_>,
    shown: &FoundDocument,
    reconstruction: &Reconstruction,
) -> Result<Outcome, ReadError> {
    let expected = expected(shown, reconstruction);
    let differences = |document: &RenderedDocument| differences_of_words(&expected, document);
    let all = of_all_revisions(found, shown, &differences)?;
    Ok(if all.is_empty() {
        Outcome::SameWords
    } else {
        Outcome::Differs(all)
    })
}

impl Outcome {
    /// The outcome of a comparison that found no proof: there is always a difference to report.
    fn differs(mut differences: Vec<Difference>) -> Self {
        if differences.is_empty() {
            differences.push(Difference::new(DifferenceKind::Unnamed));
        }
        Self::Differs(differences)
    }
}

/// Returns the differences of the last revision, and then what else was different in earlier ones.
fn of_all_revisions(
    found: &FoundFile<'_, '_>,
    shown: &FoundDocument,
    differences: &dyn Fn(&RenderedDocument) -> Vec<Difference>,
) -> Result<Vec<Difference>, ReadError> {
    let mut all = differences(&shown.document);
    // Of more, none of an earlier revision is listed.
    let reported = all.len().min(MAX_DIFFERENCES);
    let mut since = vec![0; reported];
    for (revision, earlier) in earlier_documents(found).enumerate() {
        let mut of_earlier = differences(&earlier?);
        for (difference, since) in all.iter().zip(&mut since) {
            if !of_earlier.contains(difference) {
                *since = revision + 1;
            }
        }
        // What is still there is reported already.
        of_earlier.retain(|difference| !all[..reported].contains(difference));
        all.extend(of_earlier.into_iter().map(|difference| Difference {
            revision: Some(revision + 1),
            ..difference
        }));
    }
    for (difference, since) in all.iter_mut().zip(since) {
        difference.after_signer = last_signer(found, since);
    }
    Ok(all)
}

/// Returns who had signed the last of the revisions that came before one.
fn last_signer(found: &FoundFile<'_, '_>, revision: usize) -> Option<String> {
    let signed = found.signatures.checked.iter().filter_map(|signature| {
        let covered = signature.covers.filter(|covered| *covered <= revision)?;
        let is_signed = signature.is_intact() && !signature.is_timestamp;
        is_signed.then_some((covered, &signature.signer))
    });
    let last = signed.max_by_key(|(covered, _)| *covered);
    last.map(|(_, signer)| signer.clone())
}

/// What is compared, by the outcome.
pub(super) fn compared(outcome: &Outcome, words_only: bool) -> Compared {
    match outcome {
        Outcome::Proven(proof) => proof.compared(),
        Outcome::SameWords => Compared::Words,
        Outcome::Added(_) | Outcome::Differs(_) if words_only => Compared::Words,
        Outcome::Added(_) | Outcome::Differs(_) => Compared::Pages,
    }
}
