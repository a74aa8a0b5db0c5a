//! Patterns of any words, looked for in a text of any words: up to a zero byte
//! one pattern a line, then the text.

#![no_main]

use clausier_french::{
    Pattern, Patterns, Reading, amounts, dates, double_numbers, durations, forms,
    number_at, parse_cardinal,
};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let sources = String::from_utf8_lossy(&bytes[..cut]);
    let text = String::from_utf8_lossy(bytes.get(cut + 1..).unwrap_or_default());
    let mut patterns = Vec::new();
    for source in sources.lines() {
        match Pattern::parse(source) {
            Ok(pattern) => patterns.push(pattern),
            Err(error) => {
                assert!(
                    source.get(error.range.clone()).is_some(),
                    "{source:?} {error:?}"
                );
                assert!(!error.message.is_empty());
            }
        }
        let _ = (forms(source), parse_cardinal(source));
    }
    let reading = Reading::new(&text);
    check_reading(&reading);
    let count = patterns.len();
    let mut before = 0;
    let mut ends = vec![0; count];
    for found in Patterns::new(patterns).find(&reading) {
        assert!(found.pattern < count && found.sentence < reading.sentences().len());
        assert!(!text[found.range.clone()].is_empty());
        assert!(found.range.start >= before, "out of order");
        before = found.range.start;
        if found.counts() {
            assert!(found.range.start >= ends[found.pattern], "overlap");
            ends[found.pattern] = found.range.end;
        }
    }
    for range in (dates(&reading).into_iter().map(|one| one.range))
        .chain(durations(&reading).into_iter().map(|one| one.range))
        .chain(amounts(&reading).into_iter().map(|one| one.range))
        .chain(double_numbers(&reading).into_iter().map(|one| one.range))
    {
        assert!(!text[range].is_empty());
    }
});

/// Tokens and sentences hold the whole text, in order.
fn check_reading(reading: &Reading<'_>) {
    let mut end = 0;
    for (at, token) in reading.tokens().iter().enumerate() {
        assert!(token.range.start >= end && !token.range.is_empty());
        end = token.range.end;
        if let Some((_, tokens)) = number_at(reading, at) {
            assert!(tokens.start == at && tokens.end <= reading.tokens().len());
        }
    }
    assert!(end <= reading.text().len());
    let mut next = 0;
    for sentence in reading.sentences() {
        assert!(sentence.start == next && !sentence.is_empty());
        next = sentence.end;
    }
    assert_eq!(next, reading.tokens().len());
}
