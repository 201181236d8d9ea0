//! `*.pdf` and `?` on a command line: elsewhere the shell expands them, on Windows each program does.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Whether the last part of a path is a pattern.
pub fn is_pattern(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().contains(['*', '?'])
}

/// Returns the files that an argument stands for.
pub fn files_of(argument: &Path) -> Vec<PathBuf> {
    let found = if is_pattern(argument) && !argument.exists() {
        fitting(argument).unwrap_or_default()
    } else {
        Vec::new()
    };
    if found.is_empty() {
        return vec![argument.to_owned()];
    }
    found
}

/// Returns the files of a folder that fit a pattern, sorted; none if the folder can't be read.
fn fitting(argument: &Path) -> Option<Vec<PathBuf>> {
    let pattern = regex_of(argument.file_name()?.to_str()?)?;
    let parent = argument.parent().unwrap_or(Path::new(""));
    let folder = if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    };
    let entries = fs::read_dir(folder).ok()?.flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let names = files.filter_map(|entry| entry.file_name().into_string().ok());
    let mut found: Vec<PathBuf> = names
        .filter(|name| pattern.is_match(&name.to_lowercase()))
        .map(|name| parent.join(name))
        .collect();
    found.sort();
    Some(found)
}

/// Returns the expression that names in small letters fit; capitals don't count, as in the file system.
fn regex_of(pattern: &str) -> Option<Regex> {
    let part = |character: char| match character {
        '*' => ".*".to_owned(),
        '?' => ".".to_owned(),
        other => regex::escape(&other.to_lowercase().to_string()),
    };
    let parts: String = pattern.chars().map(part).collect();
    Regex::new(&format!("^{parts}$")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_stand_for_files() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.PDF", "a.pdf", "Åland 1.pdf", "åland 12.pdf", "c[1].pdf"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("folder.pdf")).unwrap();
        let check = |argument: &str, expected: &[&str]| {
            let found = files_of(&folder.path().join(argument));
            let names: Vec<_> = found
                .iter()
                .map(|file| file.strip_prefix(folder.path()).unwrap().to_str().unwrap())
                .collect();
            assert_eq!(names, expected, "{argument}");
        };
        check(
            "*.pdf",
            &["a.pdf", "b.PDF", "c[1].pdf", "Åland 1.pdf", "åland 12.pdf"],
        );
        check("?.pdf", &["a.pdf", "b.PDF"]);
        check("åland ?.pdf", &["Åland 1.pdf"]);
        check("ÅLAND*", &["Åland 1.pdf", "åland 12.pdf"]);
        check("c[1]*", &["c[1].pdf"]);
        check("*.ron", &["*.ron"]);
        check("a.pdf", &["a.pdf"]);
        check("none/*.pdf", &["none/*.pdf"]);
    }
}
