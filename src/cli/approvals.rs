//! `template approve`, `template approvals` and `template keygen`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::context::{Context, Status};
use super::document::write_document;
use super::export::today;
use super::failure::{Failure, warn};
use super::templates::template_in;
use crate::date::Date;
use crate::library::{
    APPROVALS_FILE, Approval, KeyError, KeyPair, Objection, SecretKey, approvals_in,
};
use crate::message::Message;
use crate::ron_text::MAX_BYTES;
use crate::storage::{Existing, read, write};
use crate::template::Template;
use crate::template_test::TestReport;

/// The variable that holds a passphrase, where nobody can be asked.
const PASSPHRASE: &str = "KLAUSUL_PASSPHRASE";

impl Context {
    /// Carries out `template approve`.
    pub(super) fn template_approve(
        &self,
        folder: &Path,
        by: &str,
        key: Option<&Path>,
        date: Option<Date>,
    ) -> Result<Status, Failure> {
        let report = self.test_report(folder)?;
        // What is approved is what was tested.
        let Some(template) = report.passed_template() else {
            return self.refuse(folder, &report);
        };
        self.is_the_only_content(folder, template)?;
        let path = folder.join(APPROVALS_FILE);
        let place = path.display().to_string();
        let mut approvals =
            approvals_in(folder).map_err(|objection| unreadable(&place, &objection))?;
        let key = key.map(Self::secret_key).transpose()?;
        let date = match date {
            Some(date) => date,
            None => today()?,
        };
        let approval = Approval::new(template, by, date, key.as_ref())
            .map_err(|error| Failure::new("--by", error.message()))?;
        let by = approval.by.clone();
        approvals
            .add(approval)
            .map_err(|error| Failure::new(&*place, error.message()))?;
        write(&path, approvals.write().as_bytes(), Existing::Replace)?;
        let message = Message::new("approval-done")
            .with("id", &template.id)
            .with("version", &template.version)
            .with("hash", &template.hash)
            .with("by", &by);
        let line = self.sentence(&message);
        let json = json!({
            "template": template.id,
            "version": template.version,
            "sha256": template.hash,
            "by": by,
            "on": date.to_string(),
            "signed": key.is_some(),
        });
        self.print(&[line], &json)?;
        Ok(Status::Fine)
    }

    /// Checks that the library has no other content of the same version that may be signed: who reads the version could
    /// not tell which of them was meant.
    fn is_the_only_content(&self, folder: &Path, template: &Template) -> Result<(), Failure> {
        let library = self.library();
        let other = library.entries().iter().find(|entry| {
            let of = &entry.template;
            let is_same = (&of.id, &of.version) == (&template.id, &template.version);
            is_same && of.hash != template.hash && entry.standing.is_approved()
        });
        let Some(other) = other else {
            return Ok(());
        };
        let message = Message::new("approval-other-content")
            .with("id", &template.id)
            .with("version", &template.version)
            .with("hash", other.template.short_hash());
        Err(Failure::new(folder.display().to_string(), message))
    }

    /// Prints the tests that failed, and that the template is therefore not approved.
    fn refuse(&self, folder: &Path, report: &TestReport) -> Result<Status, Failure> {
        let message = Message::new("approval-tests-failed").with("failed", report.failed());
        let mut json = self.test_json(report);
        json["approved"] = json!(false);
        self.print(&self.test_lines(report), &json)?;
        let place = folder.display().to_string();
        warn(&place, &self.translator.format(&message));
        Ok(Status::Found)
    }

    /// Carries out `template approvals`.
    pub(super) fn template_approvals(&self, folder: &Path) -> Result<Status, Failure> {
        let template = template_in(folder)?;
        let place = folder.join(APPROVALS_FILE).display().to_string();
        let approvals = approvals_in(folder).map_err(|objection| unreadable(&place, &objection))?;
        let policy = self.policy();
        let judged = policy.objections(&template, &approvals.approvals);
        let standing = policy.standing(&template, &Ok(approvals.clone()));
        let state = |objection: &Option<Objection>| {
            let message = match objection {
                None => Message::new("approval-counts"),
                Some(objection) => objection.message(),
            };
            self.translator.format(&message)
        };
        let pairs = || approvals.approvals.iter().zip(&judged);
        let mut lines: Vec<String> = pairs()
            .map(|(approval, objection)| {
                let message = Message::new("approval-line")
                    .with("on", &approval.on)
                    .with("by", &approval.by)
                    .with("version", &approval.version)
                    .with("state", state(objection));
                self.sentence(&message)
            })
            .collect();
        lines.push(self.standing(&standing));
        let each = pairs().map(|(approval, objection)| {
            json!({
                "template": approval.template,
                "version": approval.version,
                "sha256": approval.hash,
                "by": approval.by,
                "on": approval.on,
                "key": approval.key,
                "counts": objection.is_none(),
                "message": state(objection),
            })
        });
        let json = json!({
            "approved": standing.is_approved(),
            "message": self.standing(&standing),
            "approvals": each.collect::<Vec<_>>(),
        });
        self.print(&lines, &json)?;
        Ok(if standing.is_approved() {
            Status::Fine
        } else {
            Status::Found
        })
    }

    /// Carries out `template keygen`.
    pub(super) fn keygen(&self, output: &Path, force: bool) -> Result<Status, Failure> {
        let place = output.display().to_string();
        let passphrase = Self::passphrase(&place)?;
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)
            .map_err(|_| Failure::new("", Message::new("approval-key-random")))?;
        let pair = KeyPair::new(&seed, &passphrase).map_err(|error| of_key(&place, error))?;
        let public = format!("{}\n", pair.public);
        write_document(output, pair.secret_pem.as_bytes(), force)?;
        write_document(&beside(output), public.as_bytes(), force)?;
        let message = Message::new("approval-key-made").with("file", &place);
        let line = format!("(name: \"…\", key: \"{}\")", pair.public);
        let json = json!({ "file": place, "public": pair.public.to_string() });
        self.print(&[self.sentence(&message), line], &json)?;
        Ok(Status::Fine)
    }

    fn secret_key(file: &Path) -> Result<SecretKey, Failure> {
        let place = file.display().to_string();
        let bytes = read(file, MAX_BYTES)?;
        let pem = String::from_utf8(bytes).map_err(|_| of_key(&place, KeyError::NotAKey))?;
        let passphrase = Self::passphrase(&place)?;
        SecretKey::read(&pem, &passphrase).map_err(|error| of_key(&place, error))
    }

    /// Asks for a passphrase, or takes it from the environment.
    fn passphrase(place: &str) -> Result<String, Failure> {
        if let Ok(passphrase) = std::env::var(PASSPHRASE) {
            return Ok(passphrase);
        }
        let missing = || Failure::new(place, Message::new("approval-key-no-passphrase"));
        if !std::io::stdin().is_terminal() {
            return Err(missing());
        }
        rpassword::prompt_password(format!("{place}: ")).map_err(|_| missing())
    }
}

fn of_key(place: &str, error: KeyError) -> Failure {
    Failure::new(place, error.message())
}

fn unreadable(place: &str, objection: &Objection) -> Failure {
    match objection {
        Objection::Unreadable { place, reason } => Failure::new(&**place, reason.clone()),
        other => Failure::new(place, other.message()),
    }
}

/// Returns the name of the public key's file.
fn beside(secret: &Path) -> PathBuf {
    let mut name = secret.as_os_str().to_owned();
    name.push(".pub");
    name.into()
}
