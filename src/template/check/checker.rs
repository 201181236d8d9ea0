//! The state of a check, and how a problem is reported.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Rules;
use crate::message::suggestion;
use crate::ron_text::{Mistake, Position, Spanned, fold_white_space, unended_raw_text};
use crate::template::condition::Condition;
use crate::template::domain::Domain;
use crate::template::file::{self, TemplateFile, TemplateFiles};
use crate::template::named::Named;
use crate::template::problem::{LoadError, Place, Problem, ProblemKind};
use crate::template::solver::Solver;
use crate::template::sources::{Sources, Typeface};
use crate::template::text_problem::TextProblem;

/// The most problems that are reported: nobody reads more, and each has words of its own.
const MAX_PROBLEMS: usize = 200;

/// The most wording that variants repeat, in bytes: a thousand pages would have less of it.
const MAX_REPEATED: usize = 1 << 20;

/// The words in braces that mean something.
const KEYWORDS: [&str; 9] = [
    "set", "block", "variant", "lang", "brace", "genitive", "strong", "italic", "annex",
];

/// The input of a check.
pub struct Input<'a> {
    /// The content of the files.
    pub files: &'a TemplateFiles<'a>,
    /// The texts that they were read from, in the order of [`TemplateFile::ALL`].
    pub texts: [&'a str; 5],
    /// The other files of the folder.
    pub sources: &'a Sources,
    /// The typefaces that there are.
    pub typeface: &'a Typeface<'a>,
}

/// A reference inside a text, checked once all conditions are known.
pub(super) struct Reference {
    /// Its offset in `body.ron`, if that is known.
    pub offset: Option<usize>,
    /// The condition of the text that it stands in.
    pub when: Condition,
    /// What it refers to.
    pub target: Target,
}

/// What a reference refers to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Set(String),
    Block(String),
}

/// The state of a check.
pub(super) struct Checker<'a> {
    pub input: &'a Input<'a>,
    pub files: &'a TemplateFiles<'a>,
    /// The rules of the document's language, if they are known.
    pub rules: Option<&'static Rules>,
    /// Labels of blocks, by name; `None` for blocks that have no label.
    pub block_labels: BTreeMap<&'a str, Option<&'a Spanned<'a>>>,
    /// The names of the annexes, in order.
    pub annexes: Vec<&'a Spanned<'a>>,
    /// The columns that `{row.…}` names, in a table with the rows of a field.
    pub row_columns: &'a [file::Column<'a>],
    /// How many sections stay together so far.
    pub together: usize,
    /// The fields that conditions ask about.
    pub asked_fields: BTreeSet<String>,
    /// Whether a block is the head of every page.
    pub has_running_head: bool,
    pub references: Vec<Reference>,
    /// The fields of which a text prints the genitive.
    pub genitives: BTreeSet<&'a str>,
    /// How much wording variants may still repeat, in bytes.
    pub left_to_repeat: usize,
    /// Says which conditions can hold, as long as there is time for it.
    pub solver: Solver,
    problems: Vec<Problem>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(input: &'a Input<'a>) -> Self {
        let services = input.files.template.services.iter();
        let fields = input.files.fields.fields.iter();
        Self {
            input,
            files: input.files,
            rules: Rules::of(&input.files.template.language),
            block_labels: input.files.body.labels(),
            annexes: input
                .files
                .body
                .annexes()
                .into_iter()
                .map(|annex| &annex.id)
                .collect(),
            row_columns: &[],
            together: 0,
            asked_fields: BTreeSet::new(),
            has_running_head: false,
            references: Vec::new(),
            genitives: BTreeSet::new(),
            left_to_repeat: MAX_REPEATED,
            solver: Solver::new(
                services.map(|service| (&*service.id, &*service.set)),
                fields.filter_map(|field| Some((&*field.id, Domain::of_written(&field.kind)?))),
            ),
            problems: Vec::new(),
        }
    }

    /// How many problems were reported so far.
    pub(super) fn problem_count(&self) -> usize {
        self.problems.len()
    }

    /// The problems, in the order of the files.
    pub(super) fn into_error(mut self) -> LoadError {
        self.problems.sort_by_key(|problem| problem.place);
        // A text that is read in two places is wrong once.
        self.problems.dedup();
        LoadError {
            problems: self.problems,
        }
    }

    /// The text of a file.
    pub(super) fn text_of(&self, file: TemplateFile) -> &'a str {
        self.input.texts[file as usize]
    }

    pub(super) fn report(
        &mut self,
        file: TemplateFile,
        text: &Spanned<'_>,
        kind: impl Into<ProblemKind>,
    ) {
        self.report_inside(file, text, 0, kind);
    }

    /// Reports a problem at a byte of a text.
    pub(super) fn report_inside(
        &mut self,
        file: TemplateFile,
        text: &Spanned<'_>,
        inside: usize,
        kind: impl Into<ProblemKind>,
    ) {
        let offset = text.offset_in(self.text_of(file));
        self.report_at(file, offset.map(|offset| offset + inside), kind);
    }

    /// Reports a problem at a byte of a file, if that is known.
    pub(super) fn report_at(
        &mut self,
        file: TemplateFile,
        offset: Option<usize>,
        kind: impl Into<ProblemKind>,
    ) {
        // Finding the position reads the whole text before it.
        if self.problems.len() < MAX_PROBLEMS {
            let position = offset.map(|offset| Position::of_offset(self.text_of(file), offset));
            let place = Place { file, position };
            let kind = kind.into();
            self.problems.push(Problem { place, kind });
        }
    }

    /// Reports, where a text begins, that another one begins at a byte of it.
    fn report_not_ended(&mut self, file: TemplateFile, text: &Spanned<'_>, inside: usize) {
        let whole = self.text_of(file);
        let offset = text.offset_in(whole);
        let next_line = offset.map(|offset| Position::of_offset(whole, offset + inside).line);
        // The place is the text's own beginning, ahead of its quotation mark.
        let offset = offset.map(|offset| whole[..offset].trim_end_matches(['r', '#', '"']).len());
        self.report_at(file, offset, ProblemKind::TextNotEnded { next_line });
    }

    /// Reports that a text exceeds what variants may repeat.
    pub(super) fn report_repetition(&mut self, text: &Spanned<'_>, inside: usize) {
        let kind = ProblemKind::TooLong(MAX_REPEATED);
        self.report_inside(TemplateFile::Body, text, inside, kind);
    }

    pub(super) fn unknown(
        &mut self,
        file: TemplateFile,
        name: &Spanned<'_>,
        named: Named,
        known: &[&str],
    ) {
        let kind = ProblemKind::Unknown {
            named,
            found: name.to_string(),
            suggestion: suggestion(name, known.iter().copied()),
        };
        self.report(file, name, kind);
    }

    pub(super) fn must_be_known(&mut self, file: TemplateFile, name: &Spanned<'_>, named: Named) {
        let known = self.known(named);
        if !known.contains(&&**name) {
            self.unknown(file, name, named, &known);
        }
    }

    /// The names that the template gives to things of a kind.
    pub(super) fn known(&self, named: Named) -> Vec<&'a str> {
        let head = &self.files.template;
        match named {
            Named::Field => self.files.fields.fields.iter().map(|f| &*f.id).collect(),
            Named::Service => head.services.iter().map(|s| &*s.id).collect(),
            Named::Set => head.sets.iter().map(|s| &*s.id).collect(),
            Named::Party => head.parties.iter().map(|p| &*p.id).collect(),
            Named::Family => head.families.iter().map(|f| &*f.id).collect(),
            Named::Group => self.files.fields.groups.iter().map(|g| &*g.id).collect(),
            Named::Block => self.block_labels.keys().copied().collect(),
            Named::Keyword => KEYWORDS.to_vec(),
            Named::Variant
            | Named::Correction
            | Named::Font
            | Named::Option
            | Named::Column
            | Named::Gender
            | Named::Currency => Vec::new(),
        }
    }

    /// Checks that a wording without places says something that the typeface can print.
    pub(super) fn wording(&mut self, file: TemplateFile, text: &Spanned<'_>) -> String {
        self.without_places(file, text);
        self.wording_with_places(file, text)
    }

    /// Checks that a text that is printed as it stands has no braces.
    pub(super) fn without_places(&mut self, file: TemplateFile, text: &Spanned<'_>) {
        if let Some(offset) = text.find(['{', '}']) {
            self.report_inside(file, text, offset, TextProblem::NoPlaces);
        }
    }

    /// Checks that a wording says something that the typeface can print.
    pub(super) fn wording_with_places(&mut self, file: TemplateFile, text: &Spanned<'_>) -> String {
        if text.trim().is_empty() {
            self.report(file, text, ProblemKind::EmptyText);
        }
        self.printable(file, text, text, 0);
        fold_white_space(text)
    }

    /// Checks that the typeface can print the characters of a part of a text, and that the part doesn't run
    /// on into the next text of the file: what a lawyer forgot to end would be printed as wording.
    pub(super) fn printable(
        &mut self,
        file: TemplateFile,
        text: &Spanned<'_>,
        part: &str,
        inside: usize,
    ) {
        match unended_raw_text(part) {
            Some((at, Mistake::TextNotEnded { .. })) => {
                self.report_not_ended(file, text, inside + at);
            }
            Some((at, mistake)) => {
                self.report_inside(file, text, inside + at, ProblemKind::Mistake(mistake));
            }
            None => {}
        }
        let covers = self.input.typeface.covers;
        let missing = part.char_indices().find(|(_, character)| {
            !character.is_whitespace() && (character.is_control() || !covers(*character))
        });
        if let Some((at, character)) = missing {
            let kind = ProblemKind::MissingGlyph(character);
            self.report_inside(file, text, inside + at, kind);
        }
    }
}
