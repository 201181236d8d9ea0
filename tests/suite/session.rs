//! Sessions at the command line, as text: each command, what it says, and its exit status.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

use crate::support::{klausul, repository, with_slashes};

/// Commands that run in a folder of their own, with nothing of the user's settings.
pub struct Session {
    folder: TempDir,
}

impl Session {
    /// Begins a session in an empty folder.
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Begins a session in a folder with the example, `example.ron`.
    pub fn with_example() -> Self {
        let session = Self::new();
        let example = fs::read(repository("assets/example.ron")).unwrap();
        session.write("example.ron", example);
        session
    }

    /// Returns the path of a file in the session's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file to the session's folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Reads a file of the session's folder.
    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// Returns a command, with its words as a shell would split them.
    pub fn command(&self, words: &str) -> Command {
        let mut command = klausul();
        command
            .args(shlex::split(words).unwrap())
            .current_dir(self.folder.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("APPDATA", self.path("config"))
            .env("LOCALAPPDATA", self.path("data"))
            .env("KLAUSUL_POLICY", self.path("policy.ron"))
            .env("TZ", "UTC")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    /// Runs commands, one a line, and returns the transcript, with paths as on Unix. Lines of standard error begin with `stderr: `; an
    /// output that isn't text stands as its length.
    pub fn run(&self, commands: &str) -> String {
        let mut transcript = String::new();
        let mut commands: Vec<&str> = commands.trim().lines().map(str::trim).collect();
        if commands.is_empty() {
            // The program without arguments.
            commands.push("");
        }
        for words in commands {
            let output = self.command(words).output().unwrap();
            writeln!(transcript, "{}", format!("$ klausul {words}").trim_end()).unwrap();
            match String::from_utf8(output.stdout) {
                Ok(text) => transcript.push_str(&text),
                Err(error) => {
                    let bytes = error.as_bytes().len();
                    writeln!(transcript, "({bytes} bytes)").unwrap();
                }
            }
            for line in String::from_utf8(output.stderr).unwrap().lines() {
                writeln!(transcript, "{}", format!("stderr: {line}").trim_end()).unwrap();
            }
            let status = output.status.code().unwrap();
            writeln!(transcript, "status: {status}").unwrap();
        }
        with_slashes(&transcript)
    }

    /// Runs a command that must end with status 0 and nothing on standard error, and returns its output.
    pub fn succeed(&self, words: &str) -> String {
        let output = self.command(words).output().unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), errors.as_str()), (Some(0), ""));
        String::from_utf8(output.stdout).unwrap()
    }
}
