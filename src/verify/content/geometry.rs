//! Matrices and rectangles.

/// Lengths that differ by less are the same: a thousandth of an inch is 0.07 pt.
const SAME_PT: f64 = 0.01;

/// A matrix as PDF writes it.
pub type Matrix = [f64; 6];

pub const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// A rectangle on a page in PDF's own units, from the lower left corner: left, bottom, right, top.
pub type Bounds = [f64; 4];

/// Returns the matrix that does what one matrix does and then what the other does.
#[expect(clippy::many_single_char_names, reason = "as the standard names them")]
pub fn multiply(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = then;
    [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    ]
}

/// Moves by some units of a matrix's own space.
pub fn translate(x: f64, y: f64, matrix: Matrix) -> Matrix {
    multiply([1.0, 0.0, 0.0, 1.0, x, y], matrix)
}

/// Returns where a matrix takes a point.
#[expect(clippy::many_single_char_names, reason = "as the standard names them")]
pub fn transform(matrix: Matrix, x: f64, y: f64) -> (f64, f64) {
    let [a, b, c, d, e, f] = matrix;
    (a * x + c * y + e, b * x + d * y + f)
}

/// Returns the smallest rectangle around points.
pub fn bounds_of(points: impl IntoIterator<Item = (f64, f64)>) -> Bounds {
    let nothing = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    let bounds = points.into_iter().fold(nothing, |bounds, (x, y)| {
        let [left, bottom, right, top] = bounds;
        [left.min(x), bottom.min(y), right.max(x), top.max(y)]
    });
    if bounds[0] > bounds[2] {
        [0.0; 4]
    } else {
        bounds
    }
}

/// Returns the smallest rectangle around rectangles; around none, one that nothing overlaps.
pub fn enclosing(all: impl IntoIterator<Item = Bounds>) -> Bounds {
    let nothing = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    all.into_iter()
        .fold(nothing, |[left, bottom, right, top], [l, b, r, t]| {
            [left.min(l), bottom.min(b), right.max(r), top.max(t)]
        })
}

/// Whether two lists of lengths are the same but for what nobody sees.
pub fn are_same(lengths: &[f64], others: &[f64]) -> bool {
    let mut pairs = lengths.iter().zip(others);
    lengths.len() == others.len() && pairs.all(|(one, other)| (one - other).abs() < SAME_PT)
}

/// Sides of a form's box, in its own units and as its matrix makes them. Some viewers count in numbers of 32 bits:
/// what is smaller, or farther away, they draw in another place.
const SIDES: std::ops::RangeInclusive<f64> = 1.0..=20_000.0;

/// Whether a form's box has an area, its matrix can be undone, and both stay where viewers count exactly.
pub fn is_sound_frame(bounds: Bounds, matrix: Matrix) -> bool {
    let [left, bottom, right, top] = bounds;
    let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
    let placed = corners.map(|(x, y)| transform(matrix, x, y));
    let [x_min, y_min, x_max, y_max] = bounds_of(placed);
    let lengths = [
        (left - right).abs(),
        (bottom - top).abs(),
        x_max - x_min,
        y_max - y_min,
    ];
    let near = |number: &f64| number.abs() <= *SIDES.end();
    let area = (matrix[0] * matrix[3] - matrix[1] * matrix[2]).abs();
    lengths.iter().all(|length| SIDES.contains(length))
        && bounds.iter().chain(&matrix).all(near)
        && [x_min, y_min, x_max, y_max].iter().all(near)
        && (1e-4..=1e6).contains(&area)
}
