//! Work spread over the cores.

use std::io;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Stack of each thread: deep sources recurse, and the usual size is small.
const STACK: usize = 16 * 1024 * 1024;

/// Does `work` on each item and gives the results in the order of the items.
///
/// Each thread first makes, with `start`, what it works with. A panic of one is a
/// panic of all.
///
/// # Errors
///
/// When the machine has no thread to give.
pub(crate) fn each<T: Sync, S, R: Send>(
    items: &[T],
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
) -> io::Result<Vec<R>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let labour = || {
        let mut state = start();
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, work(&mut state, item)));
        }
    };
    let mut done = thread::scope(|scope| {
        let threads = (0..cores.min(items.len()))
            .map(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, labour))
            .collect::<io::Result<Vec<_>>>()?;
        let mut all = Vec::with_capacity(items.len());
        for thread in threads {
            match thread.join() {
                Ok(done) => all.extend(done),
                Err(payload) => panic::resume_unwind(payload),
            }
        }
        io::Result::Ok(all)
    })?;
    done.sort_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order() {
        let items: Vec<usize> = (0..500).collect();
        let done = each(&items, || 1, |one, item| item + *one).expect("threads");
        assert_eq!(done, (1..=500).collect::<Vec<_>>());
        assert!(each(&[] as &[u8], || (), |(), _| ()).expect("nothing").is_empty());
    }
}
