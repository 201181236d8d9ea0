//! What there is to say about a signature.
//!
//! Names, reasons and places come from the file: whoever made it chose them. They stand between quotation marks, on one
//! line, bounded, and with nothing in them that hides or turns round what stands beside them.

use super::model::{Check, Distrust, Level, Problem, Signature, TimeStamp, Trust};
use super::moment::Moment;
use crate::characters::quotable;
use crate::message::Message;

impl Signature {
    /// What there is to say about it, a sentence each: who and when first.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        let mut messages = vec![self.who(), self.whole_message(), self.coverage()];
        messages.extend(self.problems.iter().map(Problem::message));
        messages.extend(self.stamp.as_ref().map(TimeStamp::message));
        messages.extend(self.level.map(Level::message));
        messages.push(self.trust_message());
        let stated = [
            ("verify-stated-reason", &self.stated_reason),
            ("verify-stated-location", &self.stated_location),
        ];
        let stated = stated
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty());
        messages.extend(stated.map(|(id, text)| Message::new(id).with("text", quotable(text))));
        messages
    }

    fn who(&self) -> Message {
        let id = if self.is_timestamp {
            "verify-timestamp"
        } else {
            "verify-signature"
        };
        timed(Message::new(id), self.time)
            .with("field", quotable(&self.label))
            .with("signer", quotable(&self.signer))
            .with("named", if self.signer.is_empty() { "no" } else { "yes" })
    }

    fn whole_message(&self) -> Message {
        let check = match (self.whole(), self.digest) {
            (Check::Bad, _) if self.is_moved => "moved",
            (Check::Bad, Check::Bad) => "changed",
            (Check::Bad, _) => "forged",
            (check, _) => check.name(),
        };
        let id = if self.is_timestamp {
            "verify-timestamp-whole"
        } else {
            "verify-signature-whole"
        };
        Message::new(id).with("check", check)
    }

    fn coverage(&self) -> Message {
        match self.covers {
            None => Message::new("verify-signature-covers-nothing"),
            Some(revision) => Message::new("verify-signature-covers")
                .with("revision", revision)
                .with("followed", self.followed_by),
        }
    }

    fn trust_message(&self) -> Message {
        let is_stamped = self.is_timestamp
            || self
                .stamp
                .as_ref()
                .is_some_and(|stamp| stamp.check == Check::Good && stamp.trust == Trust::Good);
        let by = if is_stamped { "stamp" } else { "claim" };
        match &self.trust {
            Trust::NotChecked => Message::new("verify-trust-not-checked"),
            Trust::Good => Message::new("verify-trust-good").with("time", by),
            Trust::Bad(reason) => reason.message(),
        }
    }
}

impl Distrust {
    fn message(&self) -> Message {
        match self {
            Self::NotForSigning => Message::new("verify-trust-not-for-signing"),
            Self::NoCertificate => Message::new("verify-trust-no-certificate"),
            Self::NoTime => Message::new("verify-trust-no-time"),
            Self::Path(reason) => Message::new("verify-trust-bad").with("reason", quotable(reason)),
        }
    }
}

impl TimeStamp {
    fn message(&self) -> Message {
        let trust = match self.trust {
            Trust::NotChecked => "not-checked",
            Trust::Good => "good",
            Trust::Bad(_) => "bad",
        };
        timed(Message::new("verify-stamped"), Some(self.time))
            .with("signer", quotable(&self.by))
            .with("check", self.check.name())
            .with("trust", trust)
    }
}

impl Level {
    fn message(self) -> Message {
        Message::new("verify-level").with("level", self.name())
    }
}

impl Problem {
    fn message(&self) -> Message {
        match self {
            Self::SharedValue { other } => {
                Message::new("verify-shared-value").with("field", quotable(other))
            }
            Self::OtherField { other } => Message::new("verify-other-field")
                .with("field", quotable(other))
                .with("named", if other.is_empty() { "no" } else { "yes" }),
            Self::Forbidden(change) => {
                Message::new("verify-forbidden-change").with("change", change.name())
            }
            Self::LockedField { field } => {
                Message::new("verify-locked-field").with("field", quotable(field))
            }
        }
    }
}

fn timed(message: Message, time: Option<Moment>) -> Message {
    match time {
        Some(time) => message.with("timed", "yes").with("time", time.message()),
        None => message.with("timed", "no").with("time", ""),
    }
}
