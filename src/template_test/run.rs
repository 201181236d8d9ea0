//! All tests of a template, in order.

use std::collections::BTreeMap;

use super::cases::Cases;
use super::example;
use super::expectations::{hold, snapshot_name};
use super::finding::{Finding, FindingKind};
use super::laws::Law;
use super::observer::Observer;
use super::original::test_original;
use super::report::{CaseCount, FilePlace, TestFailure, TestName, TestReport, TestResult};
use crate::agreement::{Wording, build};
use crate::language::Rules;
use crate::message::Message;
use crate::template::{Original, Places, Sources, Template, Typeface, load};

/// What is tested.
pub struct Input<'a> {
    /// The files of the template.
    pub sources: &'a Sources,
    /// The files in its folder of examples, by name.
    pub examples: &'a BTreeMap<String, Vec<u8>>,
    /// The templates that are known here, for translations of them.
    pub known: &'a [Original],
    /// The typefaces that there are.
    pub typeface: &'a Typeface<'a>,
}

/// Runs the tests of a template.
#[must_use]
pub fn run(input: &Input<'_>) -> TestReport {
    let template = match load(input.sources, input.typeface) {
        Ok(template) => template,
        Err(error) => {
            let problems = error.problems.into_iter().map(|problem| {
                TestFailure::new(Some(problem.place.into()), problem.kind.message())
            });
            return TestReport {
                template: None,
                results: vec![TestResult::new(TestName::Check, problems.collect())],
                cases: None,
                new_texts: BTreeMap::new(),
            };
        }
    };
    let mut report = TestReport {
        template: None,
        results: vec![TestResult::new(TestName::Check, Vec::new())],
        cases: None,
        new_texts: BTreeMap::new(),
    };
    let places = Places::of(input.sources);
    laws(&template, &places, &mut report);
    let original = test_original(&template, input.known, &places);
    report.results.extend(original);
    examples(&template, &places, input, &mut report);
    report.template = Some(template);
    report
}

fn laws(template: &Template, places: &Places, report: &mut TestReport) {
    let cases = Cases::of(template);
    let mut observer = Observer::new(template);
    for case in &cases.cases {
        let draft = cases.draft(case);
        let agreement = build(template, &draft, Wording::Corrected);
        observer.observe(case, &draft, &agreement);
    }
    report.cases = Some(CaseCount {
        combinations: cases.combinations(),
        agreements: cases.cases.len(),
        has_every_combination: cases.has_every_combination(),
        is_complete: cases.is_complete,
    });
    let mut findings = observer.finish(cases.prints_everything && !cases.cases.is_empty());
    for law in Law::ALL {
        let mut found = findings.remove(&law).unwrap_or_default();
        if cases.is_too_long && law != Law::Hyphenation {
            found.push(Finding {
                kind: FindingKind::TooLong,
                case: None,
                count: 0,
            });
        }
        let failures = found.iter().map(|finding| failure_of(finding, places));
        let mut result = TestResult::new(TestName::Law(law), failures.collect());
        result.remark = remark(law, template, &cases);
        report.results.push(result);
    }
}

fn failure_of(finding: &Finding, places: &Places) -> TestFailure {
    let about = finding.kind.about();
    let place = about.and_then(|(named, id)| places.find(named, id));
    TestFailure {
        case: finding.case_message(),
        ..TestFailure::new(place.map(FilePlace::from), finding.kind.message())
    }
}

/// Returns what is to be said of a law beside whether it holds.
fn remark(law: Law, template: &Template, cases: &Cases) -> Option<Message> {
    match law {
        Law::Hyphenation => Rules::of(&template.language).is_none().then(|| {
            Message::new("template-test-no-hyphenation").with("language", &template.language)
        }),
        Law::Blocks | Law::Fields => {
            (!cases.prints_everything).then(|| Message::new("template-conditions-too-complex"))
        }
        _ => None,
    }
}

fn examples(template: &Template, places: &Places, input: &Input<'_>, report: &mut TestReport) {
    for (file, bytes) in input.examples {
        let Some(name) = file.strip_suffix(".ron") else {
            continue;
        };
        let failures = match example::read(file, bytes, (template, places), input.typeface) {
            Ok(example) => {
                let outcome = hold(&example, template, input.examples);
                let new_text = outcome.new_text.map(|text| (snapshot_name(file), text));
                report.new_texts.extend(new_text);
                outcome.failures
            }
            Err(failures) => failures,
        };
        let name = TestName::Example(name.to_owned());
        report.results.push(TestResult::new(name, failures));
    }
    for file in input.examples.keys() {
        let Some(name) = file.strip_suffix(".txt") else {
            continue;
        };
        let own = format!("{name}.ron");
        if !input.examples.contains_key(&own) {
            let place = FilePlace::in_example(file, None);
            let message = Message::new("template-example-orphan").with("file", own);
            let failures = vec![TestFailure::new(Some(place), message)];
            let name = TestName::Example(name.to_owned());
            report.results.push(TestResult::new(name, failures));
        }
    }
}
