//! The template that fits a file, and the verdict that comes of it.

use super::comparison::{self, Comparison, Judges, Outcome, compared};
use super::document::letterhead;
use super::enclosed::enclosed_template;
use super::error::VerifyError;
use super::found::FoundFile;
use super::known::Known;
use super::report::{
    Addition, BytesCompared, Compared, Difference, DifferenceKind, MAX_DIFFERENCES, Report,
    TemplateUsed, Verdict,
};
use crate::draft::Draft;
use crate::message::Message;
use crate::pdf::TEMPLATE_NAME;
use crate::pipeline::attachments::completed;
use crate::template::{Excerpt, ExcerptError, Template};
use crate::typeset::Pages;

/// A file to judge, and what it is judged by.
pub(super) struct TemplateMatch<'m, 'f, 'a> {
    pub judges: Judges<'m>,
    pub found: &'m FoundFile<'f, 'a>,
    pub draft: &'m Draft,
    pub known: &'m Known<'m>,
    pub words_only: bool,
}

/// The verdict, and what it rests on.
pub(super) struct Judgement {
    verdict: Verdict,
    compared: Compared,
    bytes: Option<BytesCompared>,
    differences: Vec<Difference>,
    has_more: bool,
    additions: Vec<Addition>,
    pages: Option<Pages>,
    template: Option<TemplateUsed>,
}

impl<'m> TemplateMatch<'m, '_, '_> {
    /// Finds the template that fits, and says how the file differs from what comes of it.
    pub fn judge(mut self) -> Result<Judgement, VerifyError> {
        let enclosed = enclosed_template(&self.found.attachments);
        if let Some(Ok(excerpt)) = &enclosed
            && let Some(template) = self.known_template(excerpt)
        {
            let draft = completed(self.draft, &excerpt.unprinted(template), template);
            let comparison = self.compare_with(template, true, &draft)?;
            return Ok(self.judgement(comparison));
        }
        if enclosed.is_none() && self.known.draft.is_some() {
            // A file without attachments names no template: any of the draft's name may be the one.
            let best = self.better_known(None)?;
            return Ok(match best {
                Some(comparison) => self.judgement(comparison),
                None => self.changed(None, None),
            });
        }
        // The template inside is another one, or none that can be read.
        let mut best = None;
        let mut unusable = None;
        match self.enclosed(enclosed)? {
            Some(Ok(template)) if template.id == self.draft.template => {
                let mut comparison = self.compare(&template, false)?;
                comparison.template.is_namesake = self.has_namesake();
                if !matches!(comparison.outcome, Outcome::Differs(_)) {
                    return Ok(self.judgement(comparison));
                }
                best = Some(comparison);
            }
            Some(Ok(_)) | None => {}
            Some(Err(message)) => unusable = Some(message),
        }
        let best = self.better_known(best)?;
        Ok(self.changed(best, unusable))
    }

    /// Returns the known template that the excerpt inside the file is of.
    fn known_template(&self, excerpt: &Excerpt) -> Option<&'m Template> {
        let hash = excerpt.hash();
        let mut templates = self.namesakes();
        templates.find(|template| template.hash == hash)
    }

    /// Returns the known templates of the name that the draft names.
    fn namesakes(&self) -> impl Iterator<Item = &'m Template> + use<'m> {
        let (known, draft) = (self.known, self.draft);
        let templates = known.templates.iter().copied();
        templates.filter(|template| template.id == draft.template)
    }

    fn has_namesake(&self) -> bool {
        self.namesakes()
            .any(|template| template.version == self.draft.version)
    }

    /// Returns the template inside the file, as far as the excerpt of it goes.
    fn enclosed(
        &self,
        excerpt: Option<Result<Excerpt, ExcerptError>>,
    ) -> Result<Option<Result<Template, Message>>, VerifyError> {
        let pixels = letterhead(&self.found.last_view())?;
        Ok(excerpt.map(|excerpt| {
            let template =
                excerpt.and_then(|excerpt| excerpt.template(&self.known.typeface, pixels));
            template.map_err(|error| error.message())
        }))
    }

    fn compare(&mut self, template: &Template, is_known: bool) -> Result<Comparison, VerifyError> {
        self.compare_with(template, is_known, self.draft)
    }

    fn compare_with(
        &mut self,
        template: &Template,
        is_known: bool,
        draft: &Draft,
    ) -> Result<Comparison, VerifyError> {
        let (found, words_only) = (self.found, self.words_only);
        comparison::compare(
            &mut self.judges,
            found,
            template,
            is_known,
            draft,
            words_only,
        )
    }

    /// Returns the comparison with fewer differences: perhaps only the template inside was touched, and a known one fits
    /// better.
    fn better_known(
        &mut self,
        mut best: Option<Comparison>,
    ) -> Result<Option<Comparison>, VerifyError> {
        for template in self.namesakes() {
            let comparison = self.compare(template, true)?;
            let is_better =
                |other: &Comparison| comparison.outcome.differences() < other.outcome.differences();
            if best.as_ref().is_none_or(is_better) {
                best = Some(comparison);
            }
        }
        Ok(best)
    }

    fn judgement(&self, comparison: Comparison) -> Judgement {
        let compared = compared(&comparison.outcome, self.words_only);
        let is_known = comparison.template.is_known;
        let mut differences = Vec::new();
        let mut additions = Vec::new();
        let verdict = match comparison.outcome {
            Outcome::Differs(all) => {
                differences = all;
                Verdict::Changed
            }
            Outcome::Added(all) => {
                additions = all;
                if is_known {
                    Verdict::Added
                } else {
                    Verdict::UnknownTemplate
                }
            }
            Outcome::Proven(_) | Outcome::SameWords if !is_known => Verdict::UnknownTemplate,
            Outcome::Proven(proof) => proof.verdict(),
            Outcome::SameWords => Verdict::SameWords,
        };
        let has_more = differences.len() > MAX_DIFFERENCES;
        differences.truncate(MAX_DIFFERENCES);
        Judgement {
            verdict,
            compared,
            bytes: comparison.bytes,
            differences,
            has_more,
            additions,
            pages: comparison.pages,
            template: Some(comparison.template),
        }
    }

    /// The judgement of a file with which no template agrees, or of which the template was touched.
    fn changed(&self, best: Option<Comparison>, unusable: Option<Message>) -> Judgement {
        let mut judgement = match best {
            Some(comparison) => Judgement {
                verdict: Verdict::Changed,
                ..self.judgement(comparison)
            },
            None => Judgement {
                verdict: Verdict::Changed,
                compared: Compared::Nothing,
                bytes: None,
                differences: Vec::new(),
                has_more: false,
                additions: Vec::new(),
                pages: None,
                template: None,
            },
        };
        if let Some(message) = unusable {
            let kind = DifferenceKind::TemplateUnusable(message);
            judgement.differences.push(Difference::new(kind));
        } else if judgement.differences.is_empty() {
            let kind = DifferenceKind::AttachmentMissing(TEMPLATE_NAME.to_owned());
            judgement.differences.push(Difference::new(kind));
        }
        judgement
    }
}

impl Judgement {
    /// Puts it into the report.
    pub fn report(self, report: &mut Report) {
        report.verdict = self.verdict;
        report.compared = self.compared;
        report.bytes = self.bytes;
        report.additions = self.additions;
        report.differences = self.differences;
        report.has_more = self.has_more;
        report.expected = self.pages;
        report.template = self.template;
    }
}
