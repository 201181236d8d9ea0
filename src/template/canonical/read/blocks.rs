//! The blocks, without their conditions.

use super::parts::{Parts, Result, malformed, problem, shown, shown_parts, value};
use super::reader::{Reader, check_name};
use crate::template::canonical::printed::PrintedBy;
use crate::template::canonical::tree::Part;
use crate::template::check::out_of_range;
use crate::template::condition::Condition;
use crate::template::file::SharedAnswers;
use crate::template::model::{
    Block, BlockKind, BlockPlace, PartyBlock, PartyRow, Row, SignatureBlock, SignatureLine,
};

impl Reader<'_> {
    pub fn body(&mut self, part: &mut Part) -> Result<Vec<Block>> {
        let mut blocks = Vec::new();
        self.blocks(part, "body", BlockPlace::default(), &mut blocks)?;
        Ok(blocks)
    }

    fn blocks(
        &mut self,
        part: &mut Part,
        kind: &str,
        place: BlockPlace,
        into: &mut Vec<Block>,
    ) -> Result<()> {
        part.printed_by = PrintedBy::ItsParts;
        for part in shown_parts(part, kind)? {
            let mut parts = Parts::of(part, "block")?;
            parts.hidden("written")?;
            if let Some(section) = parts.next_if("section") {
                self.blocks(section, "section", place, into)?;
                parts.end()?;
                part.printed_by = PrintedBy::ItsParts;
                continue;
            }
            if let Some(section) = parts.next_if("together") {
                let mut inner = place;
                inner.together = place.together.or(Some(self.together));
                self.together += 1;
                self.blocks(section, "together", inner, into)?;
                parts.end()?;
                part.printed_by = PrintedBy::ItsParts;
                continue;
            }
            let content = parts.pop().ok_or(malformed(parts.line))?;
            (self.rows, self.variants) = (0, 0);
            let kind = self.content(content)?;
            let mut inner = place;
            if let BlockKind::Annex { order, .. } = &kind {
                if place.annex.is_some() || into.iter().any(|one| one.place.annex >= Some(*order)) {
                    return Err(malformed(parts.line));
                }
                inner.annex = Some(*order);
            }
            let number = self.blocks;
            into.push(Block {
                id: self.block_name(),
                when: Condition::Always,
                place: inner,
                kind,
            });
            self.blocks += 1;
            if inner.annex != place.annex {
                self.blocks(parts.next("inside")?, "inside", inner, into)?;
            }
            parts.end()?;
            part.printed_by = PrintedBy::Block(number);
        }
        Ok(())
    }

    /// The name of the block at hand: its own doesn't travel.
    pub fn block_name(&self) -> String {
        (self.blocks + 1).to_string()
    }

    fn content(&mut self, part: &mut Part) -> Result<BlockKind> {
        if part.is_hidden() {
            return Err(malformed(part.line));
        }
        let kind = match part.kind {
            "list" => {
                let set: String = shown(part)?;
                check_name(part, &set)?;
                return Ok(BlockKind::Services { set });
            }
            "title" => {
                let text = self.text(part, "title")?;
                return Ok(BlockKind::Title { text });
            }
            "paragraph" => {
                let text = self.text(part, "paragraph")?;
                return Ok(BlockKind::Paragraph { text });
            }
            "running-head" => {
                let text = self.text(part, "running-head")?;
                return Ok(BlockKind::RunningHead { text });
            }
            "items" => return Ok(BlockKind::List(self.items(part, 1)?)),
            "page-break" => {
                let () = shown(part)?;
                return Ok(BlockKind::PageBreak);
            }
            "definitions" => return Ok(BlockKind::Definitions(self.terms(part)?)),
            kind => kind,
        };
        let mut parts = Parts::of(part, kind)?;
        let content = match kind {
            "heading" => {
                let own = parts.next("level")?;
                let level = shown(own)?;
                if !(1..=6).contains(&level) {
                    return Err(problem(own, out_of_range("level", 1, 6)));
                }
                BlockKind::Heading {
                    level,
                    label: self.text(parts.next("label")?, "label")?,
                    text: self.text(parts.next("text")?, "text")?,
                }
            }
            "clause" => BlockKind::Clause {
                label: self.text(parts.next("label")?, "label")?,
                text: self.text(parts.next("text")?, "text")?,
            },
            "party-table" => BlockKind::Parties(PartyBlock {
                heading: self.text(parts.next("heading")?, "heading")?,
                rows: self.rows(parts.next("rows")?, "rows")?,
                common: self.rows(parts.next("common")?, "common")?,
            }),
            "signatures" => BlockKind::Signatures(self.signatures(&mut parts)?),
            "annex" => self.annex(&mut parts)?,
            "table" => BlockKind::Table(self.table(&mut parts)?),
            _ => return Err(malformed(parts.line)),
        };
        parts.end()?;
        Ok(content)
    }

    fn rows(&mut self, list: &mut Part, kind: &str) -> Result<Vec<PartyRow>> {
        let mut rows = Vec::new();
        for part in shown_parts(list, kind)? {
            rows.push(if part.kind == "row-by-party" {
                self.row_by_party(part)?
            } else {
                PartyRow {
                    row: self.row(part)?,
                    when: Vec::new(),
                }
            });
            part.printed_by = PrintedBy::Row(self.blocks, self.rows);
            self.rows += 1;
        }
        Ok(rows)
    }

    fn annex(&mut self, parts: &mut Parts<'_>) -> Result<BlockKind> {
        Ok(BlockKind::Annex {
            order: shown(parts.next("order")?)?,
            label: self.text(parts.next("label")?, "label")?,
            text: self.text(parts.next("text")?, "text")?,
        })
    }

    fn row_by_party(&mut self, part: &mut Part) -> Result<PartyRow> {
        let mut parts = Parts::of(part, "row-by-party")?;
        let row = Row {
            label: self.text(parts.next("label")?, "label")?,
            text: self.text(parts.next("text")?, "text")?,
        };
        let mut when = Vec::new();
        while let Some(part) = parts.pop() {
            let index = when.len();
            part.printed_by = PrintedBy::Cell(self.blocks, self.rows, index);
            when.push(match value::<usize>(part)? {
                _ if part.kind != "for-party" => return Err(malformed(part.line)),
                Some(only) if only == index => Condition::Always,
                None => Condition::Any([].into()),
                Some(_) => return Err(malformed(part.line)),
            });
        }
        Ok(PartyRow { row, when })
    }

    fn row(&mut self, part: &mut Part) -> Result<Row> {
        let mut parts = Parts::of(part, "row")?;
        let row = Row {
            label: self.text(parts.next("label")?, "label")?,
            text: self.text(parts.next("text")?, "text")?,
        };
        parts.end()?;
        Ok(row)
    }

    fn signatures(&mut self, parts: &mut Parts<'_>) -> Result<SignatureBlock> {
        let heading = self.text(parts.next("heading")?, "heading")?;
        let signer = parts.next("signer")?;
        signer.printed_by = PrintedBy::Signatures;
        let signer = self.text(signer, "signer")?;
        let list = parts.next("lines")?;
        list.printed_by = PrintedBy::Signatures;
        let mut lines = Vec::new();
        for part in shown_parts(list, "lines")? {
            lines.push(if part.kind == "line" {
                let label = self.text(part, "line")?;
                SignatureLine::Signature { label }
            } else {
                SignatureLine::Value(self.row(part)?)
            });
        }
        let shared_answers = match parts.next_if("shared-answers") {
            Some(part) => match shown(part)? {
                // At its standard value it isn't written.
                SharedAnswers::OwnParty => return Err(malformed(part.line)),
                SharedAnswers::AllParties => SharedAnswers::AllParties,
            },
            None => SharedAnswers::default(),
        };
        Ok(SignatureBlock {
            heading,
            signer,
            shared_answers,
            lines,
        })
    }
}
