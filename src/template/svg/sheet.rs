//! Style sheets and declarations (CSS), as far as drawing programs write them.

use std::collections::BTreeMap;

use super::problem::SvgFault;

/// The most rules of all style sheets together.
const MAX_RULES: usize = 500;

/// The properties of an element, by name.
pub(super) type Properties = BTreeMap<String, String>;

/// A rule of a style sheet.
struct Rule {
    selector: Selector,
    declarations: Vec<(String, String)>,
}

/// What a rule is for.
enum Selector {
    All,
    Element(String),
    Class(String),
    Id(String),
}

/// The style sheets of a file.
#[derive(Default)]
pub(super) struct Sheet {
    rules: Vec<Rule>,
}

impl Sheet {
    /// Adds the text of a style sheet.
    pub(super) fn add(&mut self, text: &str) -> Result<(), SvgFault> {
        let text = without_comments(text);
        let text = text.replace("<![CDATA[", "").replace("]]>", "");
        let mut rest = text.trim();
        while !rest.is_empty() {
            if rest.starts_with('@') {
                return Err(if rest.starts_with("@import") {
                    SvgFault::External
                } else {
                    SvgFault::StyleSheet
                });
            }
            let (selectors, after) = rest.split_once('{').ok_or(SvgFault::StyleSheet)?;
            let (body, after) = after.split_once('}').ok_or(SvgFault::StyleSheet)?;
            for selector in selectors.split(',') {
                if self.rules.len() == MAX_RULES {
                    return Err(SvgFault::TooMuch);
                }
                self.rules.push(Rule {
                    selector: Selector::of(selector.trim()).ok_or(SvgFault::StyleSheet)?,
                    declarations: declarations(body),
                });
            }
            rest = after.trim_start();
        }
        Ok(())
    }

    /// Sets what the rules say of an element, over what it says itself.
    pub(super) fn apply(
        &self,
        name: &str,
        id: Option<&str>,
        class: Option<&str>,
        properties: &mut Properties,
    ) {
        let mut rules: Vec<&Rule> = self
            .rules
            .iter()
            .filter(|rule| match &rule.selector {
                Selector::All => true,
                Selector::Element(of) => of == name,
                Selector::Class(of) => class
                    .unwrap_or_default()
                    .split_whitespace()
                    .any(|class| class == of),
                Selector::Id(of) => id == Some(of),
            })
            .collect();
        // Later rules outweigh earlier ones of the same kind.
        rules.sort_by_key(|rule| rule.selector.rank());
        for rule in rules {
            properties.extend(rule.declarations.iter().cloned());
        }
    }
}

impl Selector {
    fn of(text: &str) -> Option<Self> {
        let is_name = |name: &str| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
        };
        let (make, name): (fn(String) -> Self, &str) = match text.split_at_checked(1)? {
            ("*", "") => return Some(Self::All),
            (".", name) => (Self::Class, name),
            ("#", name) => (Self::Id, name),
            _ => (Self::Element, text),
        };
        is_name(name).then(|| make(name.to_owned()))
    }

    /// Returns which of two rules outweighs the other.
    fn rank(&self) -> usize {
        match self {
            Self::All => 0,
            Self::Element(_) => 1,
            Self::Class(_) => 2,
            Self::Id(_) => 3,
        }
    }
}

/// Returns the declarations of a style attribute or of a rule.
pub(super) fn declarations(text: &str) -> Vec<(String, String)> {
    let text = without_comments(text);
    let declarations = text.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let value = value.trim();
        let value = value.strip_suffix("!important").unwrap_or(value);
        Some((name.trim().to_lowercase(), value.trim().to_owned()))
    });
    declarations.collect()
}

fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_outweigh_each_other_as_in_css() {
        let mut sheet = Sheet::default();
        sheet
            .add("/* a */ #x{fill:red} .a,.b{fill:green; stroke : blue} path{fill:black} .b{stroke:none}")
            .unwrap();
        let check = |name, id, class, expected: &[(&str, &str)]| {
            let mut properties = Properties::from([("fill".to_owned(), "own".to_owned())]);
            sheet.apply(name, id, class, &mut properties);
            let found: Vec<(&str, &str)> = properties
                .iter()
                .map(|(name, value)| (&**name, &**value))
                .collect();
            assert_eq!(found, expected);
        };
        check("rect", None, None, &[("fill", "own")]);
        check("path", None, None, &[("fill", "black")]);
        check(
            "path",
            None,
            Some("c a"),
            &[("fill", "green"), ("stroke", "blue")],
        );
        check(
            "path",
            Some("x"),
            Some("b"),
            &[("fill", "red"), ("stroke", "none")],
        );
    }

    #[test]
    fn other_style_sheets_are_refused() {
        let check = |text: &str, expected: SvgFault| {
            assert_eq!(Sheet::default().add(text), Err(expected), "{text}");
        };
        check("@import url(a.css);", SvgFault::External);
        check("@media print { .a{fill:red} }", SvgFault::StyleSheet);
        check(".a .b{fill:red}", SvgFault::StyleSheet);
        check(".a{fill:red", SvgFault::StyleSheet);
        check(":hover{fill:red}", SvgFault::StyleSheet);
    }
}
