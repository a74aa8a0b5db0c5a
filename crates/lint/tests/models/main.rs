//! Every model builds, whatever is answered to its questions.
//!
//! The answers are read from the model itself: each boolean, each choice, each clause
//! that may stand in for another, the kinds of person that may hold a role, two dates,
//! and whether what is optional is given. Where all the combinations are few, all are
//! built; otherwise every pair of answers is. A combination is built without an error,
//! or it is refused by a rule of law that the sources declare, with its reason.

#![expect(
    clippy::unwrap_used,
    reason = "a test reads the library, and fails by panicking"
)]

mod answers;
mod persons;
mod trial;
mod workbench;

use std::path::Path;

use clausier_compile::store::DiskStore;
use clausier_compile::{MODELS, ids};
use libtest_mimic::{Arguments, Trial};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let models = ids(&DiskStore::new(&root).unwrap(), MODELS).unwrap();
    let trials = models
        .into_iter()
        .map(|model| {
            let root = root.clone();
            Trial::test(model.clone(), move || trial::run(&root, &model))
        })
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
