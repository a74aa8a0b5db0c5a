//! How long a worker takes for a contract, and how much memory it keeps.
//!
//! One hundred different contracts of about fifteen pages, one worker. Say another
//! number of contracts with `cargo bench -p clausier-pdf -- 20`.

#![expect(clippy::disallowed_methods, reason = "a measure reads the clock")]
#![allow(clippy::print_stdout, missing_docs)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::{Duration, Instant};

use clausier_model::document::{Block, BlockKind, Division, Document, Inline, Number};
use clausier_model::worker::Response;

use common::{Worker, fixture, request};

/// How many times the articles of the fixture stand in one contract.
const COPIES: u32 = 4;

fn main() {
    let count = std::env::args().filter_map(|argument| argument.parse().ok()).next();
    let base = fixture("contrat");
    let mut worker = Worker::start();
    let mut times: Vec<Duration> = Vec::new();
    let mut bytes = 0;
    for variant in 0..count.unwrap_or(100) {
        let request = request(contract(&base, variant));
        let start = Instant::now();
        let response = worker.render(&request);
        times.push(start.elapsed());
        match response {
            Response::Pdf(pdf) => bytes += pdf.len(),
            Response::Failed { message } => panic!("{message}"),
        }
    }
    let (peak, count) = (worker.peak_memory(), times.len());
    let first = times[0];
    times.sort_unstable();
    let at = |percent: usize| times[(count * percent / 100).min(count - 1)];
    println!("{count} contracts, {} kB each", bytes / count / 1000);
    println!("first {first:.0?}, p50 {:.0?}, p95 {:.0?}", at(50), at(95));
    if let Some(kilobytes) = peak {
        println!("peak memory {} MB", kilobytes / 1000);
    }
    assert!(worker.end(), "the worker ends well");
}

/// A contract that shares no paragraph with another.
fn contract(base: &Document, variant: u32) -> Document {
    let mut document = base.clone();
    document.reference = format!("AV-{variant:04}");
    document.articles.clear();
    for copy in 0..COPIES {
        for article in &base.articles {
            let mut article = article.clone();
            let number = u32::try_from(document.articles.len()).unwrap_or(0) + 1;
            vary(&mut article, &Number::first_level(number), variant, copy);
            document.articles.push(article);
        }
    }
    document
}

fn vary(division: &mut Division, number: &Number, variant: u32, copy: u32) {
    division.number = number.clone();
    division.id.0 = format!("{}~{copy}", division.id);
    vary_blocks(&mut division.blocks, variant, copy);
    for (child, rank) in division.divisions.iter_mut().zip(1..) {
        vary(child, &number.child(rank), variant, copy);
    }
}

fn vary_blocks(blocks: &mut [Block], variant: u32, copy: u32) {
    for block in blocks {
        if let Some(anchor) = &mut block.anchor {
            anchor.0 = format!("{anchor}~{copy}");
        }
        match &mut block.kind {
            BlockKind::Paragraph { inlines } => {
                inlines.insert(0, Inline::text(format!("{variant}.{copy} – ")));
            }
            BlockKind::List(list) => {
                for item in &mut list.items {
                    if let Some(anchor) = &mut item.anchor {
                        anchor.0 = format!("{anchor}~{copy}");
                    }
                    vary_blocks(&mut item.blocks, variant, copy);
                }
            }
            BlockKind::Conspicuous { blocks } => vary_blocks(blocks, variant, copy),
            BlockKind::Table(_) => {}
        }
    }
}
