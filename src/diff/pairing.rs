//! Which passages of two documents belong together.

use std::collections::{BTreeMap, VecDeque};

use super::passage::Passage;
use super::sequence::changes;
use super::words::{normalised, tokens};

/// The share of common words from which two passages are the same one, changed.
const MIN_SIMILARITY: f64 = 0.5;
/// The share that is enough for passages with the same id.
const MIN_SIMILARITY_OF_ID: f64 = 0.25;
/// The maximum of pairs whose similarity is looked at: with more, the documents have nothing to do with each other.
const MAX_PAIRS: usize = 250_000;

/// Returns for each newer passage the older one that it was, if there was one: by equal text first, then by id, then
/// by similarity.
pub(super) fn pair(before: &[Passage], after: &[Passage]) -> Vec<Option<usize>> {
    let mut pairing = Pairing {
        before,
        after,
        old_words: before.iter().map(Words::of).collect(),
        new_words: after.iter().map(Words::of).collect(),
        is_taken: vec![false; before.len()],
        pairs: vec![None; after.len()],
    };
    pairing.by_key(|passage, words| (passage.id.clone(), words.text.clone()));
    pairing.by_text_in_order();
    pairing.by_key(|passage, words| (format!("{:?}", passage.kind), words.text.clone()));
    pairing.by_id(MIN_SIMILARITY_OF_ID);
    pairing.by_similarity();
    pairing.by_id(0.0);
    pairing.pairs
}

/// The words of a passage.
struct Words {
    /// The text as it counts.
    text: String,
    /// The words, sorted.
    sorted: Vec<String>,
}

impl Words {
    fn of(passage: &Passage) -> Self {
        let mut sorted: Vec<String> = tokens(&passage.text)
            .into_iter()
            .map(|token| token.text)
            .collect();
        sorted.sort();
        Self {
            text: normalised(&passage.text),
            sorted,
        }
    }

    /// Returns the share of words that two passages have in common.
    fn similarity(&self, other: &Self) -> f64 {
        let all = self.sorted.len() + other.sorted.len();
        if all == 0 {
            return 1.0;
        }
        let mut common = 0;
        let (mut one, mut two) = (
            self.sorted.iter().peekable(),
            other.sorted.iter().peekable(),
        );
        while let (Some(first), Some(second)) = (one.peek(), two.peek()) {
            match first.cmp(second) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(two.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    one.next();
                    two.next();
                }
            }
        }
        2.0 * f64::from(common) / all as f64
    }
}

/// Pairs in the making.
struct Pairing<'a> {
    before: &'a [Passage],
    after: &'a [Passage],
    old_words: Vec<Words>,
    new_words: Vec<Words>,
    is_taken: Vec<bool>,
    pairs: Vec<Option<usize>>,
}

impl Pairing<'_> {
    fn take(&mut self, old: usize, new: usize) {
        self.is_taken[old] = true;
        self.pairs[new] = Some(old);
    }

    /// Returns the older and the newer passages that have no partner yet.
    fn open(&self) -> (Vec<usize>, Vec<usize>) {
        let old = (0..self.before.len()).filter(|old| !self.is_taken[*old]);
        let new = (0..self.after.len()).filter(|new| self.pairs[*new].is_none());
        (old.collect(), new.collect())
    }

    /// Pairs passages with the same key, the first with the first.
    fn by_key<K: Ord>(&mut self, key: impl Fn(&Passage, &Words) -> K) {
        let (old, new) = self.open();
        let mut by_key: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for old in old {
            let key = key(&self.before[old], &self.old_words[old]);
            by_key.entry(key).or_default().push_back(old);
        }
        for new in new {
            let key = key(&self.after[new], &self.new_words[new]);
            if let Some(old) = by_key.get_mut(&key).and_then(VecDeque::pop_front) {
                self.take(old, new);
            }
        }
    }

    /// Pairs passages with the same text, in order: of the same words that stand in several places, those that stand
    /// between the same neighbours belong together.
    fn by_text_in_order(&mut self) {
        let (old, new) = self.open();
        let is_same = |one: usize, other: usize| {
            let (one, other) = (old[one], new[other]);
            self.before[one].kind == self.after[other].kind
                && self.old_words[one].text == self.new_words[other].text
        };
        let found = changes(old.len(), new.len(), &is_same);
        let (mut at_old, mut at_new) = (0, 0);
        let mut pairs = Vec::new();
        let ends = found
            .into_iter()
            .map(|change| (change.before, change.after))
            .chain([(old.len()..old.len(), new.len()..new.len())]);
        for (removed, added) in ends {
            pairs.extend((at_old..removed.start).zip(at_new..added.start));
            (at_old, at_new) = (removed.end, added.end);
        }
        for (one, other) in pairs {
            self.take(old[one], new[other]);
        }
    }

    /// Pairs passages with the same id that have at least that share of words in common.
    fn by_id(&mut self, min_similarity: f64) {
        let (old, new) = self.open();
        let mut by_id: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
        for old in old {
            by_id
                .entry(&self.before[old].id)
                .or_default()
                .push_back(old);
        }
        let mut pairs = Vec::new();
        for new in new {
            let Some(olds) = by_id.get_mut(&*self.after[new].id) else {
                continue;
            };
            let is_similar = olds.front().is_some_and(|old| {
                self.old_words[*old].similarity(&self.new_words[new]) >= min_similarity
            });
            if let Some(old) = olds.pop_front().filter(|_| is_similar) {
                pairs.push((old, new));
            }
        }
        for (old, new) in pairs {
            self.take(old, new);
        }
    }

    /// Pairs passages of the same kind that have most words in common, the most similar ones first.
    fn by_similarity(&mut self) {
        let (old, new) = self.open();
        if old.len() * new.len() > MAX_PAIRS {
            return;
        }
        let mut candidates = Vec::new();
        for &one in &old {
            for &other in &new {
                let (old, new) = (&self.old_words[one], &self.new_words[other]);
                let (shorter, longer) = minmax(old.sorted.len(), new.sorted.len());
                // Passages of very different length can't have that many words in common.
                if self.before[one].kind != self.after[other].kind || shorter * 3 < longer {
                    continue;
                }
                let similarity = old.similarity(new);
                if similarity >= MIN_SIMILARITY {
                    candidates.push((similarity, one, other));
                }
            }
        }
        candidates.sort_by(|one, other| other.0.total_cmp(&one.0));
        for (_, old, new) in candidates {
            if !self.is_taken[old] && self.pairs[new].is_none() {
                self.take(old, new);
            }
        }
    }
}

fn minmax(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}
