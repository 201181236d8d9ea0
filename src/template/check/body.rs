//! `body.ron`: blocks, and the places in their texts.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checker, Surroundings, id_and_condition, number_out_of_range};
use crate::language::is_language_tag;
use crate::message::suggestion;
use crate::ron_text::{Spanned, fold_white_space as fold_white_space_of};
use crate::template::condition::can_hold;
use crate::template::inline::{PieceKind, fold_white_space, split};
use crate::template::problem::Named;
use crate::template::{
    Block, BlockKind, Condition, Form, Inline, PartyBlock, ProblemKind, Row, SignatureBlock,
    SignatureLine, Text, file,
};

/// Wording that variants repeat, in bytes: a thousand pages would have less of it.
pub(super) const MAX_REPEATED: usize = 1 << 20;

impl Checker<'_> {
    pub(super) fn block(
        &mut self,
        block: &file::Block<'_>,
        around: &Condition,
        into: &mut Vec<Block>,
    ) {
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

    pub(super) fn signatures(
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

    pub(super) fn rows(
        &mut self,
        rows: &[file::Row<'_>],
        when: &Condition,
        surroundings: Surroundings,
    ) -> Vec<Row> {
        let rows = rows.iter().map(|row| self.row(row, when, surroundings));
        rows.collect()
    }

    pub(super) fn row(
        &mut self,
        row: &file::Row<'_>,
        when: &Condition,
        surroundings: Surroundings,
    ) -> Row {
        Row {
            label: vec![Inline::Fixed(self.wording(2, &row.label))],
            text: self.plain(&row.text, when, surroundings),
        }
    }

    /// A label may be empty: the source forgot it, or there is none.
    pub(super) fn label_text(&mut self, label: &Spanned<'_>) -> Text {
        self.printable(2, label, label, 0);
        let mut text = vec![Inline::Fixed(label.to_string())];
        fold_white_space(&mut text);
        text
    }

    pub(super) fn plain(
        &mut self,
        word: &Spanned<'_>,
        when: &Condition,
        surroundings: Surroundings,
    ) -> Text {
        self.text(word, when, &file::Variants::default(), surroundings)
    }

    pub(super) fn text(
        &mut self,
        word: &Spanned<'_>,
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
                PieceKind::Foreign {
                    language,
                    words,
                    words_offset,
                } => self.foreign(word, piece.offset, language, words, words_offset),
                PieceKind::UnmatchedBrace => {
                    self.report_inside(2, word, piece.offset, ProblemKind::UnmatchedBrace);
                    None
                }
                PieceKind::Place {
                    keyword: Some("variant"),
                    name,
                    form: None,
                } => {
                    let again = !used.insert(name.to_owned());
                    if again && !self.may_repeat(word, piece.offset, name, variants) {
                        continue;
                    }
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

    fn foreign(
        &mut self,
        word: &Spanned<'_>,
        inside: usize,
        language: &str,
        words: &str,
        words_offset: usize,
    ) -> Option<Inline> {
        if !is_language_tag(language) {
            let kind = ProblemKind::BadLanguage(language.to_owned());
            self.report_inside(2, word, inside, kind);
            return None;
        }
        if words.is_empty() {
            self.report_inside(2, word, inside, ProblemKind::EmptyText);
            return None;
        }
        self.printable(2, word, words, words_offset);
        Some(Inline::Foreign {
            language: language.to_owned(),
            text: fold_white_space_of(words),
        })
    }

    pub(super) fn unknown_inside(
        &mut self,
        word: &Spanned<'_>,
        inside: usize,
        named: Named,
        found: &str,
    ) {
        let kind = ProblemKind::Unknown {
            named,
            found: found.to_owned(),
            suggestion: suggestion(found, self.known(named)),
        };
        self.report_inside(2, word, inside, kind);
    }

    /// Whether a variant may stand in a text once more: all its wording is copied there.
    fn may_repeat(
        &mut self,
        word: &Spanned<'_>,
        inside: usize,
        name: &str,
        variants: &file::Variants<'_>,
    ) -> bool {
        let choices = variants.iter().filter(|(key, _)| &***key == name);
        let choices = choices.flat_map(|(_, choices)| choices);
        // Each choice takes some memory, even if it says nothing.
        let mut sizes = choices.map(|choice| choice.text.len() + 100);
        let left = sizes.try_fold(self.left_to_repeat, usize::checked_sub);
        self.left_to_repeat = left.unwrap_or(0);
        if left.is_none() {
            self.report_inside(2, word, inside, ProblemKind::TooLong(MAX_REPEATED));
        }
        left.is_some()
    }

    pub(super) fn variant(
        &mut self,
        word: &Spanned<'_>,
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
                suggestion: suggestion(name, variants.keys().map(|key| &**key)),
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
    pub(super) fn plain_choice(
        &mut self,
        word: &Spanned<'_>,
        when: &Condition,
        surroundings: Surroundings,
    ) -> Text {
        if word.trim().is_empty() {
            return Text::new();
        }
        self.plain(word, when, surroundings)
    }

    pub(super) fn reference(
        &mut self,
        word: &Spanned<'_>,
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
        let offset = word.offset_in(self.texts[2]);
        let offset = offset.map(|offset| offset + inside);
        let target = name.to_owned();
        self.references.push((offset, when.clone(), target.clone()));
        Some(Inline::Reference { target, label })
    }

    pub(super) fn field_place(
        &mut self,
        word: &Spanned<'_>,
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

    pub(super) fn party_field(
        &mut self,
        word: &Spanned<'_>,
        inside: usize,
        suffix: &str,
        form: Form,
    ) -> Option<Inline> {
        let known = self.known(Named::Field);
        let parties = self.known(Named::Party);
        let of_parties: BTreeSet<String> = known
            .iter()
            .filter_map(|field| {
                let (party, rest) = field.split_once('.')?;
                parties.contains(&party).then(|| format!("party.{rest}"))
            })
            .collect();
        let found = format!("party.{suffix}");
        if !of_parties.contains(&found) {
            let kind = ProblemKind::Unknown {
                named: Named::Field,
                suggestion: suggestion(&found, of_parties.iter().map(String::as_str)),
                found,
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
    pub(super) fn check_references(&mut self, blocks: &[Block]) {
        let mut answers = BTreeMap::new();
        let mut answered_for = Condition::Always;
        for (offset, from, target) in std::mem::take(&mut self.references) {
            // A text may refer to the same thing many times, and conditions may be long.
            if from != answered_for {
                answers.clear();
                answered_for = from.clone();
            }
            let dangles = match answers.get(&target) {
                Some(answer) => *answer,
                None => self.dangles(&from, &target, blocks),
            };
            if dangles {
                self.report_at(2, offset, ProblemKind::DanglingReference(target.clone()));
            }
            answers.insert(target, dangles);
        }
    }

    /// Whether a reference can be printed without what it refers to.
    fn dangles(&self, from: &Condition, target: &str, blocks: &[Block]) -> bool {
        let printed = match blocks.iter().find(|block| block.id == target) {
            Some(block) => block.when.clone(),
            None => Condition::ServiceOf(target.to_owned()),
        };
        let only_the_reference = from.and(&Condition::Not(Box::new(printed)));
        can_hold(&only_the_reference, &|set| self.members(set))
    }
}
