//! The limits of a term: who may choose what.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use crate::ron_text::Spanned;

/// A term: an answer with a standard, from which it differs within limits.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TermOf<'a> {
    /// What sales may choose; without it, nothing but the standard. The rest of what the kind takes needs a lawyer.
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    pub sales: Option<Sales<'a>>,
}

/// What sales may choose of a term.
#[derive(Clone, Debug)]
pub enum Sales<'a> {
    /// Of a number, amount or percentage.
    Range(SalesRange),
    /// Of a choice, or of `yes` and `no`.
    Options(Vec<Spanned<'a>>),
}

/// What sales may choose of a number, amount or percentage.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SalesRange {
    /// The lower bound; without it, that of the kind.
    #[serde(default, rename = "least", skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The upper bound; without it, that of the kind.
    #[serde(default, rename = "most", skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
}

impl Serialize for Sales<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Range(range) => range.serialize(serializer),
            Self::Options(options) => options.serialize(serializer),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Sales<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SalesVisitor;
        impl<'de> Visitor<'de> for SalesVisitor {
            type Value = Sales<'de>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a range or a list of options")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
                let options = Deserialize::deserialize(SeqAccessDeserializer::new(list))?;
                Ok(Sales::Options(options))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let range = Deserialize::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Sales::Range(range))
            }
        }
        deserializer.deserialize_any(SalesVisitor)
    }
}
