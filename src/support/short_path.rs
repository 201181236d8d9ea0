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
    /// Writes the home as its sign wherever a text names it, and leaves the user's name out of the paths in it.
    #[must_use]
    pub fn left_out_of(&self, text: &str) -> String {
        let folder = self.folder_text();
        let mut shortened = String::new();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let is_start = !shortened.ends_with(char::is_alphanumeric);
            if let Some(behind) = below(rest, &folder).filter(|_| is_start) {
                shortened.push_str(self.sign);
                rest = behind;
            } else {
                shortened.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
        without_names(&shortened, &self.names(&folder))
    }

    /// Returns its folder as a text, without a separator at the end; empty if there is none, or it is the root.
    fn folder_text(&self) -> String {
        let folder = self
            .folder
            .as_deref()
            .filter(|folder| folder.parent().is_some());
        let text = folder.map(Path::to_string_lossy).unwrap_or_default();
        text.trim_end_matches(['/', '\\']).to_owned()
    }

    /// Returns what the user may be called in paths.
    fn names<'a>(&'a self, folder: &'a str) -> [Option<&'a str>; 2] {
        [folder.rsplit(['/', '\\']).next(), self.user.as_deref()]
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
        let folder = home.folder_text();
        let (sign, rest) = match below(&text, &folder) {
            Some(rest) => (home.sign, rest),
            None => ("", text.as_str()),
        };
        let names = home.names(&folder);
        Self(format!("{sign}{}", without_names(rest, &names)))
    }
}

impl fmt::Display for ShortPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Returns the rest of a text behind the path of a folder, if it begins with that. Capitals and the kind of separators don't
/// count, as on Windows: elsewhere nobody has a home beside one that differs in them only.
fn below<'a>(text: &'a str, folder: &str) -> Option<&'a str> {
    let start = text.get(..folder.len())?;
    let rest = text.get(folder.len()..)?;
    let is_whole = !rest.starts_with(char::is_alphanumeric);
    let plain = |path: &str| path.replace('\\', "/").to_lowercase();
    let is_same = plain(start) == plain(folder);
    (!folder.is_empty() && is_whole && is_same).then_some(rest)
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
        let check = |home: &Home, text: &str, expected: &str| {
            assert_eq!(home.left_out_of(text), expected);
        };
        check(
            &linux,
            "kan inte läsa ”/home/anna/a.ron”, /home/anna: nej, /home/annabel",
            "kan inte läsa ”~/a.ron”, ~: nej, /home/annabel",
        );
        check(
            &windows,
            r"c:\users\ANNA.corp\a.ron och C:/Users/anna.CORP/b.ron",
            r"%USERPROFILE%\a.ron och %USERPROFILE%/b.ron",
        );
        check(
            &windows,
            r"i \\server\home\anna\a.ron",
            r"i \\server\home\…\a.ron",
        );
    }
}
