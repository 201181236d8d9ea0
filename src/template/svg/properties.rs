//! Which properties draw, and which can't be drawn.

use super::problem::{Feature, SvgFault};
use super::sheet::Properties;

/// The properties that decide how a shape is painted.
const DRAWN: [&str; 13] = [
    "color",
    "fill",
    "fill-opacity",
    "fill-rule",
    "opacity",
    "paint-order",
    "stroke",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "visibility",
];

/// Properties that can't be drawn unless they have that value, which changes nothing.
const REFUSED: [(&str, &str, Feature); 9] = [
    ("filter", "none", Feature::Filter),
    ("mask", "none", Feature::Mask),
    ("marker", "none", Feature::Marker),
    ("marker-start", "none", Feature::Marker),
    ("marker-mid", "none", Feature::Marker),
    ("marker-end", "none", Feature::Marker),
    ("mix-blend-mode", "normal", Feature::Blend),
    ("stroke-dasharray", "none", Feature::Dashes),
    ("transform", "none", Feature::StyledTransform),
];

/// Returns whether a property says something of how an element is drawn.
pub(super) fn is_property(name: &str) -> bool {
    DRAWN.contains(&name)
        || matches!(name, "display" | "clip-path")
        // As an attribute, `transform` is no property.
        || (name != "transform" && REFUSED.iter().any(|(refused, ..)| *refused == name))
}

/// Keeps the properties that decide how an element is painted.
///
/// # Errors
/// A property that can't be drawn.
pub(super) fn drawn(properties: Properties) -> Result<Properties, SvgFault> {
    for (name, harmless, feature) in REFUSED {
        let value = properties.get(name);
        if value.is_some_and(|value| !matches!(&**value, "" | "inherit") && value != harmless) {
            return Err(SvgFault::Feature(feature));
        }
    }
    let opacity = properties
        .get("opacity")
        .and_then(|value| value.parse::<f64>().ok());
    if opacity.is_some_and(|opacity| opacity < 1.0) {
        return Err(SvgFault::Feature(Feature::Transparency));
    }
    let mut properties = properties;
    properties.retain(|name, _| DRAWN.contains(&&**name));
    Ok(properties)
}

/// Returns the name that a value refers to by `url(#name)`.
///
/// # Errors
/// A reference to another file.
pub(super) fn reference(value: &str) -> Result<Option<&str>, SvgFault> {
    let Some((_, inside)) = value.split_once("url(") else {
        return Ok(None);
    };
    let inside = inside.split_once(')').map_or(inside, |(inside, _)| inside);
    let target = inside.trim().trim_matches(['"', '\'']);
    target.strip_prefix('#').map(Some).ok_or(SvgFault::External)
}
