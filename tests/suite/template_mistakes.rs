//! Mistakes that lawyers make in a template, and what they read then: file, line, column, and what to do.

use std::collections::BTreeSet;
use std::fmt::Write;

use klausul::agreement::{Wording, build};
use klausul::message::{Language, Translator};
use klausul::template::{self, LoadError, Sources};

use crate::session::Session;
use crate::support::{TYPEFACE, edit, example, jpeg, png, sources, turned, with_frame};

const BUILT_IN: &str = "templates/intrum-personuppgifter";

/// A mistake: its name, the file, what stands there, what is put there.
type Mistake = (&'static str, &'static str, &'static str, &'static str);

/// Mistakes in what is written: quotation marks, brackets, commas, words.
#[rustfmt::skip] // a mistake a line
const WRITTEN: &[Mistake] = &[
    ("a closing quotation mark is missing", "fields.ron", "label: \"Kortnamn\",", "label: \"Kortnamn,"),
    ("a closing quotation mark is missing before a raw text", "body.ron", "id: \"title\",", "id: \"title,"),
    ("a closing quotation mark is missing in the middle of a line", "body.ron", "(label: \"Land\", text", "(label: \"Land, text"),
    ("an opening quotation mark is missing", "fields.ron", "label: \"Kortnamn\",", "label: Kortnamn\","),
    ("quotation marks inside a text", "template.ron", "explanation: \"Båda är personuppgiftsansvariga\"", "explanation: \"Båda är \"personuppgiftsansvariga\" här\""),
    ("quotation marks at the beginning of a text", "template.ron", "name: \"Juridiska ärenden\"", "name: \"\"Juridiska\" ärenden\""),
    ("quotation marks inside a text, before a comma", "template.ron", "name: \"Juridiska ärenden\"", "name: \"Ärenden, \"juridiska\", alla\""),
    ("curly quotation marks", "fields.ron", "label: \"Kortnamn\"", "label: “Kortnamn”"),
    ("Swedish curly quotation marks", "fields.ron", "label: \"Kortnamn\"", "label: ”Kortnamn”"),
    ("a curly quotation mark at the end", "fields.ron", "label: \"Kortnamn\"", "label: \"Kortnamn”"),
    ("a curly quotation mark at the beginning of a raw text", "body.ron", "r#\"Allmänt\"#", "r#”Allmänt\"#"),
    ("a curly quotation mark at the end of a raw text", "body.ron", "r#\"Allmänt\"#", "r#\"Allmänt”#"),
    ("single quotation marks", "fields.ron", "label: \"Kortnamn\"", "label: 'Kortnamn'"),
    ("a raw text without its last sign", "body.ron", "r#\"Allmänt\"#", "r#\"Allmänt\""),
    ("a raw text without its end", "body.ron", "r#\"Allmänt\"#", "r#\"Allmänt"),
    ("a raw text that is never closed", "corrections.ron", "r#\"Följande stycke har numret 6.2.\"#", "r#\"Följande stycke har numret 6.2.\""),
    ("a raw text without its beginning", "body.ron", "r#\"Allmänt\"#", "\"Allmänt\"#"),
    ("a raw text without its r", "body.ron", "r#\"Allmänt\"#", "#\"Allmänt\"#"),
    ("a backslash in a text", "fields.ron", "label: \"Kortnamn\"", "label: \"Kort\\namn\\påhitt\""),
    ("a bare number for a label", "body.ron", "label: \"7.1\"", "label: 7.1"),
    ("a bare number for a version", "template.ron", "version: \"1.0.0\"", "version: 1.1"),
    ("a bare number of three parts", "template.ron", "version: \"1.0.0\"", "version: 1.0.1"),
    ("bare words for a text", "template.ron", "name: \"Juridiska ärenden\"", "name: Juridiska ärenden"),
    ("a bare word for a service", "body.ron", "when: ServiceOf(\"B\")", "when: Service(inkasso)"),
    ("a word in quotation marks", "fields.ron", "kind: Email", "kind: \"Email\""),
    ("true in quotation marks", "corrections.ron", "on: true", "on: \"true\""),
    ("conditions joined by or", "body.ron", "when: ServiceOf(\"B\")", "when: Service(\"inkasso\") or Service(\"moms-aterbaring\")"),
    ("conditions joined by eller", "body.ron", "when: ServiceOf(\"B\")", "when: Service(\"inkasso\") eller Service(\"moms-aterbaring\")"),
    ("conditions joined by and", "body.ron", "when: ServiceOf(\"B\")", "when: Service(\"inkasso\") && Service(\"moms-aterbaring\")"),
    ("a condition with not before it", "body.ron", "when: ServiceOf(\"B\")", "when: not ServiceOf(\"A\")"),
    ("conditions without their list", "body.ron", "when: ServiceOf(\"B\")", "when: Any(ServiceOf(\"A\"), ServiceOf(\"B\"))"),
    ("a condition without its name", "body.ron", "when: ServiceOf(\"B\")", "when: ServiceOf"),
    ("Lines without its number", "fields.ron", "kind: Lines(most: 6)", "kind: Lines"),
    ("Lines with a bare number", "fields.ron", "kind: Lines(most: 6)", "kind: Lines(6)"),
    ("Lines with empty brackets", "fields.ron", "kind: Lines(most: 6)", "kind: Lines()"),
    ("Text with a number", "fields.ron", "kind: Lines(most: 6)", "kind: Text(6)"),
    ("one bracket too many in a block", "body.ron", "r#\"Allmänt\"#),", "r#\"Allmänt\"#)),"),
    ("one bracket too many behind a block", "corrections.ron", "on: true,\n        ),", "on: true,\n        )),"),
    ("one bracket too many at the end", "page.ron", "draft_mark: \"UTKAST\",", "draft_mark: \"UTKAST\",)"),
    ("a bracket of another kind", "fields.ron", "labels: {\"fi\": \"Lyhyt nimi\", \"en\": \"Short name\"}", "labels: {\"fi\": \"Lyhyt nimi\", \"en\": \"Short name\")"),
    ("a block that is not closed", "body.ron", "r#\"Allmänt\"#),", "r#\"Allmänt\"#,"),
    ("a closing bracket is missing before a block", "body.ron", "r#\"Behandling av personuppgifter i samarbetsavtal\"#,\n        ),", "r#\"Behandling av personuppgifter i samarbetsavtal\"#,\n"),
    ("a list that is not closed", "body.ron", "            ],\n            common: [", "            common: ["),
    ("the last bracket is missing", "page.ron", "draft_mark: \"UTKAST\",\n    // letterhead: (file: \"brevhuvud.png\", width_mm: 60, alternative: \"Intrums logotyp\"),\n)", "draft_mark: \"UTKAST\",\n"),
    ("# for a comment", "page.ron", "// letterhead", "# letterhead"),
    ("-- for a comment", "page.ron", "// letterhead", "-- letterhead"),
    ("a comment that is not ended", "page.ron", "// letterhead", "/* letterhead"),
    ("a pasted no-break space", "fields.ron", "label: \"Kortnamn\"", "label:\u{a0}\"Kortnamn\""),
    ("an invisible character", "fields.ron", "label: \"Kortnamn\"", "\u{200b}label: \"Kortnamn\""),
    ("a semicolon for a comma", "fields.ron", "label: \"Kortnamn\",", "label: \"Kortnamn\";"),
    ("an equals sign for a colon", "fields.ron", "label: \"Kortnamn\",", "label = \"Kortnamn\","),
    ("a colon is missing", "fields.ron", "label: \"Kortnamn\",", "label \"Kortnamn\","),
    ("a comma is missing at the end of a line", "template.ron", "version: \"1.0.0\",", "version: \"1.0.0\""),
    ("a comma is missing in a line", "body.ron", "(label: \"Land\", text", "(label: \"Land\" text"),
    ("a comma is missing between blocks", "corrections.ron", "on: true,\n        ),\n        (", "on: true,\n        )\n        ("),
    ("one comma too many", "body.ron", "blocks: [", "blocks: [,,"),
    ("a decimal comma", "page.ron", "text_pt: 10.5", "text_pt: 10,5"),
    ("a number in quotation marks", "page.ron", "text_pt: 10.5", "text_pt: \"10.5\""),
    ("a count in quotation marks", "fields.ron", "most: 6", "most: \"6\""),
    ("a mistyped limit for sales", "fields.ron", "term: (sales: (least: 2, most: 4))", "term: (sales: (leest: 2, most: 4))"),
    ("a number for the limits for sales", "fields.ron", "term: (sales: (least: 2, most: 4))", "term: (sales: 4)"),
    ("True in a capital letter", "corrections.ron", "on: true", "on: True"),
    ("a condition that is a text", "body.ron", "when: ServiceOf(\"B\")", "when: \"B\""),
    ("a key that doesn't exist", "template.ron", "families:", "familes:"),
    ("another key that doesn't exist", "page.ron", "(top: 25", "(topp: 25"),
    ("a key that is missing", "template.ron", "version: \"1.0.0\",", ""),
    ("a key twice", "template.ron", "version: \"1.0.0\",", "version: \"1.0.0\", version: \"1.0.1\","),
    ("a kind that doesn't exist", "fields.ron", "kind: Email", "kind: Emial"),
    ("a paper that doesn't exist", "page.ron", "paper: A4", "paper: A5"),
    ("required with true", "fields.ron", "required: Yes", "required: true"),
    ("a newer format", "template.ron", "format: 1", "format: 2"),
    ("a comment that has lost its sign", "page.ron", "// Sidans utseende.", "Sidans utseende."),
];

/// Mistakes in blocks with entries, and in annexes.
#[rustfmt::skip] // a mistake a line
const BLOCKS: &[Mistake] = &[
    ("a list without items", "body.ron", "blocks: [\n        Title(", "blocks: [List(id: \"x\", items: []),\n        Title("),
    ("a list four levels deep", "body.ron", "blocks: [\n        Title(", "blocks: [List(id: \"x\", items: [(text: \"a\", items: [(text: \"b\", items: [(text: \"c\", items: [(text: \"d\")])])])]),\n        Title("),
    ("an item's condition that never holds", "body.ron", "blocks: [\n        Title(", "blocks: [Section(id: \"y\", when: ServiceOf(\"A\"), blocks: [List(id: \"x\", items: [(text: \"a\", when: Not(ServiceOf(\"A\")))])]),\n        Title("),
    ("labels that don't exist", "body.ron", "blocks: [\n        Title(", "blocks: [List(id: \"x\", labels: Letters, items: [(text: \"a\")]),\n        Title("),
    ("a definition without words", "body.ron", "blocks: [\n        Title(", "blocks: [Definitions(id: \"x\", terms: [(term: \"Kund\", text: \"\")]),\n        Title("),
    ("a table without rows", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\")]),\n        Title("),
    ("a row with a cell too few", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\"), (header: \"b\")], rows: [(cells: [\"1\"])]),\n        Title("),
    ("shares that come to more than a table", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\", width: Share(60)), (header: \"b\", width: Share(50))], rows: [(cells: [\"1\", \"2\"])]),\n        Title("),
    ("a column that is left no width", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\", width: Share(100)), (header: \"b\")], rows: [(cells: [\"1\", \"2\"])]),\n        Title("),
    ("a share of nothing", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\", width: Share(0)), (header: \"b\")], rows: [(cells: [\"1\", \"2\"])]),\n        Title("),
    ("thirteen columns", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\"), (header: \"a\"), (header: \"a\"), (header: \"a\"), (header: \"a\"), (header: \"a\"), (header: \"a\"), (header: \"a\"), (header: \"a\"), (header: \"a\"), (header: \"a\"), (header: \"a\"), (header: \"a\")], rows: [(cells: [\"1\", \"1\", \"1\", \"1\", \"1\", \"1\", \"1\", \"1\", \"1\", \"1\", \"1\", \"1\", \"1\"])]),\n        Title("),
    ("a table with rows of its own and of services", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\", text: \"{service.name}\")], rows: [(cells: [\"1\"])], from: AllServices),\n        Title("),
    ("a table of services that doesn't name them", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\", text: \"1\")], from: Services(\"A\")),\n        Title("),
    ("a table of a set that doesn't exist", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\", text: \"{service.name}\")], from: Services(\"C\")),\n        Title("),
    ("a service's name in the running text", "body.ron", "blocks: [\n        Title(", "blocks: [Paragraph(id: \"x\", text: \"{service.name}\"),\n        Title("),
    ("a table of a field of another kind", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\", text: \"{row.name}\")], from: Field(\"customer.name\")),\n        Title("),
    ("a table of a field that doesn't exist", "body.ron", "blocks: [\n        Title(", "blocks: [Table(id: \"x\", columns: [(header: \"a\", text: \"{row.name}\")], from: Field(\"customer.nmae\")),\n        Title("),
    ("a row's column in the running text", "body.ron", "blocks: [\n        Title(", "blocks: [Paragraph(id: \"x\", text: \"{row.name}\"),\n        Title("),
    ("an annex inside an annex", "body.ron", "blocks: [\n        Title(", "blocks: [Annex(id: \"x\", label: \"Bilaga {annex number}\", text: \"a\", blocks: [Annex(id: \"y\", label: \"Bilaga {annex number}\", text: \"b\", blocks: [])]),\n        Title("),
    ("an annex that refers to itself in its heading", "body.ron", "blocks: [\n        Title(", "blocks: [Annex(id: \"x\", label: \"Bilaga {annex number}\", text: \"Se {block x}\", blocks: []),\n        Title("),
    ("an annex that refers to itself in its label", "body.ron", "blocks: [\n        Title(", "blocks: [Annex(id: \"x\", label: \"Bilaga {block x}\", text: \"a\", blocks: []),\n        Title("),
    ("a field in the label of an annex", "body.ron", "blocks: [\n        Title(", "blocks: [Annex(id: \"x\", label: \"Bilaga {customer.name}\", text: \"a\", blocks: []),\n        Title("),
    ("a reference to an annex that is not printed", "body.ron", "blocks: [\n        Title(", "blocks: [Paragraph(id: \"y\", text: \"Se {block x}.\"), Annex(id: \"x\", when: ServiceOf(\"B\"), label: \"Bilaga {annex number}\", text: \"a\", blocks: []),\n        Title("),
    ("a number of an annex in the running text", "body.ron", "blocks: [\n        Title(", "blocks: [Paragraph(id: \"y\", text: \"Se {annex number}.\"),\n        Title("),
];

/// Mistakes in what is meant: names, conditions, places in texts, numbers, pictures.
#[rustfmt::skip] // a mistake a line
const MEANT: &[Mistake] = &[
    ("a choice without options", "fields.ron", "kind: Lines(most: 6)", "kind: Choice(options: [])"),
    ("options of the same name", "fields.ron", "kind: Lines(most: 6)", "kind: Choice(options: [(id: \"a\", text: \"ett\"), (id: \"a\", text: \"två\")])"),
    ("options that print the same", "fields.ron", "kind: Lines(most: 6)", "kind: Choices(options: [(id: \"a\", text: \"ett\"), (id: \"b\", text: \"ett\")])"),
    ("an option that prints the name of another", "fields.ron", "kind: Lines(most: 6)", "kind: Choice(options: [(id: \"a\", text: \"b\"), (id: \"b\", text: \"två\")])"),
    ("an option without a text", "fields.ron", "kind: Lines(most: 6)", "kind: Choice(options: [(id: \"a\", text: \"\")])"),
    ("an option with a key that doesn't exist", "fields.ron", "kind: Lines(most: 6)", "kind: Choice(options: [(id: \"a\", txt: \"ett\")])"),
    ("yes and no that print the same", "fields.ron", "kind: Lines(most: 6)", "kind: YesNo(yes: \"ja\", no: \"ja\")"),
    ("a lower bound above the upper one", "fields.ron", "kind: Lines(most: 6)", "kind: Number(least: 5, most: 2)"),
    ("an amount with bounds the wrong way round", "fields.ron", "kind: Lines(most: 6)", "kind: Amount(currency: \"EUR\", least: 5.5, most: 2)"),
    ("a bound with too many decimals", "fields.ron", "kind: Lines(most: 6)", "kind: Percent(least: 0.125)"),
    ("a currency that doesn't exist", "fields.ron", "kind: Lines(most: 6)", "kind: Amount(currency: \"EURO\")"),
    ("a gender that doesn't exist", "fields.ron", "kind: Lines(most: 6)", "kind: Number(unit: (one: \"vecka\", many: \"veckor\", gender: \"comon\"))"),
    ("a standard outside of its range", "fields.ron", "kind: Lines(most: 6)", "kind: Number(least: 5, most: 9), standard: \"2\""),
    ("a standard that is none of the options", "fields.ron", "kind: Lines(most: 6)", "kind: Choice(options: [(id: \"a\", text: \"ett\")]), standard: \"b\""),
    ("a standard of rows", "fields.ron", "kind: Lines(most: 6)", "kind: Rows(columns: [(id: \"a\", kind: Text, label: \"A\")], most: 3), standard: \"b\""),
    ("rows without columns", "fields.ron", "kind: Lines(most: 6)", "kind: Rows(columns: [], most: 3)"),
    ("more rows than are possible", "fields.ron", "kind: Lines(most: 6)", "kind: Rows(columns: [(id: \"a\", kind: Text, label: \"A\")], most: 5001)"),
    ("rows in rows", "fields.ron", "kind: Lines(most: 6)", "kind: Rows(columns: [(id: \"a\", kind: Rows(columns: [(id: \"b\", kind: Text, label: \"B\")], most: 3), label: \"A\")], most: 3)"),
    ("columns of the same name", "fields.ron", "kind: Lines(most: 6)", "kind: Rows(columns: [(id: \"a\", kind: Text, label: \"A\"), (id: \"a\", kind: Text, label: \"B\")], most: 3)"),
    ("a column that names no country", "fields.ron", "kind: Lines(most: 6)", "kind: Rows(columns: [(id: \"a\", kind: BusinessId(country: \"b\"), label: \"A\")], most: 3)"),
    ("a text in words", "body.ron", "{provider.short_name}", "{provider.short_name, words}"),
    ("a country with a code", "body.ron", "{provider.short_name}", "{provider.country, code}"),
    ("signatories that are counted", "body.ron", "{provider.short_name}", "{provider.signatories, count}"),
    ("a condition on an option that doesn't exist", "body.ron", "when: ServiceOf(\"A\")", "when: Is(\"provider.country\", \"Finland\")"),
    ("a condition on the answer of a text", "body.ron", "when: ServiceOf(\"A\")", "when: Is(\"provider.name\", \"Intrum\")"),
    ("a bound for what is no number", "body.ron", "when: ServiceOf(\"A\")", "when: Above(\"provider.country\", 2)"),
    ("rows of what has none", "body.ron", "when: ServiceOf(\"A\")", "when: HasRows(\"provider.name\")"),
    ("a condition that no country meets", "body.ron", "when: ServiceOf(\"A\")", "when: All([Is(\"provider.country\", \"FI\"), Is(\"provider.country\", \"SE\")])"),
    ("a set that doesn't exist", "template.ron", "set: \"B\",\n            family: \"moms\"", "set: \"C\",\n            family: \"moms\""),
    ("a family that doesn't exist", "template.ron", "family: \"juridik\"", "family: \"jurdik\""),
    ("a name twice", "template.ron", "id: \"juridiska-arenden\"", "id: \"inkasso\""),
    ("a name with a space and letters with dots", "template.ron", "id: \"juridiska-arenden\"", "id: \"juridiska ärenden\""),
    ("a name with a no-break space at its end", "template.ron", "id: \"juridiska-arenden\"", "id: \"juridiska-arenden\u{a0}\""),
    ("a name that is empty", "template.ron", "id: \"juridiska-arenden\"", "id: \"\""),
    ("a character that can't be printed", "template.ron", "name: \"Juridiska ärenden\"", "name: \"Juridiska 事\""),
    ("a text that is empty", "template.ron", "name: \"Inkassoservice\"", "name: \"\""),
    ("a language that is none", "template.ron", "language: \"sv-SE\"", "language: \"swedish\""),
    ("a term that needs no answer", "fields.ron", "required: When(ServiceOf(\"B\")),", "required: No,"),
    ("braces in a label", "body.ron", "label: \"7.1\"", "label: \"{strong 7.1}\""),
    ("braces in a service's name", "template.ron", "name: \"Juridiska ärenden\"", "name: \"Ärenden {customer.name}\""),
    ("yes that prints the word for no", "fields.ron", "kind: Email", "kind: YesNo(yes: \"Nej\", no: \"gäller\")"),
    ("a second running head", "body.ron", "        Title(", "        RunningHead(id: \"x\", text: \"a\"), RunningHead(id: \"y\", text: \"b\"),\n        Title("),
    ("the day of approval in the running text", "body.ron", "        Title(", "        Paragraph(id: \"x\", text: \"Godkänd {template approved}\"),\n        Title("),
    ("an original's hash that is none", "template.ron", "    // Villkorsgrupperna.", "    original: (id: \"avtal\", version: \"1.0\", hash: \"4f1c22ab\"),\n    // Villkorsgrupperna."),
    ("a translation of itself", "template.ron", "    // Villkorsgrupperna.", "    original: (id: \"intrum-personuppgifter\", version: \"1.0\", hash: \"0000000000000000000000000000000000000000000000000000000000000000\"),\n    // Villkorsgrupperna."),
    ("a field of another kind", "fields.ron", "country: \"provider.country\"", "country: \"provider.city\""),
    ("a set that doesn't exist in a condition", "fields.ron", "required: Yes", "required: When(ServiceOf(\"D\"))"),
    ("follows in a circle", "fields.ron", "required: Yes,\n            standard: \"Intrum Oy\",", "required: Yes,\n            standard: \"Intrum Oy\",\n            follows: \"provider.short_name\","),
    ("a field that follows itself", "fields.ron", "follows: \"provider.name\"", "follows: \"provider.short_name\""),
    ("a term without a standard", "fields.ron", "standard: \"2\",\n            term: (sales: (least: 2, most: 4)),", "term: (sales: (least: 2, most: 4)),"),
    ("a range that excludes its standard", "fields.ron", "kind: Number(least: 1, most: 8,", "kind: Number(least: 3, most: 8,"),
    ("limits for sales that exclude the standard", "fields.ron", "term: (sales: (least: 2, most: 4))", "term: (sales: (least: 3, most: 4))"),
    ("limits for sales beyond those of the field", "fields.ron", "term: (sales: (least: 2, most: 4))", "term: (sales: (least: 0, most: 9))"),
    ("limits for sales upside down", "fields.ron", "term: (sales: (least: 2, most: 4))", "term: (sales: (least: 4, most: 2))"),
    ("options for sales where a range belongs", "fields.ron", "term: (sales: (least: 2, most: 4))", "term: (sales: [\"2\", \"3\"])"),
    ("a range for sales where options belong", "fields.ron", "kind: Text,\n            label: \"Kortnamn\",", "kind: Choice(options: [(id: \"Intrum\", text: \"Intrum\"), (id: \"b\", text: \"Intrum B\")]), term: (sales: (least: 1)),\n            label: \"Kortnamn\","),
    ("options for sales that don't exist or stand twice", "fields.ron", "kind: Text,\n            label: \"Kortnamn\",", "kind: Choice(options: [(id: \"Intrum\", text: \"Intrum\"), (id: \"b\", text: \"Intrum B\")]), term: (sales: [\"Intrumm\", \"Intrum\", \"Intrum\"]),\n            label: \"Kortnamn\","),
    ("no options for sales", "fields.ron", "kind: Text,\n            label: \"Kortnamn\",", "kind: Choice(options: [(id: \"Intrum\", text: \"Intrum\"), (id: \"b\", text: \"Intrum B\")]), term: (sales: []),\n            label: \"Kortnamn\","),
    ("a term of a kind that can't be one", "fields.ron", "standard: \"FI\",", "standard: \"FI\", term: (),"),
    ("a number of lines that is not allowed", "fields.ron", "kind: Lines(most: 6)", "kind: Lines(most: 60)"),
    ("a field that doesn't exist", "body.ron", "{provider.short_name}", "{provider.shortname}"),
    ("a form that doesn't exist", "body.ron", "{provider.short_name}", "{provider.short_name, genitiv}"),
    ("a form without its comma", "body.ron", "{provider.short_name}", "{provider.short_name genitive}"),
    ("a field with a space for its full stop", "body.ron", "{provider.short_name}", "{provider short_name}"),
    ("a brace that is not closed", "body.ron", "{provider.short_name}", "{provider.short_name"),
    ("a brace that is printed", "body.ron", "{provider.short_name}", "{provider.short_name} (})"),
    ("a brace that is printed, with a wrong name", "body.ron", "{provider.short_name}", "{brace opened}"),
    ("braces twice", "body.ron", "{provider.short_name}", "{{provider.short_name}}"),
    ("braces with nothing in them", "body.ron", "{provider.short_name}", "{}"),
    ("a keyword without a name", "body.ron", "{set A}", "{set}"),
    ("a keyword that doesn't exist", "body.ron", "{set A}", "{grupp A}"),
    ("a set that doesn't exist in a text", "body.ron", "{set A}", "{set Ä}"),
    ("a block that doesn't exist in a text", "body.ron", "{set A}", "{block a-hedding}"),
    ("a reference to what is not printed", "body.ron", "{set A}", "{set B}"),
    ("a variant that doesn't exist", "body.ron", "{variant definition}", "{variant defintion}"),
    ("a variant that is not used", "body.ron", "{variant definition}", "Kunden"),
    ("a variant inside a variant", "body.ron", "(text: r#\"Kunden (", "(text: r#\"Kunden {variant definition} ("),
    ("a variant in a heading", "body.ron", "r#\"Allmänt\"#", "r#\"Allmänt {variant definition}\"#"),
    ("a field inside another language", "body.ron", "{variant definition}", "{variant definition} {lang en a report on {customer.name}, b}"),
    ("another language without words", "body.ron", "{variant definition}", "{variant definition} {lang en}"),
    ("another language that is none", "body.ron", "{variant definition}", "{variant definition} {lang english a, b}"),
    ("another language that can't be printed", "body.ron", "{variant definition}", "{variant definition} {lang zh 事}"),
    ("emphasis that is not closed", "body.ron", "{variant definition}", "{strong {variant definition}"),
    ("emphasis without words", "body.ron", "{variant definition}", "{variant definition} {italic  }"),
    ("emphasis without words or a space", "body.ron", "{variant definition}", "{variant definition} {strong}"),
    ("emphasis inside emphasis", "body.ron", "{variant definition}", "{strong a {italic {variant definition}}}"),
    ("a field that doesn't exist inside emphasis", "body.ron", "{variant definition}", "{strong a {italik b}} {variant definition}"),
    ("a condition that never holds", "body.ron", "when: ServiceOf(\"A\")", "when: All([ServiceOf(\"A\"), Not(ServiceOf(\"A\"))])"),
    ("a variant without a last choice", "body.ron", "(text: r#\"Kunden", "(when: Service(\"inkasso\"), text: r#\"Kunden"),
    ("a party's field that doesn't exist", "body.ron", "{party.name}", "{party.nmae}"),
    ("a signatory's field that doesn't exist", "body.ron", "{signatory.name}", "{signatory.nickname}"),
    ("a party's field in the running text", "body.ron", "{provider.short_name}", "{party.short_name}"),
    ("a correction of words that don't exist", "corrections.ron", "bör-jar", "bör-jade"),
    ("a correction of words that stand often", "corrections.ron", "source: r#\"bör-jar\"#", "source: r#\"den\"#"),
    ("a correction in a block that doesn't exist", "corrections.ron", "block: \"b-6-1\"", "block: \"b-6-3\""),
    ("a correction of a label that doesn't exist", "corrections.ron", "block: \"b-6-1\"", "block: \"lead-in\""),
    ("a correction in a section", "corrections.ron", "block: \"b-6-1\"", "block: \"b\""),
    ("a correction without a reason", "corrections.ron", "reason: r#\"Följande stycke har numret 6.2.\"#", "reason: \"\""),
    ("a typeface that doesn't exist", "page.ron", "Source Serif 4", "Source Serif"),
    ("a size that is not allowed", "page.ron", "text_pt: 10.5", "text_pt: 40"),
    ("a picture that is missing", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"sigill.png\""),
    ("a picture whose name is mistyped", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"fotto.png\""),
    ("a picture in a folder of its own", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"bilder/logo.png\""),
    ("a picture that exists but has another ending", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"logotype.gif\""),
    ("a picture with a name in capital letters", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"LOGO.PNG\""),
    ("a picture that is cut off behind its beginning", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"foto.png\""),
    ("a picture that is cut off", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"halv.png\""),
    ("a genitive of a field that doesn't exist", "fields.ron", "(\n            id: \"provider.short_name\",", "(id: \"x\", group: \"provider\", kind: Text, label: \"Genitiv\", required: No, genitive_of: \"provider.shortname\"),\n        (\n            id: \"provider.short_name\","),
    ("a genitive that is required", "fields.ron", "(\n            id: \"provider.short_name\",", "(id: \"x\", group: \"provider\", kind: Text, label: \"Genitiv\", required: Yes, genitive_of: \"provider.short_name\"),\n        (\n            id: \"provider.short_name\","),
    ("a genitive of signatories", "fields.ron", "(\n            id: \"provider.short_name\",", "(id: \"x\", group: \"provider\", kind: Text, label: \"Genitiv\", required: No, genitive_of: \"provider.signatories\"),\n        (\n            id: \"provider.short_name\","),
    ("a genitive twice", "fields.ron", "(\n            id: \"provider.short_name\",", "(id: \"x\", group: \"provider\", kind: Text, label: \"Genitiv\", required: No, genitive_of: \"provider.short_name\"),\n        (id: \"y\", group: \"provider\", kind: Text, label: \"Genitiv\", required: No, genitive_of: \"provider.short_name\"),\n        (\n            id: \"provider.short_name\","),
    ("a genitive that no text prints", "fields.ron", "(\n            id: \"provider.short_name\",", "(id: \"x\", group: \"provider\", kind: Text, label: \"Genitiv\", required: No, genitive_of: \"customer.name\"),\n        (\n            id: \"provider.short_name\","),
    ("a genitive of a number", "body.ron", "text: \"", "text: \"{audit.times, genitive} "),
    ("a percent sign", "page.ron", "text_pt: 10.5", "text_pt: 10%"),
    ("a number in groups", "page.ron", "text_pt: 10.5", "text_pt: 1.000,00"),
    ("a number in groups with spaces", "page.ron", "text_pt: 10.5", "text_pt: 10 000"),
    ("a condition with too little in it", "fields.ron", "required: Yes", "required: When(Is(\"customer.country\"))"),
    ("a JPEG picture of which half is missing", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"half.jpg\""),
    ("a picture that is PNG only by name", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"vektor.png\""),
    ("a picture of an unknown kind", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"text.png\""),
    ("a JPEG picture in printing inks", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"cmyk.jpg\""),
    ("a JPEG picture with 12 bits", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"bits.jpg\""),
    ("a JPEG picture that was turned", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"turned.jpg\""),
    ("a JPEG picture with too many pixels", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"huge.jpg\""),
    ("a JPEG picture without its end", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (file: \"short.jpg\""),
    ("a letterhead wider than the column", "page.ron", "// letterhead: (file: \"brevhuvud.png\", width_mm: 60", "letterhead: (file: \"logo.jpg\", width_mm: 147"),
    ("a letterhead too tall for the column", "page.ron", "// letterhead: (file: \"brevhuvud.png\", width_mm: 60", "letterhead: (file: \"tall.png\", width_mm: 40"),
    ("a letterhead wider than the margin allows", "page.ron", "// letterhead: (file: \"brevhuvud.png\", width_mm: 60", "letterhead: (place: Margin, file: \"logo.jpg\", width_mm: 70"),
    ("a letterhead without room in the margin", "page.ron", "// letterhead: (file: \"brevhuvud.png\", width_mm: 60", "letterhead: (place: Margin, file: \"tall.png\", width_mm: 10"),
    ("a place that doesn't exist", "page.ron", "// letterhead: (file: \"brevhuvud.png\"", "letterhead: (place: Foot, file: \"logo.jpg\""),
];

/// The built-in template, with some pictures in its folder.
fn with_pictures() -> Sources {
    let mut sources = sources(BUILT_IN);
    let mut add = |name: &str, bytes: &[u8]| sources.files.insert(name.to_owned(), bytes.to_vec());
    add("foto.png", b"\xFF\xD8\xFF\xE0 a photograph");
    add("halv.png", b"\x89PNG\r\n\x1A\n");
    for name in ["LOGO.PNG", "logotype.gif"] {
        sources.other_names.insert(name.to_owned());
    }
    sources
}

/// Pictures that only the mistakes that name them have in the folder.
fn other_pictures() -> [(&'static str, Vec<u8>); 10] {
    let logo = jpeg("logo");
    let short = logo[..logo.len() - 2].to_vec();
    [
        ("vektor.png", b"GIF89a".to_vec()),
        ("text.png", b"a logotype".to_vec()),
        ("tall.png", png(20, 100, [0, 0, 0, 255])),
        ("cmyk.jpg", jpeg("cmyk")),
        ("bits.jpg", with_frame(&logo, 4, &[12])),
        ("huge.jpg", with_frame(&logo, 5, &[0xFF; 4])),
        ("turned.jpg", turned(&logo, 6)),
        ("short.jpg", short),
        ("half.jpg", [&logo[..logo.len() / 2], b"\xFF\xD9"].concat()),
        ("logo.jpg", logo),
    ]
}

/// Returns what is reported of a mistake.
fn error_of(mistake: &Mistake) -> LoadError {
    let (name, file, from, to) = mistake;
    let mut sources = with_pictures();
    for (picture, bytes) in other_pictures() {
        if to.contains(&format!("\"{picture}\"")) {
            sources.files.insert(picture.to_owned(), bytes);
        }
    }
    edit(&mut sources, file, from, to);
    let error = template::load(&sources, &TYPEFACE).err();
    error.unwrap_or_else(|| panic!("nothing is reported of {name}"))
}

#[test]
fn mistakes_are_reported_with_place_and_advice() {
    let translator = Translator::new(Language::Sv);
    let mut reports = String::new();
    let mut names = BTreeSet::new();
    for mistake in WRITTEN.iter().chain(BLOCKS).chain(MEANT) {
        let (name, file, ..) = mistake;
        assert!(names.insert(name), "{name} stands twice");
        let error = error_of(mistake);
        writeln!(reports, "{name}").unwrap();
        for problem in &error.problems {
            let sentence = translator.format(&problem.kind.message());
            writeln!(reports, "    {}: {sentence}", problem.place).unwrap();
        }
        let is_in_file = |problem: &template::Problem| problem.place.file.name() == *file;
        let mut in_file = error.problems.iter().filter(|problem| is_in_file(problem));
        let has_place = |problem: &template::Problem| problem.place.position.is_some();
        assert!(in_file.any(has_place), "{name} has no place");
    }
    assert!(names.len() >= 60);
    insta::assert_snapshot!(reports);
}

#[test]
fn mistakes_are_reported_in_every_language() {
    for language in [Language::Sv, Language::Fi, Language::En] {
        let translator = Translator::new(language);
        for mistake in WRITTEN.iter().chain(BLOCKS).chain(MEANT) {
            for problem in error_of(mistake).problems {
                let message = problem.kind.message();
                let sentence = translator.format(&message);
                let is_whole = !sentence.contains("{$") && sentence != message.id();
                assert!(is_whole, "{language:?} {}: {sentence}", mistake.0);
            }
        }
    }
}

/// Puts the built-in template into the folder `mall` of a session.
fn with_template(session: &Session) {
    for (name, bytes) in sources(BUILT_IN).files {
        session.write(&format!("mall/{name}"), bytes);
    }
}

#[test]
fn template_check_says_what_it_found_right() {
    let session = Session::new();
    with_template(&session);
    let mut answers = String::new();
    for language in ["sv", "fi", "en"] {
        let arguments = format!("template check mall --lang {language}");
        answers.push_str(&session.succeed(&arguments));
    }
    let hash = &crate::support::built_in().hash;
    insta::assert_snapshot!(answers.replace(hash, "<hash>"));
    let json = session.succeed("template check mall --json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["problems"], serde_json::json!([]));
    assert_eq!(json["template"]["sha256"].as_str(), Some(&**hash));
    assert_eq!(json["template"]["services"], 9);
}

#[test]
fn template_check_knows_a_picture_that_is_neither_png_nor_jpeg() {
    let session = Session::new();
    with_template(&session);
    let page = String::from_utf8(session.read("mall/page.ron")).unwrap();
    let page = page.replace("// letterhead", "letterhead");
    session.write("mall/page.ron", page.replace("brevhuvud.png", "logo.gif"));
    session.write("mall/logo.gif", b"GIF89a");
    insta::assert_snapshot!(session.run("template check mall"));
    let output = session.command("template check mall --json").output();
    let json: serde_json::Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
    assert_eq!(json["template"], serde_json::Value::Null);
    assert_eq!(json["problems"][0]["kind"], "template-picture-name");
    assert_eq!(json["problems"][0]["line"], 18);
}

#[test]
fn braces_are_printed() {
    let mut sources = sources(BUILT_IN);
    let to = "r#\"Allmänt {brace open}1{brace close}\"#";
    edit(&mut sources, "body.ron", "r#\"Allmänt\"#", to);
    let template = template::load(&sources, &TYPEFACE).unwrap();
    let agreement = build(&template, &example(), Wording::Corrected);
    let lines = agreement.lines();
    assert!(
        lines.iter().any(|line| line.ends_with("Allmänt {1}")),
        "{lines:#?}"
    );
}
