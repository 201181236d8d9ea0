//! Pieces of text.

use super::parts::{Parts, Result, malformed, problem, shown, shown_parts};
use super::reader::Reader;
use crate::language::is_language_tag;
use crate::template::canonical::content::{Answer, Foreign, OfSignatory, PartyAnswer};
use crate::template::canonical::printed::PrintedBy;
use crate::template::canonical::tree::Part;
use crate::template::condition::Condition;
use crate::template::inline::{Emphasis, Inline, Text};
use crate::template::model::Correction;
use crate::template::problem::ProblemKind;

impl Reader<'_> {
    pub fn text(&mut self, part: &mut Part, kind: &str) -> Result<Text> {
        let mut text = Text::new();
        for part in shown_parts(part, kind)? {
            text.push(self.piece(part)?);
        }
        Ok(text)
    }

    fn piece(&mut self, part: &mut Part) -> Result<Inline> {
        Ok(match part.kind {
            "words" => Inline::Fixed(self.wording(part)?),
            "corrected" => self.corrected(part)?,
            "answer" => {
                let Answer { field, form } = shown(part)?;
                part.printed_by = PrintedBy::Answer(field.clone());
                Inline::Field { field, form }
            }
            "party-answer" => {
                let PartyAnswer { name, form } = shown(part)?;
                part.printed_by = PrintedBy::PartyField(name.clone());
                Inline::PartyField { name, form }
            }
            "signatory" => of_signatory(&shown(part)?),
            "foreign" => {
                let Foreign { language, text } = shown(part)?;
                if !is_language_tag(&language) {
                    return Err(problem(part, ProblemKind::BadLanguage(language)));
                }
                self.printable(part, &text)?;
                Inline::Foreign { language, text }
            }
            "service-name" => {
                let () = shown(part)?;
                Inline::ServiceName
            }
            "row-answer" => {
                let Answer { field, form } = shown(part)?;
                Inline::RowValue {
                    column: field,
                    form,
                }
            }
            "day-of-approval" => {
                let () = shown(part)?;
                Inline::ApprovalDate
            }
            "annex-number" => {
                let () = shown(part)?;
                Inline::AnnexNumber
            }
            "annex-reference" => self.annex_reference(part)?,
            "reference" => {
                let mut parts = Parts::of(part, "reference")?;
                let label = self.wording(parts.next("label")?)?;
                parts.hidden("target")?;
                parts.end()?;
                Inline::Reference {
                    target: String::new(),
                    label,
                }
            }
            "strong" => self.emphasis(part, Emphasis::Strong)?,
            "italic" => self.emphasis(part, Emphasis::Italic)?,
            "variant" => self.variant(part)?,
            _ => return Err(malformed(part.line)),
        })
    }

    fn annex_reference(&mut self, part: &mut Part) -> Result<Inline> {
        let mut parts = Parts::of(part, "annex-reference")?;
        let annex = shown(parts.next("order")?)?;
        let label = self.text(parts.next("label")?, "label")?;
        parts.hidden("target")?;
        parts.end()?;
        Ok(Inline::AnnexReference {
            target: String::new(),
            annex,
            label,
        })
    }

    fn emphasis(&mut self, part: &mut Part, emphasis: Emphasis) -> Result<Inline> {
        let line = part.line;
        let text = self.text(part, emphasis.name())?;
        let is_nested = |inline: &&Inline| matches!(inline, Inline::Emphasis { .. });
        if part.is_hidden() || text.iter().any(|inline| is_nested(&inline)) {
            return Err(malformed(line));
        }
        Ok(Inline::Emphasis { emphasis, text })
    }

    /// The choice that is printed.
    fn variant(&mut self, part: &mut Part) -> Result<Inline> {
        let line = part.line;
        let mut choices = Vec::new();
        for part in shown_parts(part, "variant")? {
            choices.push((Condition::Always, self.text(part, "choice")?));
            part.printed_by = PrintedBy::Choice(self.blocks, self.variants, 0);
        }
        self.variants += 1;
        if choices.len() == 1 {
            let name = String::new();
            Ok(Inline::Variant { name, choices })
        } else {
            Err(malformed(line))
        }
    }

    /// The one of the two wordings that is printed.
    fn corrected(&mut self, part: &mut Part) -> Result<Inline> {
        let line = part.line;
        let mut parts = Parts::of(part, "corrected")?;
        let (source, printed) = (parts.next("source")?, parts.next("printed")?);
        parts.end()?;
        match (source.is_hidden(), printed.is_hidden()) {
            (false, true) => Ok(Inline::Fixed(self.wording(source)?)),
            (true, false) => {
                let printed = self.wording(printed)?;
                self.corrections.push(Correction {
                    id: String::new(),
                    block: self.block_name(),
                    source: String::new(),
                    printed: printed.clone(),
                    reason: String::new(),
                    on: true,
                });
                Ok(Inline::Corrected {
                    correction: self.corrections.len() - 1,
                    source: String::new(),
                    printed,
                })
            }
            _ => Err(malformed(line)),
        }
    }

    fn wording(&self, part: &Part) -> Result<String> {
        let text: String = shown(part)?;
        self.printable(part, &text)?;
        Ok(text)
    }
}

/// What is printed of a signatory.
fn of_signatory(of: &OfSignatory) -> Inline {
    match of {
        OfSignatory::Name => Inline::SignatoryName,
        OfSignatory::Title => Inline::SignatoryTitle,
        OfSignatory::Email => Inline::SignatoryEmail,
    }
}
