//! How long checks take: `cargo bench -p clausier-cli --bench check`.
//!
//! Each measure stands beside its ratio to one of the same run, the compilation of one
//! contract whose sources were read: a ratio tells a slower program from a slower
//! machine. Nothing here is a test: it prints what it measures.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measure reads the clock, makes files and prints"
)]

mod common;

use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use clausier_compile::store::{DiskStore, MemoryStore};
use clausier_compile::{Library, compile};
use clausier_lint::{check_contract, check_model};
use tempfile::TempDir;

use common::{CONTRACT, clausier, median, multiply};

/// How many options a model has, each of which guards what others refer to.
const OPTIONS: usize = 20;

fn main() {
    let workspace = TempDir::new().unwrap();
    let root = workspace.path();
    clausier(root, &["init"]);

    let store = DiskStore::new(root).unwrap();
    let library = Library::new(&store);
    let reference = warm(|| {
        black_box(compile(&library, CONTRACT).unwrap());
    });
    let report = |what: &str, time: Duration| {
        let ratio = time.as_secs_f64() / reference.as_secs_f64();
        println!("{what:<52} {:>9.1} ms {ratio:>8.1}", time.as_secs_f64() * 1_000.0);
    };
    println!("{:<52} {:>12} {:>8}", "", "", "rapport");
    report("un contrat compilé, en mémoire, sources déjà lues", reference);
    let checked = warm(|| {
        black_box(check_contract(&library, CONTRACT).unwrap());
    });
    report("le même, vérifié", checked);
    let model = options();
    report("un contrat-type de vingt options", median(10, || of_model(&model)));

    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    report(
        "les contrats de l’étude, le programme entier",
        median(10, || clausier(&repository, &["check"])),
    );
    for contracts in [250, 500, 1_000] {
        multiply(root, contracts);
        let what = format!("{contracts} contrats, le programme entier");
        report(&what, median(3, || clausier(root, &["check"])));
    }
}

/// How long something takes once it was done.
fn warm(mut work: impl FnMut()) -> Duration {
    work();
    median(50, || {
        let start = Instant::now();
        work();
        start.elapsed()
    })
}

/// A model whose articles each depend on an option and refer to three others.
fn options() -> MemoryStore {
    let mut store = MemoryStore::new();
    let mut model = String::from(
        "title = \"M\"\nversion = \"1.0.0\"\nkind = \"contract\"\n\
         [roles.client]\nterm = \"Client\"\n[roles.prestataire]\nterm = \"Prestataire\"\n",
    );
    let mut articles = String::new();
    for rank in 0..OPTIONS {
        let next = (rank + 1) % OPTIONS;
        write!(model, "[variables.o{rank}]\ntype = \"boolean\"\nquestion = \"?\"\n")
            .unwrap();
        write!(
            articles,
            "[[articles]]\nid = \"a{rank}\"\ntitle = \"T\"\nclauses = [\"x/a{rank}\"]\n\
             when = \"o{rank} or (o{next} and client.commercant)\"\n"
        )
        .unwrap();
        let mut clause =
            "+++\ntitle = \"C\"\nversion = \"1.0.0\"\nstatus = \"in-force\"\n+++\n"
                .to_owned();
        for step in 1..=3 {
            let other = (rank + step * 7) % OPTIONS;
            writeln!(clause, "Voir {{{{ article('a{other}') }}}}.").unwrap();
        }
        store.insert(format!("clauses/x/a{rank}.md"), clause);
    }
    store.insert("contracts/models/m.toml", model + &articles);
    store
}

fn of_model(store: &MemoryStore) -> Duration {
    let start = Instant::now();
    black_box(check_model(&Library::new(store), "m").unwrap());
    start.elapsed()
}
