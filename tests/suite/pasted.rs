//! Pasted blocks: signatures, addresses, rows and labelled lines as people send them.

use std::fmt::Write as _;

use klausul::draft::Draft;
use klausul::draft::pasted::{FitPlace, distribute};
use proptest::prelude::*;

use crate::support::built_in;

/// Returns what a text fills in of the customer, a line each, and what is left over.
fn distributed(text: &str) -> String {
    let template = built_in();
    let draft = Draft::new(template);
    let distribution = distribute(text, template, "customer", &draft);
    let mut lines = String::new();
    for fit in &distribution.fits {
        let place = match &fit.place {
            FitPlace::Field(id) => id.strip_prefix("customer.").unwrap().to_owned(),
            FitPlace::Signatory(_, part) => format!("signatory {part:?}"),
        };
        writeln!(lines, "{place}: {}", fit.text.replace('\n', " / ")).unwrap();
    }
    for text in &distribution.left_over {
        writeln!(lines, "? {text}").unwrap();
    }
    lines
}

fn check(text: &str, expected: &[&str]) {
    let found = distributed(text);
    let found: Vec<&str> = found.lines().collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn signatures_in_swedish() {
    check(
        "Med vänliga hälsningar\n\nÅke Öst\nVerkställande direktör\n\nÅkerströms Öst & Söner Ab\nGustav Wasas gata 12 B\n\
         10600 Ekenäs\nFO-nummer 0112038-9\nTel. +358 40 123 4567\nake.ost@example.com\nwww.example.com",
        &[
            "name: Åkerströms Öst & Söner Ab",
            "business_id: 0112038-9",
            "street: Gustav Wasas gata 12 B",
            "postal_code: 10600",
            "city: Ekenäs",
            "contact_name: Åke Öst",
            "contact_email: ake.ost@example.com",
            "signatory Name: Åke Öst",
            "signatory Title: Verkställande direktör",
            "signatory Email: ake.ost@example.com",
            "? +358 40 123 4567",
            "? www.example.com",
        ],
    );
    check(
        "--\r\nEbba Åkerström-Lindqvist | Redovisningsassistent\r\nNyländska Bageriet Ab | Skillnadsgatan 5, 10900 Hangö\r\n\
         ebba@nylandska.example | 040 123 4567\r\n",
        &[
            "name: Nyländska Bageriet Ab",
            "street: Skillnadsgatan 5",
            "postal_code: 10900",
            "city: Hangö",
            "contact_name: Ebba Åkerström-Lindqvist",
            "contact_email: ebba@nylandska.example",
            "? 040 123 4567",
            "? Redovisningsassistent",
        ],
    );
    check(
        "Mvh\nEva Ek, VD\nExempelbolaget i Sverige AB\nOrg.nr: 5560360793\nBox 123\n111 22 Stockholm\nEva Ek <Eva.Ek@Exempel.SE>",
        &[
            "name: Exempelbolaget i Sverige AB",
            "business_id: 556036-0793",
            "street: Box 123",
            "postal_code: 111 22",
            "city: Stockholm",
            "country: SE",
            "contact_name: Eva Ek",
            "contact_email: Eva.Ek@exempel.se",
            "signatory Name: Eva Ek",
            "signatory Title: VD",
            "signatory Email: Eva.Ek@exempel.se",
        ],
    );
}

#[test]
fn signatures_in_finnish_and_english() {
    check(
        "Ystävällisin terveisin,\nMatti Meikäläinen\nToimitusjohtaja\n\nEsimerkki Oy\nMannerheimintie 5 A 12, 00100 Helsinki\n\
         Y-tunnus: 01120389\np. 040 123 4567\nmatti@esimerkki.example",
        &[
            "name: Esimerkki Oy",
            "business_id: 0112038-9",
            "street: Mannerheimintie 5 A 12",
            "postal_code: 00100",
            "city: Helsinki",
            "contact_name: Matti Meikäläinen",
            "contact_email: matti@esimerkki.example",
            "signatory Name: Matti Meikäläinen",
            "signatory Title: Toimitusjohtaja",
            "signatory Email: matti@esimerkki.example",
            "? 040 123 4567",
        ],
    );
    check(
        "Kind regards,\nJane Doe\nHead of Sales\nExample Trading Ltd.\n12 High Street\nLondon\nSW1A 1AA\nUnited Kingdom\n\
         E: jane@example.co.uk",
        &[
            "name: Example Trading Ltd.",
            "street: 12 High Street",
            "postal_code: SW1A 1AA",
            "city: London",
            "country: GB",
            "contact_name: Jane Doe",
            "contact_email: jane@example.co.uk",
            "? Head of Sales",
        ],
    );
}

#[test]
fn addresses_of_several_lines() {
    check(
        "Öst & Söner Ab\nc/o Bokföring Ek Ab\nPB 12\nFI-10600 Ekenäs\nFinland",
        &[
            "name: Öst & Söner Ab",
            "street: c/o Bokföring Ek Ab / PB 12",
            "postal_code: 10600",
            "city: Ekenäs",
        ],
    );
    check(
        "Gata 1, SE-111 22 Stockholm, Sverige",
        &[
            "street: Gata 1",
            "postal_code: 111 22",
            "city: Stockholm",
            "country: SE",
        ],
    );
    check(
        "Storgatan 1\n114 55 Stockholm",
        &[
            "street: Storgatan 1",
            "postal_code: 114 55",
            "city: Stockholm",
            "country: SE",
        ],
    );
    check(
        "Keizersgracht 12\n1012AB Amsterdam\nNederländerna",
        &[
            "street: Keizersgracht 12",
            "postal_code: 1012 AB",
            "city: Amsterdam",
            "country: NL",
        ],
    );
}

#[test]
fn lines_with_labels() {
    check(
        "Företag: Öst\nFO-nummer: FI01120389\nGatuadress: Kungsporten\nPostnummer: 10600\nPostort: Ekenäs\nLand: Finland\n\
         Kontaktperson: Åke Öst, ekonomichef\nE-post: ake@ost.example\nFirmatecknare: Eva Ek, VD",
        &[
            "name: Öst",
            "business_id: 0112038-9",
            "street: Kungsporten",
            "postal_code: 10600",
            "city: Ekenäs",
            "contact_name: Åke Öst",
            "contact_email: ake@ost.example",
            "signatory Name: Eva Ek",
            "signatory Title: VD",
            "? ekonomichef",
        ],
    );
    check(
        "Yrityksen nimi:\nEsimerkki\nY-tunnus:\n0112038-9\nPostiosoite:\nPL 12, 00100 Helsinki\nVerkkolaskuosoite: 003701120389",
        &[
            "name: Esimerkki",
            "business_id: 0112038-9",
            "street: PL 12",
            "postal_code: 00100",
            "city: Helsinki",
            "? 003701120389",
        ],
    );
    check(
        "Company: Example\nBusiness ID: 0112038-9\nVAT: FI01120389\nAddress: Example road 5, 10600 Ekenäs",
        &[
            "name: Example",
            "business_id: 0112038-9",
            "street: Example road 5",
            "postal_code: 10600",
            "city: Ekenäs",
        ],
    );
}

#[test]
fn rows_of_spreadsheets() {
    check(
        "Öst & Söner Ab\t0112038-9\tGustav Wasas gata 12\t10600\tEkenäs\tÅke Öst\take@ost.example\r\n",
        &[
            "name: Öst & Söner Ab",
            "business_id: 0112038-9",
            "street: Gustav Wasas gata 12",
            "postal_code: 10600",
            "city: Ekenäs",
            "contact_name: Åke Öst",
            "contact_email: ake@ost.example",
        ],
    );
    check(
        "Kund\tOrt\tPostnr\tAdress\tFO-nr\tKundnummer\nÖst\tEkenäs\t10600\tGata 1\t01120389\tK-17\n",
        &[
            "name: Öst",
            "business_id: 0112038-9",
            "street: Gata 1",
            "postal_code: 10600",
            "city: Ekenäs",
            "? K-17",
        ],
    );
    check(
        "Nimi\tEsimerkki\nY-tunnus\t0112038-9\nKaupunki\tVaasa\n",
        &["name: Esimerkki", "business_id: 0112038-9", "city: Vaasa"],
    );
}

#[test]
fn whoever_has_no_place_is_left_over() {
    check(
        "Öst Ab\nEva Ek\nKontaktperson: Kalle Kula",
        &["name: Öst Ab", "contact_name: Kalle Kula", "? Eva Ek"],
    );
    check(
        "Öst Ab\nKontaktperson: Kalle Kula\nEva Ek\nFirmatecknare: Bo Ek",
        &[
            "name: Öst Ab",
            "contact_name: Kalle Kula",
            "signatory Name: Bo Ek",
            "? Eva Ek",
        ],
    );
    check(
        "Öst Ab\nEva Ek\nFirmatecknare: Bo Ek\nFirmatecknare: Åke Öst",
        &[
            "name: Öst Ab",
            "contact_name: Bo Ek",
            "signatory Name: Åke Öst",
            "? Eva Ek",
        ],
    );
}

#[test]
fn a_vat_number_of_another_business_is_left_over() {
    check(
        "Öst Ab\nFO-nummer: 0112038-9\nMoms: FI14702468",
        &["name: Öst Ab", "business_id: 0112038-9", "? FI14702468"],
    );
    check(
        "Öst AB\nOrg.nr: 556036-0793\nMoms: SE556036079301",
        &["name: Öst AB", "business_id: 556036-0793", "country: SE"],
    );
}

#[test]
fn rows_and_cells_beyond_a_party_are_left_over() {
    check(
        "Kund\tOrt\nÖst\tEkenäs\tringer\tpå måndag\nVäst\tÅbo\n\nNord\tVasa\n",
        &[
            "name: Öst",
            "city: Ekenäs",
            "? ringer, på måndag",
            "? Väst, Åbo",
            "? Nord, Vasa",
        ],
    );
}

#[test]
fn a_text_that_is_no_block_is_left_over() {
    check(
        "Kan ni skicka avtalet på måndag?",
        &["? Kan ni skicka avtalet på måndag?"],
    );
    check("", &[]);
    check("10600 Ekenäs", &["postal_code: 10600", "city: Ekenäs"]);
    check("2026-11-27", &["? 2026-11-27"]);
}

#[test]
fn what_is_there_already_is_not_asked_again() {
    let template = built_in();
    let text = "Öst Ab\nGata 1\n10600 Ekenäs";
    let mut draft = Draft::new(template);
    let first = distribute(text, template, "customer", &draft);
    assert_eq!(first.fits.len(), 4);
    first.fill(template, &mut draft);
    assert!(
        distribute(text, template, "customer", &draft)
            .fits
            .is_empty()
    );
    assert!(distribute(text, template, "nobody", &draft).fits.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_panics_and_nothing_is_lost(
        text in prop_oneof![
            any::<String>(),
            "([A-Za-zÅÄÖåäö0-9@.,:;|+-]{0,9}[ \\t\\n]){0,12}",
        ],
    ) {
        let template = built_in();
        let draft = Draft::new(template);
        let found = distribute(&text, template, "customer", &draft);
        let mut filled = draft.clone();
        found.fill(template, &mut filled);
        // What is shown is what is filled in.
        let again = distribute(&text, template, "customer", &filled);
        prop_assert!(again.fits.len() <= found.fits.len());
    }
}
