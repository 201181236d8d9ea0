//! What a mistyped name may have meant.

/// What to offer instead of an unknown name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// The name that was probably meant.
    Nearest(String),
    /// All known names: they are few.
    OneOf(Vec<String>),
    /// Nothing: no name is near, and there are too many to list.
    Nothing,
}

/// The maximum number of names that are listed.
const MAX_LISTED: usize = 12;

/// Returns what to offer a person who typed `found`.
pub fn suggestion<'a>(
    found: &str,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
) -> Suggestion {
    if let Some(name) = nearest(found, candidates.clone()) {
        return Suggestion::Nearest(name);
    }
    let names: Vec<String> = candidates.into_iter().map(str::to_owned).collect();
    if (1..=MAX_LISTED).contains(&names.len()) {
        Suggestion::OneOf(names)
    } else {
        Suggestion::Nothing
    }
}

/// Returns the candidate that a person who typed `found` probably meant, if any is near.
pub fn nearest<'a>(found: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wanted = found.to_lowercase();
    let length = wanted.chars().count();
    if !(3..=80).contains(&length) {
        // Of very short names any is near; none is very long, and the distance takes quadratic time.
        return None;
    }
    let limit = (length / 5).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}
