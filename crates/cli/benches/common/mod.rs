//! What measures share: running the program, and a workspace of many contracts.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The contract of a new workspace.
pub(crate) const CONTRACT: &str = "contracts/clients/boulangerie-du-pont/AV-2026-014";

/// Runs the program and says how long it took; it must succeed.
pub(crate) fn clausier(root: &Path, args: &[&str]) -> Duration {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_clausier"));
    let status = command.args(args).current_dir(root).stdout(Stdio::null()).status();
    assert!(status.unwrap().success(), "{args:?}");
    start.elapsed()
}

/// Makes so many contracts of the first, that differ in their reference and in a price.
pub(crate) fn multiply(root: &Path, contracts: usize) {
    let manifest = fs::read_to_string(root.join(CONTRACT).join("contract.toml")).unwrap();
    let own = "clauses/fermeture-annuelle.md";
    let clause = fs::read_to_string(root.join(CONTRACT).join(own)).unwrap();
    for number in 1..contracts {
        let folder = root.join(format!("contracts/clients/client-{number}/AV-{number}"));
        fs::create_dir_all(folder.join("clauses")).unwrap();
        let text = manifest.replace("AV-2026-014", &format!("AV-{number}")).replace(
            "heures_incluses = 16",
            &format!("heures_incluses = {}", 10 + number % 40),
        );
        fs::write(folder.join("contract.toml"), text).unwrap();
        fs::write(folder.join(own), &clause).unwrap();
    }
}

/// The time that half of the runs do not exceed.
pub(crate) fn median(times: usize, mut measure: impl FnMut() -> Duration) -> Duration {
    let mut measured: Vec<_> = (0..times).map(|_| measure()).collect();
    measured.sort();
    measured[times / 2]
}
