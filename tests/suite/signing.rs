//! Marks for signing services that look for text.

use insta::assert_snapshot;
use klausul::signing::Services;

use crate::session::Session;
use crate::support::{example, pages};

/// A file with a signing service of one's own.
const OWN: &str =
    r#"(services: [(id: "own", name: "Own", mark: "HERE-{party}-{number}", source: "")])"#;

/// Returns the text of the example's PDF, exported with these arguments.
fn exported(session: &Session, arguments: &str) -> String {
    let said = session.succeed(&format!(
        "export example.ron -o out.pdf --force {arguments}"
    ));
    assert_eq!(said.lines().count(), 1, "{said}");
    pdf_extract::extract_text(session.path("out.pdf")).unwrap()
}

#[test]
fn every_signatory_has_each_mark_once() {
    let session = Session::with_example();
    let services = Services::built_in().unwrap();
    for service in &services.services {
        let text = exported(&session, &format!("--signing {}", service.id));
        let pages = pages(&example(), false);
        let fields: Vec<_> = pages
            .pages
            .iter()
            .flat_map(|page| &page.signature_boxes)
            .collect();
        assert_eq!(fields.len(), 3);
        for (index, field) in fields.iter().enumerate() {
            let mark = service.mark_for(field, index + 1);
            assert_eq!(text.matches(&mark).count(), 1, "{mark} in {text}");
        }
    }
    let text = exported(&session, "");
    for sign in ["SIGNATURE_", "{{", "\\s1"] {
        assert!(!text.contains(sign), "{sign}");
    }
}

#[test]
fn a_service_can_be_added_in_a_file() {
    let session = Session::with_example();
    session.write("own.ron", OWN);
    let text = exported(&session, "--signing own --signing-services own.ron");
    assert!(text.contains("HERE-Provider-1") && text.contains("HERE-Customer-2"));
}

#[test]
fn a_service_that_cannot_be_used_is_one_line_about_why() {
    let session = Session::with_example();
    session.write("own.ron", OWN);
    session.write("alike.ron", OWN.replace("{party}-{number}", ""));
    session.write("broken.ron", "(services: [");
    assert_snapshot!(session.run("
        export example.ron -o - --signing docusing
        export example.ron -o - --signing other --signing-services own.ron
        export example.ron -o - --signing own --signing-services alike.ron
        export example.ron -o - --signing own --signing-services broken.ron
    "), @r"
    $ klausul export example.ron -o - --signing docusing
    stderr: klausul: --signing: Signeringstjänsten ”docusing” finns inte. Menades ”docusign”?
    status: 2
    $ klausul export example.ron -o - --signing other --signing-services own.ron
    stderr: klausul: own.ron: Signeringstjänsten ”other” finns inte. Det här finns: own.
    status: 2
    $ klausul export example.ron -o - --signing own --signing-services alike.ron
    stderr: klausul: alike.ron: Märket för signeringstjänsten ”own” kan inte användas. Det ska skilja undertecknarna åt, med {index} eller med både {party} och {number}, och bara ha vanliga tecken (ASCII).
    status: 2
    $ klausul export example.ron -o - --signing own --signing-services broken.ron
    stderr: klausul: broken.ron:1:12: Här väntas tecknet ”(”. Ofta har det glömts strax före det här stället, eller så är en parentes inte avslutad.
    status: 2
    ");
}
