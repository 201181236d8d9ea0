//! The agreement as plain text.

use super::model::Agreement;
use super::parts::{Element, Part};

impl Agreement {
    /// Returns the agreement as plain text, a paragraph a line. The cells of a row are separated by tabs;
    /// the signs before list items are typography and left out.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for block in &self.blocks {
            for element in block.content.elements() {
                push_lines(&element, &mut lines);
            }
        }
        lines
    }
}

fn push_lines(element: &Element<'_>, lines: &mut Vec<String>) {
    match element {
        Element::Title(_)
        | Element::Heading { .. }
        | Element::Caption(_)
        | Element::Paragraph(_)
        | Element::NumberedItem { .. } => lines.push(line(&element.parts(), " ")),
        Element::List(items) => lines.extend(items.iter().map(|item| line(&[&item.text], " "))),
        Element::Table(rows) => lines.extend(rows.iter().map(|row| {
            let parts: Vec<&Part> = row.iter().filter_map(|cell| cell.part).collect();
            line(&parts, "\t")
        })),
        Element::Items(items) => {
            lines.extend(
                items
                    .iter()
                    .map(|item| line(&[&item.label, &item.text], " ")),
            );
        }
        Element::Definitions(definitions) => lines.extend(
            definitions
                .iter()
                .map(|definition| line(&[&definition.term, &definition.text], "\t")),
        ),
        Element::Grid(caption, rows) => {
            if !caption.is_empty() {
                lines.push(line(&[caption], " "));
            }
            lines.extend(rows.iter().map(|row| {
                let parts: Vec<&Part> = row.iter().filter_map(|cell| cell.part).collect();
                line(&parts, "\t")
            }));
        }
        Element::Signatory(signatory) => {
            lines.push(line(&[&signatory.signer], " "));
            let own = signatory.lines.iter();
            lines.extend(own.map(|own| line(&[&own.label, &own.value], "\t")));
        }
    }
}

fn line(parts: &[&Part], separator: &str) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| part.text().replace('\n', " "))
        .collect();
    let line = parts.join(separator);
    // An empty label leaves no space before the text; empty cells keep their tabs.
    line.trim_start_matches(' ').trim_end().to_owned()
}
