//! Answers on standard output: lines, or the same as JSON.

use serde_json::Value;

use super::context::Context;
use super::document::write_to_standard_output;
use super::failure::Failure;
use crate::characters::visible_line;
use crate::message::Message;
use crate::storage::StorageErrorKind;

impl Context {
    /// Returns a sentence on one line, whatever the values in it are.
    pub fn sentence(&self, message: &Message) -> String {
        visible_line(&self.translator.format(message))
    }

    /// Prints lines, or with `--json` the value. A reader that stops early (`head`) is no error.
    pub fn print(&self, lines: &[String], json: &Value) -> Result<(), Failure> {
        let mut text = String::new();
        if self.arguments.json {
            text = format!("{json:#}\n");
        } else {
            for line in lines {
                text.push_str(line);
                text.push('\n');
            }
        }
        match write_to_standard_output(text.as_bytes()) {
            Err(error) if matches!(error.kind, StorageErrorKind::ClosedPipe) => Ok(()),
            other => other.map_err(Failure::from),
        }
    }
}
