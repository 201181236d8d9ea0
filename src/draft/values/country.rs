//! Countries and areas: the codes of ISO 3166-1 and their names in the languages of the
//! program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::tidy;

/// Names by alpha-2 code.
type Names = BTreeMap<&'static str, &'static str>;

static SWEDISH: LazyLock<Names> = LazyLock::new(|| {
    parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/countries/sv.ron"
    )))
});
static FINNISH: LazyLock<Names> = LazyLock::new(|| {
    parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/countries/fi.ron"
    )))
});
static ENGLISH: LazyLock<Names> = LazyLock::new(|| {
    parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/countries/en.ron"
    )))
});

/// Other names, with the codes that they lead to.
static OTHER: LazyLock<Names> = LazyLock::new(|| {
    parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/countries/other.ron"
    )))
});

/// Parses one of the files above. This cannot fail: they are part of the program,
/// and the test `every_code_has_a_name_in_each_language` holds that each is a map with a
/// name for every code, so the empty map is never the answer.
fn parse(ron: &'static str) -> Names {
    ron::from_str(ron).unwrap_or_default()
}

/// Whether a text is a code of ISO 3166-1 alpha-2, in upper case: `FI`.
#[must_use]
pub fn is_known(code: &str) -> bool {
    CODES
        .binary_search_by_key(&code, |&(alpha2, _)| alpha2)
        .is_ok()
}

/// The name of a country in a language, given as a language tag (BCP 47), of which only
/// the language itself counts: `sv-SE` is Swedish. A language without names of its own
/// here gets the English name. `None` where the code is not known.
///
/// The first call in a language parses its names; a later one looks the name up.
#[must_use]
pub fn name(code: &str, language: &str) -> Option<&'static str> {
    names(language).get(code).copied()
}

/// The names in a language of countries that a typed text may be the beginning of: at most `max`, first
/// the one of which it is a name or code, then those of which the name in that language begins with it,
/// then those of which a word or the name in another language does.
#[must_use]
pub fn beginning_with(text: &str, language: &str, max: usize) -> Vec<&'static str> {
    let sought = folded(text.trim());
    let begins = |name: &str| folded(name).starts_with(&sought);
    let has_word = |name: &str| {
        let name = folded(name);
        name.split([' ', '-']).any(|word| word.starts_with(&sought))
    };
    let elsewhere = |code: &str| {
        let names = [&SWEDISH, &FINNISH, &ENGLISH].map(|names| names.get(code).copied());
        let mut other = OTHER.iter();
        names.into_iter().flatten().any(has_word)
            || other.any(|(name, of)| *of == code && name.starts_with(&sought))
    };
    let names = names(language);
    let exact = nearest(text);
    let meant = exact.and_then(|code| names.get_key_value(code));
    let others = || names.iter().filter(move |(code, _)| Some(**code) != exact);
    let first = others().filter(|(_, name)| begins(name));
    let then = others().filter(|(code, name)| !begins(name) && elsewhere(code));
    let all = meant.into_iter().chain(first).chain(then);
    all.map(|(_, name)| *name).take(max).collect()
}

fn names(language: &str) -> &'static Names {
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    match primary.to_ascii_lowercase().as_str() {
        "sv" => &SWEDISH,
        "fi" => &FINNISH,
        _ => &ENGLISH,
    }
}

/// The alpha-2 code that a typed text was likely meant as: a country by its alpha-2 or
/// alpha-3 code or by its name in Swedish, Finnish or English, or another usual one, in
/// capital or small letters, with full stops or without. A misspelt name gives `None`.
#[must_use]
pub fn nearest(text: &str) -> Option<&'static str> {
    let sought = folded(text.trim());
    let other = || OTHER.get(sought.as_str()).copied();
    coded(&sought).or_else(|| named(&sought)).or_else(other)
}

/// The alpha-3 code of a country, given as alpha-2.
#[must_use]
pub fn alpha3(code: &str) -> Option<&'static str> {
    let found = CODES.binary_search_by_key(&code, |&(alpha2, _)| alpha2);
    found.ok().map(|index| CODES[index].1)
}

fn coded(sought: &str) -> Option<&'static str> {
    let is_sought = |code: &str| code.eq_ignore_ascii_case(sought);
    let by_code = CODES
        .iter()
        .find(|(alpha2, alpha3)| is_sought(alpha2) || is_sought(alpha3));
    let by_alias = || ALIASES.iter().find(|(alias, _)| is_sought(alias));
    by_code
        .map(|&(alpha2, _)| alpha2)
        .or_else(|| by_alias().map(|&(_, alpha2)| alpha2))
}

fn named(sought: &str) -> Option<&'static str> {
    [&SWEDISH, &FINNISH, &ENGLISH]
        .into_iter()
        .flat_map(|names| names.iter())
        .find(|(_, name)| folded(name) == sought)
        .map(|(&code, _)| code)
}

/// Small letters without full stops, simple spaces, and the straight apostrophe of the keyboard for others.
fn folded(text: &str) -> String {
    let tidied = tidy::text(text).to_lowercase().replace('.', "");
    tidied.replace(['\u{2018}', '\u{2019}', '\u{2bc}', '\u{b4}', '`'], "'")
}

/// Codes that the European Union writes for two countries, which are not theirs in
/// ISO 3166-1: Interinstitutional style guide, section 7.1.1, and for `UK` the
/// exceptional reservation of ISO 3166-1.
const ALIASES: [(&str, &str); 2] = [("EL", "GR"), ("UK", "GB")];

/// The alpha-2 and alpha-3 codes of ISO 3166-1 that are assigned, all 249, sorted. From
/// `iso3166.tab` of the IANA time zone database, which agrees with Unicode CLDR 48.2.0;
/// the alpha-3 codes from `codeMappings.json` there (npm package cldr-core).
#[rustfmt::skip]
const CODES: [(&str, &str); 249] = [
    ("AD", "AND"), ("AE", "ARE"), ("AF", "AFG"), ("AG", "ATG"), ("AI", "AIA"), ("AL", "ALB"),
    ("AM", "ARM"), ("AO", "AGO"), ("AQ", "ATA"), ("AR", "ARG"), ("AS", "ASM"), ("AT", "AUT"),
    ("AU", "AUS"), ("AW", "ABW"), ("AX", "ALA"), ("AZ", "AZE"), ("BA", "BIH"), ("BB", "BRB"),
    ("BD", "BGD"), ("BE", "BEL"), ("BF", "BFA"), ("BG", "BGR"), ("BH", "BHR"), ("BI", "BDI"),
    ("BJ", "BEN"), ("BL", "BLM"), ("BM", "BMU"), ("BN", "BRN"), ("BO", "BOL"), ("BQ", "BES"),
    ("BR", "BRA"), ("BS", "BHS"), ("BT", "BTN"), ("BV", "BVT"), ("BW", "BWA"), ("BY", "BLR"),
    ("BZ", "BLZ"), ("CA", "CAN"), ("CC", "CCK"), ("CD", "COD"), ("CF", "CAF"), ("CG", "COG"),
    ("CH", "CHE"), ("CI", "CIV"), ("CK", "COK"), ("CL", "CHL"), ("CM", "CMR"), ("CN", "CHN"),
    ("CO", "COL"), ("CR", "CRI"), ("CU", "CUB"), ("CV", "CPV"), ("CW", "CUW"), ("CX", "CXR"),
    ("CY", "CYP"), ("CZ", "CZE"), ("DE", "DEU"), ("DJ", "DJI"), ("DK", "DNK"), ("DM", "DMA"),
    ("DO", "DOM"), ("DZ", "DZA"), ("EC", "ECU"), ("EE", "EST"), ("EG", "EGY"), ("EH", "ESH"),
    ("ER", "ERI"), ("ES", "ESP"), ("ET", "ETH"), ("FI", "FIN"), ("FJ", "FJI"), ("FK", "FLK"),
    ("FM", "FSM"), ("FO", "FRO"), ("FR", "FRA"), ("GA", "GAB"), ("GB", "GBR"), ("GD", "GRD"),
    ("GE", "GEO"), ("GF", "GUF"), ("GG", "GGY"), ("GH", "GHA"), ("GI", "GIB"), ("GL", "GRL"),
    ("GM", "GMB"), ("GN", "GIN"), ("GP", "GLP"), ("GQ", "GNQ"), ("GR", "GRC"), ("GS", "SGS"),
    ("GT", "GTM"), ("GU", "GUM"), ("GW", "GNB"), ("GY", "GUY"), ("HK", "HKG"), ("HM", "HMD"),
    ("HN", "HND"), ("HR", "HRV"), ("HT", "HTI"), ("HU", "HUN"), ("ID", "IDN"), ("IE", "IRL"),
    ("IL", "ISR"), ("IM", "IMN"), ("IN", "IND"), ("IO", "IOT"), ("IQ", "IRQ"), ("IR", "IRN"),
    ("IS", "ISL"), ("IT", "ITA"), ("JE", "JEY"), ("JM", "JAM"), ("JO", "JOR"), ("JP", "JPN"),
    ("KE", "KEN"), ("KG", "KGZ"), ("KH", "KHM"), ("KI", "KIR"), ("KM", "COM"), ("KN", "KNA"),
    ("KP", "PRK"), ("KR", "KOR"), ("KW", "KWT"), ("KY", "CYM"), ("KZ", "KAZ"), ("LA", "LAO"),
    ("LB", "LBN"), ("LC", "LCA"), ("LI", "LIE"), ("LK", "LKA"), ("LR", "LBR"), ("LS", "LSO"),
    ("LT", "LTU"), ("LU", "LUX"), ("LV", "LVA"), ("LY", "LBY"), ("MA", "MAR"), ("MC", "MCO"),
    ("MD", "MDA"), ("ME", "MNE"), ("MF", "MAF"), ("MG", "MDG"), ("MH", "MHL"), ("MK", "MKD"),
    ("ML", "MLI"), ("MM", "MMR"), ("MN", "MNG"), ("MO", "MAC"), ("MP", "MNP"), ("MQ", "MTQ"),
    ("MR", "MRT"), ("MS", "MSR"), ("MT", "MLT"), ("MU", "MUS"), ("MV", "MDV"), ("MW", "MWI"),
    ("MX", "MEX"), ("MY", "MYS"), ("MZ", "MOZ"), ("NA", "NAM"), ("NC", "NCL"), ("NE", "NER"),
    ("NF", "NFK"), ("NG", "NGA"), ("NI", "NIC"), ("NL", "NLD"), ("NO", "NOR"), ("NP", "NPL"),
    ("NR", "NRU"), ("NU", "NIU"), ("NZ", "NZL"), ("OM", "OMN"), ("PA", "PAN"), ("PE", "PER"),
    ("PF", "PYF"), ("PG", "PNG"), ("PH", "PHL"), ("PK", "PAK"), ("PL", "POL"), ("PM", "SPM"),
    ("PN", "PCN"), ("PR", "PRI"), ("PS", "PSE"), ("PT", "PRT"), ("PW", "PLW"), ("PY", "PRY"),
    ("QA", "QAT"), ("RE", "REU"), ("RO", "ROU"), ("RS", "SRB"), ("RU", "RUS"), ("RW", "RWA"),
    ("SA", "SAU"), ("SB", "SLB"), ("SC", "SYC"), ("SD", "SDN"), ("SE", "SWE"), ("SG", "SGP"),
    ("SH", "SHN"), ("SI", "SVN"), ("SJ", "SJM"), ("SK", "SVK"), ("SL", "SLE"), ("SM", "SMR"),
    ("SN", "SEN"), ("SO", "SOM"), ("SR", "SUR"), ("SS", "SSD"), ("ST", "STP"), ("SV", "SLV"),
    ("SX", "SXM"), ("SY", "SYR"), ("SZ", "SWZ"), ("TC", "TCA"), ("TD", "TCD"), ("TF", "ATF"),
    ("TG", "TGO"), ("TH", "THA"), ("TJ", "TJK"), ("TK", "TKL"), ("TL", "TLS"), ("TM", "TKM"),
    ("TN", "TUN"), ("TO", "TON"), ("TR", "TUR"), ("TT", "TTO"), ("TV", "TUV"), ("TW", "TWN"),
    ("TZ", "TZA"), ("UA", "UKR"), ("UG", "UGA"), ("UM", "UMI"), ("US", "USA"), ("UY", "URY"),
    ("UZ", "UZB"), ("VA", "VAT"), ("VC", "VCT"), ("VE", "VEN"), ("VG", "VGB"), ("VI", "VIR"),
    ("VN", "VNM"), ("VU", "VUT"), ("WF", "WLF"), ("WS", "WSM"), ("YE", "YEM"), ("YT", "MYT"),
    ("ZA", "ZAF"), ("ZM", "ZMB"), ("ZW", "ZWE"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_names() {
        assert_eq!(beginning_with("sve", "sv", 8), ["Sverige", "Schweiz"]);
        assert_eq!(beginning_with("SUO", "fi", 8), ["Suomi"]);
        assert_eq!(beginning_with("ruots", "sv", 8), ["Sverige"]);
        assert_eq!(beginning_with("förenade", "sv", 1).len(), 1);
        // What is typed in full comes first.
        let outlying = "USA:s yttre \u{f6}ar";
        assert_eq!(beginning_with("u.s.a.", "sv", 2), ["USA", outlying]);
        for (code, _) in CODES {
            for typed in [name(code, "sv"), name(code, "fi"), alpha3(code)] {
                let first = beginning_with(typed.unwrap(), "sv", 1);
                assert_eq!(first, [name(code, "sv").unwrap()], "{typed:?}");
            }
        }
        for (other, code) in OTHER.iter() {
            let first = beginning_with(other, "fi", 1);
            assert_eq!(first, [name(code, "fi").unwrap()], "{other}");
        }
        assert!(beginning_with("xyz", "en", 8).is_empty());
    }

    const LANGUAGES: [&str; 3] = ["sv", "fi", "en"];

    #[test]
    fn every_code_has_a_name_in_each_language() {
        for language in LANGUAGES {
            let codes: Vec<_> = names(language).keys().copied().collect();
            assert_eq!(codes, CODES.map(|(alpha2, _)| alpha2), "{language}");
            assert!(
                names(language)
                    .values()
                    .all(|name| name.trim() == *name && name.len() > 2)
            );
        }
    }

    #[test]
    fn every_file_parses() {
        for language in LANGUAGES {
            let path = format!(
                "{}/assets/countries/{language}.ron",
                env!("CARGO_MANIFEST_DIR")
            );
            let text = std::fs::read_to_string(path).unwrap();
            let names: BTreeMap<String, String> = ron::from_str(&text).unwrap();
            assert_eq!(names.len(), CODES.len(), "{language}");
        }
    }

    #[test]
    fn codes_are_sorted_and_apart() {
        assert!(CODES.is_sorted_by(|one, other| one.0 < other.0));
        let mut alpha3 = CODES.map(|(_, alpha3)| alpha3);
        alpha3.sort_unstable();
        assert!(alpha3.is_sorted_by(|one, other| one < other));
        assert!(
            CODES
                .iter()
                .all(|(alpha2, alpha3)| alpha2.len() == 2 && alpha3.len() == 3)
        );
        assert!(
            ALIASES
                .iter()
                .all(|(alias, code)| !is_known(alias) && is_known(code))
        );
    }

    #[test]
    fn codes_are_known() {
        fn check(code: &str, expected: bool) {
            assert_eq!(is_known(code), expected, "{code:?}");
        }
        for code in ["AD", "AX", "FI", "GB", "SE", "US", "ZW"] {
            check(code, true);
        }
        for code in [
            "", "F", "fi", "FIN", "FI ", "AN", "EL", "EU", "UK", "XI", "XK", "YU", "ZZ",
        ] {
            check(code, false);
        }
    }

    #[test]
    fn names_are_given_by_language() {
        fn check(code: &str, language: &str, expected: Option<&str>) {
            assert_eq!(name(code, language), expected, "{code} {language}");
        }
        for language in ["sv", "sv-SE", "sv-FI", "SV", "sv_FI"] {
            check("US", language, Some("USA"));
        }
        check("US", "fi", Some("Yhdysvallat"));
        check("US", "fi-FI", Some("Yhdysvallat"));
        for language in ["en", "en-GB", "de", "fil", "svx", "", "-"] {
            check("US", language, Some("United States"));
        }
        check("FI", "en", Some("Finland"));
        check("FI", "fi", Some("Suomi"));
        check("FIN", "en", None);
        check("fi", "en", None);
        check("", "sv", None);
        check("XK", "sv", None);
    }

    #[test]
    fn the_nearest_code_is_found() {
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(nearest(text), expected, "{text:?}");
        }
        for text in [
            "FI",
            "fi",
            "FIN",
            "fin",
            "Finland",
            "FINLAND",
            " finland ",
            "Suomi",
            "suomi",
        ] {
            check(text, Some("FI"));
        }
        check("ruotsi", Some("SE"));
        check("\u{c5}LAND ISLANDS", Some("AX"));
        check("\u{e5}land islands", Some("AX"));
        check("t\u{dc}rkiye", Some("TR"));
        check("cote d'ivoire", None);
        check("c\u{f4}te d'ivoire", Some("CI"));
        check("C\u{f4}te d\u{2019}Ivoire", Some("CI"));
        check("UK", Some("GB"));
        check("el", Some("GR"));
        check("usa", Some("US"));
        check("u.s.a.", Some("US"));
        check("U.K.", Some("GB"));
        check("Holland", Some("NL"));
        check("Czech  Republic", Some("CZ"));
        check("c\u{f4}te d\u{b4}ivoire", Some("CI"));
        for text in ["", " ", "Finl", "Finlandia", "XX", "XXX", "EU", "358"] {
            check(text, None);
        }
    }

    #[test]
    fn other_names_are_no_countrys_own_and_lead_to_one() {
        assert!(OTHER.len() > 50);
        for (name, code) in &*OTHER {
            assert_eq!(folded(name), *name);
            assert!(is_known(code), "{name}");
            assert_eq!(coded(name).or_else(|| named(name)), None, "{name}");
            assert_eq!(nearest(name), Some(*code), "{name}");
        }
        assert_eq!(beginning_with("holl", "sv", 5), ["Nederl\u{e4}nderna"]);
    }

    #[test]
    fn every_code_and_name_leads_to_its_code() {
        for (alpha2, alpha3) in CODES {
            assert_eq!(nearest(alpha2), Some(alpha2));
            assert_eq!(nearest(alpha3), Some(alpha2));
            for language in LANGUAGES {
                let name = name(alpha2, language).unwrap_or_default();
                assert_eq!(nearest(name), Some(alpha2), "{name}");
                assert_eq!(nearest(&name.to_uppercase()), Some(alpha2), "{name}");
            }
        }
    }
}
