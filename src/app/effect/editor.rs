//! The user's editor: its command from the settings, or the program that the desktop opens such files in.

use crate::app::platform::Platform;
use crate::library::FilePlace;
use crate::message::Message;

/// Opens a file in the editor, at a place. The command's parts are given to the program as they are: no shell reads
/// them, so that no sign in a path means anything.
///
/// # Errors
/// The message for the user when that is not possible.
pub(super) fn edit(
    platform: &dyn Platform,
    place: &FilePlace,
    command: Option<&str>,
) -> Result<(), Message> {
    let command = command.map(|command| parts(command, place));
    match command.as_deref().and_then(<[String]>::split_first) {
        Some((program, arguments)) => platform.start(program, arguments),
        None => platform.open(&place.path),
    }
}

/// Returns the program and its arguments, with the place in them: `{file}`, `{line}`, `{column}`. Without `{file}`,
/// the file comes last. What stands between quotation marks is one part.
fn parts(command: &str, place: &FilePlace) -> Vec<String> {
    let file = place.path.display().to_string();
    let (line, column) = place
        .position
        .map_or((1, 1), |position| (position.line, position.column));
    let names_file = command.contains("{file}");
    let mut parts: Vec<String> = split(command)
        .iter()
        .map(|part| {
            // The path comes last: what it is called is no placeholder.
            let part = part.replace("{line}", &line.to_string());
            let part = part.replace("{column}", &column.to_string());
            part.replace("{file}", &file)
        })
        .collect();
    if !names_file && !parts.is_empty() {
        parts.push(file);
    }
    parts
}

/// Splits a command at white space outside of quotation marks.
fn split(command: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part: Option<String> = None;
    let mut is_quoted = false;
    for character in command.chars() {
        match character {
            '"' => {
                is_quoted = !is_quoted;
                part.get_or_insert_default();
            }
            character if character.is_whitespace() && !is_quoted => parts.extend(part.take()),
            character => part.get_or_insert_default().push(character),
        }
    }
    parts.extend(part);
    parts
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::ron_text::Position;

    #[test]
    fn a_command_has_the_place_in_it() {
        let check = |command: &str, file: &str, expected: &[&str]| {
            let place = FilePlace {
                path: PathBuf::from(file),
                position: Some(Position { line: 7, column: 3 }),
            };
            assert_eq!(parts(command, &place), expected, "{command}");
        };
        check(
            "code -g {file}:{line}",
            "/m/body.ron",
            &["code", "-g", "/m/body.ron:7"],
        );
        check(
            "gedit +{line}:{column} {file}",
            "/m/å b.ron",
            &["gedit", "+7:3", "/m/å b.ron"],
        );
        check("kate", "/m/body.ron", &["kate", "/m/body.ron"]);
        check(
            "\"C:\\Program Files\\Editor\\e.exe\" \"{file}\"",
            "C:\\m\\body.ron",
            &["C:\\Program Files\\Editor\\e.exe", "C:\\m\\body.ron"],
        );
        // Nothing of it is read by a shell, nor is a path taken for a placeholder.
        check(
            "e {file}",
            "/m/$(rm -rf ~); {line}",
            &["e", "/m/$(rm -rf ~); {line}"],
        );
        check("  ", "/m/body.ron", &[]);
    }
}
