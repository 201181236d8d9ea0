//! Draws on a thread of its own, within a time.

use std::ops::Range;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use super::budget::RenderBudget;
use super::error::RenderError;
use super::image::PageImage;
use super::renderer::{Drawn, Request, draw};
use super::stop::guarded;

/// Draws pages of a file; those that it doesn't have are left out. All of them are held in memory: who
/// compares pages takes a [`PageStream`].
///
/// # Errors
/// [`RenderError`] if one of them can't be drawn, or not in time.
pub fn render(
    pdf: &[u8],
    pages: Range<usize>,
    dpi: f64,
    budget: &RenderBudget,
) -> Result<Vec<PageImage>, RenderError> {
    PageStream::open(pdf, pages, dpi / PT_PER_INCH, budget)?.collect()
}

/// Draws one page of a file, from 0.
///
/// # Errors
/// [`RenderError`] if it can't be drawn, or not in time.
pub fn page_image(
    pdf: &[u8],
    page: usize,
    px_per_pt: f64,
    budget: &RenderBudget,
) -> Result<PageImage, RenderError> {
    let mut pages = PageStream::open(pdf, page..page.saturating_add(1), px_per_pt, budget)?;
    pages.next().ok_or(RenderError::NoSuchPage { page })?
}

const PT_PER_INCH: f64 = 72.0;

/// The stack of a thread: forms in forms are drawn by recursion, some 50 deep.
const STACK_BYTES: usize = 32 * 1024 * 1024;
/// The pages that are drawn before the first of them is taken: one, while another is compared.
const PAGES_AHEAD: usize = 1;

/// While so many threads go on that nobody listens to, no other is started.
const MAX_ABANDONED: usize = 4;

/// The threads that nobody listens to any more.
static ABANDONED: AbandonedThreads = AbandonedThreads::none();

/// Counts the threads that go on although nobody listens.
struct AbandonedThreads {
    count: Mutex<usize>,
    ended: Condvar,
}

impl AbandonedThreads {
    const fn none() -> Self {
        Self {
            count: Mutex::new(0),
            ended: Condvar::new(),
        }
    }

    fn count(&self) -> MutexGuard<'_, usize> {
        // A number is right even if a thread panicked beside it.
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self) {
        *self.count() += 1;
    }

    fn remove(&self) {
        *self.count() -= 1;
        self.ended.notify_all();
    }

    /// Waits until another thread may be started: most of those that nobody listens to notice it after a page.
    ///
    /// Returns whether one may.
    fn wait_until(&self, deadline: Instant) -> bool {
        let time = deadline.saturating_duration_since(Instant::now());
        let waited = self
            .ended
            .wait_timeout_while(self.count(), time, |count| *count >= MAX_ABANDONED);
        let (count, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *count < MAX_ABANDONED
    }
}

/// A thread, as it and the listener see it.
struct Job {
    state: AtomicU8,
    abandoned: &'static AbandonedThreads,
}

const RUNNING: u8 = 0;
const ENDED: u8 = 1;
const LEFT: u8 = 2;

impl Job {
    fn new(abandoned: &'static AbandonedThreads) -> Self {
        Self {
            state: AtomicU8::new(RUNNING),
            abandoned,
        }
    }

    /// The thread's last act.
    fn end(&self) {
        if self.state.swap(ENDED, Ordering::SeqCst) == LEFT {
            self.abandoned.remove();
        }
    }

    /// The listener's last act.
    fn leave(&self) {
        // Counted first: the thread may end at any time.
        self.abandoned.add();
        let order = Ordering::SeqCst;
        let left = self.state.compare_exchange(RUNNING, LEFT, order, order);
        if left.is_err() {
            self.abandoned.remove();
        }
    }
}

/// The pages of a file, drawn one after the other while they are taken. The first error is the last item.
pub struct PageStream {
    receiver: Receiver<Result<Drawn, RenderError>>,
    job: Arc<Job>,
    deadline: Instant,
    /// The pages that the file has.
    count: usize,
    /// The pages that are still to come.
    to_come: usize,
}

impl PageStream {
    /// Starts to draw pages of a file; those that it doesn't have are left out.
    ///
    /// # Errors
    /// [`RenderError`] if the file can't be read, or not in time.
    pub fn open(
        pdf: &[u8],
        pages: Range<usize>,
        px_per_pt: f64,
        budget: &RenderBudget,
    ) -> Result<Self, RenderError> {
        let deadline = Instant::now() + budget.time;
        if !ABANDONED.wait_until(deadline) {
            return Err(RenderError::Busy);
        }
        let request = Request {
            pages: pages.clone(),
            px_per_pt,
            budget: *budget,
            deadline,
        };
        let (sender, receiver) = sync_channel(PAGES_AHEAD);
        let job = Arc::new(Job::new(&ABANDONED));
        let mut stream = Self {
            receiver,
            job: Arc::clone(&job),
            deadline,
            count: 0,
            to_come: 0,
        };
        let pdf = Arc::new(pdf.to_vec());
        let work = move || {
            answer(pdf, &request, &sender);
            job.end();
        };
        let thread = thread::Builder::new()
            .name("page renderer".to_owned())
            .stack_size(STACK_BYTES);
        if thread.spawn(work).is_err() {
            stream.job.end();
            return Err(RenderError::Busy);
        }
        let Drawn::Count(count) = stream.receive()? else {
            return Err(RenderError::Failed);
        };
        stream.count = count;
        stream.to_come = pages.end.min(count).saturating_sub(pages.start);
        Ok(stream)
    }

    /// The pages that the file has.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.count
    }

    fn receive(&mut self) -> Result<Drawn, RenderError> {
        let time = self.deadline.saturating_duration_since(Instant::now());
        match self.receiver.recv_timeout(time) {
            Ok(drawn) => drawn,
            Err(RecvTimeoutError::Timeout) => Err(RenderError::Timeout),
            Err(RecvTimeoutError::Disconnected) => Err(RenderError::Failed),
        }
    }
}

impl Iterator for PageStream {
    type Item = Result<PageImage, RenderError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.to_come = self.to_come.checked_sub(1)?;
        let result = self.receive().and_then(|drawn| match drawn {
            Drawn::Page(image) => Ok(image),
            Drawn::Count(_) => Err(RenderError::Failed),
        });
        if result.is_err() {
            self.to_come = 0;
        }
        Some(result)
    }
}

impl Drop for PageStream {
    fn drop(&mut self) {
        self.job.leave();
    }
}

/// Draws, and sends what comes of it until nobody listens.
fn answer(pdf: Arc<Vec<u8>>, request: &Request, sender: &SyncSender<Result<Drawn, RenderError>>) {
    let drawn = guarded(|| draw(pdf, request, |drawn| sender.send(Ok(drawn)).is_ok()));
    if let Err(error) = drawn {
        // If nobody listens, nobody misses it.
        let _ = sender.send(Err(error));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn threads_count_while_they_go_on_unheard() {
        static ABANDONED: AbandonedThreads = AbandonedThreads::none();
        let may_start = || ABANDONED.wait_until(Instant::now());
        let heard = Job::new(&ABANDONED);
        heard.end();
        heard.leave();
        assert_eq!(*ABANDONED.count(), 0);
        let jobs: Vec<Job> = (0..MAX_ABANDONED).map(|_| Job::new(&ABANDONED)).collect();
        for job in &jobs {
            assert!(may_start());
            job.leave();
        }
        assert!(!may_start());
        for job in &jobs {
            job.end();
            assert!(may_start());
        }
        assert_eq!(*ABANDONED.count(), 0);
    }

    #[test]
    fn another_thread_waits_until_an_unheard_one_ends() {
        static ABANDONED: AbandonedThreads = AbandonedThreads::none();
        let jobs: Vec<Job> = (0..MAX_ABANDONED).map(|_| Job::new(&ABANDONED)).collect();
        jobs.iter().for_each(Job::leave);
        thread::scope(|scope| {
            let waiting =
                scope.spawn(|| ABANDONED.wait_until(Instant::now() + Duration::from_mins(1)));
            jobs[0].end();
            assert!(waiting.join().unwrap());
        });
    }
}
