//! Work side by side, taken in order: output never depends on which thread was quicker.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};

/// Items that each thread may be ahead of what was taken: few, because what is made of them is held.
const AHEAD: usize = 4;

/// How far the taking is.
#[derive(Default)]
struct Taken {
    /// Items taken; none is taken any more where this is all there could be.
    count: Mutex<usize>,
    more: Condvar,
}

impl Taken {
    fn set(&self, n: usize) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) = n;
        self.more.notify_all();
    }

    /// Waits until an item is near what was taken.
    fn near(&self, item: usize, ahead: usize) {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        while item >= count.saturating_add(ahead) {
            count = self.more.wait(count).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Lets every thread go on when the taking has failed or a thread has panicked: nobody would come for what they wait for.
struct Release<'a> {
    taken: &'a Taken,
    always: bool,
}

impl Drop for Release<'_> {
    fn drop(&mut self) {
        if self.always || std::thread::panicking() {
            self.taken.set(usize::MAX);
        }
    }
}

/// Does `work` on each item, on so many threads (as many as the machine has where none are given), and hands what it makes to
/// `sink` on this thread, in the order of the items.
///
/// # Errors
/// The first of `sink`; no further item is begun then.
pub fn in_order<I: Sync, T: Send, E>(
    items: &[I],
    threads: Option<u16>,
    work: impl Fn(&I) -> T + Sync,
    mut sink: impl FnMut(&I, T) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.filter(|n| *n > 0).map_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get), usize::from);
    let threads = threads.min(items.len());
    if threads < 2 {
        return items.iter().try_for_each(|i| sink(i, work(i)));
    }
    let (taken, next) = (Taken::default(), AtomicUsize::new(0));
    let (send, made) = mpsc::channel();
    std::thread::scope(|s| {
        for _ in 0..threads {
            let send = send.clone();
            let (taken, next, work) = (&taken, &next, &work);
            s.spawn(move || {
                let _release = Release { taken, always: false };
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(n) else { return };
                    taken.near(n, AHEAD * threads);
                    // Nobody takes any more where the taking has failed.
                    if send.send((n, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let _release = Release { taken: &taken, always: true };
        let mut early = BTreeMap::new();
        let mut at = 0;
        for (n, value) in made {
            early.insert(n, value);
            while let Some(value) = early.remove(&at) {
                sink(&items[at], value)?;
                at += 1;
                taken.set(at);
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn what_is_made_side_by_side_is_taken_in_order_and_a_failure_ends_it() {
        let items: Vec<usize> = (0..500).collect();
        for threads in [None, Some(0), Some(1), Some(2), Some(7), Some(1000)] {
            let mut seen = Vec::new();
            let done: Result<(), ()> = in_order(
                &items,
                threads,
                |i| i * 2,
                |i, t| {
                    seen.push((*i, t));
                    Ok(())
                },
            );
            assert!(done.is_ok() && seen.iter().enumerate().all(|(n, s)| *s == (n, n * 2)) && seen.len() == 500);
            let mut taken = 0;
            let failed = in_order(
                &items,
                threads,
                |i| *i,
                |i, _| {
                    taken += 1;
                    if *i == 70 { Err("seventy") } else { Ok(()) }
                },
            );
            assert_eq!((failed, taken), (Err("seventy"), 71));
        }
    }

    #[test]
    fn a_panic_of_one_thread_reaches_the_caller_and_leaves_nobody_waiting() {
        let items: Vec<usize> = (0..500).collect();
        let run = || in_order::<_, _, ()>(&items, Some(3), |i| assert_ne!(*i, 40), |_, ()| Ok(()));
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err());
    }
}
