// SPDX-License-Identifier: Apache-2.0
//! Finds names in a text with daachorse or aho-corasick and says how long it took.
//!
//!     gazetteer-peer daachorse|aho-corasick NAMES TEXT
//!
//! All overlapping hits are taken, those that do not begin and end at word boundaries fall out, and of
//! the rest the leftmost-longest stay: what a gazetteer means by a match. (The automata's own
//! leftmost-longest search with a filter after it loses names: a longer one that ends inside a word
//! hides a shorter one that does not.) NAMES holds one a line. Prints: seconds to build, CPU seconds to
//! match, matches, bytes of the automaton.
use daachorse::DoubleArrayAhoCorasick;
use std::{env, fs, time::Instant};

/// CPU time of this thread: other processes' load does not count.
fn cpu_seconds() -> f64 {
    let mut t = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut t) };
    t.tv_sec as f64 + t.tv_nsec as f64 * 1e-9
}

fn word_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b >= 0x80
}

/// Is [start, end) cut at word boundaries on both sides?
fn whole(text: &[u8], start: usize, end: usize) -> bool {
    (start == 0 || !word_byte(text[start - 1]) || !word_byte(text[start]))
        && (end == text.len() || !word_byte(text[end]) || !word_byte(text[end - 1]))
}

fn leftmost_longest(mut hits: Vec<(usize, usize)>) -> usize {
    hits.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    let (mut free, mut count) = (0, 0);
    for (start, end) in hits {
        if start >= free {
            count += 1;
            free = end;
        }
    }
    count
}

/// How many whole words the candidates give, leftmost and longest, and the CPU seconds that finding them took.
fn search(text: &[u8], candidates: impl Iterator<Item = (usize, usize)>) -> (usize, f64) {
    let start = cpu_seconds();
    let hits = candidates.filter(|&(begin, end)| whole(text, begin, end)).collect();
    (leftmost_longest(hits), cpu_seconds() - start)
}

fn main() {
    let args: Vec<String> = env::args().collect();
    let names = fs::read_to_string(&args[2]).expect("names");
    let names: Vec<&str> = names.lines().filter(|l| !l.is_empty()).collect();
    let text = fs::read(&args[3]).expect("text");
    let begin = Instant::now();
    let (build, cpu, matches, bytes);
    if args[1] == "daachorse" {
        let automaton: DoubleArrayAhoCorasick<u32> = DoubleArrayAhoCorasick::new(&names).expect("automaton");
        build = begin.elapsed().as_secs_f64();
        bytes = automaton.heap_bytes();
        (matches, cpu) = search(&text, automaton.find_overlapping_iter(&text).map(|m| (m.start(), m.end())));
    } else {
        let automaton = aho_corasick::AhoCorasick::builder()
            .kind(Some(aho_corasick::AhoCorasickKind::ContiguousNFA))
            .build(&names)
            .expect("automaton");
        build = begin.elapsed().as_secs_f64();
        bytes = automaton.memory_usage();
        (matches, cpu) = search(&text, automaton.find_overlapping_iter(&text).map(|m| (m.start(), m.end())));
    }
    println!("{build:.3} {cpu:.6} {matches} {bytes}");
}
