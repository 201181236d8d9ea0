//! From the files of a template to a [`Template`], or to everything that is wrong with them.
//!
//! One file here for each file of a template; all are parts of one [`Checker`].

mod body;
mod conditions;
mod corrections;
mod fields;
mod head;
mod page;

use std::collections::BTreeMap;

use super::problem::Named;
use super::{
    Condition, FILE_NAMES, LoadError, Pixels, Place, Problem, ProblemKind, Template, canonical,
    canonical_form, file,
};
use crate::language::Rules;
use crate::message::suggestion;
use crate::ron_text::{self, Position, Spanned};

/// The content of a template's folder: file names and bytes.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// By name, without the folder.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What the template room needs to know of type: which typefaces there are and what they print.
pub struct Typeface<'a> {
    /// The names that a page style may ask for.
    pub names: &'a [&'a str],
    /// Whether the typeface can print a character.
    pub covers: &'a dyn Fn(char) -> bool,
}

/// Reads and checks a template.
///
/// # Errors
/// [`LoadError`] with every problem of meaning at once; files that can't be read as RON at all
/// (one problem each) are reported before meaning is looked at.
pub fn load(sources: &Sources, typeface: &Typeface<'_>) -> Result<Template, LoadError> {
    let mut problems = Vec::new();
    let texts = FILE_NAMES
        .iter()
        .filter_map(|name| text_of(sources, name, &mut problems));
    let texts: Vec<&str> = texts.collect();
    let Ok(texts) = <[&str; 5]>::try_from(texts) else {
        return Err(LoadError { problems });
    };
    let files = read(texts, &mut problems).ok_or_else(|| LoadError {
        problems: problems.clone(),
    })?;
    Checker::new(&files, texts, sources, typeface).check()
}

/// Checks a template that was read from one text; `image` is the hash and the pixels of its letterhead.
pub(super) fn of_canonical(
    files: &file::TemplateFiles<'_>,
    text: &str,
    typeface: &Typeface<'_>,
    image: Option<(String, Pixels)>,
) -> Result<Template, LoadError> {
    let sources = Sources::default();
    let mut checker = Checker::new(files, [text; 5], &sources, typeface);
    checker.image = image;
    checker.check()
}

fn text_of<'s>(sources: &'s Sources, name: &str, problems: &mut Vec<Problem>) -> Option<&'s str> {
    let Some(bytes) = sources.files.get(name) else {
        problems.push(Problem {
            place: Place {
                file: name.to_owned(),
                position: None,
            },
            kind: ProblemKind::MissingFile,
        });
        return None;
    };
    ron_text::decode(bytes)
        .map_err(|error| problems.push(syntax_problem(name, error)))
        .ok()
}

fn syntax_problem(file: &str, error: ron_text::SyntaxError) -> Problem {
    Problem {
        place: Place {
            file: file.to_owned(),
            position: error.position,
        },
        kind: ProblemKind::Syntax(error),
    }
}

/// A format number ahead of everything else, so that a newer format says so and not that some key
/// is unknown.
#[derive(serde::Deserialize)]
struct FormatOnly {
    format: u32,
}

fn read<'a>(texts: [&'a str; 5], problems: &mut Vec<Problem>) -> Option<file::TemplateFiles<'a>> {
    if let Ok(FormatOnly { format }) = ron_text::parse::<FormatOnly>(texts[0])
        && format > file::FORMAT
    {
        problems.push(Problem {
            place: Place {
                file: FILE_NAMES[0].to_owned(),
                position: None,
            },
            kind: ProblemKind::NewerFormat {
                found: format,
                known: file::FORMAT,
            },
        });
        return None;
    }
    let template = part(texts, 0, problems);
    let fields = part(texts, 1, problems);
    let body = part(texts, 2, problems);
    let corrections = part(texts, 3, problems);
    let page = part(texts, 4, problems);
    Some(file::TemplateFiles {
        template: template?,
        fields: fields?,
        body: body?,
        corrections: corrections?,
        page: page?,
    })
}

fn part<'a, T: serde::Deserialize<'a>>(
    texts: [&'a str; 5],
    index: usize,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    ron_text::parse(texts[index])
        .map_err(|error| problems.push(syntax_problem(FILE_NAMES[index], error)))
        .ok()
}

/// More problems than this are not told: nobody reads them, and each has words of its own.
const MAX_PROBLEMS: usize = 200;

/// Where a text stands, which decides the places it may have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Surroundings {
    Running,
    OfParty,
    OfSignatory,
}

struct Checker<'a> {
    files: &'a file::TemplateFiles<'a>,
    texts: [&'a str; 5],
    sources: &'a Sources,
    /// The letterhead where it doesn't come from a file.
    image: Option<(String, Pixels)>,
    typeface: &'a Typeface<'a>,
    rules: Option<&'static Rules>,
    /// Labels of blocks, by name; `None` for blocks that have no label.
    block_labels: BTreeMap<&'a str, Option<&'a Spanned<'a>>>,
    /// References made, checked once all conditions are known: offset in `body.ron`, from block, target.
    references: Vec<(Option<usize>, Condition, String)>,
    /// How much wording variants may still repeat, in bytes.
    left_to_repeat: usize,
    problems: Vec<Problem>,
}

impl<'a> Checker<'a> {
    fn new(
        files: &'a file::TemplateFiles<'a>,
        texts: [&'a str; 5],
        sources: &'a Sources,
        typeface: &'a Typeface<'a>,
    ) -> Self {
        let mut block_labels = BTreeMap::new();
        collect_labels(&files.body.blocks, &mut block_labels);
        Self {
            files,
            texts,
            sources,
            image: None,
            typeface,
            rules: Rules::of(&files.template.language),
            block_labels,
            references: Vec::new(),
            left_to_repeat: body::MAX_REPEATED,
            problems: Vec::new(),
        }
    }

    fn check(mut self) -> Result<Template, LoadError> {
        let head = &self.files.template;
        self.names();
        if !self.lengths() {
            // Names and labels are copied to wherever they are referred to.
            return Err(self.failed());
        }
        let page = self.page();
        let corrections = self.corrections();
        let fields = self.fields();
        let mut blocks = Vec::new();
        for block in &self.files.body.blocks {
            self.block(block, &Condition::Always, &mut blocks);
        }
        self.apply_corrections(&mut blocks);
        self.check_references(&blocks);
        let letterhead = page.letterhead.as_ref().map(|image| image.sha256.as_str());
        let form = canonical_form(self.files, letterhead).unwrap_or_default();
        let template = Template {
            id: head.id.to_string(),
            version: head.version.to_string(),
            language: head.language.to_string(),
            title: ron_text::fold_white_space(&head.title),
            source: ron_text::fold_white_space(&head.source),
            sets: self.sets(),
            parties: self.parties(),
            families: self.groups(&head.families, 0),
            services: self.services(),
            groups: self.groups(&self.files.fields.groups, 1),
            fields,
            blocks,
            corrections,
            hash: canonical::hash(&form),
            canonical: form,
            page,
        };
        if self.problems.is_empty() {
            Ok(template)
        } else {
            Err(self.failed())
        }
    }

    /// The problems, in the order of the files.
    fn failed(mut self) -> LoadError {
        self.problems
            .sort_by_key(|problem| (file_order(&problem.place.file), problem.place.clone()));
        LoadError {
            problems: self.problems,
        }
    }

    // -- places and problems --

    /// The place of a byte of file number `file`, if it is known.
    fn place_at(&self, file: usize, offset: Option<usize>) -> Place {
        Place {
            file: FILE_NAMES[file].to_owned(),
            position: offset.map(|offset| Position::of_offset(self.texts[file], offset)),
        }
    }

    fn report(&mut self, file: usize, word: &Spanned<'_>, kind: ProblemKind) {
        self.report_inside(file, word, 0, kind);
    }

    fn report_inside(&mut self, file: usize, word: &Spanned<'_>, inside: usize, kind: ProblemKind) {
        let offset = word.offset_in(self.texts[file]);
        self.report_at(file, offset.map(|offset| offset + inside), kind);
    }

    fn report_at(&mut self, file: usize, offset: Option<usize>, kind: ProblemKind) {
        // Finding a place out takes a look at the whole text before it.
        if self.problems.len() < MAX_PROBLEMS {
            let place = self.place_at(file, offset);
            self.told(place, kind);
        }
    }

    fn told(&mut self, place: Place, kind: ProblemKind) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { place, kind });
        }
    }

    fn unknown(&mut self, file: usize, word: &Spanned<'_>, named: Named, known: &[&str]) {
        let kind = ProblemKind::Unknown {
            named,
            found: word.to_string(),
            suggestion: suggestion(word, known.iter().copied()),
        };
        self.report(file, word, kind);
    }

    fn must_be_known(&mut self, file: usize, word: &Spanned<'_>, named: Named) {
        let known = self.known(named);
        if !known.contains(&&**word) {
            self.unknown(file, word, named, &known);
        }
    }

    fn known(&self, named: Named) -> Vec<&'a str> {
        let head = &self.files.template;
        match named {
            Named::Field => self.files.fields.fields.iter().map(|f| &*f.id).collect(),
            Named::Service => head.services.iter().map(|s| &*s.id).collect(),
            Named::Set => head.sets.iter().map(|s| &*s.id).collect(),
            Named::Party => head.parties.iter().map(|p| &*p.id).collect(),
            Named::Family => head.families.iter().map(|f| &*f.id).collect(),
            Named::Group => self.files.fields.groups.iter().map(|g| &*g.id).collect(),
            Named::Block => self.block_labels.keys().copied().collect(),
            Named::Keyword => vec!["set", "block", "variant", "lang", "genitive"],
            Named::Variant | Named::Correction | Named::Font => Vec::new(),
        }
    }

    /// Wording must say something that the typeface can print.
    fn wording(&mut self, file: usize, word: &Spanned<'_>) -> String {
        if word.trim().is_empty() {
            self.report(file, word, ProblemKind::EmptyText);
        }
        self.printable(file, word, word, 0);
        ron_text::fold_white_space(word)
    }

    /// Its characters must be ones that the typeface can print, and it must not run on into the next
    /// text of the file: what a lawyer forgot to end would be printed as wording.
    fn printable(&mut self, file: usize, word: &Spanned<'_>, part: &str, inside: usize) {
        if let Some(at) = part.find("r#\"") {
            self.report_inside(file, word, inside + at, ProblemKind::TextNotEnded);
        }
        let missing = part.char_indices().find(|(_, character)| {
            !character.is_whitespace()
                && (character.is_control() || !(self.typeface.covers)(*character))
        });
        if let Some((at, character)) = missing {
            let kind = ProblemKind::MissingGlyph(character);
            self.report_inside(file, word, inside + at, kind);
        }
    }
}

fn number_out_of_range(
    key: &'static str,
    least: impl std::fmt::Display,
    most: impl std::fmt::Display,
) -> ProblemKind {
    ProblemKind::NumberOutOfRange {
        key,
        least: least.to_string(),
        most: most.to_string(),
    }
}

fn file_order(name: &str) -> usize {
    let order = FILE_NAMES.iter().position(|file| *file == name);
    order.unwrap_or(FILE_NAMES.len())
}

fn id_and_condition<'b, 'a>(
    block: &'b file::Block<'a>,
) -> (&'b Spanned<'a>, Option<&'b file::Condition<'a>>) {
    match block {
        file::Block::Section(block) => (&block.id, block.when.as_ref()),
        file::Block::Title(block) | file::Block::Paragraph(block) => {
            (&block.id, block.when.as_ref())
        }
        file::Block::Heading(block) => (&block.id, block.when.as_ref()),
        file::Block::Clause(block) => (&block.id, block.when.as_ref()),
        file::Block::Services(block) => (&block.id, block.when.as_ref()),
        file::Block::Parties(block) => (&block.id, block.when.as_ref()),
        file::Block::Signatures(block) => (&block.id, block.when.as_ref()),
    }
}

fn collect_ids<'a>(blocks: &'a [file::Block<'a>], ids: &mut Vec<&'a Spanned<'a>>) {
    for block in blocks {
        ids.push(id_and_condition(block).0);
        if let file::Block::Section(section) = block {
            collect_ids(&section.blocks, ids);
        }
    }
}

fn collect_labels<'a>(
    blocks: &'a [file::Block<'a>],
    labels: &mut BTreeMap<&'a str, Option<&'a Spanned<'a>>>,
) {
    for block in blocks {
        let label = match block {
            file::Block::Heading(heading) => Some(&heading.label),
            file::Block::Clause(clause) => Some(&clause.label),
            file::Block::Section(section) => {
                collect_labels(&section.blocks, labels);
                None
            }
            _ => None,
        };
        let label = label.filter(|label| !label.trim().is_empty());
        labels.insert(id_and_condition(block).0, label);
    }
}
