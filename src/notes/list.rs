//! The notes of a template, by block.

use std::collections::BTreeMap;

use super::format::{NotesFile, read};
use super::problem::{NotesProblem, NotesProblemKind};
use crate::message::suggestion;
use crate::ron_text::{Spanned, decode, fold_white_space};
use crate::template::{Label, Template};

/// More problems of a file nobody reads, and each takes the time to find its line.
const MAX_PROBLEMS: usize = 100;

/// The notes of a template, by block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseNotes {
    notes: BTreeMap<String, Label>,
}

impl ClauseNotes {
    /// Returns the note to a block.
    #[must_use]
    pub fn of(&self, block: &str) -> Option<&Label> {
        self.notes.get(block)
    }

    /// Whether there is no note.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// Returns all notes, by block.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Label)> {
        self.notes.iter().map(|(block, note)| (&**block, note))
    }

    /// Reads the notes of a template.
    ///
    /// # Errors
    /// Everything that is wrong with the file; a text that is no RON has one problem.
    pub fn read(bytes: &[u8], template: &Template) -> Result<Self, Vec<NotesProblem>> {
        let text = decode(bytes).map_err(|error| vec![NotesProblem::of_syntax(error)])?;
        let file = read(text).map_err(|problem| vec![*problem])?;
        let mut problems = Vec::new();
        let notes = notes_of(&file, template, &mut |written: &Spanned<'_>, kind| {
            if problems.len() >= MAX_PROBLEMS {
                return;
            }
            let position = written.position_in(text);
            problems.push(NotesProblem { position, kind });
        });
        problems.sort_by_key(|problem| problem.position);
        if problems.is_empty() {
            Ok(notes)
        } else {
            Err(problems)
        }
    }
}

fn notes_of(
    file: &NotesFile<'_>,
    template: &Template,
    report: &mut dyn FnMut(&Spanned<'_>, NotesProblemKind),
) -> ClauseNotes {
    let mut notes: BTreeMap<String, Label> = BTreeMap::new();
    for line in &file.notes {
        let block = line.block.to_string();
        let mut known = template.blocks.iter().map(|known| &*known.id);
        if !known.any(|known| known == block) {
            let known = template.blocks.iter().map(|known| &*known.id);
            let suggestion = suggestion(&block, known);
            let found = block.clone();
            let kind = NotesProblemKind::UnknownBlock { found, suggestion };
            report(&line.block, kind);
        }
        let texts = [&line.text].into_iter().chain(line.texts.values());
        for text in texts.filter(|text| text.trim().is_empty()) {
            report(text, NotesProblemKind::Empty(block.clone()));
        }
        let others = line.texts.iter();
        let others = others.map(|(tag, text)| (tag.to_string(), fold_white_space(text)));
        let note = Label {
            own: fold_white_space(&line.text),
            others: others.collect(),
        };
        if notes.insert(block.clone(), note).is_some() {
            report(&line.block, NotesProblemKind::Twice(block));
        }
    }
    ClauseNotes { notes }
}
