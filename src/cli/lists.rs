//! `services` and `fields`.

use serde_json::{Value, json};

use super::context::{Context, Status};
use super::failure::Failure;
use crate::decimal::Decimal;
use crate::template::{Field, FieldKind, Required};

impl Context {
    /// Carries out `services`.
    pub(super) fn services(&self) -> Result<Status, Failure> {
        let template = self.template()?.template;
        let services = template.services.iter();
        let lines: Vec<String> = services
            .clone()
            .map(|service| format!("{}\t{}\t{}", service.id, service.set, service.name))
            .collect();
        let json = services.map(|service| {
            json!({
                "id": service.id,
                "set": service.set,
                "name": service.name,
                "family": service.family,
                "short": service.short.text(self.tag()),
            })
        });
        self.print(&lines, &json.collect())?;
        Ok(Status::Fine)
    }

    /// Carries out `fields`.
    pub(super) fn fields(&self) -> Result<Status, Failure> {
        let template = self.template()?.template;
        let fields = template.fields.iter();
        let lines: Vec<String> = fields
            .clone()
            .map(|field| {
                let standard = field.standard.as_deref().unwrap_or_default();
                let (kind, required) = (field.kind.name(), required(field));
                let label = field.label.text(self.tag());
                format!("{}\t{kind}\t{required}\t{standard}\t{label}", field.id)
            })
            .collect();
        let json = fields.map(|field| {
            json!({
                "id": field.id,
                "kind": field.kind.name(),
                "required": required(field),
                "standard": field.standard,
                "label": field.label.text(self.tag()),
                "help": field.help.as_ref().map(|help| help.text(self.tag())),
                "takes": takes(&field.kind, self.tag()),
            })
        });
        self.print(&lines, &json.collect())?;
        Ok(Status::Fine)
    }
}

/// Returns what a kind takes: options, a range, a unit, a currency, columns.
fn takes(kind: &FieldKind, tag: &str) -> Value {
    match kind {
        FieldKind::Choice { options } | FieldKind::Choices { options } => {
            let options = options.iter().map(|option| {
                json!({ "id": option.id, "text": option.text, "label": option.label.text(tag) })
            });
            json!({ "options": options.collect::<Value>() })
        }
        FieldKind::Text { lines } => json!({ "lines": lines }),
        FieldKind::YesNo { yes, no } => json!({ "yes": yes, "no": no }),
        FieldKind::Number { range, unit } => {
            let unit = unit.as_ref().map(|unit| unit.many.as_str());
            json!({ "least": bound(range.min), "most": bound(range.max), "unit": unit })
        }
        FieldKind::Amount { range, currency } => {
            json!({ "least": bound(range.min), "most": bound(range.max), "currency": currency })
        }
        FieldKind::Percent { range } => {
            json!({ "least": bound(range.min), "most": bound(range.max) })
        }
        FieldKind::Signatories { min, max, .. } => json!({ "least": min, "most": max }),
        FieldKind::Rows(of) => {
            let columns = of.columns.iter().map(|column| {
                json!({
                    "id": column.id,
                    "kind": column.kind.name(),
                    "required": column.required,
                    "label": column.label.text(tag),
                    "takes": takes(&column.kind, tag),
                })
            });
            json!({ "least": of.min, "most": of.max, "columns": columns.collect::<Value>() })
        }
        _ => Value::Null,
    }
}

fn bound(bound: Option<Decimal>) -> Option<String> {
    bound.map(|bound| bound.to_string())
}

/// Returns the word for whether a field must be answered.
fn required(field: &Field) -> &'static str {
    match field.required {
        Required::Yes => "required",
        Required::No => "optional",
        Required::When(_) => "conditional",
    }
}
