//! `body.ron`: annexes.

use super::checker::{Checker, Target};
use super::inline_text::Scope;
use crate::ron_text::Spanned;
use crate::template::block_problem::BlockProblem;
use crate::template::condition::Condition;
use crate::template::file::{self, TemplateFile::Body};
use crate::template::inline::{Inline, Piece, PieceKind, Text, fold_white_space, split};
use crate::template::model::BlockKind;

impl Checker<'_> {
    /// The heading of an annex. What stands in it is no part of this.
    pub(super) fn annex(&mut self, annex: &file::Annex<'_>, when: &Condition) -> BlockKind {
        let references = self.references.len();
        let text = self.plain(&annex.text, when, Scope::Running);
        let own = Target::Block(annex.id.to_string());
        if self.references[references..]
            .iter()
            .any(|reference| reference.target == own)
        {
            let kind = BlockProblem::AnnexInItsHeading(annex.id.to_string());
            self.report(Body, &annex.text, kind);
        }
        BlockKind::Annex {
            order: self
                .annexes
                .iter()
                .position(|id| **id == annex.id)
                .unwrap_or(0),
            label: self.annex_label(&annex.label, Some(&annex.id)),
            text,
        }
    }

    /// The label of an annex: words, and its number. `id` is given where its problems are to be reported.
    pub(super) fn annex_label(&mut self, written: &Spanned<'_>, id: Option<&Spanned<'_>>) -> Text {
        let pieces = split(written);
        let pieces = pieces
            .iter()
            .filter_map(|piece| self.label_piece(written, piece, id));
        let mut text: Text = pieces.collect();
        if id.is_some() && text.is_empty() {
            self.report(
                Body,
                written,
                crate::template::problem::ProblemKind::EmptyText,
            );
        }
        fold_white_space(&mut text);
        text
    }

    fn label_piece(
        &mut self,
        written: &Spanned<'_>,
        piece: &Piece<'_>,
        id: Option<&Spanned<'_>>,
    ) -> Option<Inline> {
        let problem = match piece.kind {
            PieceKind::Fixed(wording) => {
                if id.is_some() {
                    self.printable(Body, written, wording, piece.offset);
                }
                return Some(Inline::Fixed(wording.to_owned()));
            }
            PieceKind::Place {
                keyword: Some("annex"),
                name: "number",
                form: None,
            } => return Some(Inline::AnnexNumber),
            PieceKind::Place {
                keyword: Some("block"),
                name,
                ..
            } if id.is_some_and(|id| **id == *name) => {
                BlockProblem::AnnexInItsHeading(name.to_owned())
            }
            _ => BlockProblem::PlaceInAnnexLabel,
        };
        if id.is_some() {
            self.report_inside(Body, written, piece.offset, problem);
        }
        None
    }
}
