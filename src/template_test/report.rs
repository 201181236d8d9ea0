//! The results of tests.

use std::collections::BTreeMap;
use std::fmt;

use super::laws::Law;
use crate::library::EXAMPLES_FOLDER;
use crate::message::Message;
use crate::ron_text::Position;
use crate::template::{Place, Template};

/// A place in a file of a template's folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FilePlace {
    /// The file, with its folder below that of the template.
    pub file: String,
    /// Where in it, if it has one place.
    pub position: Option<Position>,
}

impl FilePlace {
    /// Returns a place in a file of the folder of examples.
    pub(super) fn in_example(file: &str, position: Option<Position>) -> Self {
        Self {
            file: format!("{EXAMPLES_FOLDER}/{file}"),
            position,
        }
    }
}

impl From<Place> for FilePlace {
    fn from(place: Place) -> Self {
        Self {
            file: place.file.name().to_owned(),
            position: place.position,
        }
    }
}

impl fmt::Display for FilePlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.file)?;
        match self.position {
            Some(Position { line, column }) => write!(formatter, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

/// A test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestName {
    /// The check that comes before all others: whether the template has problems.
    Check,
    /// A law.
    Law(Law),
    /// Whether the original of a translation is still the one that was translated.
    Original,
    /// An example, by its name.
    Example(String),
}

impl TestName {
    /// Returns what is tested.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Check => Message::new("template-test-check"),
            Self::Law(law) => Message::new("template-test-law").with("law", law.message()),
            Self::Original => Message::new("template-test-original"),
            Self::Example(name) => Message::new("template-test-example").with("name", name),
        }
    }
}

/// Why a test failed.
#[derive(Clone, Debug, PartialEq)]
pub struct TestFailure {
    /// Where, if it has a place.
    pub place: Option<FilePlace>,
    /// What is wrong.
    pub message: Message,
    /// The case in which it is wrong.
    pub case: Option<Message>,
    /// Lines that show it.
    pub shown: Vec<String>,
    /// Whether nothing is wrong but the text of a snapshot, which can be written anew.
    pub is_outdated_text: bool,
}

impl TestFailure {
    pub(super) fn new(place: Option<FilePlace>, message: Message) -> Self {
        Self {
            place,
            message,
            case: None,
            shown: Vec::new(),
            is_outdated_text: false,
        }
    }
}

/// The result of a test.
#[derive(Clone, Debug, PartialEq)]
pub struct TestResult {
    /// The test.
    pub name: TestName,
    /// Why it failed; nothing if it didn't.
    pub failures: Vec<TestFailure>,
    /// What else is to be said.
    pub remark: Option<Message>,
}

impl TestResult {
    pub(super) fn new(name: TestName, failures: Vec<TestFailure>) -> Self {
        Self {
            name,
            failures,
            remark: None,
        }
    }

    /// Whether it passed.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.failures.is_empty()
    }
}

/// How much the laws were held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseCount {
    /// The combinations of services.
    pub combinations: usize,
    /// The agreements: several for a combination, where conditions ask for answers.
    pub agreements: usize,
    /// Whether these are all combinations of services.
    pub has_every_combination: bool,
    /// Whether these are all there are.
    pub is_complete: bool,
}

impl CaseCount {
    /// Returns the sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        let complete = match (self.is_complete, self.has_every_combination) {
            (true, _) => "yes",
            (false, true) => "services",
            (false, false) => "no",
        };
        Message::new("template-test-cases")
            .with("combinations", self.combinations)
            .with("agreements", self.agreements)
            .with("complete", complete)
    }
}

/// The results of all tests of a template.
#[derive(Clone, Debug)]
pub struct TestReport {
    /// What was tested; nothing if the template has problems.
    pub(super) template: Option<Template>,
    /// The results, in order.
    pub results: Vec<TestResult>,
    /// How much the laws were held against; nothing if the template has problems.
    pub cases: Option<CaseCount>,
    /// Texts that aren't those of the snapshots, by the file that they would be written to in the folder of examples.
    pub new_texts: BTreeMap<String, String>,
}

impl TestReport {
    /// Returns the number of tests that failed.
    #[must_use]
    pub fn failed(&self) -> usize {
        let results = self.results.iter();
        results.filter(|result| !result.is_ok()).count()
    }

    /// Returns the template if every test passed.
    #[must_use]
    pub fn passed_template(&self) -> Option<&Template> {
        self.template.as_ref().filter(|_| self.failed() == 0)
    }

    /// Drops the failures that are gone once the new texts are written.
    pub fn texts_were_written(&mut self) {
        self.new_texts.clear();
        for result in &mut self.results {
            result.failures.retain(|failure| !failure.is_outdated_text);
        }
    }

    /// Returns the count at the end.
    #[must_use]
    pub fn summary(&self) -> Message {
        Message::new("template-test-summary")
            .with("count", self.results.len())
            .with("passed", self.results.len() - self.failed())
            .with("failed", self.failed())
    }
}
