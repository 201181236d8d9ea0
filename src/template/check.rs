//! From the files of a template to a [`Template`], or to everything that is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::can_hold;
use super::file::Part;
use super::inline::{PieceKind, fold_white_space, split};
use super::problem::Named;
use super::{
    Block, BlockKind, Condition, Correction, FILE_NAMES, Field, FieldKind, Form, Group, Inline,
    Label, Letterhead, LoadError, PageStyle, Party, PartyBlock, Place, Problem, ProblemKind,
    Required, Row, Service, Set, SignatureBlock, SignatureLine, Template, Text, canonical,
    canonical_form, file,
};
use crate::language::Rules;
use crate::message::nearest;
use crate::ron_text::{self, Position, Word};

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
    typeface: &'a Typeface<'a>,
    rules: Option<&'static Rules>,
    /// Labels of blocks, by name; `None` for blocks that have no label.
    block_labels: BTreeMap<&'a str, Option<&'a Word<'a>>>,
    /// References made, checked once all conditions are known: place, from block, target.
    references: Vec<(Place, Condition, String)>,
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
            typeface,
            rules: Rules::of(&files.template.language),
            block_labels,
            references: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn check(mut self) -> Result<Template, LoadError> {
        let head = &self.files.template;
        self.names();
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
        self.problems
            .sort_by_key(|problem| (file_order(&problem.place.file), problem.place.clone()));
        if self.problems.is_empty() {
            Ok(template)
        } else {
            Err(LoadError {
                problems: self.problems,
            })
        }
    }

    // -- places and problems --

    /// The place of a word of file number `file`, or of the byte `inside` it.
    fn place(&self, file: usize, word: &Word<'_>, inside: usize) -> Place {
        Place {
            file: FILE_NAMES[file].to_owned(),
            position: word
                .offset_in(self.texts[file])
                .map(|offset| Position::of_offset(self.texts[file], offset + inside)),
        }
    }

    fn report(&mut self, file: usize, word: &Word<'_>, kind: ProblemKind) {
        self.report_inside(file, word, 0, kind);
    }

    fn report_inside(&mut self, file: usize, word: &Word<'_>, inside: usize, kind: ProblemKind) {
        let place = self.place(file, word, inside);
        self.problems.push(Problem { place, kind });
    }

    fn unknown(&mut self, file: usize, word: &Word<'_>, named: Named, known: &[&str]) {
        let kind = ProblemKind::Unknown {
            named,
            found: word.to_string(),
            nearest: nearest(word, known.iter().copied()),
        };
        self.report(file, word, kind);
    }

    fn must_be_known(&mut self, file: usize, word: &Word<'_>, named: Named) {
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
            Named::Keyword => vec!["set", "block", "variant", "genitive"],
            Named::Variant | Named::Correction | Named::Font => Vec::new(),
        }
    }

    /// Wording must say something that the typeface can print.
    fn wording(&mut self, file: usize, word: &Word<'_>) -> String {
        if word.trim().is_empty() {
            self.report(file, word, ProblemKind::EmptyText);
        }
        self.printable(file, word, word, 0);
        ron_text::fold_white_space(word)
    }

    /// Its characters must be ones that the typeface can print, and it must not run on into the next
    /// text of the file: what a lawyer forgot to end would be printed as wording.
    fn printable(&mut self, file: usize, word: &Word<'_>, part: &str, inside: usize) {
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

    // -- template.ron --

    fn names(&mut self) {
        let head = &self.files.template;
        let fields = &self.files.fields;
        self.unique(0, Named::Set, head.sets.iter().map(|set| &set.id));
        self.unique(0, Named::Party, head.parties.iter().map(|party| &party.id));
        self.unique(0, Named::Family, head.families.iter().map(|f| &f.id));
        self.unique(0, Named::Service, head.services.iter().map(|s| &s.id));
        self.unique(1, Named::Group, fields.groups.iter().map(|g| &g.id));
        self.unique(1, Named::Field, fields.fields.iter().map(|f| &f.id));
        let mut ids = Vec::new();
        collect_ids(&self.files.body.blocks, &mut ids);
        self.unique(2, Named::Block, ids.into_iter());
        let corrections = self.files.corrections.corrections.iter();
        self.unique(3, Named::Correction, corrections.map(|c| &c.id));
        for word in [&head.id, &head.version, &head.language] {
            self.name(0, word);
        }
    }

    fn unique<'w>(&mut self, file: usize, named: Named, words: impl Iterator<Item = &'w Word<'w>>) {
        let mut seen = BTreeSet::new();
        for word in words {
            self.name(file, word);
            if !seen.insert(&**word) {
                let id = word.to_string();
                self.report(file, word, ProblemKind::Duplicate { named, id });
            }
        }
    }

    /// Names are typed on command lines and stand inside braces.
    fn name(&mut self, file: usize, word: &Word<'_>) {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        if word.is_empty() || !word.chars().all(allowed) {
            self.report(file, word, ProblemKind::BadName(word.to_string()));
        }
    }

    fn sets(&mut self) -> Vec<Set> {
        let head = &self.files.template;
        let sets = head.sets.iter().map(|set| {
            if !head.services.iter().any(|service| service.set == set.id) {
                self.report(
                    0,
                    &set.id,
                    ProblemKind::SetWithoutServices(set.id.to_string()),
                );
            }
            Set {
                id: set.id.to_string(),
                label: self.wording(0, &set.label),
                explanation: self.label(0, &set.explanation, &set.explanations),
            }
        });
        sets.collect()
    }

    fn parties(&mut self) -> Vec<Party> {
        let parties = self.files.template.parties.iter().map(|party| Party {
            id: party.id.to_string(),
            label: self.wording(0, &party.label),
        });
        parties.collect()
    }

    fn groups(&mut self, groups: &[file::Family<'_>], file: usize) -> Vec<Group> {
        let groups = groups.iter().map(|group| Group {
            id: group.id.to_string(),
            label: self.label(file, &group.label, &group.labels),
        });
        groups.collect()
    }

    fn services(&mut self) -> Vec<Service> {
        let services = self.files.template.services.iter().map(|service| {
            self.must_be_known(0, &service.set, Named::Set);
            self.must_be_known(0, &service.family, Named::Family);
            Service {
                id: service.id.to_string(),
                set: service.set.to_string(),
                family: service.family.to_string(),
                name: self.wording(0, &service.name),
                short: self.label(0, &service.short, &service.shorts),
            }
        });
        services.collect()
    }

    /// Words for the window: it has typefaces of its own, so glyphs are not asked for.
    fn label(&mut self, file: usize, own: &Word<'_>, others: &file::Translations<'_>) -> Label {
        if own.trim().is_empty() {
            self.report(file, own, ProblemKind::EmptyText);
        }
        let fold = |word: &Word<'_>| ron_text::fold_white_space(word);
        Label {
            own: fold(own),
            others: others
                .iter()
                .map(|(tag, word)| (tag.to_string(), fold(word)))
                .collect(),
        }
    }

    // -- fields.ron --

    fn fields(&mut self) -> Vec<Field> {
        let fields = self
            .files
            .fields
            .fields
            .iter()
            .map(|field| self.field(field));
        fields.collect()
    }

    fn field(&mut self, field: &file::Field<'_>) -> Field {
        self.must_be_known(1, &field.group, Named::Group);
        if let Some(follows) = &field.follows {
            self.must_be_known(1, follows, Named::Field);
        }
        if let Some(standard) = &field.standard {
            self.printable(1, standard, standard, 0);
        }
        let help = field.help.as_ref();
        Field {
            id: field.id.to_string(),
            group: field.group.to_string(),
            kind: self.field_kind(field),
            label: self.label(1, &field.label, &field.labels),
            help: help.map(|help| self.label(1, help, &field.helps)),
            required: match &field.required {
                file::Required::Yes => Required::Yes,
                file::Required::No => Required::No,
                file::Required::When(when) => Required::When(self.condition(1, &field.id, when)),
            },
            standard: field.standard.as_ref().map(ToString::to_string),
            follows: field.follows.as_ref().map(ToString::to_string),
        }
    }

    fn field_kind(&mut self, field: &file::Field<'_>) -> FieldKind {
        match &field.kind {
            file::FieldKind::Text => FieldKind::Text { lines: 1 },
            file::FieldKind::Lines(file::LineCount { most }) => {
                self.count_in_range(&field.id, "most", *most, 1, 20);
                FieldKind::Text { lines: *most }
            }
            file::FieldKind::BusinessId(of) => FieldKind::BusinessId {
                country: self.country_field(of),
            },
            file::FieldKind::PostalCode(of) => FieldKind::PostalCode {
                country: self.country_field(of),
            },
            file::FieldKind::Country => FieldKind::Country,
            file::FieldKind::Email => FieldKind::Email,
            file::FieldKind::Date => FieldKind::Date,
            file::FieldKind::Signatories(of) => {
                self.must_be_known(1, &of.party, Named::Party);
                self.count_in_range(&field.id, "least", of.least, 0, of.most);
                self.count_in_range(&field.id, "most", of.most, 1, 20);
                FieldKind::Signatories {
                    party: of.party.to_string(),
                    least: of.least,
                    most: of.most,
                }
            }
        }
    }

    fn country_field(&mut self, of: &file::CountryOf<'_>) -> String {
        let fields = &self.files.fields.fields;
        match fields.iter().find(|field| field.id == of.country) {
            None => self.must_be_known(1, &of.country, Named::Field),
            Some(field) if !matches!(field.kind, file::FieldKind::Country) => {
                let kind = ProblemKind::WrongFieldKind {
                    field: of.country.to_string(),
                    needed: "Country",
                };
                self.report(1, &of.country, kind);
            }
            Some(_) => {}
        }
        of.country.to_string()
    }

    fn count_in_range(
        &mut self,
        near: &Word<'_>,
        key: &'static str,
        count: usize,
        least: usize,
        most: usize,
    ) {
        if !(least..=most).contains(&count) {
            self.report(1, near, number_out_of_range(key, least, most));
        }
    }

    fn in_range(&mut self, file: usize, key: &'static str, value: f64, least: f64, most: f64) {
        if !(least..=most).contains(&value) {
            self.number_out_of_range(file, key, least, most);
        }
    }

    /// Numbers don't know where they stand; their key, which the file has once or the first of which
    /// is near enough, does.
    fn number_out_of_range(&mut self, file: usize, key: &'static str, least: f64, most: f64) {
        let text = self.texts[file];
        let place = Place {
            file: FILE_NAMES[file].to_owned(),
            position: text
                .find(&format!("{key}:"))
                .map(|offset| Position::of_offset(text, offset)),
        };
        let kind = number_out_of_range(key, least, most);
        self.problems.push(Problem { place, kind });
    }

    // -- conditions --

    fn condition(
        &mut self,
        file: usize,
        near: &Word<'_>,
        written: &file::Condition<'_>,
    ) -> Condition {
        let before = self.problems.len();
        let condition = self.names_of_condition(file, written);
        // With an unknown name in it, whether it can hold says nothing new.
        if self.problems.len() == before {
            self.must_be_possible(file, near, &condition);
        }
        condition
    }

    fn must_be_possible(&mut self, file: usize, near: &Word<'_>, condition: &Condition) {
        if !can_hold(condition, &|set| self.members(set)) {
            self.report(file, near, ProblemKind::NeverHolds);
        }
    }

    fn members(&self, set: &str) -> Vec<String> {
        let services = self.files.template.services.iter();
        services
            .filter(|service| &*service.set == set)
            .map(|service| service.id.to_string())
            .collect()
    }

    fn names_of_condition(&mut self, file: usize, written: &file::Condition<'_>) -> Condition {
        use file::Condition as Written;
        let mut parts = |parts: &[Written<'_>]| {
            let parts = parts.iter();
            parts
                .map(|part| self.names_of_condition(file, part))
                .collect()
        };
        match written {
            Written::All(all) => Condition::All(parts(all)),
            Written::Any(any) => Condition::Any(parts(any)),
            Written::Not(inner) => Condition::Not(Box::new(self.names_of_condition(file, inner))),
            Written::ServiceOf(set) => {
                self.must_be_known(file, set, Named::Set);
                Condition::ServiceOf(set.to_string())
            }
            Written::Service(service) => {
                self.must_be_known(file, service, Named::Service);
                Condition::Service(service.to_string())
            }
            Written::Answered(field) => {
                self.must_be_known(file, field, Named::Field);
                Condition::Answered(field.to_string())
            }
        }
    }

    // -- body.ron --

    fn block(&mut self, block: &file::Block<'_>, around: &Condition, into: &mut Vec<Block>) {
        let (id, written) = id_and_condition(block);
        let own = match written {
            Some(written) => self.condition(2, id, written),
            None => Condition::Always,
        };
        let when = around.and(&own);
        if *around != Condition::Always && own != Condition::Always {
            self.must_be_possible(2, id, &when);
        }
        let kind = match block {
            file::Block::Section(section) => {
                for inner in &section.blocks {
                    self.block(inner, &when, into);
                }
                return;
            }
            file::Block::Title(title) => BlockKind::Title {
                text: self.text(&title.text, &when, &title.variants, Surroundings::Running),
            },
            file::Block::Paragraph(block) => BlockKind::Paragraph {
                text: self.text(&block.text, &when, &block.variants, Surroundings::Running),
            },
            file::Block::Heading(heading) => {
                if !(1..=6).contains(&heading.level) {
                    self.report(2, id, number_out_of_range("level", 1, 6));
                }
                BlockKind::Heading {
                    level: heading.level,
                    label: self.label_text(&heading.label),
                    text: self.plain(&heading.text, &when, Surroundings::Running),
                }
            }
            file::Block::Clause(clause) => BlockKind::Clause {
                label: self.label_text(&clause.label),
                text: self.text(&clause.text, &when, &clause.variants, Surroundings::Running),
            },
            file::Block::Services(services) => {
                self.must_be_known(2, &services.set, Named::Set);
                BlockKind::Services {
                    set: services.set.to_string(),
                }
            }
            file::Block::Parties(parties) => BlockKind::Parties(PartyBlock {
                heading: self.plain(&parties.heading, &when, Surroundings::Running),
                rows: self.rows(&parties.rows, &when, Surroundings::OfParty),
                common: self.rows(&parties.common, &when, Surroundings::Running),
            }),
            file::Block::Signatures(signatures) => {
                BlockKind::Signatures(self.signatures(signatures, &when))
            }
        };
        into.push(Block {
            id: id.to_string(),
            when,
            kind,
        });
    }

    fn signatures(
        &mut self,
        signatures: &file::Signatures<'_>,
        when: &Condition,
    ) -> SignatureBlock {
        let lines = signatures.lines.iter().map(|line| match line {
            file::SignatureLine::Value(row) => {
                SignatureLine::Value(self.row(row, when, Surroundings::OfSignatory))
            }
            file::SignatureLine::Signature(only) => SignatureLine::Signature {
                label: vec![Inline::Fixed(self.wording(2, &only.label))],
            },
        });
        let lines = lines.collect();
        SignatureBlock {
            heading: self.plain(&signatures.heading, when, Surroundings::Running),
            signer: self.plain(&signatures.signer, when, Surroundings::OfParty),
            lines,
        }
    }

    fn rows(
        &mut self,
        rows: &[file::Row<'_>],
        when: &Condition,
        surroundings: Surroundings,
    ) -> Vec<Row> {
        let rows = rows.iter().map(|row| self.row(row, when, surroundings));
        rows.collect()
    }

    fn row(&mut self, row: &file::Row<'_>, when: &Condition, surroundings: Surroundings) -> Row {
        Row {
            label: vec![Inline::Fixed(self.wording(2, &row.label))],
            text: self.plain(&row.text, when, surroundings),
        }
    }

    /// A label may be empty: the source forgot it, or there is none.
    fn label_text(&mut self, label: &Word<'_>) -> Text {
        self.printable(2, label, label, 0);
        let mut text = vec![Inline::Fixed(label.to_string())];
        fold_white_space(&mut text);
        text
    }

    fn plain(&mut self, word: &Word<'_>, when: &Condition, surroundings: Surroundings) -> Text {
        self.text(word, when, &BTreeMap::new(), surroundings)
    }

    fn text(
        &mut self,
        word: &Word<'_>,
        when: &Condition,
        variants: &file::Variants<'_>,
        surroundings: Surroundings,
    ) -> Text {
        if word.trim().is_empty() {
            self.report(2, word, ProblemKind::EmptyText);
        }
        let mut used = BTreeSet::new();
        let mut text = Text::new();
        for piece in split(word) {
            let inline = match piece.kind {
                PieceKind::Fixed(wording) => {
                    self.printable(2, word, wording, piece.offset);
                    Some(Inline::Fixed(wording.to_owned()))
                }
                PieceKind::LoneBrace => {
                    self.report_inside(2, word, piece.offset, ProblemKind::LoneBrace);
                    None
                }
                PieceKind::Place {
                    keyword: Some("variant"),
                    name,
                    form: None,
                } => {
                    used.insert(name.to_owned());
                    self.variant(word, piece.offset, name, when, variants, surroundings)
                }
                PieceKind::Place {
                    keyword: Some(keyword),
                    name,
                    form: None,
                } => self.reference(word, piece.offset, keyword, name, when),
                PieceKind::Place {
                    keyword: None,
                    name,
                    form,
                } => self.field_place(word, piece.offset, name, form, surroundings),
                PieceKind::Place {
                    form: Some(form), ..
                } => {
                    self.unknown_inside(word, piece.offset, Named::Keyword, form);
                    None
                }
            };
            text.extend(inline);
        }
        for name in variants.keys().filter(|name| !used.contains(&***name)) {
            self.report(2, name, ProblemKind::UnusedVariant(name.to_string()));
        }
        fold_white_space(&mut text);
        text
    }

    fn unknown_inside(&mut self, word: &Word<'_>, inside: usize, named: Named, found: &str) {
        let kind = ProblemKind::Unknown {
            named,
            found: found.to_owned(),
            nearest: nearest(found, self.known(named)),
        };
        self.report_inside(2, word, inside, kind);
    }

    fn variant(
        &mut self,
        word: &Word<'_>,
        inside: usize,
        name: &str,
        when: &Condition,
        variants: &file::Variants<'_>,
        surroundings: Surroundings,
    ) -> Option<Inline> {
        let Some((key, written)) = variants.iter().find(|(key, _)| &***key == name) else {
            let kind = ProblemKind::Unknown {
                named: Named::Variant,
                found: name.to_owned(),
                nearest: nearest(name, variants.keys().map(|key| &**key)),
            };
            self.report_inside(2, word, inside, kind);
            return None;
        };
        let mut choices = Vec::new();
        let mut open = true;
        for choice in written {
            if !open {
                self.report(2, &choice.text, ProblemKind::NeverReached);
            }
            let condition = match &choice.when {
                Some(written) => self.condition(2, &choice.text, written),
                None => Condition::Always,
            };
            open &= condition != Condition::Always;
            let text = self.plain_choice(&choice.text, &when.and(&condition), surroundings);
            choices.push((condition, text));
        }
        if open {
            self.report(2, key, ProblemKind::OpenVariant(name.to_owned()));
        }
        Some(Inline::Variant {
            name: name.to_owned(),
            choices,
        })
    }

    /// A choice's text: it may be empty, and it has no variants of its own.
    fn plain_choice(
        &mut self,
        word: &Word<'_>,
        when: &Condition,
        surroundings: Surroundings,
    ) -> Text {
        if word.trim().is_empty() {
            return Text::new();
        }
        self.plain(word, when, surroundings)
    }

    fn reference(
        &mut self,
        word: &Word<'_>,
        inside: usize,
        keyword: &str,
        name: &str,
        when: &Condition,
    ) -> Option<Inline> {
        let label = match keyword {
            "set" => {
                let sets = &self.files.template.sets;
                let Some(set) = sets.iter().find(|set| &*set.id == name) else {
                    self.unknown_inside(word, inside, Named::Set, name);
                    return None;
                };
                set.label.to_string()
            }
            "block" => match self.block_labels.get(name) {
                None => {
                    self.unknown_inside(word, inside, Named::Block, name);
                    return None;
                }
                Some(None) => {
                    let kind = ProblemKind::NoLabel(name.to_owned());
                    self.report_inside(2, word, inside, kind);
                    return None;
                }
                Some(Some(label)) => label.to_string(),
            },
            _ => {
                self.unknown_inside(word, inside, Named::Keyword, keyword);
                return None;
            }
        };
        let place = self.place(2, word, inside);
        let target = name.to_owned();
        self.references.push((place, when.clone(), target.clone()));
        Some(Inline::Reference { target, label })
    }

    fn field_place(
        &mut self,
        word: &Word<'_>,
        inside: usize,
        name: &str,
        form: Option<&str>,
        surroundings: Surroundings,
    ) -> Option<Inline> {
        let form = match form {
            None => Form::Plain,
            Some("genitive") => {
                if self.rules.is_none_or(|rules| rules.genitive.is_none()) {
                    let language = self.files.template.language.to_string();
                    self.report_inside(2, word, inside, ProblemKind::NoLanguageRule(language));
                }
                Form::Genitive
            }
            Some(other) => {
                self.unknown_inside(word, inside, Named::Keyword, other);
                return None;
            }
        };
        match (name, name.split_once('.')) {
            ("signatory.name", _) if surroundings == Surroundings::OfSignatory => {
                Some(Inline::SignatoryName)
            }
            ("signatory.title", _) if surroundings == Surroundings::OfSignatory => {
                Some(Inline::SignatoryTitle)
            }
            (_, Some(("party", suffix))) if surroundings != Surroundings::Running => {
                self.party_field(word, inside, suffix, form)
            }
            (_, Some(("party" | "signatory", _))) if !self.known(Named::Field).contains(&name) => {
                self.report_inside(2, word, inside, ProblemKind::NotHere(name.to_owned()));
                None
            }
            _ => {
                if !self.known(Named::Field).contains(&name) {
                    self.unknown_inside(word, inside, Named::Field, name);
                    return None;
                }
                Some(Inline::Field {
                    field: name.to_owned(),
                    form,
                })
            }
        }
    }

    fn party_field(
        &mut self,
        word: &Word<'_>,
        inside: usize,
        suffix: &str,
        form: Form,
    ) -> Option<Inline> {
        let known = self.known(Named::Field);
        let parties = self.known(Named::Party);
        let of_parties: Vec<&str> = known
            .iter()
            .filter_map(|field| {
                let (party, rest) = field.split_once('.')?;
                parties.contains(&party).then_some(rest)
            })
            .collect();
        if !of_parties.contains(&suffix) {
            let found = format!("party.{suffix}");
            let near = nearest(suffix, of_parties);
            let kind = ProblemKind::Unknown {
                named: Named::Field,
                found,
                nearest: near.map(|near| format!("party.{near}")),
            };
            self.report_inside(2, word, inside, kind);
            return None;
        }
        Some(Inline::PartyField {
            name: suffix.to_owned(),
            form,
        })
    }

    /// What is referred to must be printed whenever the reference is.
    fn check_references(&mut self, blocks: &[Block]) {
        for (place, from, target) in std::mem::take(&mut self.references) {
            let printed = match blocks.iter().find(|block| block.id == target) {
                Some(block) => block.when.clone(),
                None => Condition::ServiceOf(target.clone()),
            };
            let only_the_reference = from.and(&Condition::Not(Box::new(printed)));
            if can_hold(&only_the_reference, &|set| self.members(set)) {
                let kind = ProblemKind::DanglingReference(target);
                self.problems.push(Problem { place, kind });
            }
        }
    }

    // -- corrections.ron --

    fn corrections(&mut self) -> Vec<Correction> {
        let corrections = self.files.corrections.corrections.iter().map(|correction| {
            self.must_be_known(3, &correction.block, Named::Block);
            self.printable(3, &correction.printed, &correction.printed, 0);
            if correction.reason.trim().is_empty() {
                self.report(3, &correction.reason, ProblemKind::EmptyText);
            }
            Correction {
                id: correction.id.to_string(),
                block: correction.block.to_string(),
                source: ron_text::fold_white_space(&correction.source),
                printed: ron_text::fold_white_space(&correction.printed),
                reason: ron_text::fold_white_space(&correction.reason),
                on: correction.on,
            }
        });
        corrections.collect()
    }

    fn apply_corrections(&mut self, blocks: &mut [Block]) {
        let corrections = &self.files.corrections.corrections;
        for (index, correction) in corrections.iter().enumerate() {
            if !self.block_labels.contains_key(&*correction.block) {
                continue; // an unknown name, reported as such
            }
            // A section has no wording of its own, and some blocks have no such part.
            let block = blocks
                .iter_mut()
                .find(|block| block.id == *correction.block);
            let part = block.and_then(|block| part_of(&mut block.kind, correction.part));
            let Some(text) = part else {
                let kind = ProblemKind::NoLabel(correction.block.to_string());
                self.report(3, &correction.block, kind);
                continue;
            };
            let source = ron_text::fold_white_space(&correction.source);
            let printed = ron_text::fold_white_space(&correction.printed);
            let count = match correction.part {
                Part::Label => correct_label(text, index, &source, &printed),
                Part::Text => correct_text(text, index, &source, &printed),
            };
            let kind = match count {
                1 => continue,
                0 => ProblemKind::CorrectionNotFound(source),
                count => ProblemKind::CorrectionAmbiguous { source, count },
            };
            self.report(3, &correction.source, kind);
        }
    }

    // -- page.ron --

    fn page(&mut self) -> PageStyle {
        let page = &self.files.page;
        if !self.typeface.names.contains(&&*page.font) {
            let names = self.typeface.names.to_vec();
            self.unknown(4, &page.font, Named::Font, &names);
        }
        self.sizes(page);
        for word in [&page.list_sign, &page.draft_mark, &page.page_number] {
            self.wording(4, word);
        }
        PageStyle {
            paper: page.paper,
            margins_mm: page.margins_mm,
            hang_mm: page.hang_mm,
            font: page.font.to_string(),
            sizes: page.sizes,
            list_sign: ron_text::fold_white_space(&page.list_sign),
            page_number: ron_text::fold_white_space(&page.page_number),
            draft_mark: ron_text::fold_white_space(&page.draft_mark),
            letterhead: self.letterhead(),
        }
    }

    fn sizes(&mut self, page: &file::PageFile<'_>) {
        let file::Sizes {
            text_pt,
            leading_pt,
            title_pt,
            heading_pt,
            subheading_pt,
            small_pt,
        } = page.sizes;
        let file::Margins {
            top,
            right,
            bottom,
            left,
        } = page.margins_mm;
        if !(6.0..=16.0).contains(&text_pt) {
            // The other bounds hang on this size.
            return self.number_out_of_range(4, "text_pt", 6.0, 16.0);
        }
        // Bounds within which a page still has room for text that can be read.
        for (key, value, least, most) in [
            ("leading_pt", leading_pt, text_pt, 3.0 * text_pt),
            ("title_pt", title_pt, text_pt, 36.0),
            ("heading_pt", heading_pt, text_pt, 24.0),
            ("subheading_pt", subheading_pt, text_pt, 20.0),
            ("small_pt", small_pt, 5.0, text_pt),
            ("top", top, 10.0, 80.0),
            ("right", right, 10.0, 60.0),
            ("bottom", bottom, 15.0, 80.0),
            ("left", left, 10.0, 60.0),
            ("hang_mm", page.hang_mm, 0.0, left),
        ] {
            self.in_range(4, key, value, least, most);
        }
    }

    fn letterhead(&mut self) -> Option<Letterhead> {
        let letterhead = self.files.page.letterhead.as_ref()?;
        self.in_range(4, "width_mm", letterhead.width_mm, 5.0, 200.0);
        let alternative = self.wording(4, &letterhead.alternative);
        let Some(bytes) = self.sources.files.get(&*letterhead.file) else {
            self.report(4, &letterhead.file, ProblemKind::MissingFile);
            return None;
        };
        match super::letterhead::decode(bytes, letterhead.width_mm, alternative) {
            Ok(image) => Some(image),
            Err(detail) => {
                self.report(4, &letterhead.file, ProblemKind::Letterhead(detail));
                None
            }
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
) -> (&'b Word<'a>, Option<&'b file::Condition<'a>>) {
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

fn collect_ids<'a>(blocks: &'a [file::Block<'a>], ids: &mut Vec<&'a Word<'a>>) {
    for block in blocks {
        ids.push(id_and_condition(block).0);
        if let file::Block::Section(section) = block {
            collect_ids(&section.blocks, ids);
        }
    }
}

fn collect_labels<'a>(
    blocks: &'a [file::Block<'a>],
    labels: &mut BTreeMap<&'a str, Option<&'a Word<'a>>>,
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

fn part_of(kind: &mut BlockKind, part: file::Part) -> Option<&mut Text> {
    match (kind, part) {
        (BlockKind::Heading { label, .. } | BlockKind::Clause { label, .. }, Part::Label) => {
            Some(label)
        }
        (
            BlockKind::Title { text }
            | BlockKind::Heading { text, .. }
            | BlockKind::Paragraph { text }
            | BlockKind::Clause { text, .. },
            Part::Text,
        ) => Some(text),
        _ => None,
    }
}

/// Corrects a whole label; gives how often the source's was found.
fn correct_label(label: &mut Text, correction: usize, source: &str, printed: &str) -> usize {
    let fits = match label.as_slice() {
        [] => source.is_empty(),
        [Inline::Fixed(whole)] => whole == source,
        _ => false,
    };
    if fits {
        *label = vec![Inline::Corrected {
            correction,
            source: source.to_owned(),
            printed: printed.to_owned(),
        }];
    }
    usize::from(fits)
}

/// Corrects a wording inside a text; gives how often the source's was found.
fn correct_text(text: &mut Text, correction: usize, source: &str, printed: &str) -> usize {
    if source.is_empty() {
        return 0;
    }
    let found: Vec<(usize, usize)> = text
        .iter()
        .enumerate()
        .flat_map(|(index, piece)| {
            let wording = match piece {
                Inline::Fixed(wording) => wording.as_str(),
                _ => "",
            };
            wording
                .match_indices(source)
                .map(move |(at, _)| (index, at))
        })
        .collect();
    if let [(index, at)] = found[..]
        && let Inline::Fixed(wording) = &text[index]
    {
        let before = wording[..at].to_owned();
        let after = wording[at + source.len()..].to_owned();
        let corrected = Inline::Corrected {
            correction,
            source: source.to_owned(),
            printed: printed.to_owned(),
        };
        text.splice(
            index..=index,
            [Inline::Fixed(before), corrected, Inline::Fixed(after)],
        );
        text.retain(|piece| *piece != Inline::Fixed(String::new()));
    }
    found.len()
}
