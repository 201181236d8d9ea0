//! `verify`: whether PDFs still say what was agreed.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::drafts::STANDARD_INPUT;
use super::{Context, Failure, Status, arguments};
use crate::message::Message;
use crate::pdf::read::MAX_PDF_BYTES;
use crate::ron_text::MAX_BYTES;
use crate::storage::{StorageError, read, read_folder, read_from};
use crate::template::{Template, built_in};
use crate::typeset::fonts::TYPEFACE;
use crate::verify::{
    Difference, Known, Report, Signature, Spot, Trust, Trusted, Verifier, VerifyError,
};

/// More threads than this gain nothing: reading the files is then what takes time.
const MAX_THREADS: usize = 8;

/// A file that was verified, or why it was not.
type Verified = (PathBuf, Result<Report, Failure>);

impl Context {
    pub(super) fn verify(&self, arguments: &arguments::Verify) -> Result<Status, Failure> {
        let (files, mut failed) = Self::files(&arguments.files)?;
        let built_in = built_in(&TYPEFACE).map_err(|error| Failure::of_template(None, &error))?;
        let mut templates = vec![built_in];
        if self.arguments.template.is_some() {
            templates.insert(0, self.template()?);
        }
        let trusted = match &arguments.trust {
            Some(folder) => Some(trusted(folder)?),
            None => None,
        };
        let verified = self.all(&files, &templates, trusted.as_ref());
        let mut status = Status::Fine;
        let (mut lines, mut values) = (Vec::new(), Vec::new());
        for (path, result) in verified {
            match result {
                Ok(report) => {
                    if !is_good(&report) {
                        status = Status::Found;
                    }
                    lines.extend(self.lines(&path, &report, files.len() == 1));
                    values.push(self.value(&path, &report));
                }
                Err(failure) => {
                    values.push(json!({
                        "file": path.display().to_string(),
                        "verdict": null,
                        "message": failure.said(&self.translator),
                    }));
                    failed.extend(failure);
                }
            }
        }
        self.print(&lines, &Value::Array(values))?;
        if failed.is_empty() {
            Ok(status)
        } else {
            Err(failed)
        }
    }

    /// The files that were named, and those in the folders that were named; and which folders hold none.
    fn files(named: &[PathBuf]) -> Result<(Vec<PathBuf>, Failure), Failure> {
        let mut files = Vec::new();
        let mut failed = Failure::default();
        for path in named {
            if !path.is_dir() {
                files.push(path.clone());
                continue;
            }
            let entries = fs::read_dir(path).map_err(|error| StorageError::of_io(path, error))?;
            let mut inside = Vec::new();
            for entry in entries {
                let entry = entry
                    .map_err(|error| StorageError::of_io(path, error))?
                    .path();
                let extension = entry.extension().unwrap_or_default();
                if extension.eq_ignore_ascii_case("pdf") && entry.is_file() {
                    inside.push(entry);
                }
            }
            inside.sort();
            if inside.is_empty() {
                // Whoever names a folder means something in it.
                let message = Message::new("verify-no-files");
                failed.extend(Failure::new(path.display().to_string(), message));
            }
            files.extend(inside);
        }
        Ok((files, failed))
    }

    /// Verifies files on all cores, and gives the results in the order of the files.
    fn all(
        &self,
        files: &[PathBuf],
        templates: &[Template],
        trusted: Option<&Trusted>,
    ) -> Vec<Verified> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = threads.min(MAX_THREADS).min(files.len());
        let next = AtomicUsize::new(0);
        let done = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let known = Known {
                        templates: templates.iter().collect(),
                        trusted,
                        ..Known::default()
                    };
                    let mut verifier = Verifier::new();
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(path) = files.get(index) else { break };
                        let result = one(&mut verifier, path, &known);
                        let Ok(mut done) = done.lock() else { break };
                        done.push((index, result));
                        self.show_progress(done.len(), files.len());
                    }
                });
            }
        });
        let mut done = done.into_inner().unwrap_or_default();
        done.sort_by_key(|(index, _)| *index);
        let results = done.into_iter().map(|(_, result)| result);
        files.iter().cloned().zip(results).collect()
    }

    /// How far it got, in a line of its own that the next one replaces; only where somebody watches, and waits.
    #[expect(clippy::print_stderr, reason = "progress is shown there")]
    fn show_progress(&self, done: usize, all: usize) {
        const MANY: usize = 20;
        let mut error = std::io::stderr();
        if all < MANY || !error.is_terminal() {
            return;
        }
        let message = Message::new("verify-progress")
            .with("done", done)
            .with("all", all);
        let end = if done == all { "\n" } else { "" };
        eprint!("\r{}{end}", self.translator.format(&message));
        let _ = error.flush();
    }

    // -- as text --

    /// The verdict; of a single file also every place and every signature.
    fn lines(&self, path: &Path, report: &Report, is_single: bool) -> Vec<String> {
        let path = crate::characters::visible(&path.display().to_string());
        let verdict = self.translator.format(&report.message());
        let mut lines = vec![format!("{path}: {}", verdict.trim())];
        if report.is_of_draft() {
            let message = self.translator.format(&Message::new("verify-of-draft"));
            lines[0].extend([" ", &message]);
        }
        if !is_single {
            let broken = report
                .signatures
                .iter()
                .find(|signature| !signature.is_good());
            if let Some(signature) = broken {
                let said = signature.messages();
                let said: Vec<String> = said
                    .iter()
                    .map(|said| self.translator.format(said))
                    .collect();
                lines[0].extend([" ", &said.join(" ")]);
            }
            return lines;
        }
        for difference in &report.differences {
            lines.push(format!("  {}", self.difference(difference)));
        }
        if report.has_more {
            lines.push(format!(
                "  {}",
                self.translator.format(&Message::new("verify-more"))
            ));
        }
        for signature in &report.signatures {
            let mut said = signature.messages().into_iter();
            let first = said.next().map(|first| self.translator.format(&first));
            lines.extend(first.map(|first| crate::characters::visible(&first)));
            lines.extend(said.map(|said| format!("  {}", self.translator.format(&said))));
        }
        if is_unchecked(report) {
            lines.push(self.translator.format(&Message::new("verify-trust-hint")));
        }
        lines
    }

    fn difference(&self, difference: &Difference) -> String {
        let sentence = crate::characters::visible(&self.translator.format(&difference.message()));
        match difference.place() {
            Some(place) => format!("{}: {sentence}", self.translator.format(&place)),
            None => sentence,
        }
    }

    // -- as JSON --

    fn value(&self, path: &Path, report: &Report) -> Value {
        let differences = report.differences.iter();
        let differences: Vec<Value> = differences
            .map(|difference| {
                json!({
                    "kind": difference.kind.name(),
                    "clause": difference.clause,
                    "found": difference.found.as_ref().map(spot),
                    "expected": difference.expected.as_ref().map(spot),
                    "revision": difference.revision,
                    "message": self.translator.format(&difference.message()),
                })
            })
            .collect();
        json!({
            "file": path.display().to_string(),
            "verdict": report.verdict.name(),
            "compared": report.compared.name(),
            "message": self.translator.format(&report.message()).trim(),
            "draft": report.is_of_draft(),
            "typesetter": report.typesetter,
            "template": report.template.as_ref().map(|template| json!({
                "id": template.id,
                "version": template.version,
                "sha256": template.hash,
                "known": template.is_known,
            })),
            "differences": differences,
            "more": report.has_more,
            "revisions": report.revisions,
            "signatures": report.signatures.iter().map(signature).collect::<Vec<_>>(),
        })
    }
}

/// Whether nothing is wrong with a file, as far as it was checked.
fn is_good(report: &Report) -> bool {
    report.verdict.is_good() && report.signatures.iter().all(Signature::is_good)
}

/// Whether somebody signed, and nothing says who is trusted.
fn is_unchecked(report: &Report) -> bool {
    let mut signatures = report.signatures.iter();
    signatures.any(|signature| matches!(signature.trust, Trust::NotChecked))
}

fn spot(spot: &Spot) -> Value {
    let round = |length: f64| (length * 10.0).round() / 10.0;
    let areas = spot.areas.iter().map(|area| {
        json!([
            round(area.x_pt),
            round(area.y_pt),
            round(area.width_pt),
            round(area.height_pt)
        ])
    });
    json!({ "page": spot.page + 1, "areas": areas.collect::<Vec<_>>() })
}

fn signature(signature: &Signature) -> Value {
    let reason = match &signature.trust {
        Trust::Bad(reason) => Some(reason),
        Trust::NotChecked | Trust::Good => None,
    };
    json!({
        "field": signature.field,
        "signer": signature.signer,
        "time": signature.time,
        "timestamp": signature.is_timestamp,
        "digest": signature.digest.name(),
        "signature": signature.signature.name(),
        "covers": signature.covers,
        "followed_by": signature.followed_by,
        "trust": signature.trust.name(),
        "reason": reason,
    })
}

fn one(verifier: &mut Verifier, path: &Path, known: &Known<'_>) -> Result<Report, Failure> {
    let (path, bytes) = if path == Path::new("-") {
        let path = Path::new(STANDARD_INPUT);
        (
            path,
            read_from(std::io::stdin().lock(), path, MAX_PDF_BYTES)?,
        )
    } else {
        (path, read(path, MAX_PDF_BYTES)?)
    };
    let report = verifier.verify(&bytes, known);
    report.map_err(|error| match error {
        VerifyError::Read(error) => Failure::new(path.display().to_string(), error.message()),
        VerifyError::Pdf(error) => Failure::from(error),
    })
}

/// The certificates in a folder.
fn trusted(folder: &Path) -> Result<Trusted, Failure> {
    let place = |name: &str| folder.join(name).display().to_string();
    let mut trusted = Trusted::default();
    for (name, bytes) in read_folder(folder, &[".pem", ".crt", ".cer", ".der"], MAX_BYTES)? {
        let added = trusted.add(&bytes);
        added.map_err(|_| Failure::new(place(&name), Message::new("verify-trust-file")))?;
    }
    if trusted.is_empty() {
        let message = Message::new("verify-trust-empty");
        return Err(Failure::new(folder.display().to_string(), message));
    }
    Ok(trusted)
}
