//! The agreement as plain text.

use super::{Agreement, Content, Run, SignatoryBlock, Signatures, TableRow, plain};

impl Agreement {
    /// The agreement as plain text, a paragraph a line. The cells of a row are separated by tabs;
    /// the signs before list items are typography and don't stand here.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for block in &self.blocks {
            match &block.content {
                Content::Title(text) | Content::Paragraph(text) => lines.push(line(&[text], " ")),
                Content::Heading { label, text, .. } | Content::Clause { label, text } => {
                    lines.push(line(&[label, text], " "));
                }
                Content::List(items) => lines.extend(items.iter().map(|item| line(&[item], " "))),
                Content::Parties(table) => {
                    lines.push(line(&[&table.heading], " "));
                    let columns: Vec<&[Run]> = table.columns.iter().map(Vec::as_slice).collect();
                    lines.push(line(&columns, "\t"));
                    lines.extend(table.rows.iter().chain(&table.common).map(row));
                }
                Content::Signatures(signatures) => signature_lines(signatures, &mut lines),
            }
        }
        lines
    }
}

fn row(row: &TableRow) -> String {
    let label = std::iter::once(row.label.as_slice());
    let cells: Vec<&[Run]> = label.chain(row.cells.iter().map(Vec::as_slice)).collect();
    line(&cells, "\t")
}

fn signature_lines(signatures: &Signatures, lines: &mut Vec<String>) {
    lines.push(line(&[&signatures.heading], " "));
    for SignatoryBlock {
        signer, lines: own, ..
    } in &signatures.signatories
    {
        lines.push(line(&[signer], " "));
        lines.extend(own.iter().map(|own| line(&[&own.label, &own.value], "\t")));
    }
}

fn line(parts: &[&[Run]], separator: &str) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| plain(part).replace('\n', " "))
        .collect();
    let line = parts.join(separator);
    // An empty label leaves no space before the text; empty cells keep their tabs.
    line.trim_start_matches(' ').trim_end().to_owned()
}
