//! The languages of messages.

/// A language of messages.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    clap::ValueEnum,
    serde::Deserialize,
    serde::Serialize,
)]
pub enum Language {
    /// Swedish, the first language of its users.
    #[default]
    Sv,
    /// Finnish.
    Fi,
    /// English.
    En,
}

impl Language {
    /// All languages, the default first.
    pub const ALL: [Self; 3] = [Self::Sv, Self::Fi, Self::En];

    /// Returns the language tag, as in file names and in the translations of templates.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::Fi => "fi",
            Self::En => "en",
        }
    }

    /// Returns the language that a locale such as `sv_FI.UTF-8` or `fi-FI` asks for, if there are messages in it.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let primary = locale.split(['-', '_', '.', '@']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// Returns the Fluent source of its sentences.
    #[must_use]
    pub fn ftl(self) -> &'static str {
        match self {
            Self::Sv => include_str!("../../assets/messages/sv.ftl"),
            Self::Fi => include_str!("../../assets/messages/fi.ftl"),
            Self::En => include_str!("../../assets/messages/en.ftl"),
        }
    }
}
