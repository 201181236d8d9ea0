//! The program: see the library's `command` room.

use std::process::ExitCode;

fn main() -> ExitCode {
    klausul::command::run()
}
