//! Typefaces of the machine that have certain letters: files are read in order until all letters are found.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use read_fonts::{FontRef, TableProvider as _};

use super::look::SystemFace;

/// The maximum size of a file of typefaces; those of Chinese have some twenty megabytes.
const MAX_BYTES: u64 = 48 << 20;
/// The maximum of typefaces that are taken at once.
const MAX_FACES: usize = 8;

/// Returns the first faces of some files that have letters which those before don't have.
pub(super) fn faces_with(files: &[PathBuf], letters: &BTreeSet<char>) -> Vec<SystemFace> {
    let mut sought = letters.clone();
    let mut faces = Vec::new();
    for file in files {
        if sought.is_empty() || faces.len() == MAX_FACES {
            break;
        }
        let Some(bytes) = read(file) else {
            continue; // this machine doesn't have it
        };
        let before = sought.len();
        // The faces of a collection have the same letters.
        if let Ok(font) = FontRef::from_index(&bytes, 0)
            && let Ok(map) = font.cmap()
        {
            sought.retain(|letter| map.map_codepoint(*letter).is_none());
        }
        if sought.len() < before {
            faces.push(SystemFace {
                name: file.display().to_string(),
                bytes,
                index: 0,
            });
        }
    }
    faces
}

fn read(file: &Path) -> Option<Vec<u8>> {
    let length = fs::metadata(file).ok()?.len();
    (length <= MAX_BYTES).then(|| fs::read(file).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_until_all_letters_are_found() {
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
        let file = |name: &str| fonts.join(name);
        let files = [
            file("none.ttf"),
            file("OFL-SourceSans3.txt"),
            file("SourceSans3-Regular.ttf"),
            file("SourceSans3-Semibold.ttf"),
        ];
        let check = |letters: &str, expected: &[&str]| {
            let faces = faces_with(&files, &letters.chars().collect());
            let names: Vec<_> = faces.iter().map(|face| face.name.clone()).collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|name| file(name).display().to_string())
                .collect();
            assert_eq!(names, expected, "{letters}");
        };
        check("", &[]);
        check("åЖ", &["SourceSans3-Regular.ttf"]);
        // Nobody has it, and one has the other.
        check("å\u{10FFFF}", &["SourceSans3-Regular.ttf"]);
        check("\u{10FFFF}", &[]);
    }
}
