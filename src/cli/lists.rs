//! `services` and `fields`.

use serde_json::json;

use super::context::{Context, Status};
use super::failure::Failure;
use crate::template::{Field, Required};

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
            })
        });
        self.print(&lines, &json.collect())?;
        Ok(Status::Fine)
    }
}

/// Returns the word for whether a field must be answered.
fn required(field: &Field) -> &'static str {
    match field.required {
        Required::Yes => "required",
        Required::No => "optional",
        Required::When(_) => "conditional",
    }
}
