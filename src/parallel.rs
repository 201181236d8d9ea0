//! Work on several threads, with results in the order in which they come.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Returns the number of threads that this machine works on at a time.
#[must_use]
pub fn available_threads() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Does a work for each item on so many threads, each with a state of its own, and hands over the results with the index of
/// their item, until `on_result` returns false. No more results wait than there are threads.
pub fn in_parallel<T: Sync, S, R: Send>(
    jobs: usize,
    items: &[T],
    new_state: &(dyn Fn() -> S + Sync),
    work: &(dyn Fn(&mut S, usize, &T) -> R + Sync),
    on_result: &mut dyn FnMut(usize, R) -> bool,
) {
    let jobs = jobs.clamp(1, items.len().max(1));
    let next = AtomicUsize::new(0);
    if jobs == 1 {
        take_items(items, &next, new_state, &mut |state, index, item| {
            on_result(index, work(state, index, item))
        });
        return;
    }
    let (sender, results) = sync_channel(jobs);
    thread::scope(|scope| {
        for _ in 0..jobs {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                take_items(items, next, new_state, &mut |state, index, item| {
                    sender.send((index, work(state, index, item))).is_ok()
                });
            });
        }
        drop(sender);
        // Once nobody waits for results, the threads end.
        for (index, result) in results {
            if !on_result(index, result) {
                break;
            }
        }
    });
}

/// Takes one item after the other, as several threads do in turn, until there is none or `work` returns false.
fn take_items<T, S>(
    items: &[T],
    next: &AtomicUsize,
    new_state: &(dyn Fn() -> S + Sync),
    work: &mut dyn FnMut(&mut S, usize, &T) -> bool,
) {
    let mut state = new_state();
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(item) = items.get(index) else {
            return;
        };
        if !work(&mut state, index, item) {
            return;
        }
    }
}

/// Does a work for each item in two stages: a first one on so many threads, each with a state of its own, and a second one on other
/// threads, which mostly wait for the disk. What the first stage refuses has its result at once. No more than a few items are between
/// the stages at a time.
pub fn in_two_stages<T: Sync, S, M: Send, R: Send>(
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
    // It ends with the last thread that takes from it, however that ends, and whoever puts into it then ends as well.
    let waiting = Arc::new(Mutex::new(waiting));
    let (sender, results) = sync_channel(jobs + second_jobs);
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, items.len().max(1)) {
            let (between, sender, next) = (between.clone(), sender.clone(), &next);
            scope.spawn(move || {
                take_items(
                    items,
                    next,
                    new_state,
                    &mut |state, index, item| match first(state, index, item) {
                        Ok(made) => between.send((index, made)).is_ok(),
                        Err(result) => sender.send((index, result)).is_ok(),
                    },
                );
            });
        }
        drop(between);
        for _ in 0..second_jobs.max(1) {
            let (sender, waiting) = (sender.clone(), Arc::clone(&waiting));
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
        drop((sender, waiting));
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

    /// A panic that isn't printed.
    fn defect() {
        std::panic::resume_unwind(Box::new("a defect"));
    }

    #[test]
    fn a_panic_in_any_stage_ends_all_threads() {
        let items: Vec<usize> = (0..100).collect();
        for stage in 0..3 {
            let fails = |here: usize, item: usize| {
                if stage == here && item.is_multiple_of(10) {
                    defect();
                }
            };
            let ran = std::panic::catch_unwind(|| {
                in_two_stages(
                    2,
                    &items,
                    &|| (),
                    &|(), _, item| {
                        fails(0, *item);
                        Ok::<usize, usize>(*item)
                    },
                    2,
                    &|_, item| {
                        fails(1, item);
                        item
                    },
                    &mut |_, item| fails(2, item),
                );
            });
            assert!(ran.is_err(), "{stage}");
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
                    &mut |index, square| {
                        squares[index] += square;
                        true
                    },
                );
                let expected: Vec<usize> = (0..count).map(|one| one * one).collect();
                assert_eq!(squares, expected);
            }
        }
    }

    #[test]
    fn nothing_comes_after_somebody_has_had_enough() {
        for jobs in [1, 2, 7] {
            let items: Vec<usize> = (0..100).collect();
            let mut found = 0;
            in_parallel(jobs, &items, &|| (), &|(), _, item| *item, &mut |_, _| {
                found += 1;
                found < 5
            });
            assert_eq!(found, 5);
        }
    }
}
