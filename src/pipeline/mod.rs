//! From a draft to a finished file, as both shells go.

pub mod export;
