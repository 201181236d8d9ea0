//! How words of the format are written that something in brackets belongs to.

/// Returns an example of a word of the format that something in brackets belongs to.
#[must_use]
pub fn example_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "Lines" => "Lines(most: 6)",
        "BusinessId" => "BusinessId(country: \"customer.country\")",
        "PostalCode" => "PostalCode(country: \"customer.country\")",
        "Signatories" => "Signatories(party: \"customer\", least: 1, most: 4)",
        "When" => "When(Answered(\"customer.name\"))",
        "ServiceOf" => "ServiceOf(\"A\")",
        "Service" => "Service(\"inkasso\")",
        "Answered" => "Answered(\"customer.name\")",
        "Is" => "Is(\"customer.country\", \"FI\")",
        "IsOneOf" => "IsOneOf(\"customer.country\", [\"FI\", \"SE\"])",
        "Above" => "Above(\"audit.times\", 2)",
        "Below" => "Below(\"audit.times\", 2)",
        "HasRows" => "HasRows(\"sub.processors\")",
        "All" => "All([Service(\"inkasso\"), Answered(\"customer.name\")])",
        "Any" => "Any([Service(\"inkasso\"), Answered(\"customer.name\")])",
        "Not" => "Not(Service(\"inkasso\"))",
        "Section" => "Section(id: \"…\", when: …, blocks: […])",
        "Title" => "Title(id: \"…\", text: \"…\")",
        "Heading" => "Heading(id: \"…\", level: 1, label: \"1\", text: \"…\")",
        "Paragraph" => "Paragraph(id: \"…\", text: \"…\")",
        "Clause" => "Clause(id: \"…\", label: \"1.1\", text: \"…\")",
        "Services" => "Services(id: \"…\", set: \"A\")",
        "PageBreak" => "PageBreak(id: \"…\")",
        "RunningHead" => "RunningHead(id: \"…\", text: \"…\")",
        "Share" => "Share(30)",
        "Value" => "Value(label: \"…\", text: \"…\")",
        "Signature" => "Signature(label: \"…\")",
        _ => return None,
    })
}
