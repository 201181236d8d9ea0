//! Which members of a list moved.

/// Returns for each number whether it is in order: a longest increasing part of the list, so that as few as possible
/// moved (patience sorting).
pub(super) fn in_order(numbers: &[usize]) -> Vec<bool> {
    // For each length, where the part of that length with the smallest last number ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        previous.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut found = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        found[index] = true;
        at = previous[index];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_few_as_possible_moved() {
        let check = |numbers: &[usize], expected: &[usize]| {
            let in_order = in_order(numbers);
            let moved = numbers
                .iter()
                .zip(in_order)
                .filter(|(_, is_in_order)| !is_in_order);
            let moved: Vec<usize> = moved.map(|(number, _)| *number).collect();
            assert_eq!(moved, expected, "{numbers:?}");
        };
        check(&[], &[]);
        check(&[0, 1, 2], &[]);
        check(&[2, 0, 1], &[2]);
        check(&[0, 2, 3, 1, 4], &[1]);
        check(&[3, 4, 0, 1, 2], &[3, 4]);
    }
}
