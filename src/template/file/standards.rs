//! Standard values of keys, which are left out of the canonical form.

use crate::ron_text::Spanned;

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
pub(super) fn is_false(value: &bool) -> bool {
    !*value
}

pub(super) fn is_standard<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

pub(super) fn is_empty(text: &Spanned<'_>) -> bool {
    text.is_empty()
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
pub(super) fn is_zero(count: &usize) -> bool {
    *count == 0
}
