//! The way from an SVG file to the text of what draws.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use super::problem::{Feature, SvgFault, SvgProblem};
use super::properties::{drawn, is_property, reference};
use super::sheet::{Properties, Sheet, declarations};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// The most bytes of a file.
const MAX_FILE: usize = 1024 * 1024;
/// The most bytes of what draws: it travels with every agreement.
const MAX_REDUCED: usize = 128 * 1024;
/// The most elements of a file, and the most that are looked at when what is used again counts each time.
const MAX_NODES: u32 = 50_000;
const MAX_VISITS: usize = 20_000;
/// The most elements inside one another.
const MAX_DEPTH: usize = 64;

/// Reduces a file to what draws. What comes out is the same if it is reduced again.
pub(super) fn reduce(bytes: &[u8]) -> Result<String, SvgProblem> {
    if bytes.len() > MAX_FILE {
        let max_kb = MAX_FILE / 1024;
        return Err(SvgProblem::of_file(SvgFault::TooLong { max_kb }));
    }
    let not_xml = |detail: String| SvgProblem::of_file(SvgFault::NotXml(detail));
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| not_xml(error.to_string()))?;
    check_before_parsing(text)?;
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| SvgProblem {
        line: usize::try_from(error.pos().row).ok(),
        fault: match error {
            roxmltree::Error::NodesLimitReached => SvgFault::TooMuch,
            error => SvgFault::NotXml(error.to_string()),
        },
    })?;
    let root = document.root_element();
    if !is_svg(root, "svg") {
        return Err(SvgProblem::of_file(SvgFault::NotSvg));
    }
    let mut reducer = Reducer {
        document: &document,
        sheet: Sheet::default(),
        ids: BTreeMap::new(),
        view_box: view_box(root),
        text: String::new(),
        visits: 0,
        used: Vec::new(),
    };
    reducer.look_through()?;
    reducer.picture(root)?;
    if reducer.text.len() > MAX_REDUCED {
        return Err(SvgProblem::of_file(SvgFault::TooMuch));
    }
    Ok(reducer.text)
}

/// Refuses what a parser could choke on: entities, and elements too deep inside one another.
fn check_before_parsing(text: &str) -> Result<(), SvgProblem> {
    let line_at = |at: usize| Some(text[..at].matches('\n').count() + 1);
    if let Some(at) = text.find("<!ENTITY") {
        return Err(SvgProblem {
            line: line_at(at),
            fault: SvgFault::Entities,
        });
    }
    let mut depth = 0_usize;
    for (at, _) in text.match_indices('<') {
        let rest = &text[at + 1..];
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if rest.starts_with(|first: char| first.is_alphabetic() || first == '_') {
            let is_empty = rest
                .find(['<', '>'])
                .is_some_and(|end| rest[..end].ends_with('/'));
            depth += usize::from(!is_empty);
        }
        if depth > MAX_DEPTH + 2 {
            return Err(SvgProblem {
                line: line_at(at),
                fault: SvgFault::TooMuch,
            });
        }
    }
    Ok(())
}

fn is_svg(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().namespace() == Some(NAMESPACE) && node.tag_name().name() == name
}

/// The numbers of `viewBox`, or of `width` and `height` in its place.
fn view_box(root: Node<'_, '_>) -> Option<[f64; 4]> {
    let number = |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok();
    if let Some(text) = root.attribute("viewBox") {
        let numbers = text.split([' ', ',', '\n', '\t']);
        let numbers: Option<Vec<f64>> = numbers
            .filter(|text| !text.is_empty())
            .map(number)
            .collect();
        let numbers: [f64; 4] = numbers?.try_into().ok()?;
        return (numbers[2] > 0.0 && numbers[3] > 0.0).then_some(numbers);
    }
    let side = |name: &str| {
        let length = root.attribute(name).and_then(number);
        length.filter(|length| *length > 0.0)
    };
    Some([0.0, 0.0, side("width")?, side("height")?])
}

struct Reducer<'d, 'i> {
    document: &'d Document<'i>,
    sheet: Sheet,
    ids: BTreeMap<&'d str, Node<'d, 'i>>,
    view_box: Option<[f64; 4]>,
    text: String,
    visits: usize,
    /// The elements that are being used, the outermost first.
    used: Vec<Node<'d, 'i>>,
}

impl<'d, 'i> Reducer<'d, 'i> {
    fn problem(&self, node: Node<'_, '_>, fault: SvgFault) -> SvgProblem {
        let row = self.document.text_pos_at(node.range().start).row;
        SvgProblem {
            line: usize::try_from(row).ok(),
            fault,
        }
    }

    /// Reads names and style sheets, and refuses what must not be in a file even where it draws nothing.
    fn look_through(&mut self) -> Result<(), SvgProblem> {
        for node in self.document.descendants().filter(Node::is_element) {
            if node.tag_name().name() == "script" {
                return Err(self.problem(node, SvgFault::Script));
            }
            for attribute in node.attributes() {
                let name = attribute.name().to_lowercase();
                let value = attribute.value().trim();
                let is_script = value.to_lowercase().starts_with("javascript:");
                if name.starts_with("on") || is_script {
                    return Err(self.problem(node, SvgFault::Script));
                }
            }
            if node.tag_name().namespace() != Some(NAMESPACE) {
                continue;
            }
            if let Some(id) = node.attribute("id") {
                self.ids.entry(id).or_insert(node);
            }
            if node.tag_name().name() == "style" {
                let texts = node.children().filter_map(|child| child.text());
                let text: String = texts.collect();
                let added = self.sheet.add(&text);
                added.map_err(|fault| self.problem(node, fault))?;
            }
        }
        Ok(())
    }

    fn picture(&mut self, root: Node<'d, 'i>) -> Result<(), SvgProblem> {
        if self.view_box.is_none() {
            return Err(self.problem(root, SvgFault::NoSize));
        }
        let mut attributes = vec![("xmlns", NAMESPACE.to_owned())];
        for name in ["width", "height", "viewBox", "preserveAspectRatio"] {
            let value = root.attribute(name);
            attributes.extend(value.map(|value| (name, value.to_owned())));
        }
        self.open("svg", &attributes);
        let Some(properties) = self.properties(root)? else {
            return Err(SvgProblem::of_file(SvgFault::Empty));
        };
        if properties.is_empty() {
            self.children(root, 1)?;
        } else {
            self.open_group(None, &properties);
            self.visits += 1;
            self.children(root, 2)?;
            self.text.push_str("</g>");
        }
        self.text.push_str("</svg>");
        Ok(())
    }

    fn children(&mut self, node: Node<'d, 'i>, depth: usize) -> Result<(), SvgProblem> {
        for child in node.children().filter(Node::is_element) {
            self.element(child, depth)?;
        }
        Ok(())
    }

    fn element(&mut self, node: Node<'d, 'i>, depth: usize) -> Result<(), SvgProblem> {
        self.visits += 1;
        if self.visits > MAX_VISITS || depth > MAX_DEPTH || self.text.len() > MAX_REDUCED {
            return Err(self.problem(node, SvgFault::TooMuch));
        }
        if node.tag_name().namespace() != Some(NAMESPACE) {
            return Ok(());
        }
        let name = node.tag_name().name();
        match name {
            // Definitions draw nothing, and what is wrong with them is said where they are used.
            "defs" | "title" | "desc" | "metadata" | "style" | "linearGradient"
            | "radialGradient" | "pattern" | "filter" | "mask" | "marker" | "clipPath"
            | "symbol" | "view" => return Ok(()),
            _ => {}
        }
        let Some(properties) = self.properties(node)? else {
            return Ok(());
        };
        match name {
            "g" => {
                self.open_group(node.attribute("transform"), &properties);
                self.children(node, depth + 1)?;
                self.text.push_str("</g>");
            }
            "use" => self.use_again(node, &properties, depth)?,
            "path" => self.shape(node, &["d"], &properties),
            "rect" => self.shape(
                node,
                &["x", "y", "width", "height", "rx", "ry"],
                &properties,
            ),
            "circle" => self.shape(node, &["cx", "cy", "r"], &properties),
            "ellipse" => self.shape(node, &["cx", "cy", "rx", "ry"], &properties),
            "line" => self.shape(node, &["x1", "y1", "x2", "y2"], &properties),
            "polyline" | "polygon" => self.shape(node, &["points"], &properties),
            _ => return Err(self.problem(node, fault_of_element(name))),
        }
        Ok(())
    }

    /// Returns how an element is painted; none if it isn't drawn.
    fn properties(&self, node: Node<'d, 'i>) -> Result<Option<Properties>, SvgProblem> {
        let problem = |fault| self.problem(node, fault);
        let attributes = node
            .attributes()
            .filter(|attribute| attribute.namespace().is_none() && is_property(attribute.name()));
        let mut properties: Properties = attributes
            .map(|attribute| {
                (
                    attribute.name().to_owned(),
                    attribute.value().trim().to_owned(),
                )
            })
            .collect();
        let (id, class) = (node.attribute("id"), node.attribute("class"));
        self.sheet
            .apply(node.tag_name().name(), id, class, &mut properties);
        if let Some(style) = node.attribute("style") {
            properties.extend(declarations(style));
        }
        if properties
            .get("display")
            .is_some_and(|value| value == "none")
        {
            return Ok(None);
        }
        for paint in ["fill", "stroke"] {
            let value = properties.get(paint).map_or("", String::as_str);
            if let Some(target) = reference(value).map_err(problem)? {
                let target = self.ids.get(target);
                let is_pattern = target.is_some_and(|target| is_svg(*target, "pattern"));
                return Err(problem(SvgFault::Feature(if is_pattern {
                    Feature::Pattern
                } else {
                    Feature::Gradient
                })));
            }
        }
        let clip = properties.get("clip-path").map_or("none", String::as_str);
        if clip != "none" && !self.clips_nothing(clip).map_err(problem)? {
            return Err(problem(SvgFault::Feature(Feature::Clip)));
        }
        drawn(properties).map(Some).map_err(problem)
    }

    /// Returns whether a clip only cuts off what is outside of the picture, as some programs write around everything.
    fn clips_nothing(&self, value: &str) -> Result<bool, SvgFault> {
        let target = reference(value)?.and_then(|target| self.ids.get(target));
        let (Some(clip), Some([left, top, width, height])) = (target, self.view_box) else {
            return Ok(false);
        };
        let mut children = clip.children().filter(Node::is_element);
        let (Some(rect), None) = (children.next(), children.next()) else {
            return Ok(false);
        };
        let has_transform = [*clip, rect]
            .iter()
            .any(|node| node.has_attribute("transform") || node.has_attribute("clip-path"));
        let number = |name: &str| match rect.attribute(name) {
            Some(text) => text.trim().parse::<f64>().ok(),
            None => Some(0.0),
        };
        let (Some(x), Some(y), Some(w), Some(h)) =
            (number("x"), number("y"), number("width"), number("height"))
        else {
            return Ok(false);
        };
        let covers = x <= left && y <= top && x + w >= left + width && y + h >= top + height;
        let is_whole = is_svg(rect, "rect") && !rect.has_attribute("rx");
        Ok(is_whole && covers && !has_transform && !clip.has_attribute("clipPathUnits"))
    }

    /// Writes what an element uses in its place.
    fn use_again(
        &mut self,
        node: Node<'d, 'i>,
        properties: &Properties,
        depth: usize,
    ) -> Result<(), SvgProblem> {
        let mut attributes = node.attributes();
        let href = attributes.find(|attribute| attribute.name() == "href");
        let href = href.map(|href| href.value().trim()).unwrap_or_default();
        let Some(target) = href.strip_prefix('#') else {
            return Err(self.problem(node, SvgFault::External));
        };
        // What isn't there draws nothing.
        let Some(target) = self.ids.get(target).copied() else {
            return Ok(());
        };
        if self.used.contains(&target) || node.ancestors().any(|outer| outer == target) {
            return Err(self.problem(node, SvgFault::Loop));
        }
        if matches!(target.tag_name().name(), "symbol" | "svg") {
            return Err(self.problem(node, SvgFault::Feature(Feature::Symbol)));
        }
        self.used.push(target);
        self.visits += 1;
        self.open_group(node.attribute("transform"), properties);
        let place = |name: &str| node.attribute(name).unwrap_or("0").trim().to_owned();
        let (x, y) = (place("x"), place("y"));
        self.open_group(Some(&format!("translate({x} {y})")), &Properties::new());
        self.element(target, depth + 2)?;
        self.text.push_str("</g></g>");
        self.used.pop();
        Ok(())
    }

    fn shape(&mut self, node: Node<'d, 'i>, geometry: &[&'static str], properties: &Properties) {
        let mut attributes = Vec::new();
        for &name in &[&["transform"], geometry].concat() {
            let value = node.attribute(name);
            attributes.extend(value.map(|value| (name, value.to_owned())));
        }
        attributes.extend(
            properties
                .iter()
                .map(|(name, value)| (&**name, value.clone())),
        );
        self.open(node.tag_name().name(), &attributes);
        // Empty elements have no end tag.
        self.text.pop();
        self.text.push_str("/>");
    }

    fn open_group(&mut self, transform: Option<&str>, properties: &Properties) {
        let transform = transform.map(|transform| ("transform", transform.to_owned()));
        let mut attributes: Vec<(&str, String)> = transform.into_iter().collect();
        attributes.extend(
            properties
                .iter()
                .map(|(name, value)| (&**name, value.clone())),
        );
        self.open("g", &attributes);
    }

    fn open(&mut self, name: &str, attributes: &[(&str, String)]) {
        self.text.extend(["<", name]);
        for (name, value) in attributes {
            let words: Vec<&str> = value.split_whitespace().collect();
            let value = words.join(" ");
            // Written into JSON, apostrophes stay as they are.
            let value = value
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('\'', "&apos;");
            self.text.extend([" ", name, "='", &value, "'"]);
        }
        self.text.push('>');
    }
}

fn fault_of_element(name: &str) -> SvgFault {
    match name {
        "image" => SvgFault::Pixels,
        "text" | "tspan" | "textPath" | "tref" => SvgFault::Text,
        "animate" | "animateColor" | "animateMotion" | "animateTransform" | "set" => {
            SvgFault::Animation
        }
        "svg" => SvgFault::Feature(Feature::Symbol),
        "a" => SvgFault::External,
        _ => SvgFault::Element(name.to_owned()),
    }
}
