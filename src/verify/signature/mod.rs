//! Signatures in a file: who signed what, and whether it is still that.
//!
//! A file and the certificates that are trusted come in; a [`Signature`] for every signed field comes out. Nothing is
//! asked of the network: whether a certificate was revoked isn't checked.
//!
//! | file | does |
//! | --- | --- |
//! | `model` | what is found out about a signature, as data |
//! | `moment` | moments as signers write them |
//! | `ber` | elements of ASN.1, with the bytes that they have in the file |
//! | `certificate` | certificates: their holders and their purposes |
//! | `algorithm` | digests and signature algorithms; which are too weak |
//! | `cms` | signed messages |
//! | `trust` | whether a certificate comes from somebody who is trusted |
//! | `timestamp` | time stamps, of signatures and of documents |
//! | `byte_range` | the bytes that a signature covers |
//! | `form`, `signed_field` | the fields of a form; those with a signature in them |
//! | `permissions`, `changes` | what a signature permits to change after it, and what was changed |
//! | `level` | what a file brings for checking it years later |
//! | `check` | all checks of all signatures of a file |
//! | `sentences` | what there is to say about a signature |

mod algorithm;
mod ber;
mod byte_range;
mod certificate;
mod changes;
mod check;
mod cms;
mod form;
mod level;
mod model;
mod moment;
mod permissions;
mod sentences;
mod signed_field;
mod timestamp;
mod trust;

pub(super) use check::{Signatures, signatures};
pub use model::{Change, Check, Distrust, Level, Problem, Signature, TimeStamp, Trust};
pub use moment::Moment;
pub use trust::{TrustError, Trusted};
