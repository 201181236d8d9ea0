//! Places of the form.

pub use crate::draft::{PermissionPart, SignatoryPart};

/// A place of the form that can have the focus.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The services.
    Services,
    /// A field.
    Field(String),
    /// A text of a signatory.
    Signatory {
        /// The field.
        field: String,
        /// The signatory's index.
        index: usize,
        /// Which one.
        part: SignatoryPart,
    },
    /// Who allowed the answer to a term, or why.
    Permission {
        /// The field.
        field: String,
        /// Name or reason.
        part: PermissionPart,
    },
    /// A cell of a list of rows.
    Cell {
        /// The field.
        field: String,
        /// The row's index.
        row: usize,
        /// The column.
        column: String,
    },
}

impl Place {
    /// Returns the field that it belongs to.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Services => None,
            Self::Field(field)
            | Self::Signatory { field, .. }
            | Self::Permission { field, .. }
            | Self::Cell { field, .. } => Some(field),
        }
    }

    /// Returns the row of the form that it stands in: the texts of a signatory share one, and so do cells, and an
    /// answer and its permission.
    #[must_use]
    pub fn row(&self) -> Self {
        match self {
            Self::Signatory { field, index, .. } => Self::Signatory {
                field: field.clone(),
                index: *index,
                part: SignatoryPart::Name,
            },
            Self::Permission { field, .. } => Self::Field(field.clone()),
            Self::Cell { field, row, .. } => Self::Cell {
                field: field.clone(),
                row: *row,
                column: String::new(),
            },
            other => other.clone(),
        }
    }
}
