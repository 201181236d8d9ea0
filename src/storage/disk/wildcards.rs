//! `*.pdf` and `?` on a command line: elsewhere the shell expands them, on Windows each program does.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Whether the last part of a path is a pattern.
pub fn is_pattern(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().contains(['*', '?'])
}

/// Returns the files and folders that an argument stands for.
pub fn paths_of(argument: &Path) -> Vec<PathBuf> {
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

/// Returns what in a folder fits a pattern, sorted; none if the folder can't be read. As in shells, what begins with a point
/// fits only a pattern that does.
fn fitting(argument: &Path) -> Option<Vec<PathBuf>> {
    let name = argument.file_name()?.to_str()?;
    let pattern = regex_of(name)?;
    let parent = argument.parent().unwrap_or(Path::new(""));
    let folder = if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    };
    let entries = fs::read_dir(folder).ok()?.flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut found: Vec<PathBuf> = names
        .filter(|found| name.starts_with('.') || !found.starts_with('.'))
        .filter(|found| pattern.is_match(&found.to_lowercase()))
        .map(|found| parent.join(found))
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
    fn patterns_stand_for_files_and_folders() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.PDF",
            "a.pdf",
            "Åland 1.pdf",
            "åland 12.pdf",
            "c[1].pdf",
            ".d.pdf",
        ] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("avtal 2026")).unwrap();
        let check = |argument: &str, expected: &[&str]| {
            let found = paths_of(&folder.path().join(argument));
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
        check("avtal*", &["avtal 2026"]);
        check(".*.pdf", &[".d.pdf"]);
        check("?.pdf", &["a.pdf", "b.PDF"]);
        check("åland ?.pdf", &["Åland 1.pdf"]);
        check("ÅLAND*", &["Åland 1.pdf", "åland 12.pdf"]);
        check("c[1]*", &["c[1].pdf"]);
        check("*.ron", &["*.ron"]);
        check("a.pdf", &["a.pdf"]);
        check("none/*.pdf", &["none/*.pdf"]);
    }
}
