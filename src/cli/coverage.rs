//! `template coverage`.

use std::path::Path;

use serde_json::{Value, json};

use super::context::{Context, Status};
use super::failure::{Failure, warn};
use super::templates::template_in;
use crate::coverage::{Coverage, CoverageProblem, CoverageRow, CoverageState, CoveringClause};
use crate::library::{COVERAGE_FILE, coverage_in};
use crate::message::Message;
use crate::template::Template;

impl Context {
    /// Carries out `template coverage`.
    pub(super) fn template_coverage(&self, folder: &Path) -> Result<Status, Failure> {
        let template = template_in(folder)?;
        let coverage = if let Some(bytes) = coverage_in(folder)? {
            Coverage::read(&bytes, &template)
        } else {
            let place = folder.join(COVERAGE_FILE).display().to_string();
            warn(&place, &self.sentence(&Message::new("coverage-no-file")));
            Ok(Coverage::none())
        };
        let coverage = match coverage {
            Ok(coverage) => coverage,
            Err(problems) => return self.print_coverage_problems(&problems),
        };
        let rows = &coverage.rows;
        let lines: Vec<String> = rows.iter().map(|row| self.coverage_line(row)).collect();
        let json: Value = rows.iter().map(|row| self.coverage_json(row)).collect();
        self.print(&lines, &json)?;
        let mut states = rows.iter().map(CoverageRow::state);
        Ok(if states.any(CoverageState::may_be_missing) {
            Status::Found
        } else {
            Status::Fine
        })
    }

    /// Prints what is wrong with the coverage file of a template, if anything is.
    pub(super) fn coverage_problems(
        &self,
        folder: &Path,
        template: &Template,
    ) -> Result<Option<Status>, Failure> {
        let Some(bytes) = coverage_in(folder)? else {
            return Ok(None);
        };
        match Coverage::read(&bytes, template) {
            Ok(_) => Ok(None),
            Err(problems) => self.print_coverage_problems(&problems).map(Some),
        }
    }

    fn print_coverage_problems(&self, problems: &[CoverageProblem]) -> Result<Status, Failure> {
        let problems = problems.iter();
        let problems = problems.map(|problem| (problem.position, problem.message()));
        self.print_problems_beside(COVERAGE_FILE, &problems.collect::<Vec<_>>())
    }

    /// Place, state, clauses and title of an item, tab-separated.
    fn coverage_line(&self, row: &CoverageRow) -> String {
        let state = self.sentence(&Message::new(match row.state() {
            CoverageState::Served => "coverage-served",
            CoverageState::AnnexOrElsewhere => "coverage-annex-or-refers",
            CoverageState::AnnexOrNothing => "coverage-annex-or-nothing",
            CoverageState::RefersElsewhere => "coverage-refers",
            CoverageState::Nothing => "coverage-nothing",
        }));
        let clauses = match row.state() {
            CoverageState::Served => &row.serves,
            _ => &row.refers,
        };
        let clauses = clauses.iter().map(shown);
        let annexes = row.annexes.iter().map(|annex| {
            let annex = Message::new("coverage-annex").with("block", &annex.block);
            self.sentence(&annex)
        });
        let clauses: Vec<String> = clauses.chain(annexes).collect();
        let title = row.item.title(self.translator.language());
        format!(
            "{}\t{state}\t{}\t{title}",
            row.item.place,
            clauses.join(", ")
        )
    }

    fn coverage_json(&self, row: &CoverageRow) -> Value {
        let clauses = |clauses: &[CoveringClause]| -> Value {
            let clauses = clauses.iter();
            let clauses = clauses.map(|one| json!({ "block": one.block, "number": one.number }));
            clauses.collect()
        };
        json!({
            "item": row.item.id,
            "place": row.item.place,
            "title": row.item.title(self.translator.language()),
            "state": match row.state() {
                CoverageState::Served => "served",
                CoverageState::AnnexOrElsewhere | CoverageState::AnnexOrNothing => "optional",
                CoverageState::RefersElsewhere => "refers-elsewhere",
                CoverageState::Nothing => "nothing",
            },
            "serves": clauses(&row.serves),
            "refers": clauses(&row.refers),
            "annexes": clauses(&row.annexes),
        })
    }
}

/// The number of a clause and the name of its block.
fn shown(clause: &CoveringClause) -> String {
    if clause.number.is_empty() {
        clause.block.clone()
    } else {
        format!("{} ({})", clause.number, clause.block)
    }
}
