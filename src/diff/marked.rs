//! The words of changes as runs, marked as added and removed.

use super::result::{ChangeKind, ConditionChange, DefinitionChange, DefinitionEdit, PassageChange};
use super::words::{CELL_SEPARATOR, Segment, SegmentKind, compare_words, separated};
use crate::agreement::{Mark, Origin, Run, Runs};
use crate::message::{Message, Translator};

/// Makes runs of changes.
pub(super) struct Marker<'a> {
    translator: &'a Translator,
    /// The language of the comparison's own sentences, where it isn't the document's.
    language: Option<String>,
}

impl<'a> Marker<'a> {
    pub fn new(translator: &'a Translator, language: &str) -> Self {
        let own = translator.language().tag();
        let primary = language.split('-').next().unwrap_or_default();
        Self {
            translator,
            language: (primary != own).then(|| own.to_owned()),
        }
    }

    /// Returns a sentence of the comparison itself.
    pub fn own(&self, message: &Message) -> Run {
        let text = self.translator.format(message).trim_end().to_owned();
        match &self.language {
            None => Run::fixed(text),
            Some(language) => Run::new(text, Origin::Foreign(language.clone())),
        }
    }

    /// Returns a sentence that explains how changes are shown, with an example of each.
    pub fn legend(&self) -> Runs {
        let example = |id: &'static str| self.translator.format(&Message::new(id));
        let runs = [
            self.own(&Message::new("comparison-legend")),
            Run::fixed(" "),
            self.run(SegmentKind::Added, &example("comparison-legend-added")),
            Run::fixed(", "),
            self.run(SegmentKind::Removed, &example("comparison-legend-removed")),
            Run::fixed(". "),
            self.own(&Message::new("comparison-legend-bar")),
        ];
        runs.into()
    }

    /// Returns the letter or number of a passage.
    pub fn label(&self, change: &PassageChange) -> Runs {
        let label = &change.passage().label;
        if label.is_empty() {
            return Runs::default();
        }
        let kind = match change.kind() {
            ChangeKind::Added => SegmentKind::Added,
            ChangeKind::Removed => SegmentKind::Removed,
            _ => SegmentKind::Same,
        };
        Runs::from([self.run(kind, label)])
    }

    /// Returns the words of a passage, after a note on what else happened to it.
    pub fn words(&self, change: &PassageChange) -> Runs {
        let mut runs = self.notes(change);
        let mut segments = separated(&change.segments());
        for segment in &mut segments {
            // A label and its value.
            segment.text = segment.text.replace(CELL_SEPARATOR, ": ");
        }
        runs.extend(segments.iter().map(|segment| self.segment(segment)));
        runs.into()
    }

    /// Returns the cells of a row of a table. The separators of cells that are gone leave no cell.
    pub fn cells(&self, change: &PassageChange) -> Vec<Runs> {
        let mut cells: Vec<Vec<Run>> = vec![self.notes(change)];
        let is_removed = change.kind() == ChangeKind::Removed;
        for segment in separated(&change.segments()) {
            for (index, text) in segment.text.split(CELL_SEPARATOR).enumerate() {
                if index > 0 && (is_removed || segment.kind != SegmentKind::Removed) {
                    cells.push(Vec::new());
                }
                if let Some(cell) = cells.last_mut().filter(|_| !text.is_empty()) {
                    cell.push(self.run(segment.kind, text));
                }
            }
        }
        cells.into_iter().map(Runs::from).collect()
    }

    /// Returns a condition that changed, with the passages that it applies to.
    pub fn condition(&self, change: &ConditionChange) -> Runs {
        let message = change.message();
        let mut runs = vec![self.own(&message), Run::fixed(" ")];
        let always = self.translator.format(&Message::new("diff-always"));
        let segments = change.segments(&always);
        let segments = separated(&segments);
        runs.extend(segments.iter().map(|segment| self.segment(segment)));
        runs.into()
    }

    /// Returns a definition that changed, a paragraph for each of its keys.
    pub fn definition(&self, change: &DefinitionChange) -> Vec<Runs> {
        let name = self.own(&change.message());
        let key = |key: &str, segments: &[Segment]| {
            let mut runs = vec![name.clone(), Run::fixed(format!(" {key}: "))];
            let segments = separated(segments);
            runs.extend(segments.iter().map(|segment| self.segment(segment)));
            Runs::from(runs)
        };
        match &change.edit {
            DefinitionEdit::Added(keys) => keys
                .iter()
                .map(|(name, value)| key(name, &compare_words("", value)))
                .collect(),
            DefinitionEdit::Removed(keys) => keys
                .iter()
                .map(|(name, value)| key(name, &compare_words(value, "")))
                .collect(),
            DefinitionEdit::Changed { keys, is_moved } => {
                let moved = is_moved.then(|| {
                    let note = self.note(&Message::new("comparison-definition-moved"));
                    Runs::from([name.clone(), Run::fixed(" "), note])
                });
                let keys = keys.iter().map(|change| key(&change.key, &change.segments));
                moved.into_iter().chain(keys).collect()
            }
        }
    }

    /// Returns what happened to a passage beside its words, and which choice of wording it is.
    fn notes(&self, change: &PassageChange) -> Vec<Run> {
        let mut runs = Vec::new();
        if let Some(choice) = change.passage().choice() {
            runs.push(Run::fixed(format!("{{variant {choice}}} ")));
        }
        if let Some(condition) = change.condition_of_added() {
            let note = Message::new("comparison-condition").with("condition", condition);
            runs.extend([self.note(&note), Run::fixed(" ")]);
        }
        if let PassageChange::Kept(kept) = change {
            let id = match (&kept.moved, kept.is_renumbered()) {
                (Some(_), _) => "comparison-moved",
                (None, true) => "comparison-renumbered",
                (None, false) if kept.kind() == ChangeKind::Emphasised => "comparison-emphasised",
                (None, false) => return runs,
            };
            let message = Message::new(id)
                .with("from", kept.before.name())
                .with("after", kept.stood_after());
            runs.extend([self.note(&message), Run::fixed(" ")]);
        }
        runs
    }

    fn note(&self, message: &Message) -> Run {
        let language = self.language.clone();
        let origin = Origin::Comparison(Mark::Note { language });
        Run::new(self.translator.format(message), origin)
    }

    fn segment(&self, segment: &Segment) -> Run {
        self.run(segment.kind, &segment.text)
    }

    fn run(&self, kind: SegmentKind, text: &str) -> Run {
        let read_as = |id: &'static str| {
            self.translator
                .format(&Message::new(id).with("words", text))
        };
        let origin = match kind {
            SegmentKind::Same => Origin::Fixed,
            SegmentKind::Added => Origin::Comparison(Mark::Added {
                read_as: read_as("comparison-read-added"),
            }),
            SegmentKind::Removed => Origin::Comparison(Mark::Removed {
                read_as: read_as("comparison-read-removed"),
            }),
        };
        Run::new(text, origin)
    }
}
