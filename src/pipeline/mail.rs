//! A message with an exported PDF, for the user's mail program. Nothing is sent here.

use std::io;

use mail_builder::MessageBuilder;
use mail_builder::headers::text::Text;

/// A message that somebody is about to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail<'m> {
    /// The addresses that it goes to; none for the user to fill in.
    pub to: Vec<&'m str>,
    /// Its subject.
    pub subject: &'m str,
    /// The name of the attached PDF.
    pub file: &'m str,
    /// The bytes of the PDF.
    pub pdf: &'m [u8],
}

impl Mail<'_> {
    /// Returns the message as a file that mail programs open to be edited and sent (RFC 5322 and 2045; `X-Unsent` is how
    /// Outlook tells such a file from a message that was received).
    ///
    /// # Errors
    /// What writing to memory says: never anything.
    pub fn write(&self) -> io::Result<Vec<u8>> {
        let mut message = MessageBuilder::new()
            .subject(self.subject)
            .header("X-Unsent", Text::new("1"))
            .text_body("\r\n")
            .attachment("application/pdf", self.file, self.pdf);
        if !self.to.is_empty() {
            message = message.to(self.to.clone());
        }
        message.write_to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_its_subject_and_the_pdf() {
        let mail = Mail {
            to: vec!["asa@example.fi"],
            subject: "Behandling av personuppgifter – Åkerströms Öst & Söner Ab",
            file: "Avtal – Åkerströms.pdf",
            pdf: b"%PDF-1.7",
        };
        let text = String::from_utf8(mail.write().expect("a message")).expect("ASCII");
        for expected in [
            "X-Unsent: 1",
            "asa@example.fi",
            "Subject: =?utf-8?",
            "Content-Type: application/pdf",
            "JVBERi0xLjc=",
        ] {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        assert!(
            !text.contains("From:"),
            "the mail program knows who sends: {text}"
        );
    }
}
