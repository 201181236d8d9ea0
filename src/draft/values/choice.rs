//! Choices among options.

use crate::template::AnswerOption;

/// Returns the option that a text names: by its name, by what it prints or by what the form calls it, in this order.
#[must_use]
pub fn find<'o>(options: &'o [AnswerOption], text: &str) -> Option<&'o AnswerOption> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let by = |is_it: &dyn Fn(&AnswerOption) -> bool| options.iter().find(|option| is_it(option));
    by(&|option| option.id == text)
        .or_else(|| by(&|option| option.text == text))
        .or_else(|| by(&|option| option.text.to_lowercase() == lower))
        .or_else(|| {
            by(&|option| {
                let mut labels = option.label.others.values().chain([&option.label.own]);
                labels.any(|label| label.to_lowercase() == lower)
            })
        })
}

/// Returns the options that a text names, separated by commas, semicolons or line feeds; what names none is kept as it
/// is.
#[must_use]
pub fn typed(options: &[AnswerOption], text: &str) -> Vec<String> {
    let names = text.split([',', ';', '\n']).map(str::trim);
    let names = names.filter(|name| !name.is_empty());
    let mut chosen: Vec<String> = Vec::new();
    for name in names {
        let name = find(options, name).map_or(name, |option| &option.id);
        if !chosen.iter().any(|known| known == name) {
            chosen.push(name.to_owned());
        }
    }
    in_order(options, chosen)
}

/// Returns chosen options in the order of the template; what is none of them stands last.
#[must_use]
pub fn in_order(options: &[AnswerOption], mut chosen: Vec<String>) -> Vec<String> {
    let place = |name: &String| {
        let found = find(options, name);
        let index = found.and_then(|found| options.iter().position(|one| one.id == found.id));
        index.unwrap_or(usize::MAX)
    };
    chosen.sort_by_key(place);
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Label;

    fn options() -> Vec<AnswerOption> {
        let option = |id: &str, text: &str, english: &str| AnswerOption {
            id: id.to_owned(),
            text: text.to_owned(),
            label: Label {
                own: text.to_owned(),
                others: [("en".to_owned(), english.to_owned())].into(),
            },
        };
        vec![
            option("month", "månadsvis", "Monthly"),
            option("year", "årligen", "Yearly"),
        ]
    }

    #[test]
    fn an_option_is_known_by_name_text_and_label() {
        let check = |text: &str, expected: Option<&str>| {
            let options = options();
            let found = find(&options, text).map(|option| option.id.as_str());
            assert_eq!(found, expected, "{text}");
        };
        check("month", Some("month"));
        check(" månadsvis ", Some("month"));
        check("Årligen", Some("year"));
        check("yearly", Some("year"));
        check("weekly", None);
        check("", None);
    }

    #[test]
    fn several_are_kept_in_the_order_of_the_template() {
        assert_eq!(
            typed(&options(), "yearly, x; month,year"),
            ["month", "year", "x"]
        );
        assert!(typed(&options(), " , ").is_empty());
    }
}
