//! Why an agreement can't be exported.

use crate::message::Message;
use crate::pdf::write::PdfError;

/// Why an agreement can't be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The PDF can't be made.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A chosen service stands nowhere in the agreement.
    #[error("the service {service} is printed nowhere")]
    ServiceNotPrinted {
        /// The service.
        service: String,
    },
    /// A required answer stands nowhere in the agreement.
    #[error("the answer of {field} is printed nowhere")]
    AnswerNotPrinted {
        /// The field.
        field: String,
    },
}

impl ExportError {
    /// Returns the sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Pdf(error) => Message::new("export-failed").with("detail", error.to_string()),
            Self::ServiceNotPrinted { service } => {
                Message::new("export-service-not-printed").with("service", service)
            }
            Self::AnswerNotPrinted { field } => {
                Message::new("export-answer-not-printed").with("field", field)
            }
        }
    }
}
