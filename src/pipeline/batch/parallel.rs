//! Work on several threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

/// Does a work for each item on so many threads, each with a state of its own, and hands over the results in the order in
/// which they come, with the index of their item. No more results wait than there are threads.
pub(super) fn in_parallel<T: Sync, S, R: Send>(
    jobs: usize,
    items: &[T],
    new_state: &(dyn Fn() -> S + Sync),
    work: &(dyn Fn(&mut S, usize, &T) -> R + Sync),
    on_result: &mut dyn FnMut(usize, R),
) {
    let jobs = jobs.clamp(1, items.len().max(1));
    if jobs == 1 {
        let mut state = new_state();
        for (index, item) in items.iter().enumerate() {
            let result = work(&mut state, index, item);
            on_result(index, result);
        }
        return;
    }
    let next = AtomicUsize::new(0);
    let (sender, results) = sync_channel(jobs);
    thread::scope(|scope| {
        for _ in 0..jobs {
            let sender = sender.clone();
            let next = &next;
            scope.spawn(move || {
                let mut state = new_state();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else {
                        return;
                    };
                    let result = work(&mut state, index, item);
                    if sender.send((index, result)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (index, result) in results {
            on_result(index, result);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_worked_on_once() {
        for jobs in [0, 1, 2, 7] {
            for count in [0, 1, 100] {
                let items: Vec<usize> = (0..count).collect();
                let mut squares = vec![0; count];
                in_parallel(
                    jobs,
                    &items,
                    &|| (),
                    &|(), _, item| item * item,
                    &mut |index, square| squares[index] += square,
                );
                let expected: Vec<usize> = (0..count).map(|one| one * one).collect();
                assert_eq!(squares, expected);
            }
        }
    }
}
