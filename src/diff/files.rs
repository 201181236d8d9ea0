//! The content of a template as it is written, read from its [canonical form](crate::template::canonical): what its
//! hash is over.

use crate::ron_text::{self, SyntaxError};
use crate::template::file;

/// The content of a template as it is written.
#[derive(Default)]
pub(super) struct Files<'a> {
    /// What it defines beside its blocks: the kind of each, and what is written of it.
    pub definitions: Vec<(&'static str, &'a str)>,
    pub blocks: Vec<WrittenBlock<'a>>,
}

/// A block as it is written.
pub(super) struct WrittenBlock<'a> {
    /// A section is without its blocks.
    pub block: file::Block<'a>,
    pub written: &'a str,
    /// The blocks of a section.
    pub blocks: Vec<WrittenBlock<'a>>,
}

impl<'a> Files<'a> {
    /// Reads the canonical form of a template.
    pub fn read(canonical: &'a str) -> Result<Self, SyntaxError> {
        let mut reader = Reader::default();
        // The first line names the form.
        for line in canonical.lines().skip(1) {
            reader.line(line)?;
        }
        Ok(Self {
            definitions: reader.definitions,
            blocks: reader.blocks,
        })
    }
}

/// Reads the lines of a canonical form.
#[derive(Default)]
struct Reader<'a> {
    definitions: Vec<(&'static str, &'a str)>,
    /// The kinds of the nodes that are open.
    open: Vec<&'a str>,
    /// The blocks that are open, without what stands beside them in the body.
    open_blocks: Vec<Option<WrittenBlock<'a>>>,
    blocks: Vec<WrittenBlock<'a>>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a str) -> Result<(), SyntaxError> {
        let (kind, content) = line.split_once(' ').unwrap_or((line, ""));
        match (kind, content) {
            ("}", _) => self.close(),
            (kind, "{") => {
                if kind == "block" {
                    self.open_blocks.push(None);
                }
                self.open.push(kind);
            }
            ("written", content) => self.written(content)?,
            (kind, content) => {
                // Leaves that are written by themselves.
                let kinds = ["set", "family", "group", "correction"];
                let kind = kinds.into_iter().find(|known| *known == kind);
                let is_listed = matches!(
                    self.open.last(),
                    Some(&("sets" | "families" | "groups" | "corrections"))
                );
                if let Some(kind) = kind.filter(|_| is_listed) {
                    self.definitions.push((kind, content));
                }
            }
        }
        Ok(())
    }

    /// Reads what is written of the node that is open.
    fn written(&mut self, content: &'a str) -> Result<(), SyntaxError> {
        let kind = match self.open.last() {
            Some(&"block") => {
                let written = WrittenBlock {
                    block: ron_text::parse(content)?,
                    written: content,
                    blocks: Vec::new(),
                };
                if let Some(open) = self.open_blocks.last_mut() {
                    *open = Some(written);
                }
                return Ok(());
            }
            Some(&"head") => "template",
            Some(&"party") => "party",
            Some(&"service") => "service",
            Some(&"field") => "field",
            Some(&"letterhead") => "letterhead",
            Some(&"page") => "page",
            _ => return Ok(()),
        };
        self.definitions.push((kind, content));
        Ok(())
    }

    fn close(&mut self) {
        if self.open.pop() != Some("block") {
            return;
        }
        let closed = self.open_blocks.pop().flatten();
        let outer = match self.open_blocks.last_mut() {
            Some(Some(section)) => &mut section.blocks,
            _ => &mut self.blocks,
        };
        outer.extend(closed);
    }
}
