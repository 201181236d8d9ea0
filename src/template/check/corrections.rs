//! `corrections.ron`: editorial corrections, and where they are made.

use super::checker::Checker;
use crate::ron_text::fold_white_space;
use crate::template::file::{Part, TemplateFile::Corrections};
use crate::template::inline::{Inline, Text};
use crate::template::model::{Block, BlockKind, Correction};
use crate::template::named::Named;
use crate::template::problem::ProblemKind;

impl Checker<'_> {
    pub(super) fn corrections(&mut self) -> Vec<Correction> {
        let corrections = self.files.corrections.corrections.iter().map(|correction| {
            self.must_be_known(Corrections, &correction.block, Named::Block);
            self.printable(Corrections, &correction.printed, &correction.printed, 0);
            if correction.reason.trim().is_empty() {
                self.report(Corrections, &correction.reason, ProblemKind::EmptyText);
            }
            Correction {
                id: correction.id.to_string(),
                block: correction.block.to_string(),
                source: fold_white_space(&correction.source),
                printed: fold_white_space(&correction.printed),
                reason: fold_white_space(&correction.reason),
                on: correction.on,
            }
        });
        corrections.collect()
    }

    pub(super) fn apply_corrections(&mut self, blocks: &mut [Block]) {
        let corrections = &self.files.corrections.corrections;
        for (index, correction) in corrections.iter().enumerate() {
            if !self.block_labels.contains_key(&*correction.block) {
                continue; // an unknown name, reported as such
            }
            // A section has no wording of its own, and some blocks have no such part.
            let block = blocks
                .iter_mut()
                .find(|block| block.id == *correction.block);
            let part = block.and_then(|block| part_of(&mut block.kind, correction.part));
            let Some(text) = part else {
                let kind = ProblemKind::NoLabel(correction.block.to_string());
                self.report(Corrections, &correction.block, kind);
                continue;
            };
            let source = fold_white_space(&correction.source);
            let printed = fold_white_space(&correction.printed);
            let count = match correction.part {
                Part::Label => correct_label(text, index, &source, &printed),
                Part::Text => correct_text(text, index, &source, &printed),
            };
            let kind = match count {
                1 => continue,
                0 => ProblemKind::CorrectionNotFound(source),
                count => ProblemKind::CorrectionAmbiguous { source, count },
            };
            self.report(Corrections, &correction.source, kind);
        }
    }
}

fn part_of(kind: &mut BlockKind, part: Part) -> Option<&mut Text> {
    match (kind, part) {
        (BlockKind::Heading { label, .. } | BlockKind::Clause { label, .. }, Part::Label) => {
            Some(label)
        }
        (
            BlockKind::Title { text }
            | BlockKind::Heading { text, .. }
            | BlockKind::Paragraph { text }
            | BlockKind::Clause { text, .. },
            Part::Text,
        ) => Some(text),
        _ => None,
    }
}

/// Corrects a whole label; gives how often the source's was found.
fn correct_label(label: &mut Text, correction: usize, source: &str, printed: &str) -> usize {
    let fits = match label.as_slice() {
        [] => source.is_empty(),
        [Inline::Fixed(whole)] => whole == source,
        _ => false,
    };
    if fits {
        *label = vec![Inline::Corrected {
            correction,
            source: source.to_owned(),
            printed: printed.to_owned(),
        }];
    }
    usize::from(fits)
}

/// Corrects a wording inside a text; gives how often the source's was found.
fn correct_text(text: &mut Text, correction: usize, source: &str, printed: &str) -> usize {
    if source.is_empty() {
        return 0;
    }
    let mut inside = 0;
    for piece in text.iter_mut() {
        if let Inline::Emphasis { text, .. } = piece {
            inside += correct_text(text, correction, source, printed);
        }
    }
    let found: Vec<(usize, usize)> = text
        .iter()
        .enumerate()
        .flat_map(|(index, piece)| {
            let wording = match piece {
                Inline::Fixed(wording) => wording.as_str(),
                _ => "",
            };
            wording
                .match_indices(source)
                .map(move |(at, _)| (index, at))
        })
        .collect();
    if let ([(index, at)], 0) = (&found[..], inside)
        && let Inline::Fixed(wording) = &text[*index]
    {
        let before = wording[..*at].to_owned();
        let after = wording[*at + source.len()..].to_owned();
        let corrected = Inline::Corrected {
            correction,
            source: source.to_owned(),
            printed: printed.to_owned(),
        };
        text.splice(
            *index..=*index,
            [Inline::Fixed(before), corrected, Inline::Fixed(after)],
        );
        text.retain(|piece| *piece != Inline::Fixed(String::new()));
    }
    inside + found.len()
}
