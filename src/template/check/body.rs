//! `body.ron`: blocks.

use super::checker::Checker;
use super::inline_text::Scope;
use super::numbers::out_of_range;
use crate::ron_text::Spanned;
use crate::template::block_problem::BlockProblem;
use crate::template::condition::Condition;
use crate::template::file::{self, TemplateFile::Body};
use crate::template::inline::{Inline, Text, fold_white_space};
use crate::template::model::{
    Block, BlockKind, BlockPlace, PartyBlock, Row, SignatureBlock, SignatureLine,
};
use crate::template::named::Named;

impl Checker<'_> {
    /// Checks a block and those in it; `outer` is the condition of the sections that it is in.
    pub(super) fn block(
        &mut self,
        block: &file::Block<'_>,
        outer: &Condition,
        place: BlockPlace,
        into: &mut Vec<Block>,
    ) {
        let id = block.id();
        let own = match block.when() {
            Some(written) => self.condition(Body, id, written),
            None => Condition::Always,
        };
        let when = outer.and(&own);
        if *outer != Condition::Always && own != Condition::Always {
            self.must_be_possible(Body, id, &when);
        }
        let mut inner = place;
        if let Some(kind) = self.block_kind(block, &when) {
            if let BlockKind::Annex { order, .. } = &kind {
                if place.annex.is_some() {
                    self.report(Body, id, BlockProblem::NestedAnnex(id.to_string()));
                }
                inner.annex = Some(*order);
            }
            into.push(Block {
                id: id.to_string(),
                when: when.clone(),
                place: inner,
                kind,
            });
        } else if matches!(block, file::Block::Section(section) if section.together) {
            inner.together = place.together.or(Some(self.together));
            self.together += 1;
        }
        for block in block.inner() {
            self.block(block, &when, inner, into);
        }
    }

    /// What a block is; `None` for a section, which is only a condition.
    fn block_kind(&mut self, block: &file::Block<'_>, when: &Condition) -> Option<BlockKind> {
        Some(match block {
            file::Block::Section(_) => return None,
            file::Block::Title(title) => BlockKind::Title {
                text: self.text(&title.text, when, &title.variants, Scope::Running),
            },
            file::Block::Paragraph(block) => BlockKind::Paragraph {
                text: self.text(&block.text, when, &block.variants, Scope::Running),
            },
            file::Block::Heading(heading) => {
                if !(1..=6).contains(&heading.level) {
                    self.report(Body, &heading.id, out_of_range("level", 1, 6));
                }
                BlockKind::Heading {
                    level: heading.level,
                    label: self.label_text(&heading.label),
                    text: self.plain(&heading.text, when, Scope::Running),
                }
            }
            file::Block::Clause(clause) => BlockKind::Clause {
                label: self.label_text(&clause.label),
                text: self.text(&clause.text, when, &clause.variants, Scope::Running),
            },
            file::Block::Services(services) => {
                self.must_be_known(Body, &services.set, Named::Set);
                BlockKind::Services {
                    set: services.set.to_string(),
                }
            }
            file::Block::Parties(parties) => BlockKind::Parties(PartyBlock {
                heading: self.plain(&parties.heading, when, Scope::Running),
                rows: self.party_rows(&parties.rows, when, Scope::Party),
                common: self.party_rows(&parties.common, when, Scope::Running),
            }),
            file::Block::Signatures(signatures) => {
                BlockKind::Signatures(self.signatures(signatures, when))
            }
            file::Block::Annex(annex) => self.annex(annex, when),
            file::Block::PageBreak(_) => BlockKind::PageBreak,
            file::Block::List(list) => BlockKind::List(self.list(list, when)),
            file::Block::Definitions(block) => {
                BlockKind::Definitions(self.definitions(block, when))
            }
            file::Block::Table(table) => BlockKind::Table(self.table(table, when)),
            file::Block::RunningHead(head) => {
                if std::mem::replace(&mut self.has_running_head, true) {
                    self.report(Body, &head.id, BlockProblem::SecondRunningHead);
                }
                BlockKind::RunningHead {
                    text: self.text(&head.text, when, &head.variants, Scope::RunningHead),
                }
            }
        })
    }

    fn signatures(
        &mut self,
        signatures: &file::Signatures<'_>,
        when: &Condition,
    ) -> SignatureBlock {
        let lines = signatures.lines.iter().map(|line| match line {
            file::SignatureLine::Value(row) => {
                SignatureLine::Value(self.row(row, when, Scope::Signatory))
            }
            file::SignatureLine::Signature(only) => SignatureLine::Signature {
                label: vec![Inline::Fixed(self.wording(Body, &only.label))],
            },
        });
        let lines = lines.collect();
        SignatureBlock {
            heading: self.plain(&signatures.heading, when, Scope::Running),
            signer: self.plain(&signatures.signer, when, Scope::Party),
            shared_answers: signatures.shared_answers,
            lines,
        }
    }

    fn row(&mut self, row: &file::Row<'_>, when: &Condition, scope: Scope) -> Row {
        self.labelled(&row.label, &row.text, when, scope)
    }

    pub(super) fn labelled(
        &mut self,
        label: &Spanned<'_>,
        text: &Spanned<'_>,
        when: &Condition,
        scope: Scope,
    ) -> Row {
        Row {
            label: vec![Inline::Fixed(self.wording(Body, label))],
            text: self.plain(text, when, scope),
        }
    }

    /// A label, which may be empty: the source forgot it, or there is none.
    fn label_text(&mut self, label: &Spanned<'_>) -> Text {
        self.without_places(Body, label);
        self.printable(Body, label, label, 0);
        let mut text = vec![Inline::Fixed(label.to_string())];
        fold_white_space(&mut text);
        text
    }
}
