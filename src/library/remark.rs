//! Remarks.

use crate::message::Message;

/// Something that is wrong with a library.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Where: a folder, or a place in a file.
    pub place: String,
    /// What.
    pub message: Message,
}
