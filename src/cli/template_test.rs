//! `template test`.

use std::path::Path;

use serde_json::{Value, json};

use super::context::{Context, Status};
use super::failure::Failure;
use crate::characters::visible_line;
use crate::library::{EXAMPLES_FOLDER, examples_in, sources_in};
use crate::message::Message;
use crate::storage::{Existing, write};
use crate::template::Original;
use crate::template_test::{Input, TestFailure, TestName, TestReport, TestResult, run};
use crate::typeset::fonts::TYPEFACE;

impl Context {
    /// Runs the tests of the template in a folder.
    pub(super) fn test_report(&self, folder: &Path) -> Result<TestReport, Failure> {
        let library = self.library();
        let entries = library.entries().iter();
        let known = entries.map(|entry| Original {
            id: entry.template.id.clone(),
            version: entry.template.version.clone(),
            hash: entry.template.hash.clone(),
        });
        let known: Vec<Original> = known.collect();
        Ok(run(&Input {
            sources: &sources_in(folder)?,
            examples: &examples_in(folder)?,
            known: &known,
            typeface: &TYPEFACE,
        }))
    }

    /// Carries out `template test`.
    pub(super) fn template_test(&self, folder: &Path, update: bool) -> Result<Status, Failure> {
        let mut report = self.test_report(folder)?;
        let mut lines = self.test_lines(&report);
        let mut json = self.test_json(&report);
        if update {
            // What changed is shown before anything is written.
            if !self.arguments.json {
                self.print(&lines, &Value::Null)?;
            }
            let written: Vec<String> = report.new_texts.keys().map(in_examples).collect();
            for (file, text) in &report.new_texts {
                let path = folder.join(EXAMPLES_FOLDER).join(file);
                write(&path, text.as_bytes(), Existing::Replace)?;
            }
            report.texts_were_written();
            json["written"] = json!(written);
            lines = written
                .iter()
                .map(|file| {
                    self.sentence(&Message::new("template-test-written").with("file", file))
                })
                .collect();
        }
        lines.push(self.sentence(&report.summary()));
        json["passed"] = json!(report.results.len() - report.failed());
        json["failed"] = json!(report.failed());
        self.print(&lines, &json)?;
        Ok(if report.failed() == 0 {
            Status::Fine
        } else {
            Status::Found
        })
    }

    /// Returns the results, without the count at the end.
    pub(super) fn test_lines(&self, report: &TestReport) -> Vec<String> {
        let mut lines = Vec::new();
        for result in &report.results {
            lines.extend(self.result_lines(result));
            if let (TestName::Check, Some(cases)) = (&result.name, &report.cases) {
                lines.push(format!("        {}", self.sentence(&cases.message())));
            }
        }
        lines
    }

    fn result_lines(&self, result: &TestResult) -> Vec<String> {
        let state = if result.is_ok() { "ok" } else { "FAILED" };
        let mut lines = vec![format!(
            "{state:<7} {}",
            self.sentence(&result.name.message())
        )];
        for failure in &result.failures {
            let sentence = self.failure_sentence(failure);
            let place = failure.place.as_ref();
            let place = place.map_or(String::new(), |place| format!("{place}: "));
            lines.push(visible_line(&format!("        {place}{sentence}")));
            let shown = failure.shown.iter();
            lines.extend(shown.map(|line| visible_line(&format!("          {line}"))));
        }
        let remark = result.remark.as_ref();
        lines.extend(remark.map(|remark| format!("        {}", self.sentence(remark))));
        lines
    }

    fn failure_sentence(&self, failure: &TestFailure) -> String {
        let mut sentence = self.translator.format(&failure.message);
        if let Some(case) = &failure.case {
            sentence.push(' ');
            sentence.push_str(&self.translator.format(case));
        }
        sentence
    }

    /// Returns the results as JSON.
    pub(super) fn test_json(&self, report: &TestReport) -> Value {
        let results = report.results.iter();
        let cases = report.cases.as_ref().map(|cases| {
            json!({
                "combinations": cases.combinations,
                "agreements": cases.agreements,
                "complete": cases.is_complete,
                "every_combination": cases.has_every_combination,
            })
        });
        json!({
            "tests": results.map(|result| self.result_json(result)).collect::<Vec<_>>(),
            "cases": cases,
            "passed": report.results.len() - report.failed(),
            "failed": report.failed(),
        })
    }

    fn result_json(&self, result: &TestResult) -> Value {
        let (kind, name) = match &result.name {
            TestName::Check => ("check", "check"),
            TestName::Law(law) => ("law", law.name()),
            TestName::Original => ("original", "original"),
            TestName::Example(name) => ("example", name.as_str()),
        };
        let failures = result.failures.iter().map(|failure| {
            let place = failure.place.as_ref();
            let position = place.and_then(|place| place.position);
            json!({
                "file": place.map(|place| &place.file),
                "line": position.map(|position| position.line),
                "column": position.map(|position| position.column),
                "kind": failure.message.id(),
                "message": self.failure_sentence(failure),
                "shown": failure.shown,
            })
        });
        json!({
            "kind": kind,
            "name": name,
            "ok": result.is_ok(),
            "remark": result.remark.as_ref().map(|remark| self.translator.format(remark)),
            "failures": failures.collect::<Vec<_>>(),
        })
    }
}

/// Returns the place of a file of examples in a template's folder.
fn in_examples(file: impl std::fmt::Display) -> String {
    format!("{EXAMPLES_FOLDER}/{file}")
}
