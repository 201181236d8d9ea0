//! Marks for signing services.

use super::rows::Source;
use super::style::TextStyle;
use crate::agreement::Run;
use crate::typeset::fonts::Face;
use crate::typeset::model::{Ink, Line, SignatureBox};
use crate::typeset::paragraph::{Alignment, ParagraphSetter};

/// The size of marks, which are smaller where the box is narrow.
const MARK_SIZE_PT: f64 = 5.0;
/// A measure that any mark fits on one line.
const WIDTH_PT: f64 = 10_000.0;

/// Returns a mark inside a signature box, at its foot.
pub(in crate::typeset) fn mark_line(
    setter: &mut ParagraphSetter,
    mark: String,
    signature_box: &SignatureBox,
) -> Option<Line> {
    let style = |size_pt: f64| TextStyle {
        face: Face::Regular,
        size_pt,
        leading_pt: size_pt,
        alignment: Alignment::Left,
        hyphenate: false,
        ink: Ink::Pale,
    };
    let mark = [Run::fixed(mark)];
    let natural = setter.paragraph(&mark, style(MARK_SIZE_PT).paragraph(WIDTH_PT));
    let width_pt = natural.first()?.width_pt;
    let room_pt = signature_box.width_pt - 2.0;
    let size_pt = MARK_SIZE_PT * (room_pt / width_pt.max(f64::EPSILON)).min(1.0);
    let lines = setter.paragraph(&mark, style(size_pt).paragraph(WIDTH_PT));
    let baseline_pt = signature_box.y_pt + signature_box.height_pt - 2.0;
    let x_pt = signature_box.x_pt + 1.0;
    Some(Source::furniture().line(lines.first()?, style(size_pt), x_pt, baseline_pt))
}
