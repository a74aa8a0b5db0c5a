//! The contracts of the corpus, in the hands one meets.

#![expect(clippy::disallowed_methods, reason = "a test reads its cases")]

use std::fs;
use std::path::Path;

use clausier_diagnostics::Findings;
use clausier_import::{Format, import};

use super::invariants;

#[test]
fn no_word_of_the_corpus_is_lost() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let mut read = 0;
    for folder in ["textes", "word"] {
        let mut paths: Vec<_> = fs::read_dir(root.join(folder))
            .expect("the folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        for path in paths {
            let name = path.to_string_lossy().into_owned();
            if name.ends_with(".defauts.md") || Format::of(&name).is_none() {
                continue;
            }
            let mut findings = Findings::new();
            let bytes = fs::read(&path).expect("the file");
            let imported = import(&name, &bytes, &mut findings);
            let imported = imported.unwrap_or_else(|| panic!("{name}: {findings:?}"));
            assert!(!findings.has_errors(), "{name}: {findings:?}");
            assert!(imported.headings.len() >= 3, "{name} has no articles");
            // The address of a link is in the file and not in the text.
            invariants::check(&imported, !imported.file.text().contains("]("));
            read += 1;
        }
    }
    assert!(read >= 20, "only {read} texts");
}
