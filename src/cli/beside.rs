//! What is wrong with the files beside a template's content.

use serde_json::{Value, json};

use super::context::{Context, Status};
use super::failure::Failure;
use crate::message::Message;
use crate::ron_text::{Position, place};

impl Context {
    /// Prints what is wrong with a file beside a template's content: at least one problem.
    pub(super) fn print_problems_beside(
        &self,
        file: &str,
        problems: &[(Option<Position>, Message)],
    ) -> Result<Status, Failure> {
        let lines = problems.iter().map(|(position, message)| {
            let place = place(file, *position);
            format!("{place}: {}", self.sentence(message))
        });
        let lines: Vec<String> = lines.collect();
        let listed = problems.iter().map(|(position, message)| {
            json!({
                "file": file,
                "line": position.map(|position| position.line),
                "column": position.map(|position| position.column),
                "kind": message.id(),
                "message": self.sentence(message),
            })
        });
        let listed: Value = listed.collect();
        self.print(&lines, &json!({ "problems": listed, "template": null }))?;
        Ok(Status::Found)
    }
}
