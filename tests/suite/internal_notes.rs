//! The built-in template with what lawyers would like to put in: a note that only the form has, wording that it brings, a
//! fallback, a remark, a service that no page lists.

use klausul::template::{Sources, Template, load};

use crate::support::{TYPEFACE, edit, sources};

const FIELDS: &str = r#"    fields: [
        (
            id: "internal.note",
            group: "agreement",
            kind: Lines(most: 6),
            label: "Intern anteckning",
            help: "Syns aldrig utanför huset: rabatter och svagheter.",
            required: No,
            form_only: true,
        ),
        (
            id: "internal.approver",
            group: "agreement",
            kind: Text,
            label: "Godkännare",
            required: When(Answered("internal.note")),
            standard: "Advokat Alfhild",
            form_only: true,
        ),
"#;

const SERVICES: &str = r#"    services: [
        (
            id: "internal-counsel",
            set: "A",
            family: "juridik",
            name: "Intern rådgivning utan arvode",
            short: "Rådgivning",
            form_only: true,
        ),
"#;

const BLOCKS: &str = r#"
        Paragraph(
            id: "liability-soft-fallback",
            when: Not(Service("juridiska-arenden")),
            text: "Ansvaret är begränsat till {variant amount}.",
            variants: {
                "amount": [
                    (when: All([Answered("internal.note"), Service("inkasso")]), text: "femtiotusen euro"),
                    (when: Answered("internal.approver"), text: "sextiotusen euro och {agreement.number}"),
                    (when: Service("moms-aterbaring"), text: "{signing.place} sjuttiotusen euro"),
                    (when: Service("internal-counsel"), text: "åttiotusen euro"),
                    (text: ""),
                ],
            },
        ),
        Paragraph(
            id: "secret-deal",
            when: Answered("internal.note"),
            text: "Särskilda villkor gäller.",
        ),
        // A)
"#;

/// Returns the files of the template.
pub fn internal_notes() -> Sources {
    let mut files = sources("templates/intrum-personuppgifter");
    edit(&mut files, "fields.ron", "    fields: [\n", FIELDS);
    edit(&mut files, "template.ron", "    services: [\n", SERVICES);
    edit(&mut files, "body.ron", "        // A)\n", BLOCKS);
    files
}

/// Returns the template.
pub fn with_internal_notes() -> Template {
    load(&internal_notes(), &TYPEFACE).unwrap()
}
