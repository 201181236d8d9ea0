//! Addresses: what is asked for of one.

use super::model::Draft;
use super::values::postal_code;
use crate::template::{Field, FieldKind, Template};

impl Draft {
    /// Whether a field has to be answered, given the other answers: since the template requires it, or since a part of
    /// its address is there.
    #[must_use]
    pub fn asks_for(&self, template: &Template, field: &Field) -> bool {
        self.requires(template, field) || self.completes_address(template, field)
    }

    /// Whether a field is what is missing of an address of which something is filled in. What the agreement prints
    /// doesn't depend on it.
    #[must_use]
    pub fn completes_address(&self, template: &Template, field: &Field) -> bool {
        let Some(address) = template.address_with(&field.id) else {
            return false;
        };
        let mut fields = address.fields();
        !self.has_no_postal_code(&field.kind)
            && fields.any(|other| other.id != field.id && self.is_answered(&other.id))
    }

    /// Whether a field is for a postal code in a country that has none.
    pub(super) fn has_no_postal_code(&self, kind: &FieldKind) -> bool {
        let is_postal_code = matches!(kind, FieldKind::PostalCode { .. });
        is_postal_code && !postal_code::is_used_in(&self.country_for(kind))
    }
}
