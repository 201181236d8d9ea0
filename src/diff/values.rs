//! Values of a template as they are written.

use serde::Serialize;
use serde_json::Value;

/// Returns a value as data, in which every key has its name.
pub(super) fn value_of(value: &impl Serialize) -> Value {
    // None of the types of a template's files fails.
    serde_json::to_value(value).unwrap_or_default()
}

/// Returns a value as it is written in a template's files; a text by itself without quotation marks.
pub(super) fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => nested(other),
    }
}

fn nested(value: &Value) -> String {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => format!("\"{text}\""),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(nested).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(keys) => {
            let mut entries = keys.iter();
            if let (Some((name, inner)), None) = (entries.next(), entries.next())
                && is_variant(name)
            {
                return match inner {
                    // The brackets of the content are the variant's.
                    Value::Object(content) if !is_lone_variant(content) => {
                        format!("{name}{}", nested(inner))
                    }
                    _ => format!("{name}({})", nested(inner)),
                };
            }
            let keys = keys
                .iter()
                .map(|(key, value)| format!("{key}: {}", nested(value)));
            format!("({})", keys.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Whether a name is that of a variant: those of keys and ids begin with a small letter.
fn is_variant(name: &str) -> bool {
    let mut characters = name.chars();
    characters
        .next()
        .is_some_and(|first| first.is_ascii_uppercase())
        && characters.all(|character| character.is_ascii_alphanumeric())
}

fn is_lone_variant(keys: &serde_json::Map<String, Value>) -> bool {
    keys.len() == 1 && keys.keys().all(|key| is_variant(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_written_as_in_templates() {
        let check = |value: &Value, expected: &str| assert_eq!(written(value), expected);
        check(&json!(null), "");
        check(&json!("a b"), "a b");
        check(&json!(true), "true");
        check(&json!({ "Service": "inkasso" }), r#"Service("inkasso")"#);
        check(
            &json!({ "All": [{ "ServiceOf": "A" }, { "Not": { "Answered": "x.y" } }] }),
            r#"All([ServiceOf("A"), Not(Answered("x.y"))])"#,
        );
        check(&json!({ "Lines": { "most": 6 } }), "Lines(most: 6)");
        check(
            &json!({ "When": { "Service": "a" } }),
            r#"When(Service("a"))"#,
        );
        check(&json!({ "en": "x", "fi": "y" }), r#"(en: "x", fi: "y")"#);
    }
}
