//! Paths without the user's name.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::characters::visible_line;

/// Where the user is at home, and how that is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The folder.
    pub folder: Option<PathBuf>,
    /// How the system's own programs write it: `~`, `%USERPROFILE%`.
    pub sign: &'static str,
    /// The user's name on this machine.
    pub user: Option<String>,
}

impl Home {
    /// Writes the home as its sign wherever a text names it.
    #[must_use]
    pub fn left_out_of(&self, text: &str) -> String {
        match &self.folder {
            Some(folder) if folder.parent().is_some() => {
                text.replace(&*folder.to_string_lossy(), self.sign)
            }
            _ => text.to_owned(),
        }
    }
}

/// A path for people, in which the user's name doesn't stand: the home is its sign, and elsewhere the name is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortPath(String);

/// What stands for the user's name.
const LEFT_OUT: &str = "…";
/// The folder of this program has its name, whatever the user is called.
const OWN_FOLDER: &str = "klausul";

impl ShortPath {
    /// Shortens a path.
    #[must_use]
    pub fn new(path: &Path, home: &Home) -> Self {
        let text = visible_line(&path.to_string_lossy());
        let folder = home.folder.as_ref().map(|folder| folder.to_string_lossy());
        let folder = folder.as_deref().unwrap_or_default();
        let folder = folder.trim_end_matches(['/', '\\']);
        let (sign, rest) = match below(&text, folder) {
            Some(rest) => (home.sign, rest),
            None => ("", text.as_str()),
        };
        let last = folder.rsplit(['/', '\\']).next();
        let names = [last, home.user.as_deref()];
        Self(format!("{sign}{}", without_names(rest, &names)))
    }
}

impl fmt::Display for ShortPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Returns the rest of a path behind a folder, if it leads there. Capitals don't count, as on Windows: elsewhere nobody
/// has a home beside one that differs in them only.
fn below<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    let start = path.get(..folder.len())?;
    let rest = path.get(folder.len()..)?;
    let is_below = rest.is_empty() || rest.starts_with(['/', '\\']);
    let is_same = start.to_lowercase() == folder.to_lowercase();
    (!folder.is_empty() && is_below && is_same).then_some(rest)
}

/// Leaves names out of the parts of a path.
fn without_names(path: &str, names: &[Option<&str>]) -> String {
    let is_name = |part: &str| {
        let mut names = names.iter().flatten().filter(|name| !name.is_empty());
        part != OWN_FOLDER && names.any(|name| name.to_lowercase() == part.to_lowercase())
    };
    let parts = path.split_inclusive(['/', '\\']).map(|part| {
        let end = part.trim_end_matches(['/', '\\']).len();
        match part.split_at_checked(end) {
            Some((name, separator)) if is_name(name) => format!("{LEFT_OUT}{separator}"),
            _ => part.to_owned(),
        }
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_name_does_not_travel() {
        let linux = Home {
            folder: Some("/home/anna".into()),
            sign: "~",
            user: Some("anna".to_owned()),
        };
        let windows = Home {
            folder: Some(r"C:\Users\anna.CORP".into()),
            sign: "%USERPROFILE%",
            user: Some("Anna".to_owned()),
        };
        let check = |home: &Home, path: &str, expected: &str| {
            assert_eq!(ShortPath::new(Path::new(path), home).to_string(), expected);
        };
        check(&linux, "/home/anna/.config/klausul", "~/.config/klausul");
        check(&linux, "/home/anna", "~");
        check(&linux, "/home/annabel/x", "/home/annabel/x");
        check(&linux, "/srv/anna/mallar", "/srv/…/mallar");
        check(&linux, "/etc/klausul/policy.ron", "/etc/klausul/policy.ron");
        check(
            &windows,
            r"c:\users\ANNA.corp\AppData\Roaming\klausul",
            r"%USERPROFILE%\AppData\Roaming\klausul",
        );
        check(
            &windows,
            r"\\server\profiler\anna\AppData",
            r"\\server\profiler\…\AppData",
        );
        check(&windows, r"D:\anna", r"D:\…");
        check(&Home::default(), "/home/anna", "/home/anna");
    }
}
