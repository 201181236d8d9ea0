//! From a template and a draft to an agreement.

use super::explain::first_words;
use super::{
    Agreement, Block, Content, Explained, GAP, Origin, Part, PartyTable, Run, Runs, SignatoryBlock,
    SignatoryLine, Signatures, TableRow, plain,
};
use crate::characters::visible;
use crate::date::Date;
use crate::draft::values::country;
use crate::draft::{Draft, Signatory, SignatoryPart, normal};
use crate::language::Rules;
use crate::template::{
    self, BlockKind, Cause, Condition, Fact, FieldKind, Form, Inline, PartyBlock, SignatureBlock,
    SignatureLine, Template, Text,
};

/// Which wording is printed where an editorial correction is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// The corrected one, where the correction is switched on.
    #[default]
    Corrected,
    /// The source's own, everywhere.
    Source,
}

/// Makes the agreement that a draft asks for.
#[must_use]
pub fn build(template: &Template, draft: &Draft, wording: Wording) -> Agreement {
    let mut builder = Builder {
        template,
        draft,
        wording,
        rules: Rules::of(&template.language),
        explanation: Vec::new(),
    };
    let mut blocks = Vec::new();
    for block in &template.blocks {
        blocks.extend(builder.block(block));
    }
    Agreement {
        language: template.language.clone(),
        blocks,
        explanation: builder.explanation,
    }
}

/// Whose field `{party.…}` and whose name `{signatory.…}` is.
#[derive(Clone, Copy, Default)]
struct Whose<'a> {
    party: &'a str,
    signatory: Option<(&'a str, usize, &'a Signatory)>,
    /// What an optional field prints that is not answered: in running text a gap, in a table
    /// nothing.
    blank_if_optional: bool,
}

struct Builder<'a> {
    template: &'a Template,
    draft: &'a Draft,
    wording: Wording,
    rules: Option<&'static Rules>,
    explanation: Vec<Explained>,
}

impl<'a> Builder<'a> {
    fn stands(&self, fact: &Fact) -> bool {
        self.draft.evaluate(self.template, fact)
    }

    /// Decides a rule, and names the chosen services behind each set that decides it.
    fn decide(&self, rule: &Condition) -> (bool, Vec<Cause>) {
        let (holds, mut causes) = rule.decide(&|fact| self.stands(fact));
        for cause in &mut causes {
            if let Fact::ServiceOf(set) = &cause.fact {
                let services = self.template.services_of(set);
                let chosen = services.filter(|service| self.draft.has_service(&service.id));
                cause.chosen = chosen.map(|service| service.id.clone()).collect();
            }
        }
        (holds, causes)
    }

    fn explain(
        &mut self,
        id: &str,
        part: Part,
        block: &str,
        rule: &Condition,
        words: &str,
    ) -> bool {
        let (printed, causes) = self.decide(rule);
        self.explanation.push(Explained {
            id: id.to_owned(),
            part,
            block: block.to_owned(),
            printed,
            rule: rule.clone(),
            rule_holds: printed,
            causes,
            words: first_words(words),
        });
        printed
    }

    fn block(&mut self, block: &'a template::Block) -> Option<Block> {
        let explained = self.explanation.len();
        let words = self.words(block);
        let printed = self.explain(&block.id, Part::Block, &block.id, &block.when, &words);
        self.explain_inside(block, printed);
        if !printed {
            return None;
        }
        Some(Block {
            id: block.id.clone(),
            explained,
            content: self.content(block),
        })
    }

    /// A block's words as they would be printed, for the explanation.
    fn words(&self, block: &template::Block) -> String {
        match &block.kind {
            BlockKind::Title { text } | BlockKind::Paragraph { text } => plain(&self.runs(text)),
            BlockKind::Heading { label, text, .. } | BlockKind::Clause { label, text } => {
                format!("{} {}", plain(&self.runs(label)), plain(&self.runs(text)))
                    .trim()
                    .to_owned()
            }
            BlockKind::Services { .. } => String::new(),
            BlockKind::Parties(parties) => plain(&self.runs(&parties.heading)),
            BlockKind::Signatures(signatures) => plain(&self.runs(&signatures.heading)),
        }
    }

    /// Accounts for services, choices and corrections inside a block.
    fn explain_inside(&mut self, block: &template::Block, printed: bool) {
        match &block.kind {
            BlockKind::Services { set } => {
                let template = self.template;
                for service in template.services_of(set) {
                    let rule = Condition::Service(service.id.clone());
                    self.explain(&service.id, Part::Service, &block.id, &rule, &service.name);
                }
            }
            BlockKind::Title { text }
            | BlockKind::Paragraph { text }
            | BlockKind::Clause { text, .. }
            | BlockKind::Heading { text, .. } => self.explain_choices(block, text),
            BlockKind::Parties(_) | BlockKind::Signatures(_) => {}
        }
        let template = self.template;
        for correction in template
            .corrections
            .iter()
            .filter(|made| made.block == block.id)
        {
            let on = correction.on && self.wording == Wording::Corrected;
            self.explanation.push(Explained {
                id: correction.id.clone(),
                part: Part::Correction,
                block: block.id.clone(),
                printed: printed && on,
                rule: block.when.clone(),
                rule_holds: printed,
                causes: Vec::new(),
                words: first_words(&correction.printed),
            });
        }
    }

    fn explain_choices(&mut self, block: &template::Block, text: &Text) {
        for inline in text {
            let Inline::Variant { name, choices } = inline else {
                continue;
            };
            let mut not_before = block.when.clone();
            for (number, (when, wording)) in choices.iter().enumerate() {
                let rule = not_before.and(when);
                let words = plain(&self.runs(wording));
                let id = format!("{name}-{}", number + 1);
                self.explain(&id, Part::Choice, &block.id, &rule, &words);
                not_before = not_before.and(&Condition::Not(Box::new(when.clone())));
            }
        }
    }

    fn content(&mut self, block: &'a template::Block) -> Content {
        match &block.kind {
            BlockKind::Title { text } => Content::Title(self.runs(text)),
            BlockKind::Heading { level, label, text } => Content::Heading {
                level: *level,
                label: self.runs(label),
                text: self.runs(text),
            },
            BlockKind::Paragraph { text } => Content::Paragraph(self.runs(text)),
            BlockKind::Clause { label, text } => Content::Clause {
                label: self.runs(label),
                text: self.runs(text),
            },
            BlockKind::Services { set } => {
                let chosen = self
                    .template
                    .services_of(set)
                    .filter(|service| self.draft.has_service(&service.id));
                Content::List(
                    chosen
                        .map(|service| {
                            vec![Run {
                                text: service.name.clone(),
                                origin: Origin::Service(service.id.clone()),
                            }]
                        })
                        .collect(),
                )
            }
            BlockKind::Parties(parties) => Content::Parties(self.parties(&block.id, parties)),
            BlockKind::Signatures(signatures) => Content::Signatures(self.signatures(signatures)),
        }
    }

    fn parties(&mut self, block: &str, parties: &'a PartyBlock) -> PartyTable {
        let template = self.template;
        let columns = template.parties.iter();
        let columns = columns.map(|party| vec![Run::fixed(party.label.clone())]);
        PartyTable {
            heading: self.runs(&parties.heading),
            columns: columns.collect(),
            rows: self.rows(block, &parties.rows, &template.parties),
            common: self.rows(
                block,
                &parties.common,
                &template.parties[..1.min(template.parties.len())],
            ),
        }
    }

    /// Rows with something in them; a row is left out when nobody answered its optional fields.
    fn rows(
        &mut self,
        block: &str,
        rows: &[template::Row],
        parties: &[template::Party],
    ) -> Vec<TableRow> {
        let mut printed = Vec::new();
        for row in rows {
            let cells: Vec<Runs> = parties
                .iter()
                .map(|party| {
                    self.runs_of(
                        &row.text,
                        Whose {
                            party: &party.id,
                            signatory: None,
                            blank_if_optional: true,
                        },
                    )
                })
                .map(|cell| {
                    if plain(&cell).trim().is_empty() {
                        Vec::new()
                    } else {
                        cell
                    }
                })
                .collect();
            let label = self.runs(&row.label);
            let is_printed = cells.iter().any(|cell| !cell.is_empty());
            self.explain_row(block, row, &plain(&label), parties, is_printed);
            if is_printed {
                printed.push(TableRow { label, cells });
            }
        }
        printed
    }

    fn explain_row(
        &mut self,
        block: &str,
        row: &template::Row,
        label: &str,
        parties: &[template::Party],
        printed: bool,
    ) {
        let mut fields: Vec<String> = Vec::new();
        for party in parties {
            fields.extend(row.text.iter().filter_map(|inline| match inline {
                Inline::PartyField { name, .. } => Some(format!("{}.{name}", party.id)),
                Inline::Field { field, .. } => Some(field.clone()),
                _ => None,
            }));
        }
        let is_required = |field: &String| {
            let field = self.template.field(field);
            field.is_some_and(|field| self.draft.requires(self.template, field))
        };
        // A row with a required field is there always: an answer or a gap.
        let rule = if fields.iter().any(is_required) {
            Condition::Always
        } else {
            Condition::Any(fields.into_iter().map(Condition::Answered).collect())
        };
        let (_, causes) = self.decide(&rule);
        self.explanation.push(Explained {
            id: label.to_owned(),
            part: Part::Row,
            block: block.to_owned(),
            printed,
            rule,
            rule_holds: printed,
            causes,
            words: label.to_owned(),
        });
    }

    fn signatures(&self, block: &SignatureBlock) -> Signatures {
        let template = self.template;
        let mut signatories = Vec::new();
        let nobody = [Signatory::default()];
        let lists = template.parties.iter().map(|party| {
            let field = template.signatories_of(&party.id);
            let field = field.map_or("", |field| field.id.as_str());
            let named = self.draft.signatories(field);
            (party, field, if named.is_empty() { &nobody } else { named })
        });
        let lists: Vec<_> = lists.collect();
        let most = lists.iter().map(|(_, _, named)| named.len()).max();
        // First the first of each party, then the second of each, as they stand side by side.
        for index in 0..most.unwrap_or(0) {
            for (party_index, (party, field, named)) in lists.iter().enumerate() {
                let Some(signatory) = named.get(index) else {
                    continue;
                };
                let whose = Whose {
                    party: &party.id,
                    signatory: Some((field, index, signatory)),
                    blank_if_optional: false,
                };
                let lines = block.lines.iter().map(|line| self.line(line, whose));
                signatories.push(SignatoryBlock {
                    party: party.id.clone(),
                    party_index,
                    index,
                    signer: self.runs_of(&block.signer, whose),
                    lines: lines.collect(),
                });
            }
        }
        Signatures {
            heading: self.runs(&block.heading),
            parties: template.parties.len(),
            signatories,
        }
    }

    fn line(&self, line: &SignatureLine, whose: Whose<'_>) -> SignatoryLine {
        match line {
            SignatureLine::Value(row) => SignatoryLine {
                label: self.runs(&row.label),
                value: self.runs_of(&row.text, whose),
                is_signature: false,
            },
            SignatureLine::Signature { label } => SignatoryLine {
                label: self.runs(label),
                value: vec![gap(None, false)],
                is_signature: true,
            },
        }
    }

    // -- texts --

    fn runs(&self, text: &Text) -> Runs {
        self.runs_of(text, Whose::default())
    }

    fn runs_of(&self, text: &Text, whose: Whose<'_>) -> Runs {
        let mut runs = Runs::new();
        self.push_runs(text, whose, &mut runs);
        runs.retain(|run| !run.text.is_empty());
        runs
    }

    fn push_runs(&self, text: &Text, whose: Whose<'_>, runs: &mut Runs) {
        for inline in text {
            match inline {
                Inline::Fixed(wording) => runs.push(Run::fixed(wording.clone())),
                Inline::Corrected {
                    correction,
                    source,
                    printed,
                } => runs.push(self.corrected(*correction, source, printed)),
                Inline::Field { field, form } => runs.push(self.answer(field, *form, whose)),
                Inline::PartyField { name, form } => {
                    let field = format!("{}.{name}", whose.party);
                    runs.push(self.answer(&field, *form, whose));
                }
                Inline::SignatoryName => {
                    runs.push(signatory_run(whose, SignatoryPart::Name));
                }
                Inline::SignatoryTitle => {
                    runs.push(signatory_run(whose, SignatoryPart::Title));
                }
                Inline::Foreign { language, text } => runs.push(Run {
                    text: text.clone(),
                    origin: Origin::Foreign(language.clone()),
                }),
                Inline::Reference { target, label } => runs.push(Run {
                    text: label.clone(),
                    origin: Origin::Reference(target.clone()),
                }),
                Inline::Variant { choices, .. } => {
                    let holds = |when: &Condition| when.holds(&|fact| self.stands(fact));
                    if let Some((_, wording)) = choices.iter().find(|(when, _)| holds(when)) {
                        self.push_runs(wording, whose, runs);
                    }
                }
            }
        }
    }

    fn corrected(&self, correction: usize, source: &str, printed: &str) -> Run {
        let on = self
            .template
            .corrections
            .get(correction)
            .is_some_and(|made| made.on);
        if on && self.wording == Wording::Corrected {
            Run {
                text: printed.to_owned(),
                origin: Origin::Correction(correction),
            }
        } else {
            Run::fixed(source)
        }
    }

    fn answer(&self, id: &str, form: Form, whose: Whose<'_>) -> Run {
        let Some(field) = self.template.field(id) else {
            // A field that this party doesn't have: its cell stays empty.
            return Run::fixed("");
        };
        let required = self.draft.requires(self.template, field);
        let answer = self.draft.text(id);
        match answer {
            Some(text) if !text.is_empty() => Run {
                text: self.shown(&field.kind, text, form),
                origin: Origin::Field(id.to_owned()),
            },
            // Empty on purpose, or an optional row's cell.
            Some(_) if !required => Run::fixed(""),
            None if !required && whose.blank_if_optional => Run::fixed(""),
            _ => gap(Some(id), required),
        }
    }

    /// An answer as it is printed: dates and countries in words, names in the form asked for.
    fn shown(&self, kind: &FieldKind, text: String, form: Form) -> String {
        let shown = match kind {
            FieldKind::Date => match (Date::parse(&text), self.rules) {
                (Ok(date), Some(rules)) => rules.long_date(date),
                (Ok(date), None) => date.to_string(),
                (Err(_), _) => text,
            },
            FieldKind::Country => match country::name(&text, &self.template.language) {
                Some(name) => name.to_owned(),
                None => text,
            },
            _ => text,
        };
        let shown = visible(&shown);
        match (form, self.rules.and_then(|rules| rules.genitive.as_ref())) {
            (Form::Genitive, Some(genitive)) => genitive.of(&shown),
            _ => shown,
        }
    }
}

fn gap(field: Option<&str>, required: bool) -> Run {
    Run {
        text: GAP.to_owned(),
        origin: Origin::Gap {
            field: field.map(str::to_owned),
            signatory: None,
            required,
        },
    }
}

fn signatory_run(whose: Whose<'_>, part: SignatoryPart) -> Run {
    let Some((field, index, signatory)) = whose.signatory else {
        return Run::fixed("");
    };
    let field = field.to_owned();
    let text = visible(&normal(signatory.part(part)));
    if text.is_empty() {
        return Run {
            text: GAP.to_owned(),
            origin: Origin::Gap {
                field: Some(field),
                signatory: Some((index, part)),
                required: true,
            },
        };
    }
    let origin = Origin::Signatory { field, index, part };
    Run { text, origin }
}
