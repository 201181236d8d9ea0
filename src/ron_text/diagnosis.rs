//! From the place where reading stopped to the mistake that a person made.
//!
//! The reader of RON says what it expected where it stopped: for a forgotten quotation mark that is lines below it, and
//! in words of the format. Everything up to that place is looked at once more here, for the mistakes that people make.

use super::error::{SyntaxError, SyntaxErrorKind as Kind};
use super::mistake::{BracketMistake, Mistake};
use super::position::Position;
use super::scan::{Token, TokenKind, scan};

/// Words and signs with which people join conditions, when one of them is to hold.
const OR: [&str; 5] = ["or", "eller", "tai", "oder", "|"];
/// The same, when all are to hold.
const AND: [&str; 6] = ["and", "och", "ja", "und", "&", "+"];
/// Quotation marks that word processors put in the place of the straight one.
const QUOTATION_MARKS: &str = "“”„‟«»‹›‘’‚‛'`´″′＂";

/// A mistake and its byte in the text.
type Found = (usize, Mistake);

/// Returns what is wrong with a text in which the reader stopped between two bytes.
pub(super) fn diagnose(text: &str, kind: Kind, start: usize, end: usize) -> SyntaxError {
    let (offset, kind) = match kind {
        // The reader recurses and knows: here only the brackets are too many.
        Kind::TooDeep => (start, kind),
        kind => {
            let stop = Stop::new(text, start, end);
            let mistake = stop.mistake_before().or_else(|| stop.mistake_at(&kind));
            match mistake {
                Some((offset, mistake)) => (offset, Kind::Mistake(mistake)),
                None => (stop.place_of(&kind, start), kind),
            }
        }
    };
    SyntaxError {
        position: Some(Position::of_offset(text, offset)),
        kind,
    }
}

/// A text, and where the reader stopped in it.
struct Stop<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// The index of the token at which it stopped; behind the last one at the end of the text.
    at: usize,
    /// The brackets that are open before that token, and where.
    open: Vec<(char, usize)>,
    /// The first bracket up to that token that closes none.
    wrong_bracket: Option<Found>,
}

impl<'t> Stop<'t> {
    fn new(text: &'t str, start: usize, end: usize) -> Self {
        let tokens = scan(text);
        // What was read as a whole and then refused lies before the end; what was not read begins there.
        let behind = |offset: usize| tokens.partition_point(|token| token.range.end <= offset);
        let at = behind(start).max(behind(end.max(1) - 1));
        let mut stop = Self {
            text,
            tokens,
            at,
            open: Vec::new(),
            wrong_bracket: None,
        };
        stop.match_brackets();
        stop
    }

    fn match_brackets(&mut self) {
        for (index, token) in self.tokens.iter().enumerate().take(self.at + 1) {
            let start = token.range.start;
            match token.kind {
                TokenKind::Open(bracket) if index < self.at => self.open.push((bracket, start)),
                TokenKind::Close(found) => match self.open.last() {
                    None => {
                        let kind = BracketMistake::Extra(found);
                        self.wrong_bracket = Some((start, Mistake::Bracket(kind)));
                    }
                    Some((open, _)) if closing(*open) == found => {
                        if index < self.at {
                            self.open.pop();
                        }
                    }
                    Some((open, at)) => {
                        let line = Position::of_offset(self.text, *at).line;
                        let kind = BracketMistake::Mismatch {
                            found,
                            open: *open,
                            line,
                            right: closing(*open),
                        };
                        self.wrong_bracket = Some((start, Mistake::Bracket(kind)));
                    }
                },
                _ => {}
            }
            if self.wrong_bracket.is_some() {
                break;
            }
        }
    }

    /// The first mistake up to the place that can be seen without knowing what the reader expected.
    fn mistake_before(&self) -> Option<Found> {
        let upto = (self.at + 1).min(self.tokens.len());
        let signs = (0..upto).find_map(|index| match self.tokens[index].kind {
            TokenKind::OpenComment => {
                Some((self.tokens[index].range.start, Mistake::CommentNotEnded))
            }
            TokenKind::Sign(sign) => self.wrong_sign(index, sign),
            TokenKind::Text { .. } => self.wrong_text(index),
            _ => None,
        });
        signs.or_else(|| self.wrong_bracket.clone())
    }

    fn kind_at(&self, index: usize) -> Option<&TokenKind> {
        self.tokens.get(index).map(|token| &token.kind)
    }

    /// A token before the place: 1 for the last one before it.
    fn before(&self, distance: usize) -> Option<&Token> {
        self.tokens.get(self.at.checked_sub(distance)?)
    }

    fn written(&self, token: &Token) -> &'t str {
        &self.text[token.range.clone()]
    }

    /// Whether a token follows another without anything between them.
    fn touches(&self, index: usize) -> bool {
        let pair = self.tokens.get(index..index + 2);
        pair.is_some_and(|pair| pair[0].range.end == pair[1].range.start)
    }

    /// A character that has no meaning outside texts.
    fn wrong_sign(&self, index: usize, sign: char) -> Option<Found> {
        let start = self.tokens[index].range.start;
        let next = |wanted: char| {
            self.touches(index) && self.kind_at(index + 1) == Some(&TokenKind::Sign(wanted))
        };
        let next_is_text = matches!(self.kind_at(index + 1), Some(TokenKind::Text { .. }));
        let kind = match sign {
            '#' if self.touches(index) && next_is_text => Mistake::RawTextNotOpened,
            '#' => match self.kind_at(index + 1) {
                Some(TokenKind::Sign(mark)) if QUOTATION_MARKS.contains(*mark) => {
                    let start = self.tokens[index + 1].range.start;
                    return Some((start, Mistake::WrongQuotationMark(*mark)));
                }
                _ => Mistake::WrongComment("#"),
            },
            '-' if next('-') => Mistake::WrongComment("--"),
            '<' if next('!') => Mistake::WrongComment("<!--"),
            '%' => match index
                .checked_sub(1)
                .and_then(|before| self.tokens.get(before))
            {
                Some(number) if number.kind == TokenKind::Number && self.touches(index - 1) => {
                    let number_start = number.range.start;
                    let number = self.written(number).to_owned();
                    return Some((number_start, Mistake::PercentSign(number)));
                }
                _ => Mistake::WrongComment("%"),
            },
            ';' => Mistake::WrongSign {
                found: ';',
                right: ',',
            },
            '=' => Mistake::WrongSign {
                found: '=',
                right: ':',
            },
            mark if QUOTATION_MARKS.contains(mark) => Mistake::WrongQuotationMark(mark),
            other if !other.is_ascii() || other.is_ascii_control() => {
                Mistake::WrongCharacter(other)
            }
            _ => return None,
        };
        Some((start, kind))
    }

    /// A text that doesn't end where it should.
    fn wrong_text(&self, index: usize) -> Option<Found> {
        let token = &self.tokens[index];
        let TokenKind::Text { hashes, is_ended } = token.kind else {
            return None;
        };
        let content = token.content(self.text);
        let not_ended = (
            token.range.start,
            Mistake::TextNotEnded {
                is_raw: hashes.is_some(),
            },
        );
        let curly_end = |part: &str, behind: &str| {
            let (at, mark) = curly_end(part, behind)?;
            Some((
                token.content_start() + at,
                Mistake::WrongQuotationMark(mark),
            ))
        };
        if let Some(hashes) = hashes {
            if is_ended && !content.contains("r#\"") {
                return None;
            }
            let closing = "#".repeat(hashes.max(1));
            return Some(curly_end(content, &closing).unwrap_or(not_ended));
        }
        let (first_line, is_long) = match content.split_once('\n') {
            Some((first_line, _)) => (first_line, true),
            None => (content, false),
        };
        if is_ended && self.may_follow_text(index) {
            return None;
        }
        if !is_ended || is_long {
            let is_curly = |mark: char| "”“»".contains(mark);
            let ends_curly = first_line
                .trim_end_matches([',', ')', ' '])
                .ends_with(is_curly);
            let curly = curly_end(first_line, "").filter(|_| ends_curly);
            return Some(curly.unwrap_or(not_ended));
        }
        self.wrong_line_of_text(index, content, not_ended)
    }

    /// A text on one line that something follows which can't.
    fn wrong_line_of_text(&self, index: usize, content: &str, not_ended: Found) -> Option<Found> {
        let token = &self.tokens[index];
        let next = self.tokens.get(index + 1)?;
        match next.kind {
            TokenKind::Sign('#') if self.touches(index) => {
                return Some((token.range.start, Mistake::RawTextNotOpened));
            }
            TokenKind::Sign(';' | '=') => return None, // a wrong sign of its own
            _ => {}
        }
        if runs_into_key(content) {
            return Some(not_ended);
        }
        let between = &self.text[token.range.end..next.range.start];
        let is_key = self.kind_at(index + 2) == Some(&TokenKind::Sign(':'));
        let goes_on = next.kind == TokenKind::Word && !between.contains('\n') && !is_key;
        let is_inside = self.touches(index) || goes_on;
        is_inside.then(|| (token.range.end - 1, Mistake::QuotationMarkInText))
    }

    /// Whether what follows a text can follow one.
    fn may_follow_text(&self, index: usize) -> bool {
        match self.kind_at(index + 1) {
            None | Some(TokenKind::Close(_)) => true,
            Some(TokenKind::Sign(sign)) => matches!(sign, ',' | ':'),
            _ => false,
        }
    }

    /// The mistake at the place, by what the reader expected there.
    fn mistake_at(&self, kind: &Kind) -> Option<Found> {
        let Some(token) = self.tokens.get(self.at) else {
            return self.not_closed();
        };
        let found = self.written(token);
        self.joined(found)
            .or_else(|| self.bracket_before_word(kind, token))
            .or_else(|| self.without_quotation_marks(kind, token))
            .or_else(|| self.grouped_number(token))
            .or_else(|| self.decimal_comma(token))
            .or_else(|| self.around_brackets(kind, token))
            .or_else(|| self.commas(kind, token))
            .or_else(|| self.bare_words(token))
            .or_else(|| word_expected(kind, token))
    }

    /// A bracket that is open at the end of the text.
    fn not_closed(&self) -> Option<Found> {
        let (bracket, at) = *self.open.last()?;
        Some((at, self.open_bracket(bracket, at)))
    }

    fn open_bracket(&self, open: char, at: usize) -> Mistake {
        Mistake::Bracket(BracketMistake::NotClosed {
            open,
            line: Position::of_offset(self.text, at).line,
            right: closing(open),
        })
    }

    /// Conditions that are joined as in a sentence.
    fn joined(&self, found: &str) -> Option<Found> {
        let word = found.to_lowercase();
        let right = match &*word {
            word if OR.contains(&word) => "Any",
            word if AND.contains(&word) => "All",
            _ => return None,
        };
        let is_condition = self.before(1)?.kind == TokenKind::Close(')');
        let is_doubled =
            self.touches(self.at) && self.kind_at(self.at) == self.kind_at(self.at + 1);
        let kind = Mistake::JoinedConditions {
            word: found.repeat(if is_doubled { 2 } else { 1 }),
            right,
        };
        is_condition.then(|| (self.tokens[self.at].range.start, kind))
    }

    /// A block or a key at a place where a bracket before it is still open.
    fn bracket_before_word(&self, kind: &Kind, token: &Token) -> Option<Found> {
        let (open, at) = *self.open.last()?;
        let next = self.kind_at(self.at + 1);
        let is_block = next == Some(&TokenKind::Open('(')) && open == '(';
        let is_key = next == Some(&TokenKind::Sign(':')) && open == '[';
        // A list has no keys; among keys, only the reader knows what is none.
        let is_wrong = is_key || (is_block && matches!(kind, Kind::UnknownKey { .. }));
        let is_wrong = is_wrong && token.kind == TokenKind::Word;
        is_wrong.then(|| (token.range.start, self.open_bracket(open, at)))
    }

    /// A number or words where a text belongs.
    fn without_quotation_marks(&self, kind: &Kind, token: &Token) -> Option<Found> {
        let is_bare = matches!(token.kind, TokenKind::Number | TokenKind::Word);
        let is_expected = match kind {
            Kind::TextExpected => true,
            Kind::WrongValue { expected, .. } => expected.starts_with("a string"),
            _ => false,
        };
        if !is_expected || !is_bare {
            return None;
        }
        let rest = &self.text[token.range.start..];
        let end = rest.find([',', ')', ']', '}', '(', '\n', '"']);
        let found = rest[..end.unwrap_or(rest.len())].trim();
        let kind = Mistake::TextWithoutQuotationMarks(found.to_owned());
        Some((token.range.start, kind))
    }

    /// `100.000,00` or `100 000`
    fn grouped_number(&self, token: &Token) -> Option<Found> {
        let is_number = |token: &Token| token.kind == TokenKind::Number;
        let has_three =
            |digits: &str| digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit());
        if !is_number(token) {
            return None;
        }
        let written = self.written(token);
        if let Some(last) = self.before(1).filter(|last| is_number(last)) {
            let between = &self.text[last.range.end..token.range.start];
            let fits = has_three(written) && !between.contains('\n');
            let number = format!("{}{written}", self.written(last));
            return fits.then_some((last.range.start, Mistake::GroupedNumber(number)));
        }
        let mut groups = written.split('.').skip(1).peekable();
        groups.peek()?;
        let whole = groups.all(has_three).then(|| without_groups(written))?;
        let decimals = match (self.kind_at(self.at + 1), self.tokens.get(self.at + 2)) {
            (Some(TokenKind::Sign(',')), Some(decimals))
                if is_number(decimals) && self.touches(self.at) && self.touches(self.at + 1) =>
            {
                self.written(decimals).trim_end_matches('0')
            }
            _ => "",
        };
        let number = if decimals.is_empty() {
            whole
        } else {
            format!("{whole}.{decimals}")
        };
        Some((token.range.start, Mistake::GroupedNumber(number)))
    }

    /// `10,5`
    fn decimal_comma(&self, token: &Token) -> Option<Found> {
        let (comma, whole) = (self.before(1)?, self.before(2)?);
        let is_number = |token: &Token| token.kind == TokenKind::Number;
        let fits = is_number(token)
            && comma.kind == TokenKind::Sign(',')
            && is_number(whole)
            && self.touches(self.at - 1)
            && self.touches(self.at - 2);
        let whole_digits = without_groups(self.written(whole));
        let number = format!("{whole_digits}.{}", self.written(token));
        fits.then_some((whole.range.start, Mistake::DecimalComma(number)))
    }

    /// A word whose brackets are missing, are too many, or hold something else.
    fn around_brackets(&self, kind: &Kind, token: &Token) -> Option<Found> {
        let last = self.before(1)?;
        let is_bracket = token.kind == TokenKind::Open('(');
        let of_word = |word: &Token| {
            let name = self.written(word);
            let is_variant = word.kind == TokenKind::Word && name.starts_with(char::is_uppercase);
            is_variant.then(|| (word.range.start, name.to_owned()))
        };
        let (start, kind) = match kind {
            Kind::Expected("(" | "[" | "{") | Kind::Unexpected if last.kind == TokenKind::Word => {
                let (start, word) = of_word(last)?;
                (
                    start,
                    Mistake::ContentExpected {
                        word,
                        example: None,
                    },
                )
            }
            Kind::Expected(_) | Kind::Unexpected if last.kind == TokenKind::Open('(') => {
                let (start, word) = of_word(self.before(2)?)?;
                (
                    start,
                    Mistake::ContentExpected {
                        word,
                        example: None,
                    },
                )
            }
            Kind::Expected(_) if is_bracket => {
                let (start, word) = of_word(last)?;
                (start, Mistake::NoContentExpected(word))
            }
            _ => return None,
        };
        Some((start, kind))
    }

    /// Words in a row, as in a comment that has lost its sign.
    fn bare_words(&self, token: &Token) -> Option<Found> {
        let next = self.tokens.get(self.at + 1)?;
        let between = self.text.get(token.range.end..next.range.start)?;
        let are_words = token.kind == TokenKind::Word && next.kind == TokenKind::Word;
        let are_in_a_row = are_words && !between.contains('\n');
        are_in_a_row.then_some((token.range.start, Mistake::BareWords))
    }

    /// A comma that is missing or one too many.
    fn commas(&self, kind: &Kind, token: &Token) -> Option<Found> {
        let last = self.before(1)?;
        let begins = |kind: &TokenKind| matches!(kind, TokenKind::Open(_));
        let is_value = |kind: &TokenKind| {
            matches!(
                kind,
                TokenKind::Text { .. } | TokenKind::Word | TokenKind::Number
            )
        };
        let is_extra = token.kind == TokenKind::Sign(',')
            && (begins(&last.kind) || last.kind == TokenKind::Sign(','));
        if is_extra {
            return Some((token.range.start, Mistake::ExtraComma));
        }
        let is_missing = matches!(kind, Kind::Expected("," | ")" | "]" | "}"))
            && (is_value(&token.kind) || begins(&token.kind))
            && (is_value(&last.kind) || matches!(last.kind, TokenKind::Close(_)));
        is_missing.then_some((last.range.end, Mistake::MissingComma))
    }

    /// Where the reader's own finding is shown.
    fn place_of(&self, kind: &Kind, start: usize) -> usize {
        match kind {
            // What lacks a key is known by the bracket that it begins with.
            Kind::MissingKey(_) => self.open.last().map_or(start, |(_, at)| *at),
            Kind::UnknownKey { .. }
            | Kind::DuplicateKey(_)
            | Kind::UnknownVariant { .. }
            | Kind::Mistake(_)
            | Kind::Other(_) => start,
            _ => self
                .tokens
                .get(self.at)
                .map_or(self.text.trim_end().len(), |token| token.range.start),
        }
    }
}

/// The first quotation mark of a word processor in a text that is followed by something, and its byte.
fn curly_end(part: &str, behind: &str) -> Option<(usize, char)> {
    part.char_indices().find(|(at, mark)| {
        let after = &part[at + mark.len_utf8()..];
        QUOTATION_MARKS.contains(*mark) && after.starts_with(behind)
    })
}

/// Returns why a raw text contains the beginning of another one, and the byte in it where that shows: it ends in a
/// quotation mark of a word processor, or not at all. `None` for a text that contains none.
#[must_use]
pub fn unended_raw_text(content: &str) -> Option<(usize, Mistake)> {
    let next = content.find("r#\"")?;
    let curly = curly_end(&content[..next], "#");
    Some(match curly {
        Some((at, mark)) => (at, Mistake::WrongQuotationMark(mark)),
        None => (next, Mistake::TextNotEnded { is_raw: true }),
    })
}

/// A text where a word belongs.
fn word_expected(kind: &Kind, token: &Token) -> Option<Found> {
    let is_text = matches!(token.kind, TokenKind::Text { .. });
    let is_wrong = is_text && *kind == Kind::Unexpected;
    is_wrong.then_some((token.range.start, Mistake::WordExpected))
}

/// The bracket that closes an opening one.
/// Returns a whole number without the points between its thousands.
fn without_groups(number: &str) -> String {
    number.replace('.', "")
}

fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

/// Whether a text on one line ends in the next key, as after a forgotten quotation mark: `Namn, text: `.
fn runs_into_key(content: &str) -> bool {
    let Some(before) = content.trim_end().strip_suffix(':') else {
        return false;
    };
    let is_of_key = |c: char| c.is_ascii_lowercase() || c == '_';
    let rest = before.trim_end().trim_end_matches(is_of_key);
    rest.len() < before.trim_end().len() && rest.trim_end().ends_with([',', '('])
}
