//! The program: see the library's `cli` room.

use std::process::ExitCode;

fn main() -> ExitCode {
    klausul::cli::run()
}
