//! Nothing leaves the machine: there is no network code, here or in what the program is made from.
//!
//! Clippy refuses the standard library's sockets (`clippy.toml`), cargo-deny the crates that speak to
//! networks (`deny.toml`). This test needs neither of them.

use std::fs;
use std::path::Path;

use crate::support::repository;

/// What begins network code in Rust.
const WORDS: [&str; 6] = [
    "std::net",
    "TcpStream",
    "UdpSocket",
    "TcpListener",
    "ToSocketAddrs",
    "UnixStream",
];

/// Crates that speak to networks, by the beginnings of their names.
const CRATES: [&str; 16] = [
    "reqwest",
    "hyper",
    "ureq",
    "curl",
    "isahc",
    "surf",
    "attohttpc",
    "minreq",
    "h2",
    "rustls",
    "native-tls",
    "openssl",
    "quinn",
    "tungstenite",
    "hickory",
    "socket2",
];

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn no_source_speaks_to_a_network() {
    let mut found = Vec::new();
    sources(&repository("src"), &mut found);
    assert!(found.len() > 50);
    for (path, text) in found {
        for word in WORDS {
            assert!(!text.contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn no_crate_speaks_to_a_network() {
    let lock = fs::read_to_string(repository("Cargo.lock")).unwrap();
    let names = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \""));
    for name in names.map(|name| name.trim_end_matches('"')) {
        let is_network = CRATES
            .iter()
            .any(|known| name == *known || name.starts_with(&format!("{known}-")));
        assert!(!is_network, "{name}");
    }
}
