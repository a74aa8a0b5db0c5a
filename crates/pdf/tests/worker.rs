//! The worker as clients see it: a process, frames, PDF.
//!
//! What the pages say is judged by other programs: the PDF are left in the target
//! folder for `tests/judges/pdf.sh`.

#![expect(clippy::disallowed_methods, reason = "a test writes what other programs judge")]

mod common;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use clausier_model::document::{
    Alignment, Block, BlockKind, Document, Inline, Row, Table, plain_text,
};
use clausier_model::worker::{Logo, LogoFormat, Request, Response};

use common::{Worker, fixture, request};

fn pdf(response: Response) -> Vec<u8> {
    match response {
        Response::Pdf(bytes) => bytes,
        Response::Failed { message } => panic!("{message}"),
    }
}

fn failure(response: Response) -> String {
    match response {
        Response::Pdf(_) => panic!("a PDF was written"),
        Response::Failed { message } => message,
    }
}

fn contains(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// Leaves a PDF for the judges.
fn keep(name: &str, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&folder).expect("a folder to write to");
    std::fs::write(folder.join(name), bytes).expect("writes");
}

/// The first pages of the contract, which cost less than all of them.
fn short(mut document: Document) -> Document {
    document.articles.truncate(1);
    document.annexes.clear();
    document
}

#[test]
fn documents_are_archival_and_accessible_pdf() {
    let mut worker = Worker::start();
    for name in ["contrat", "projet"] {
        let bytes = pdf(worker.render(&request(fixture(name))));
        keep(&format!("{name}.pdf"), &bytes);
        assert!(bytes.starts_with(b"%PDF-1.7"), "{name}");
        for mark in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            "/Lang(fr)",
            "/StructTreeRoot",
            "/Outlines",
        ] {
            assert!(contains(&bytes, mark), "{name}: {mark}");
        }
        // Secrecy: nothing of the machine, of the tool or of the clock.
        for mark in ["prestataire.", "paiement/", "Typst", "clausier", "/home"] {
            assert!(!contains(&bytes, mark), "{name}: {mark}");
        }
    }
    let peak = worker.peak_memory();
    assert!(peak.is_none_or(|kilobytes| kilobytes < 150_000), "{peak:?} kB");
    assert!(worker.end());
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = request(short(fixture("contrat")));
    let mut first = Worker::start();
    let once = pdf(first.render(&document));
    // What was written before must not show.
    let mut other = document.clone();
    other.document.title = "Autre contrat".to_owned();
    let between = pdf(first.render(&other));
    let again = pdf(first.render(&document));
    let elsewhere = pdf(Worker::start().render(&document));
    assert!(once == again, "in one process");
    assert!(once == elsewhere, "in two processes");
    assert!(once != between);
}

#[test]
fn one_bad_document_stops_nothing() {
    let good = request(short(fixture("contrat")));
    let mut worker = Worker::start();
    let change = |change: fn(&mut Request)| {
        let mut request = good.clone();
        change(&mut request);
        request
    };
    for (bad, expected) in [
        (change(|it| it.document.title.push('漢')), "le caractère « 漢 » (U+6F22)"),
        (
            change(|it| it.document.reference.push_str("\u{1}😀")),
            "les caractères U+0001, « 😀 » (U+1F600)",
        ),
        (change(|it| it.theme.font = "Arial".to_owned()), "la police « Arial »"),
        (change(|it| it.theme.accent = "bleu".to_owned()), "la couleur « bleu »"),
        (change(|it| it.theme.margin_top = 3), "la marge en haut est de 3 mm"),
        (
            change(|it| {
                let article = it.document.articles[0].clone();
                it.document.articles.push(article);
            }),
            "le nom « definitions » désigne deux endroits",
        ),
        (
            change(|it| it.document.articles[0].heading.clear()),
            "« definitions » n’a pas de titre",
        ),
        (
            change(|it| {
                let format = LogoFormat::Png;
                let logo = Logo { format, alt: "Logo".to_owned(), bytes: vec![0; 8] };
                it.logo = Some(logo);
            }),
            "la mise en page a échoué",
        ),
    ] {
        let message = failure(worker.render(&bad));
        assert!(message.contains(expected), "{message}");
    }
    pdf(worker.render(&good));
    assert!(worker.end());
}

#[test]
fn looks_vary() {
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20">
        <rect width="20" height="20" fill="#1f3a5f"/>
        <circle cx="40" cy="10" r="9" fill="#b08d57"/></svg>"##;
    let mut asked = request(short(fixture("contrat")));
    asked.document.contents = false;
    asked.theme.font = "New Computer Modern".to_owned();
    asked.theme.accent = "#7a1f2b".to_owned();
    asked.theme.margin_side = 30;
    asked.internal = true;
    asked.logo = Some(Logo {
        format: LogoFormat::Svg,
        alt: "Cabinet Moreau".to_owned(),
        bytes: svg.into(),
    });
    keep("interne.pdf", &pdf(Worker::start().render(&asked)));
}

#[test]
fn the_lists_of_a_draft_go_over_pages() {
    let mut document = fixture("projet");
    let mut lists = document.articles[2].blocks.iter_mut().filter_map(|block| {
        match &mut block.kind {
            BlockKind::List(list) => Some(list),
            _ => None,
        }
    });
    let items = &mut lists.next().expect("a list").items;
    items[0].anchor = None;
    *items = vec![items[0].clone(); 100];
    pdf(Worker::start().render(&request(document)));
}

#[test]
fn a_document_may_have_little() {
    let mut worker = Worker::start();
    let full = fixture("contrat");
    // Nothing but parties; then parties and signatures.
    let mut bare = full.clone();
    bare.recitals = None;
    bare.articles.clear();
    bare.annexes.clear();
    pdf(worker.render(&request(bare.clone())));
    bare.signatures = None;
    bare.parties.parties.clear();
    bare.parties.closing.clear();
    pdf(worker.render(&request(bare)));
    // An annex that is a whole contract of its own.
    let mut nested = full.clone();
    nested.articles.truncate(1);
    let annex = &mut nested.annexes[1];
    annex.parties = Some(full.parties);
    annex.recitals = full.recitals;
    annex.signatures = full.signatures;
    if let Some(signatures) = &mut nested.signatures {
        let one = signatures.signatories[0].clone();
        signatures.signatories.extend([one.clone(), one.clone(), one]);
    }
    // A reference to what is absent is the compiler's to refuse: it prints.
    nested.articles[0]
        .heading
        .push(Inline::Reference { target: "absent".into(), text: "9".to_owned() });
    assert!(plain_text(&nested.articles[0].heading).ends_with('9'));
    keep("annexe.pdf", &pdf(worker.render(&request(nested))));
    assert!(worker.end());
}

#[test]
fn tables_stay_with_what_announces_them_and_within_their_columns() {
    let address = format!("{0}.{0}@{0}.example.fr", "direction-generale");
    let cell = |words: &str| vec![Inline::text(words)];
    let row = |cells: [&str; 4]| Row { cells: cells.map(cell).to_vec() };
    let table = BlockKind::Table(Table {
        columns: vec![Alignment::Left; 4],
        header: row(["Rôle", "Mission", "Horaires", "Adresse"]),
        rows: vec![
            row([&"mot ".repeat(9), &"mot ".repeat(9), &"mot ".repeat(9), &address]),
            row(["a", "b", "c", &"x".repeat(80)]),
        ],
    });
    // Short words beside long cells, then more long words than a page is wide.
    let columns = |cells: &[&str], long: &str| {
        let row =
            |cells: &[&str]| Row { cells: cells.iter().map(|it| cell(it)).collect() };
        let below: Vec<_> = cells.iter().map(|_| long).collect();
        let rows = vec![row(cells), row(&below)];
        let columns = vec![Alignment::Left; cells.len()];
        BlockKind::Table(Table { columns, header: row(cells), rows })
    };
    let starved = columns(
        &[
            "N°",
            "Mission",
            &"mot ".repeat(40),
            &"mot ".repeat(40),
            "Résultat, pour l’obligation",
        ],
        "Numérisation, trimestrielle",
    );
    let crowded = columns(&["incompréhensibles"; 5], "Numérisation extraordinaire");
    let text = |words: &str| BlockKind::Paragraph { inlines: cell(words) };
    let mut document = short(fixture("contrat"));
    let model = document.articles[0].blocks[0].clone();
    let block = |kind| Block { anchor: None, kind, ..model.clone() };
    document.articles[0].blocks = (1..40)
        .flat_map(|rank| [text(&"mot ".repeat(rank * 7)), text("Voici :"), table.clone()])
        .chain([starved, crowded])
        .map(block)
        .collect();
    keep("tableaux.pdf", &pdf(Worker::start().render(&request(document))));
}

#[test]
fn what_is_no_request_ends_the_worker_with_a_message() {
    for (frame, expected) in [
        (&b"\xff\xff\xff\xff"[..], "au-delà de la limite"),
        (b"\0\0\0\x06\0\0\0\x02{}", "illisible"),
        (b"\0\0\0\x09abc", "s’est arrêté"),
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_clausier-pdf"))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        child.stdin.take().expect("piped").write_all(frame).expect("writes");
        let output = child.wait_with_output().expect("ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(expected), "{said}");
    }
}
