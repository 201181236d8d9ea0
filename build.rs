//! What a build needs besides the code: the commit for *About*, and icons, version and manifest of the program for
//! Windows. Nothing here depends on the day or on the place of the build.

#![allow(
    clippy::print_stdout,
    reason = "it is how a build script speaks to cargo"
)]

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::Command;

use winresource::WindowsResource;

/// The folder of what a Windows program has in it.
const WINDOWS: &str = "assets/packaging/windows";
/// Swedish, as Windows numbers languages.
const SWEDISH: u16 = 0x041d;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    pass_commit();
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        embed_resources()?;
    }
    Ok(())
}

/// Hands over the commit that a release is built from, if that is known. Other builds have none, so that a commit
/// doesn't compile the library anew.
fn pass_commit() {
    println!("cargo::rerun-if-env-changed=KLAUSUL_COMMIT");
    if env::var("PROFILE").is_ok_and(|profile| profile != "release") {
        return;
    }
    // Changes with every commit and checkout.
    if let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"])
        && Path::new(&log).exists()
    {
        println!("cargo::rerun-if-changed={log}");
    }
    let given = env::var("KLAUSUL_COMMIT").ok();
    let commit = given.or_else(|| git(&["rev-parse", "HEAD"]));
    if let Some(commit) = commit.filter(|commit| !commit.is_empty()) {
        println!("cargo::rustc-env=KLAUSUL_COMMIT={commit}");
    }
}

/// Returns what git says, if there is a git and a repository.
fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| said.trim().to_owned())
}

/// Links icons, version and manifest into the program for Windows.
fn embed_resources() -> Result<(), Box<dyn Error>> {
    // The resource compiler works in a folder of its own.
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(WINDOWS);
    let path = |name: &str| {
        println!("cargo::rerun-if-changed={WINDOWS}/{name}");
        folder.join(name).display().to_string()
    };
    let owner = env::var("CARGO_PKG_AUTHORS")?;
    let mut resources = WindowsResource::new();
    resources
        .set_language(SWEDISH)
        .set("ProductName", "Klausul")
        // What Windows calls the program in its lists.
        .set("FileDescription", "Klausul")
        .set("OriginalFilename", "klausul.exe")
        .set("InternalName", "klausul")
        .set("CompanyName", &owner)
        .set("LegalCopyright", &format!("© 2026 {owner}"))
        .set_icon_with_id(&path("klausul.ico"), "1")
        .set_icon_with_id(&path("draft.ico"), "2")
        .set_manifest_file(&path("klausul.manifest"));
    resources.compile_for("klausul")?;
    Ok(())
}
