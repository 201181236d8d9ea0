//! A spreadsheet that says what became of each row.

use crate::date::Date;
use crate::message::{Message, Translator};
use crate::spreadsheet::{NewColumn, NewSheet, write_sheet};

/// What became of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultLine {
    /// The row, from 0.
    pub row: u32,
    /// The name of the other party.
    pub customer: String,
    /// The name of its file, if there is one.
    pub file: Option<String>,
    /// What became of it: `written`, `there`, `failed`, `not-reached` or `wrong`.
    pub state: &'static str,
    /// The day of its file.
    pub date: Option<Date>,
    /// Why there is none.
    pub remark: Option<Message>,
}

impl ResultLine {
    /// Returns what became of it, in words.
    #[must_use]
    pub fn state_message(&self) -> Message {
        Message::new("batch-result-state").with("state", self.state)
    }
}

/// Returns the name of the list of results, without extension.
pub(super) fn result_name(translator: &Translator) -> String {
    translator.format(&Message::new("batch-result-name"))
}

/// Writes the list of results as a spreadsheet.
///
/// # Errors
/// The writer's words; unreachable.
pub(super) fn result_sheet(
    lines: &[ResultLine],
    translator: &Translator,
) -> Result<Vec<u8>, String> {
    let column = |id: &str, width: f64| NewColumn {
        heading: translator.format(&Message::new("batch-result-column").with("column", id)),
        width,
        ..NewColumn::default()
    };
    let rows = lines.iter().map(|line| {
        let remark = line.remark.as_ref().map(|one| translator.format(one));
        vec![
            (u64::from(line.row) + 1).to_string(),
            line.customer.clone(),
            line.file.clone().unwrap_or_default(),
            translator.format(&line.state_message()),
            line.date.map(|date| date.to_string()).unwrap_or_default(),
            remark.unwrap_or_default(),
        ]
    });
    let sheet = NewSheet {
        name: result_name(translator),
        columns: vec![
            column("row", 8.0),
            column("customer", 36.0),
            column("file", 56.0),
            column("state", 20.0),
            column("date", 12.0),
            column("remark", 60.0),
        ],
        rows: rows.collect(),
        frozen_columns: 2,
    };
    write_sheet(&sheet).map_err(|error| error.to_string())
}
