//! What a bar is, and in which order bars lie on each other; the rule stands in `bars`.

/// A bar at the head or the foot of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// The notice.
    Notice,
    /// The verdict about an opened PDF.
    Verdict,
    /// The reasons of a block.
    Reasons,
    /// The find bar.
    Find,
}

impl Bar {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Notice, Self::Verdict, Self::Reasons, Self::Find];

    /// Whether both may be drawn.
    #[must_use]
    pub fn shares_with(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Notice, Self::Find) | (Self::Find, Self::Notice)
        )
    }
}

/// The order of the bars: the one that was opened last comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarOrder([Bar; 4]);

impl Default for BarOrder {
    fn default() -> Self {
        Self(Bar::ALL)
    }
}

impl BarOrder {
    /// Returns those before another one.
    pub(super) fn before(self, bar: Bar) -> impl Iterator<Item = Bar> {
        self.0.into_iter().take_while(move |other| *other != bar)
    }

    /// Brings one to the front.
    pub(super) fn bring_to_front(&mut self, bar: Bar) {
        // The others keep their order: a stable sort by whether it is another one.
        self.0.sort_by_key(|other| *other != bar);
    }
}
