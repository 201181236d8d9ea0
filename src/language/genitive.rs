//! Genitives of names.

use regex::Regex;
use serde::Deserialize;

/// How names form their genitive.
#[derive(Debug)]
pub struct Genitive {
    /// In their order: the first that fits a name decides.
    rules: Vec<Rule>,
    /// The ending of all other names; without it there are names of which the genitive isn't known.
    otherwise: Option<String>,
}

/// The genitive of some names.
#[derive(Debug)]
struct Rule {
    /// The end of these names.
    end: Regex,
    /// What takes the place of that end, `${1}` for its first group; nothing where it isn't known.
    genitive: Option<String>,
}

/// How names form their genitive, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// Abbreviations with which a name may end as a word of its own, and their ending.
    #[serde(default)]
    abbreviations: Option<Abbreviations>,
    #[serde(default)]
    rules: Vec<RuleFile>,
    #[serde(default)]
    otherwise: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Abbreviations {
    /// With a space between two.
    words: String,
    ending: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    end: String,
    #[serde(default)]
    genitive: Option<String>,
}

impl Genitive {
    pub(super) fn read(file: File) -> Result<Self, regex::Error> {
        let rule = |end: &str, genitive: Option<String>| {
            let end = Regex::new(&format!("(?:{end})$"))?;
            Ok(Rule { end, genitive })
        };
        let mut rules = Vec::new();
        if let Some(Abbreviations { words, ending }) = file.abbreviations {
            let words: Vec<String> = words.split_whitespace().map(regex::escape).collect();
            let end = format!("(?:^|[^\\p{{Letter}}])(?:{})", words.join("|"));
            rules.push(rule(&end, Some(["${0}", &*ending].concat()))?);
        }
        for RuleFile { end, genitive } in file.rules {
            rules.push(rule(&end, genitive)?);
        }
        Ok(Self {
            rules,
            otherwise: file.otherwise,
        })
    }

    /// The genitive of a name; `None` where the rule can't know it.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<String> {
        if name.is_empty() {
            return Some(String::new());
        }
        match self.rules.iter().find(|rule| rule.end.is_match(name)) {
            Some(rule) => {
                let genitive = rule.genitive.as_deref()?;
                Some(rule.end.replace(name, genitive).into_owned())
            }
            None => Some([name, self.otherwise.as_ref()?].concat()),
        }
    }

    /// Whether the genitive of every name is known.
    #[must_use]
    pub fn knows_all(&self) -> bool {
        self.otherwise.is_some() && self.rules.iter().all(|rule| rule.genitive.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::Genitive;
    use crate::language::Rules;

    fn genitive(tag: &str) -> &'static Genitive {
        let rules = Rules::of(tag).and_then(|rules| rules.genitive.as_ref());
        rules.expect("a language with a rule")
    }

    #[test]
    fn genitives_in_swedish_and_english() {
        let check = |tag: &str, name: &str, expected: &str| {
            assert_eq!(genitive(tag).of(name).as_deref(), Some(expected));
        };
        check("sv", "Intrum", "Intrums");
        check("sv", "SEB", "SEB:s");
        check("sv", "Kone", "Kones");
        check("sv", "Pax", "Pax");
        check("sv", "SAS", "SAS");
        check("sv", "Schulz", "Schulz");
        check("sv", "Studio 54", "Studio 54:s");
        check("sv", "Å", "Å:s");
        check("sv", "Kaffe å", "Kaffe ås");
        check("sv", "", "");
        check("en", "Acme", "Acme’s");
        assert!(genitive("sv").knows_all());
        assert!(genitive("en").knows_all());
    }

    #[test]
    fn genitives_in_finnish() {
        let check = |name: &str, expected: &str| {
            let found = genitive("fi").of(name);
            assert_eq!(found.as_deref(), Some(expected), "{name}");
        };
        // Abbreviations of company forms.
        check("Intrum Oy", "Intrum Oy:n");
        check("Intrum\u{a0}Oy", "Intrum\u{a0}Oy:n");
        check("Nordea Bank Abp", "Nordea Bank Abp:n");
        check("Kesko Oyj", "Kesko Oyj:n");
        check("Prov Ab", "Prov Ab:n");
        check("Veljekset Mäki Ky", "Veljekset Mäki Ky:n");
        check(
            "Suomen Perintätoimistojen Liitto ry",
            "Suomen Perintätoimistojen Liitto ry:n",
        );
        check("Tmi", "Tmi:n");
        check("Koe GmbH", "Koe GmbH:n");
        // Capitals and digits.
        check("SEB", "SEB:n");
        check("Oma VR", "Oma VR:n");
        check("H&M", "H&M:n");
        check("Studio 54", "Studio 54:n");
        // Consonants.
        check("Intrum", "Intrumin");
        check("Ahlberg", "Ahlbergin");
        check("Facebook", "Facebookin");
        check("Eriksson", "Erikssonin");
        check("Dell", "Dellin");
        check("Finnair", "Finnairin");
        // Vowels.
        check("Virtanen", "Virtasen");
        check("Espoo", "Espoon");
        check("Nokia", "Nokian");
        check("Hanoi", "Hanoin");
        check("Sanoma", "Sanoman");
        check("Alko Sanomatalo", "Alko Sanomatalon");
        check("Keskusta", "Keskustan");
        check("Perintätoimisto", "Perintätoimiston");
        check("Lee", "Leen");
        // Words that names often end with.
        check("Säästöpankki", "Säästöpankin");
        check("Vanhan Pankki", "Vanhan Pankin");
        check("Espoon kaupunki", "Espoon kaupungin");
        check("Suomen Yrittäjäyhdistys", "Suomen Yrittäjäyhdistyksen");
        check("Liitto", "Liiton");
        check("", "");
    }

    #[test]
    fn genitives_that_no_rule_knows() {
        let names = [
            "Kone",
            "Rae",
            "Koe",
            "Pekka",
            "Matti",
            "Kauppi",
            "Rautatie Koti",
            "Tieto",
            "Helsinki",
            "Lahti",
            "Järvi",
            "Mäki",
            "Oulas",
            "Rakenteet",
            "Puhelin",
            "Sisar",
            "Askel",
            "Renault",
            "Bordeaux",
            "Ensto Ltd.",
            "INTRUM",
            "Pugh",
            "Bristow",
            "Koe (Suomi)",
            "Oy-",
            "Nivelet",
            "Kukka",
            "Hakku",
            "Kenkä",
            "Kampa",
        ];
        let known: Vec<_> = names
            .iter()
            .filter_map(|name| genitive("fi").of(name))
            .collect();
        assert_eq!(known, [""; 0]);
        assert!(!genitive("fi").knows_all());
    }
}
