//! Random small templates of all blocks and kinds of answers, with random answers: nothing panics, nothing overlaps or
//! stands outside the margins, and all of the agreement is on the pages and in the PDF.

use std::collections::BTreeMap;
use std::fmt::Write;

use klausul::agreement::{Block, Content, Role, Wording, build};
use klausul::draft::{self, Draft};
use klausul::template::{Template, load};
use klausul::typeset::{Ink, Line, Owner, PT_PER_MM, Page, Pages};
use proptest::prelude::*;
use proptest::sample::select;

use crate::kinds::files;
use crate::running_head::texts;
use crate::support::{TYPEFACE, pages_of};
use crate::verify::{PLAIN, exported};

/// The fields: one of each kind, with an answer that it takes.
const FIELDS: &[(&str, &str, &str)] = &[
    ("f-text", "Text", "\"Åkerströms Öst & Söner\""),
    ("f-lines", "Lines(most: 3)", "\"Rad ett\\nRad två\""),
    ("f-country", "Country", "\"FI\""),
    (
        "f-id",
        "BusinessId(country: \"f-country\")",
        "\"0112038-9\"",
    ),
    ("f-code", "PostalCode(country: \"f-country\")", "\"00100\""),
    ("f-email", "Email", "\"namn.efternamn@exempel.example.com\""),
    ("f-date", "Date", "\"2026-11-02\""),
    (
        "f-choice",
        "Choice(options: [(id: \"a\", text: \"första valet\"), (id: \"b\", text: \"andra valet\")])",
        "\"b\"",
    ),
    (
        "f-choices",
        "Choices(options: [(id: \"a\", text: \"namn\"), (id: \"b\", text: \"adress\")])",
        "(chosen: [\"b\", \"a\"])",
    ),
    ("f-yes", "YesNo()", "\"yes\""),
    (
        "f-number",
        "Number(least: 0, most: 90, unit: (one: \"a\", many: \"b\"))",
        "\"21\"",
    ),
    ("f-amount", "Amount(currency: \"EUR\")", "\"12345.5\""),
    ("f-percent", "Percent()", "\"8.25\""),
    ("f-phone", "Phone", "\"+358 40 123 4567\""),
    ("f-iban", "Iban", "\"FI21 1234 5600 0007 85\""),
];

const SIGNATORIES: &str = r#"
    (id: "owner.signatories", group: "g", kind: Signatories(party: "owner", least: 1, most: 3), label: "S", required: No),
    (id: "tenant.signatories", group: "g", kind: Signatories(party: "tenant", least: 1, most: 3), label: "S", required: No),
    (id: "f-rows", group: "g", kind: Rows(columns: [
        (id: "name", kind: Text, label: "Namn", required: true),
        (id: "since", kind: Date, label: "Från"),
        (id: "price", kind: Amount(currency: "EUR"), label: "Pris"),
    ], most: 200), label: "Rader", required: No),"#;

fn word() -> impl Strategy<Value = String> {
    let known = vec![
        "avtal",
        "och",
        "i",
        "personuppgifter",
        "tietosuojaseloste",
        "Underleverantörens",
        "a",
        "(EU) 2016/679",
        "–",
        "Försäkringsaktiebolagsverksamhetsutövare",
        "e-postadress",
        "förordning",
        "§ 3",
        "https://exempel.fi/a/b-c?d",
        "henkilötietojenkäsittelysopimus",
        "2.",
        "Ŧŋ",
        "1 234,50",
        "”ja”",
        "kan/skall",
    ];
    prop_oneof![
        12 => select(known).prop_map(str::to_owned),
        1 => "[a-zåäö]{1,40}",
    ]
}

fn words(max: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..=max).prop_map(|words| words.join(" "))
}

/// A text with emphasis, answers and foreign words in it.
fn text(max: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => words(max),
        1 => words(4).prop_map(|words| format!("{{strong {words}}}")),
        1 => words(4).prop_map(|words| format!("{{italic {words}}}")),
        1 => words(3).prop_map(|words| format!("{{lang en {words}}}")),
        2 => (0..FIELDS.len()).prop_map(|field| format!("{{{}}}", FIELDS[field].0)),
        1 => Just("{f-number, counted}, {f-amount, code}, {f-rows, count}".to_owned()),
        1 => Just("{f-text, genitive} {strong {f-date}}".to_owned()),
    ];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join(" "))
}

fn labels() -> impl Strategy<Value = &'static str> {
    select(vec!["Sign", "Number", "Letter", "Roman"])
}

/// A list, `@` for its name; nested three deep.
fn list() -> impl Strategy<Value = String> {
    let item = |text: String| format!("(text: \"{text}\"),");
    let leaf = text(12).prop_map(item).boxed();
    let nested = |inner: BoxedStrategy<String>| {
        let list = (
            text(8),
            labels(),
            prop::collection::vec(inner.clone(), 1..4),
        );
        let list = list.prop_map(|(text, labels, items)| {
            format!(
                "(text: \"{text}\", labels: {labels}, items: [{}]),",
                items.concat()
            )
        });
        prop_oneof![2 => inner, 1 => list].boxed()
    };
    let items = prop::collection::vec(nested(nested(leaf)), 1..6);
    (labels(), items).prop_map(|(labels, items)| {
        format!(
            "List(id: \"@\", labels: {labels}, items: [{}]),",
            items.concat()
        )
    })
}

/// A table with fixed rows.
fn table() -> impl Strategy<Value = String> {
    (1..=5_usize).prop_flat_map(|columns| {
        let column = (
            words(3),
            select(vec!["", ", align: Right", ", width: Share(15)"]),
        );
        let columns_of = prop::collection::vec(column, columns);
        let cell = prop_oneof![6 => text(6), 2 => Just(String::new()), 1 => text(120)];
        let rows = prop::collection::vec(prop::collection::vec(cell, columns), 1..14);
        (columns_of, rows, any::<bool>()).prop_map(|(columns, rows, has_caption)| {
            let mut table = "Table(id: \"@\", columns: [".to_owned();
            for (header, rest) in columns {
                write!(table, "(header: \"{header}\"{rest}),").unwrap();
            }
            let caption = if has_caption {
                ", caption: \"Tabell 1\""
            } else {
                ""
            };
            write!(table, "]{caption}, rows: [").unwrap();
            for row in rows {
                write!(table, "(cells: {row:?}),").unwrap();
            }
            table + "]),"
        })
    })
}

/// A block that may stand anywhere, `@` for its name.
fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => text(60).prop_map(|text| format!("Paragraph(id: \"@\", text: \"{text}\"),")),
        3 => text(60).prop_map(|text| format!("Clause(id: \"@\", label: \"1.1\", text: \"{text}\"),")),
        2 => (1..=3_u8, words(8), any::<bool>()).prop_map(|(level, text, has_label)| {
            let label = if has_label { "label: \"1\", " } else { "" };
            format!("Heading(id: \"@\", level: {level}, {label}text: \"{text}\"),")
        }),
        3 => list(),
        4 => table(),
        1 => Just("PageBreak(id: \"@\"),".to_owned()),
        1 => Just("Services(id: \"@\", set: \"A\"),".to_owned()),
        1 => Just(r#"Table(id: "@", columns: [(header: "Tjänst", text: "{service.name}")], from: AllServices),"#.to_owned()),
        2 => Just(r#"Table(id: "@", when: HasRows("f-rows"), columns: [
            (header: "Namn", text: "{strong {row.name}}"),
            (header: "Från", text: "{row.since}"),
            (header: "Pris", text: "{row.price}", align: Right),
        ], from: Field("f-rows")),"#.to_owned()),
        1 => prop::collection::vec((words(2), text(20)), 1..4).prop_map(|terms| {
            let mut block = "Definitions(id: \"@\", terms: [".to_owned();
            for (term, text) in terms {
                write!(block, "(term: \"{term}\", text: \"{text}\"),").unwrap();
            }
            block + "]),"
        }),
    ]
}

/// The blocks of a template. Sections, annexes, the parties, the signatures and the running head are part of it or not.
fn body() -> impl Strategy<Value = String> {
    let blocks = prop::collection::vec(block(), 1..7);
    let annex = prop::collection::vec(block(), 1..4);
    (blocks, annex, prop::collection::vec(any::<bool>(), 5), words(10)).prop_map(|(blocks, annex, has, title)| {
        let mut body = String::new();
        let mut number = 0;
        let mut push = |blocks: &[String], body: &mut String| {
            for block in blocks {
                number += 1;
                body.push_str(&block.replacen('@', &format!("b-{number}"), 1));
            }
        };
        if has[0] {
            body.push_str("RunningHead(id: \"head\", text: \"{f-text} · {template version}\"),");
        }
        write!(body, "Title(id: \"title\", text: \"{title}\"),").unwrap();
        if has[1] {
            body.push_str(
                r#"Parties(id: "parties", heading: "Parter", rows: [
                    (label: "Namn", text: "{party.name}"),
                    (label: "Undantag", when: Answered("party.name"), text: "{strong Nej}, {party.name, genitive}"),
                ], common: [(label: "Datum", text: "{f-date}")]),"#,
            );
        }
        let (kept, others) = blocks.split_at(blocks.len().min(usize::from(has[2]) * 2));
        if !kept.is_empty() {
            body.push_str("Section(id: \"kept\", together: true, blocks: [");
            push(kept, &mut body);
            body.push_str("]),");
        }
        push(others, &mut body);
        if has[3] {
            body.push_str(
                r#"Signatures(id: "signatures", heading: "Underskrifter", signer: "{party.name}", lines: [
                    Signature(label: "Namnteckning"), Value(label: "Namn", text: "{signatory.name}"),
                    Value(label: "Titel", text: "{signatory.title}"), Value(label: "Datum", text: "{f-date}"),
                ]),"#,
            );
        }
        if has[4] {
            body.push_str("Annex(id: \"annex\", label: \"Bilaga {annex number}\", text: \"Bilagan\", blocks: [");
            push(&annex, &mut body);
            body.push_str("]),");
        }
        body
    })
}

/// Answers: which fields have one, how many rows and signatories there are.
fn answers() -> impl Strategy<Value = String> {
    let is_answered = prop::collection::vec(prop::bool::weighted(0.8), FIELDS.len());
    let people = prop::collection::vec((words(3), words(4)), 1..4);
    let rows = prop::collection::vec((words(4), any::<bool>()), 0..60);
    (is_answered, words(5), people, rows).prop_map(|(is_answered, name, people, rows)| {
        let mut answers = format!("\"owner.name\": \"{name}\", \"tenant.name\": \"Prov Ab\",");
        for ((id, _, answer), _) in FIELDS
            .iter()
            .zip(is_answered)
            .filter(|(_, is_answered)| *is_answered)
        {
            write!(answers, "\"{id}\": {answer},").unwrap();
        }
        let people = people
            .iter()
            .map(|(name, title)| format!("(name: \"{name}\", title: \"{title}\"),"));
        let people = people.collect::<Vec<_>>().concat();
        write!(
            answers,
            "\"owner.signatories\": [{people}], \"tenant.signatories\": [{people}],"
        )
        .unwrap();
        answers.push_str("\"f-rows\": (rows: [");
        for (name, has_date) in rows {
            let date = if has_date { "2026-01-05" } else { "" };
            write!(
                answers,
                "{{\"name\": \"{name}\", \"since\": \"{date}\", \"price\": \"1234.5\"}},"
            )
            .unwrap();
        }
        answers + "]),"
    })
}

fn template_of(language: &str, body: &str) -> Template {
    let mut fields = String::new();
    for (id, kind, _) in FIELDS {
        let kind = match language {
            "sv" => kind.replace("many: \"b\"", "many: \"b\", gender: \"common\""),
            _ => (*kind).to_owned(),
        };
        write!(
            fields,
            "(id: \"{id}\", group: \"g\", kind: {kind}, label: \"{id}\", required: No),"
        )
        .unwrap();
    }
    // Finnish genitives of names have fields of their own.
    if language == "fi" && body.contains("f-text, genitive") {
        fields.push_str(r#"(id: "g-text", group: "g", kind: Text, label: "G", required: No, genitive_of: "f-text"),"#);
    }
    if language == "fi" && body.contains("party.name, genitive") {
        for party in ["owner", "tenant"] {
            write!(
                fields,
                "(id: \"g-{party}\", group: \"g\", kind: Text, label: \"G\", required: No, genitive_of: \"{party}.name\"),"
            )
            .unwrap();
        }
    }
    fields.push_str(SIGNATORIES);
    load(&files(language, &fields, body), &TYPEFACE)
        .unwrap_or_else(|error| panic!("{error}\n{body}"))
}

fn draft_of(template: &Template, answers: &str) -> Draft {
    let text = format!(
        "(format: 1, template: (id: \"kinds\", version: \"1\"), services: [\"one\", \"two\"], answers: {{{answers}}})"
    );
    let mut draft = draft::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    draft.template_hash = Some(template.hash.clone());
    draft
}

/// A text without white space and places to hyphenate.
fn bare(text: &str) -> String {
    let is_kept = |character: &char| !character.is_whitespace() && *character != '\u{AD}';
    text.chars().filter(is_kept).collect()
}

/// Each part of the agreement is on the pages once; header rows and the running head as often as they are repeated.
fn nothing_is_lost(pages: &Pages) -> Result<(), TestCaseError> {
    let mut found: BTreeMap<(usize, Role), String> = BTreeMap::new();
    for line in pages.pages.iter().flat_map(|page| &page.lines) {
        if let Owner::Block(block, role) = line.owner {
            found
                .entry((block, role))
                .or_default()
                .push_str(&bare(&line.text.text));
        }
    }
    for (index, block) in pages.blocks.iter().enumerate() {
        for part in block.parts() {
            let expected = bare(&part.text());
            let found = found.remove(&(index, part.role)).unwrap_or_default();
            if matches!(part.role, Role::ItemSign(_)) && expected.is_empty() {
                continue; // the page's own sign
            }
            if is_running_head(block) {
                prop_assert!(
                    pages
                        .pages
                        .iter()
                        .all(|page| furniture(page).contains(&expected))
                );
                continue;
            }
            let is_repeated = matches!(part.role, Role::HeaderCell(_));
            if is_repeated && !expected.is_empty() {
                let times = found.len() / expected.len();
                prop_assert!(times > 0, "{} {:?}: {expected}", block.id, part.role);
                prop_assert_eq!(found, expected.repeat(times));
            } else {
                prop_assert_eq!(found, expected, "{} {:?}", block.id, part.role);
            }
        }
    }
    // What is left are the signs of lists, and lines to write on.
    for ((block, role), text) in found {
        let is_sign = matches!(role, Role::ItemSign(_)) || text.is_empty();
        prop_assert!(is_sign, "{} {role:?}: {text}", pages.blocks[block].id);
    }
    Ok(())
}

fn is_running_head(block: &Block) -> bool {
    matches!(block.content, Content::RunningHead(_))
}

/// What stands on a page beside the agreement.
fn furniture(page: &Page) -> String {
    let lines = page
        .lines
        .iter()
        .filter(|line| line.owner == Owner::Furniture);
    lines.map(|line| bare(&line.text.text)).collect()
}

/// What a line covers for certain: left, top, right, bottom.
fn ink_of(line: &Line) -> Option<[f64; 4]> {
    let visible = line
        .text
        .glyphs
        .iter()
        .filter(|glyph| !line.text.text[glyph.text.clone()].trim().is_empty());
    let left = visible.clone().map(|glyph| glyph.x_pt).reduce(f64::min)?;
    let right = visible
        .map(|glyph| glyph.x_pt + glyph.advance_pt)
        .reduce(f64::max)?;
    let (top, bottom) = (
        line.baseline_pt - 0.5 * line.size_pt,
        line.baseline_pt + 0.1 * line.size_pt,
    );
    Some([line.x_pt + left, top, line.x_pt + right, bottom])
}

fn nothing_overlaps(page: &Page) -> Result<(), TestCaseError> {
    let lines: Vec<(&Line, [f64; 4])> = page
        .lines
        .iter()
        .filter(|line| line.ink != Ink::Unseen)
        .filter_map(|line| Some((line, ink_of(line)?)))
        .collect();
    for (index, (line, one)) in lines.iter().enumerate() {
        for (other_line, other) in &lines[index + 1..] {
            let across = one[2].min(other[2]) - one[0].max(other[0]);
            let down = one[3].min(other[3]) - one[1].max(other[1]);
            prop_assert!(
                across < 0.5 || down < 0.1,
                "“{}” {:?} and “{}” {:?} overlap",
                line.text.text,
                line.owner,
                other_line.text.text,
                other_line.owner
            );
        }
    }
    Ok(())
}

fn all_is_within_the_margins(template: &Template, pages: &Pages) -> Result<(), TestCaseError> {
    let margins = template.page.margins_mm;
    // Labels hang out to the left; a hyphen or a full stop may a little to the right.
    let left = (margins.left - template.page.hang_mm) * PT_PER_MM - 3.0;
    let right = pages.width_pt - margins.right * PT_PER_MM + 5.0;
    let (top, bottom) = (
        margins.top * PT_PER_MM,
        pages.height_pt - margins.bottom * PT_PER_MM,
    );
    for line in pages.pages.iter().flat_map(|page| &page.lines) {
        let Owner::Block(block, role) = line.owner else {
            continue;
        };
        let Some(ink) = ink_of(line) else {
            continue;
        };
        let is_within =
            ink[0] >= left && ink[2] <= right && ink[1] >= top - 0.1 && ink[3] <= bottom + 2.0;
        prop_assert!(
            is_within,
            "“{}” {} {role:?} stands at {ink:?}, outside of {left} {top} {right} {bottom}",
            line.text.text,
            pages.blocks[block].id
        );
    }
    Ok(())
}

/// The PDF says on each page what the page model has there.
fn the_pdf_says_the_same(pages: &Pages, pdf: &[u8]) -> Result<(), TestCaseError> {
    let found = texts(pdf);
    prop_assert_eq!(found.len(), pages.pages.len());
    for (page, found) in pages.pages.iter().zip(found) {
        let lines = page.lines.iter().map(|line| bare(&line.text.text));
        let mut expected: Vec<char> = lines.collect::<String>().chars().collect();
        let mut found: Vec<char> = bare(&found).chars().collect();
        // Poppler and we may see the cells of a row in another order.
        expected.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(
            found.iter().collect::<String>(),
            expected.iter().collect::<String>()
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn random_templates_are_set_whole(
        language in select(vec!["sv", "fi", "en"]),
        body in body(),
        answers in answers(),
    ) {
        let template = template_of(language, &body);
        let draft = draft_of(&template, &answers);
        let agreement = build(&template, &draft, Wording::Corrected);
        let pages = pages_of(&template, &draft, false);
        prop_assert_eq!(&agreement.blocks, &pages.blocks);
        nothing_is_lost(&pages)?;
        for page in &pages.pages {
            nothing_overlaps(page)?;
        }
        all_is_within_the_margins(&template, &pages)?;
        the_pdf_says_the_same(&pages, &exported(&template, &draft, &PLAIN))?;
    }
}

/// In columns narrower than their words, down to less than a letter, words are broken, and nothing is lost.
#[test]
fn words_wider_than_their_column_are_broken() {
    for columns in [5, 12] {
        let headers = "(header: \"avtal\"),".repeat(columns);
        let cells = "\"avtal i tvåhundrafemtio\", ".repeat(columns - 1);
        let body = format!(
            "Title(id: \"title\", text: \"T\"), Table(id: \"t\", columns: [{headers}], rows: [
                (cells: [{cells} \"{{strong öååöujöärööämåöåöääöåööqäåjözööåöå}}\"]),
            ]),"
        );
        let template = template_of("sv", &body);
        let pages = pages_of(&template, &draft_of(&template, ""), false);
        nothing_is_lost(&pages).unwrap();
        for page in &pages.pages {
            nothing_overlaps(page).unwrap();
        }
    }
}
