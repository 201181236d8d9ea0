//! `body.ron`: the texts of blocks, and the places in them.

use std::collections::BTreeSet;

use super::checker::{Checker, Reference, Target};
use crate::language::is_language_tag;
use crate::message::suggestion;
use crate::ron_text::{Spanned, fold_white_space as fold_white_space_of};
use crate::template::condition::Condition;
use crate::template::file::{self, TemplateFile::Body, Variants};
use crate::template::inline::{Form, Inline, Piece, PieceKind, Text, fold_white_space, split};
use crate::template::named::Named;
use crate::template::problem::ProblemKind;

/// The part of the agreement that a text stands in, which decides the places that it may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The agreement.
    Running,
    /// A party: `{party.…}` is a field of it.
    Party,
    /// A signatory of a party: `{signatory.name}` and `{signatory.title}` are its own.
    Signatory,
}

/// A text that is being checked.
#[derive(Clone, Copy)]
struct TextContext<'t> {
    /// As it is written.
    written: &'t Spanned<'t>,
    /// When it is printed.
    when: &'t Condition,
    /// The variants that it may use.
    variants: &'t Variants<'t>,
    scope: Scope,
}

impl Checker<'_> {
    /// A text without variants.
    pub(super) fn plain(&mut self, written: &Spanned<'_>, when: &Condition, scope: Scope) -> Text {
        self.text(written, when, &Variants::default(), scope)
    }

    /// A text that is printed under a condition.
    pub(super) fn text(
        &mut self,
        written: &Spanned<'_>,
        when: &Condition,
        variants: &Variants<'_>,
        scope: Scope,
    ) -> Text {
        if written.trim().is_empty() {
            self.report(Body, written, ProblemKind::EmptyText);
        }
        let context = TextContext {
            written,
            when,
            variants,
            scope,
        };
        let mut used = BTreeSet::new();
        let mut text = Text::new();
        for piece in split(written) {
            text.extend(self.piece(context, &piece, &mut used));
        }
        for name in variants.keys().filter(|name| !used.contains(&***name)) {
            self.report(Body, name, ProblemKind::UnusedVariant(name.to_string()));
        }
        fold_white_space(&mut text);
        text
    }

    /// A piece of a text; `used` are the variants that stand before it.
    fn piece<'p>(
        &mut self,
        context: TextContext<'_>,
        piece: &Piece<'p>,
        used: &mut BTreeSet<&'p str>,
    ) -> Option<Inline> {
        let (written, offset) = (context.written, piece.offset);
        match piece.kind {
            PieceKind::Fixed(wording) => {
                self.printable(Body, written, wording, offset);
                Some(Inline::Fixed(wording.to_owned()))
            }
            PieceKind::Foreign {
                language,
                words,
                words_offset,
            } => self.foreign(written, offset, language, words, words_offset),
            PieceKind::UnmatchedBrace => {
                self.report_inside(Body, written, offset, ProblemKind::UnmatchedBrace);
                None
            }
            PieceKind::Place {
                keyword: Some("variant"),
                name,
                form: None,
            } => {
                let is_repeated = !used.insert(name);
                if is_repeated && !self.may_repeat(context, offset, name) {
                    return None;
                }
                self.variant(context, offset, name)
            }
            PieceKind::Place {
                keyword: Some(keyword),
                name,
                form: None,
            } => self.reference(context, offset, keyword, name),
            PieceKind::Place {
                keyword: None,
                name,
                form,
            } => self.field_place(context, offset, name, form),
            PieceKind::Place {
                form: Some(form), ..
            } => {
                self.unknown_inside(written, offset, Named::Keyword, form);
                None
            }
        }
    }

    fn foreign(
        &mut self,
        written: &Spanned<'_>,
        offset: usize,
        language: &str,
        words: &str,
        words_offset: usize,
    ) -> Option<Inline> {
        if !is_language_tag(language) {
            let kind = ProblemKind::BadLanguage(language.to_owned());
            self.report_inside(Body, written, offset, kind);
            return None;
        }
        if words.is_empty() {
            self.report_inside(Body, written, offset, ProblemKind::EmptyText);
            return None;
        }
        self.printable(Body, written, words, words_offset);
        Some(Inline::Foreign {
            language: language.to_owned(),
            text: fold_white_space_of(words),
        })
    }

    fn unknown_inside(&mut self, written: &Spanned<'_>, offset: usize, named: Named, found: &str) {
        let kind = ProblemKind::Unknown {
            named,
            found: found.to_owned(),
            suggestion: suggestion(found, self.known(named)),
        };
        self.report_inside(Body, written, offset, kind);
    }

    /// Whether a variant may stand in a text once more: all its wording is copied there.
    fn may_repeat(&mut self, context: TextContext<'_>, offset: usize, name: &str) -> bool {
        let choices = context.variants.iter().filter(|(key, _)| &***key == name);
        let choices = choices.flat_map(|(_, choices)| choices);
        // Each choice takes some memory, even if it says nothing.
        let mut sizes = choices.map(|choice| choice.text.len() + 100);
        let left = sizes.try_fold(self.left_to_repeat, usize::checked_sub);
        self.left_to_repeat = left.unwrap_or(0);
        if left.is_none() {
            self.report_repetition(context.written, offset);
        }
        left.is_some()
    }

    fn variant(&mut self, context: TextContext<'_>, offset: usize, name: &str) -> Option<Inline> {
        let variants = context.variants;
        let Some((key, written)) = variants.iter().find(|(key, _)| &***key == name) else {
            let kind = ProblemKind::Unknown {
                named: Named::Variant,
                found: name.to_owned(),
                suggestion: suggestion(name, variants.keys().map(|key| &**key)),
            };
            self.report_inside(Body, context.written, offset, kind);
            return None;
        };
        let mut choices = Vec::new();
        let mut open = true;
        for choice in written {
            if !open {
                self.report(Body, &choice.text, ProblemKind::NeverReached);
            }
            let condition = match &choice.when {
                Some(written) => self.condition(Body, &choice.text, written),
                None => Condition::Always,
            };
            open &= condition != Condition::Always;
            let when = context.when.and(&condition);
            // It may be empty, and has no variants of its own.
            let text = if choice.text.trim().is_empty() {
                Text::new()
            } else {
                self.plain(&choice.text, &when, context.scope)
            };
            choices.push((condition, text));
        }
        if open {
            self.report(Body, key, ProblemKind::OpenVariant(name.to_owned()));
        }
        Some(Inline::Variant {
            name: name.to_owned(),
            choices,
        })
    }

    fn reference(
        &mut self,
        context: TextContext<'_>,
        offset: usize,
        keyword: &str,
        name: &str,
    ) -> Option<Inline> {
        let written = context.written;
        let target = name.to_owned();
        let (label, referred) = match keyword {
            "set" => {
                let sets = &self.files.template.sets;
                let Some(set) = sets.iter().find(|set| &*set.id == name) else {
                    self.unknown_inside(written, offset, Named::Set, name);
                    return None;
                };
                (fold_white_space_of(&set.label), Target::Set(target.clone()))
            }
            "block" => match self.block_labels.get(name) {
                None => {
                    self.unknown_inside(written, offset, Named::Block, name);
                    return None;
                }
                Some(None) => {
                    let kind = ProblemKind::NoLabel(name.to_owned());
                    self.report_inside(Body, written, offset, kind);
                    return None;
                }
                Some(Some(label)) => (fold_white_space_of(label), Target::Block(target.clone())),
            },
            _ => {
                self.unknown_inside(written, offset, Named::Keyword, keyword);
                return None;
            }
        };
        let in_file = written.offset_in(self.text_of(Body));
        self.references.push(Reference {
            offset: in_file.map(|start| start + offset),
            when: context.when.clone(),
            target: referred,
        });
        Some(Inline::Reference { target, label })
    }

    fn field_place(
        &mut self,
        context: TextContext<'_>,
        offset: usize,
        name: &str,
        form: Option<&str>,
    ) -> Option<Inline> {
        let TextContext { written, scope, .. } = context;
        let form = self.form(written, offset, form)?;
        match (name, name.split_once('.')) {
            ("signatory.name", _) if scope == Scope::Signatory => Some(Inline::SignatoryName),
            ("signatory.title", _) if scope == Scope::Signatory => Some(Inline::SignatoryTitle),
            (_, Some(("party", suffix))) if scope != Scope::Running => {
                self.party_field(written, offset, suffix, form)
            }
            (_, Some(("party" | "signatory", _))) if !self.known(Named::Field).contains(&name) => {
                let kind = ProblemKind::NotHere(name.to_owned());
                self.report_inside(Body, written, offset, kind);
                None
            }
            _ => {
                if !self.known(Named::Field).contains(&name) {
                    self.unknown_inside(written, offset, Named::Field, name);
                    return None;
                }
                self.has_text(written, offset, &|field| field == name);
                Some(Inline::Field {
                    field: name.to_owned(),
                    form,
                })
            }
        }
    }

    fn form(&mut self, written: &Spanned<'_>, offset: usize, form: Option<&str>) -> Option<Form> {
        match form {
            None => Some(Form::Plain),
            Some("genitive") => {
                if self.rules.is_none_or(|rules| rules.genitive.is_none()) {
                    let language = self.files.template.language.to_string();
                    let kind = ProblemKind::NoLanguageRule(language);
                    self.report_inside(Body, written, offset, kind);
                }
                Some(Form::Genitive)
            }
            Some(other) => {
                self.unknown_inside(written, offset, Named::Keyword, other);
                None
            }
        }
    }

    fn party_field(
        &mut self,
        written: &Spanned<'_>,
        offset: usize,
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
            self.report_inside(Body, written, offset, kind);
            return None;
        }
        self.has_text(written, offset, &|field| {
            let parts = field.split_once('.');
            parts.is_some_and(|(party, name)| name == suffix && parties.contains(&party))
        });
        Some(Inline::PartyField {
            name: suffix.to_owned(),
            form,
        })
    }

    /// Checks that the answers of fields are text: signatories are printed by their own block.
    fn has_text(&mut self, written: &Spanned<'_>, offset: usize, is_meant: &dyn Fn(&str) -> bool) {
        let mut fields = self.files.fields.fields.iter();
        let found = fields.find(|field| {
            matches!(field.kind, file::FieldKind::Signatories(_)) && is_meant(&field.id)
        });
        if let Some(field) = found {
            let kind = ProblemKind::WrongFieldKind {
                field: field.id.to_string(),
                needed: "Text",
            };
            self.report_inside(Body, written, offset, kind);
        }
    }
}
