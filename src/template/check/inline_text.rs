//! `body.ron`: the texts of blocks, and the places in them.

use std::collections::BTreeSet;

use super::checker::{Checker, Reference, Target};
use crate::language::is_language_tag;
use crate::message::{Suggestion, suggestion};
use crate::ron_text::{Spanned, fold_white_space as fold_white_space_of};
use crate::template::condition::Condition;
use crate::template::file::{self, TemplateFile::Body, Variants};
use crate::template::inline::{
    Emphasis, Form, Inline, Piece, PieceKind, Text, fold_white_space, split,
};
use crate::template::named::Named;
use crate::template::problem::ProblemKind;
use crate::template::text_problem::TextProblem;

/// The part of the agreement that a text stands in, which decides the places that it may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The agreement.
    Running,
    /// A party: `{party.…}` is a field of it.
    Party,
    /// The head of every page: `{template version}` and `{template approved}` are the template's.
    RunningHead,
    /// A signatory of a party: `{signatory.name}`, `{signatory.title}` and `{signatory.email}` are its own.
    Signatory,
    /// A chosen service: `{service.name}` is its name.
    Service,
    /// A row of a field: `{row.…}` is what stands in a column.
    Row,
}

/// The variants that a text may use.
#[derive(Clone, Copy)]
enum VariantsOfText<'t> {
    /// Those of its block.
    Named(&'t Variants<'t>),
    /// None: it is a choice of a variant itself.
    InChoice,
    /// None: it is no text of a title, a paragraph or a clause.
    Nowhere,
}

/// A text that is being checked.
#[derive(Clone, Copy)]
struct TextContext<'t> {
    /// As it is written.
    written: &'t Spanned<'t>,
    /// When it is printed.
    when: &'t Condition,
    /// The variants that it may use.
    variants: VariantsOfText<'t>,
    scope: Scope,
    /// Whether it is emphasised already.
    is_emphasised: bool,
}

impl Checker<'_> {
    /// A text of a kind that has no variants.
    pub(super) fn plain(&mut self, written: &Spanned<'_>, when: &Condition, scope: Scope) -> Text {
        self.places(TextContext {
            written,
            when,
            variants: VariantsOfText::Nowhere,
            scope,
            is_emphasised: false,
        })
    }

    /// A text that is printed under a condition.
    pub(super) fn text(
        &mut self,
        written: &Spanned<'_>,
        when: &Condition,
        variants: &Variants<'_>,
        scope: Scope,
    ) -> Text {
        self.places(TextContext {
            written,
            when,
            variants: VariantsOfText::Named(variants),
            scope,
            is_emphasised: false,
        })
    }

    fn places(&mut self, context: TextContext<'_>) -> Text {
        let written = context.written;
        if written.trim().is_empty() {
            self.report(Body, written, ProblemKind::EmptyText);
        }
        let mut used = BTreeSet::new();
        let mut text = self.pieces(context, split(written), &mut used);
        if let VariantsOfText::Named(variants) = context.variants {
            for name in variants.keys().filter(|name| !used.contains(&***name)) {
                self.report(Body, name, TextProblem::UnusedVariant(name.to_string()));
            }
        }
        fold_white_space(&mut text);
        text
    }

    fn pieces<'p>(
        &mut self,
        context: TextContext<'_>,
        pieces: Vec<Piece<'p>>,
        used: &mut BTreeSet<&'p str>,
    ) -> Text {
        let mut text = Text::new();
        for piece in pieces {
            match (self.piece(context, &piece, used), text.last_mut()) {
                // A brace that is printed is wording like what stands around it.
                (Some(Inline::Fixed(more)), Some(Inline::Fixed(wording))) => {
                    wording.push_str(&more);
                }
                (piece, _) => text.extend(piece),
            }
        }
        text
    }

    /// Emphasised text; `offset` is where it begins in the written one.
    fn emphasis<'p>(
        &mut self,
        context: TextContext<'_>,
        offset: usize,
        (emphasis, inside, inside_offset): (Emphasis, &'p str, usize),
        used: &mut BTreeSet<&'p str>,
    ) -> Option<Inline> {
        let problem = if context.is_emphasised {
            TextProblem::NestedEmphasis.into()
        } else if inside.trim().is_empty() {
            ProblemKind::EmptyText
        } else {
            let mut pieces = split(inside);
            for piece in &mut pieces {
                piece.move_by(inside_offset);
            }
            let context = TextContext {
                is_emphasised: true,
                ..context
            };
            let text = self.pieces(context, pieces, used);
            return Some(Inline::Emphasis { emphasis, text });
        };
        self.report_inside(Body, context.written, offset, problem);
        None
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
                self.report_inside(Body, written, offset, TextProblem::UnmatchedBrace);
                None
            }
            PieceKind::Emphasis {
                emphasis,
                inside,
                inside_offset,
            } => self.emphasis(context, offset, (emphasis, inside, inside_offset), used),
            PieceKind::OpenEmphasis(emphasis) => {
                let kind = TextProblem::OpenEmphasis(emphasis);
                self.report_inside(Body, written, offset, kind);
                None
            }
            PieceKind::Nested { is_foreign } => {
                let kind = TextProblem::NestedPlace { is_foreign };
                self.report_inside(Body, written, offset, kind);
                None
            }
            PieceKind::Place {
                keyword: Some("variant"),
                name,
                form: None,
            } => {
                let is_repeated = !used.insert(name);
                self.variant(context, offset, name, is_repeated)
            }
            PieceKind::Place {
                keyword: Some("brace"),
                name,
                form: None,
            } => self.brace(written, offset, name),
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

    /// A brace that is printed.
    fn brace(&mut self, written: &Spanned<'_>, offset: usize, name: &str) -> Option<Inline> {
        let brace = match name {
            "open" => "{",
            "close" => "}",
            _ => {
                let kind = ProblemKind::Unknown {
                    named: Named::Keyword,
                    found: name.to_owned(),
                    suggestion: suggestion(name, ["open", "close"]),
                };
                self.report_inside(Body, written, offset, kind);
                return None;
            }
        };
        Some(Inline::Fixed(brace.to_owned()))
    }

    /// Whether a variant may stand in a text once more: all its wording is copied there.
    fn may_repeat(
        &mut self,
        written: &Spanned<'_>,
        offset: usize,
        choices: &[file::Choice<'_>],
    ) -> bool {
        // Each choice takes some memory, even if it says nothing.
        let mut sizes = choices.iter().map(|choice| choice.text.len() + 100);
        let left = sizes.try_fold(self.left_to_repeat, usize::checked_sub);
        self.left_to_repeat = left.unwrap_or(0);
        if left.is_none() {
            self.report_repetition(written, offset);
        }
        left.is_some()
    }

    fn variant(
        &mut self,
        context: TextContext<'_>,
        offset: usize,
        name: &str,
        is_repeated: bool,
    ) -> Option<Inline> {
        let of_name = name.to_owned();
        let problem = match context.variants {
            VariantsOfText::InChoice => TextProblem::VariantInVariant(of_name).into(),
            VariantsOfText::Nowhere => TextProblem::VariantNotHere(of_name).into(),
            VariantsOfText::Named(variants) => {
                if let Some((key, written)) = variants.iter().find(|(key, _)| &***key == name) {
                    let may_stand =
                        !is_repeated || self.may_repeat(context.written, offset, written);
                    self.spaces_are_kept(context.written, offset, (name, written));
                    return may_stand.then(|| self.choices(context, key, written));
                }
                ProblemKind::Unknown {
                    named: Named::Variant,
                    found: of_name,
                    suggestion: suggestion(name, variants.keys().map(|key| &**key)),
                }
            }
        };
        self.report_inside(Body, context.written, offset, problem);
        None
    }

    /// A variant with its choices.
    fn choices(
        &mut self,
        context: TextContext<'_>,
        name: &Spanned<'_>,
        written: &[file::Choice<'_>],
    ) -> Inline {
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
                self.places(TextContext {
                    written: &choice.text,
                    when: &when,
                    variants: VariantsOfText::InChoice,
                    ..context
                })
            };
            choices.push((condition, text));
        }
        if open {
            self.report(Body, name, TextProblem::OpenVariant(name.to_string()));
        }
        Inline::Variant {
            name: name.to_string(),
            choices,
        }
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
            "template" if matches!(name, "version" | "approved") => {
                if context.scope != Scope::RunningHead {
                    let kind = TextProblem::NotHere(["template ", name].concat());
                    self.report_inside(Body, written, offset, kind);
                    return None;
                }
                return Some(match name {
                    "version" => Inline::Fixed(self.files.template.version.to_string()),
                    _ => Inline::ApprovalDate,
                });
            }
            "annex" if name == "number" => {
                let kind = TextProblem::NotHere("annex number".to_owned());
                self.report_inside(Body, written, offset, kind);
                return None;
            }
            _ => {
                self.unknown_keyword(written, offset, keyword, name);
                return None;
            }
        };
        let in_file = written.offset_in(self.text_of(Body));
        self.references.push(Reference {
            offset: in_file.map(|start| start + offset),
            when: context.when.clone(),
            target: referred,
        });
        let referred_label = self.block_labels.get(name).copied().flatten();
        let annex = self.annexes.iter().position(|id| ***id == *target);
        Some(match (annex, &referred_label) {
            (Some(annex), Some(written)) => Inline::AnnexReference {
                target,
                annex,
                label: self.annex_label(written, None),
            },
            _ => Inline::Reference { target, label },
        })
    }

    /// Reports a word before a name that means nothing; often a field's name is meant.
    fn unknown_keyword(&mut self, written: &Spanned<'_>, offset: usize, keyword: &str, name: &str) {
        let is_field = self.known(Named::Field).contains(&keyword);
        let joined = [keyword, ".", name].concat();
        let meant = if is_field && name == "genitive" {
            Some([keyword, ", ", name].concat())
        } else {
            self.known(Named::Field)
                .contains(&&*joined)
                .then_some(joined)
        };
        let kind = match meant {
            Some(meant) => ProblemKind::Unknown {
                named: Named::Field,
                found: [keyword, " ", name].concat(),
                suggestion: Suggestion::Nearest(meant),
            },
            None => return self.unknown_inside(written, offset, Named::Keyword, keyword),
        };
        self.report_inside(Body, written, offset, kind);
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
        let is_keyword = matches!(
            name,
            "set"
                | "block"
                | "variant"
                | "lang"
                | "brace"
                | "strong"
                | "italic"
                | "annex"
                | "template"
        );
        if (name.is_empty() || is_keyword) && !self.known(Named::Field).contains(&name) {
            let kind = TextProblem::NameMissing(name.to_owned());
            self.report_inside(Body, written, offset, kind);
            return None;
        }
        match (name, name.split_once('.')) {
            ("service.name", _) if scope == Scope::Service => Some(Inline::ServiceName),
            (_, Some(("row", column))) if scope == Scope::Row => {
                self.row_value(written, offset, column, form)
            }
            ("signatory.name", _) if scope == Scope::Signatory => Some(Inline::SignatoryName),
            ("signatory.title", _) if scope == Scope::Signatory => Some(Inline::SignatoryTitle),
            ("signatory.email", _) if scope == Scope::Signatory => Some(Inline::SignatoryEmail),
            (_, Some(("party", suffix))) if matches!(scope, Scope::Party | Scope::Signatory) => {
                self.party_field(written, offset, suffix, form)
            }
            (_, Some(("party" | "signatory" | "service" | "row", _)))
                if !self.known(Named::Field).contains(&name) =>
            {
                let kind = TextProblem::NotHere(name.to_owned());
                self.report_inside(Body, written, offset, kind);
                None
            }
            _ => {
                if !self.known(Named::Field).contains(&name) {
                    self.unknown_inside(written, offset, Named::Field, name);
                    return None;
                }
                self.has_form(written, offset, form, &|field| field == name);
                Some(Inline::Field {
                    field: name.to_owned(),
                    form,
                })
            }
        }
    }

    fn form(&mut self, written: &Spanned<'_>, offset: usize, form: Option<&str>) -> Option<Form> {
        let Some(form) = form else {
            return Some(Form::Plain);
        };
        let form = fold_white_space_of(form);
        let known = Form::WRITTEN.iter().find(|(name, _)| *name == form);
        let Some((_, form)) = known else {
            let kind = ProblemKind::Unknown {
                named: Named::Keyword,
                suggestion: suggestion(&form, Form::WRITTEN.iter().map(|(name, _)| *name)),
                found: form,
            };
            self.report_inside(Body, written, offset, kind);
            return None;
        };
        let language = &self.files.template.language;
        let has_rule = self.rules.is_some_and(|rules| match form {
            Form::Genitive => rules.genitive.is_some(),
            _ => true,
        });
        // What is no language at all is reported once, where it stands.
        if is_language_tag(language) && !has_rule {
            let kind = ProblemKind::NoLanguageRule(language.to_string());
            self.report_inside(Body, written, offset, kind);
        }
        Some(*form)
    }

    fn row_value(
        &mut self,
        written: &Spanned<'_>,
        offset: usize,
        name: &str,
        form: Form,
    ) -> Option<Inline> {
        let columns = self.row_columns;
        let Some(column) = columns.iter().find(|column| &*column.id == name) else {
            if !columns.is_empty() {
                let kind = ProblemKind::Unknown {
                    named: Named::Field,
                    found: format!("row.{name}"),
                    suggestion: suggestion(name, columns.iter().map(|column| &*column.id)),
                };
                self.report_inside(Body, written, offset, kind);
            }
            return None;
        };
        if let Some(problem) = self.problem_of_form(&column.id, &column.kind, form) {
            self.report_inside(Body, written, offset, problem);
        }
        let column = name.to_owned();
        Some(Inline::RowValue { column, form })
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
        self.has_form(written, offset, form, &|field| {
            let parts = field.split_once('.');
            parts.is_some_and(|(party, name)| name == suffix && parties.contains(&party))
        });
        Some(Inline::PartyField {
            name: suffix.to_owned(),
            form,
        })
    }
}
