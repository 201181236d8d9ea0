//! Nothing leaves the machine: no network code stands in the source or in a dependency that is known for it.
//!
//! Clippy refuses the standard library's sockets (`clippy.toml`), cargo-deny the crates that speak to
//! networks (`deny.toml`). These tests need neither of them.

use std::fs;
use std::path::Path;

use crate::support::repository;

/// Names without which there is no network code in Rust's standard library.
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
fn no_source_file_names_a_type_of_network_code() {
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
fn no_dependency_is_a_known_network_crate() {
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
