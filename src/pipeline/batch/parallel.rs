//! Work on several threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};
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

/// Does a work for each item in two stages: a first one on so many threads, each with a state of its own, and a second one on other
/// threads, which mostly wait for the disk. What the first stage refuses has its result at once. No more than a few items are between
/// the stages at a time.
pub(super) fn in_two_stages<T: Sync, S, M: Send, R: Send>(
    jobs: usize,
    items: &[T],
    new_state: &(dyn Fn() -> S + Sync),
    first: &(dyn Fn(&mut S, usize, &T) -> Result<M, R> + Sync),
    second_jobs: usize,
    second: &(dyn Fn(usize, M) -> R + Sync),
    on_result: &mut dyn FnMut(usize, R),
) {
    let next = AtomicUsize::new(0);
    let (between, waiting) = sync_channel::<(usize, M)>(second_jobs);
    let waiting = Mutex::new(waiting);
    let (sender, results) = sync_channel(jobs + second_jobs);
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, items.len().max(1)) {
            let (between, sender, next) = (between.clone(), sender.clone(), &next);
            scope.spawn(move || {
                let mut state = new_state();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else {
                        return;
                    };
                    let is_taken = match first(&mut state, index, item) {
                        Ok(made) => between.send((index, made)).is_ok(),
                        Err(result) => sender.send((index, result)).is_ok(),
                    };
                    if !is_taken {
                        return;
                    }
                }
            });
        }
        drop(between);
        for _ in 0..second_jobs.max(1) {
            let (sender, waiting) = (sender.clone(), &waiting);
            scope.spawn(move || {
                loop {
                    let made = waiting
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .recv();
                    let Ok((index, made)) = made else {
                        return;
                    };
                    if sender.send((index, second(index, made))).is_err() {
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
    fn every_item_goes_through_both_stages_once() {
        for jobs in [1, 2, 7] {
            for count in [0, 1, 100] {
                let items: Vec<usize> = (0..count).collect();
                let mut found = vec![0; count];
                in_two_stages(
                    jobs,
                    &items,
                    &|| (),
                    // Every third is refused.
                    &|(), _, item| {
                        if item.is_multiple_of(3) {
                            Err(1)
                        } else {
                            Ok(item * 10)
                        }
                    },
                    jobs,
                    &|index, made| made + index,
                    &mut |index, result| found[index] += result,
                );
                let expected = |one: usize| if one.is_multiple_of(3) { 1 } else { one * 11 };
                let expected: Vec<usize> = (0..count).map(expected).collect();
                assert_eq!(found, expected);
            }
        }
    }

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
