//! Which fields make an address together.

use super::field_kind::FieldKind;
use super::model::{Field, Template};
use super::role::Role;

/// The fields of an address: a postal code, and the street and the town that stand beside it.
#[derive(Clone, Copy, Debug)]
pub struct Address<'t> {
    /// The postal code.
    pub postal_code: &'t Field,
    /// The field that names the country.
    pub country: &'t str,
    /// The street.
    pub street: Option<&'t Field>,
    /// The town.
    pub city: Option<&'t Field>,
}

impl<'t> Address<'t> {
    /// Returns its fields but the country, as a letter has them.
    pub fn fields(self) -> impl Iterator<Item = &'t Field> {
        let fields = [self.street, Some(self.postal_code), self.city];
        fields.into_iter().flatten()
    }
}

impl Template {
    /// Returns the addresses that are asked for: with each postal code, the street and the town of the same group whose
    /// names begin in the same way.
    pub fn addresses(&self) -> impl Iterator<Item = Address<'_>> {
        self.fields.iter().filter_map(|postal_code| {
            let FieldKind::PostalCode { country } = &postal_code.kind else {
                return None;
            };
            let beside = |role: Role| {
                let mut fields = self.fields.iter();
                fields.find(|field| {
                    field.role == Some(role)
                        && field.group == postal_code.group
                        && beginning(&field.id) == beginning(&postal_code.id)
                })
            };
            Some(Address {
                postal_code,
                country,
                street: beside(Role::Street),
                city: beside(Role::City),
            })
        })
    }

    /// Returns the address that a field belongs to.
    #[must_use]
    pub fn address_with(&self, field: &str) -> Option<Address<'_>> {
        let has_field = |address: &Address<'_>| address.fields().any(|one| one.id == field);
        self.addresses().find(has_field)
    }
}

impl Template {
    /// Returns the field for the country that stands beside a field: in the same group, with a name that begins in the
    /// same way.
    #[must_use]
    pub fn country_beside(&self, field: &Field) -> Option<&Field> {
        let mut fields = self.fields.iter();
        fields.find(|other| {
            other.kind == FieldKind::Country
                && other.group == field.group
                && beginning(&other.id) == beginning(&field.id)
        })
    }
}

/// What stands before the last full stop of a name.
fn beginning(id: &str) -> &str {
    id.rsplit_once('.').map_or("", |(beginning, _)| beginning)
}
