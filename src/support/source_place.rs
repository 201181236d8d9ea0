//! Places in the source.

use std::fmt;
use std::panic::Location;

/// A place in the source of the program or of a library, without the folders of the machine that it was built on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcePlace {
    file: String,
    line: u32,
}

impl SourcePlace {
    /// Returns the place of a location.
    #[must_use]
    pub fn of(location: &Location<'_>) -> Self {
        Self {
            file: short(location.file()),
            line: location.line(),
        }
    }
}

impl fmt::Display for SourcePlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.file, self.line)
    }
}

/// Returns the path of a file of source from the folder of its crate on.
fn short(file: &str) -> String {
    let file = file.replace('\\', "/");
    if file.starts_with("src/") {
        return file;
    }
    let sources = file.rfind("/src/").unwrap_or_default();
    let before = file.get(..sources).unwrap_or_default();
    let start = before.rfind('/').map_or(0, |slash| slash + 1);
    let short = if sources > 0 {
        file.get(start..)
    } else {
        file.rsplit('/').next()
    };
    short.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_no_folder_of_the_machine_that_built_it() {
        let check = |file: &str, expected: &str| assert_eq!(short(file), expected);
        check("src/app/window.rs", "src/app/window.rs");
        check(r"src\app\window.rs", "src/app/window.rs");
        check(
            "/home/anna/.cargo/registry/src/index-1/egui-0.37.0/src/context.rs",
            "egui-0.37.0/src/context.rs",
        );
        check("/rustc/1/library/core/src/option.rs", "core/src/option.rs");
        check(r"C:\Users\anna\build.rs", "build.rs");
        check("/home/anna/tests/suite/main.rs", "main.rs");
        let here = SourcePlace::of(Location::caller()).to_string();
        assert!(here.starts_with("src/support/source_place.rs:"), "{here}");
    }
}
