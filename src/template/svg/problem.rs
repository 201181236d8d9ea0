//! What can be wrong with an SVG file.

use crate::message::Message;

/// What is wrong with an SVG file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SvgProblem {
    /// The line in the file, from 1; none for the file as a whole.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: SvgFault,
}

/// What is wrong with an SVG file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SvgFault {
    /// It isn't XML, in the parser's own English words.
    NotXml(String),
    /// It is XML, but no SVG picture.
    NotSvg,
    /// It defines entities.
    Entities,
    /// It has a script, or an attribute that starts one.
    Script,
    /// It refers to something outside of itself.
    External,
    /// It has a picture of pixels.
    Pixels,
    /// It has text.
    Text,
    /// It moves.
    Animation,
    /// It has what can't be drawn as filled paths.
    Feature(Feature),
    /// An element that isn't known.
    Element(String),
    /// A style sheet that isn't made of classes, names of elements and ids.
    StyleSheet,
    /// Something is used inside itself.
    Loop,
    /// The file is longer than that.
    TooLong {
        /// The most, in kilobytes.
        max_kb: usize,
    },
    /// What draws has more shapes, points or nesting than are read.
    TooMuch,
    /// It says neither `viewBox` nor `width` and `height`.
    NoSize,
    /// It draws nothing.
    Empty,
}

/// What can't be drawn as filled paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// A colour that changes along a line or from a centre.
    Gradient,
    /// A pattern.
    Pattern,
    /// A filter, as a shadow.
    Filter,
    /// A mask.
    Mask,
    /// Marks at the ends of lines.
    Marker,
    /// Something that shines through.
    Transparency,
    /// Colours that mix with those below.
    Blend,
    /// A dashed line.
    Dashes,
    /// Something that cuts off more than what is outside of the picture.
    Clip,
    /// A symbol, or a picture inside the picture.
    Symbol,
    /// A transformation in a style sheet.
    StyledTransform,
}

impl Feature {
    fn name(self) -> &'static str {
        match self {
            Self::Gradient => "gradient",
            Self::Pattern => "pattern",
            Self::Filter => "filter",
            Self::Mask => "mask",
            Self::Marker => "marker",
            Self::Transparency => "transparency",
            Self::Blend => "blend",
            Self::Dashes => "dashes",
            Self::Clip => "clip",
            Self::Symbol => "symbol",
            Self::StyledTransform => "transform",
        }
    }
}

impl SvgProblem {
    /// Returns a problem of the file as a whole.
    #[must_use]
    pub fn of_file(fault: SvgFault) -> Self {
        Self { line: None, fault }
    }

    /// The sentence for the person who reads it (without the place in the template).
    #[must_use]
    pub fn message(&self) -> Message {
        let (fault, name) = match &self.fault {
            SvgFault::NotXml(detail) => ("xml", detail.clone()),
            SvgFault::NotSvg => ("svg", String::new()),
            SvgFault::Entities => ("entities", String::new()),
            SvgFault::Script => ("script", String::new()),
            SvgFault::External => ("external", String::new()),
            SvgFault::Pixels => ("pixels", String::new()),
            SvgFault::Text => ("text", String::new()),
            SvgFault::Animation => ("animation", String::new()),
            SvgFault::Feature(feature) => (feature.name(), String::new()),
            SvgFault::Element(name) => ("element", name.clone()),
            SvgFault::StyleSheet => ("sheet", String::new()),
            SvgFault::Loop => ("loop", String::new()),
            SvgFault::TooLong { max_kb } => ("long", max_kb.to_string()),
            SvgFault::TooMuch => ("much", String::new()),
            SvgFault::NoSize => ("size", String::new()),
            SvgFault::Empty => ("empty", String::new()),
        };
        Message::new("template-svg")
            .with("fault", fault)
            .with("name", name)
            .with("has-line", if self.line.is_some() { "yes" } else { "no" })
            .with("line", self.line.unwrap_or_default())
    }
}
