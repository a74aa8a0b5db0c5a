//! `--fix`: replacements that change no word.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use clausier_diagnostics::{Edit, Findings, SourceFile};

use crate::console::Console;
use crate::failure::Failure;
use crate::output;

/// Makes the replacements that findings carry, in the files below `root`, or shows
/// them with `dry_run`; gives the findings that are left.
pub(super) fn apply(
    findings: Findings,
    dry_run: bool,
    root: &Path,
    console: &Console,
) -> Result<Findings, Failure> {
    let mut files: BTreeMap<String, (Arc<SourceFile>, Vec<Edit>)> = BTreeMap::new();
    let mut left = Findings::new();
    for finding in findings {
        // A document in another form than text is mended in the program that wrote it.
        let of_text = |edit: &Edit| !edit.span.file().path().ends_with(".docx");
        if finding.fix.is_empty() || !finding.fix.iter().all(of_text) {
            left.push(finding);
            continue;
        }
        for edit in &finding.fix {
            let file = edit.span.file();
            let entry = files
                .entry(file.path().to_owned())
                .or_insert_with(|| (Arc::clone(file), Vec::new()));
            entry.1.push(edit.clone());
        }
        if dry_run {
            left.push(finding);
        }
    }
    let mut count = 0_u64;
    for (path, (file, edits)) in files {
        let (mended, made) = mend(file.text(), edits);
        count += made;
        if dry_run {
            console.result(&changes(&path, file.text(), &mended));
        } else {
            output::write(&root.join(&path), mended.as_bytes())?;
        }
    }
    if count > 0 && !dry_run {
        let counted = clausier_french::count(count, "correction");
        console.result(&format!("{counted}\n"));
    }
    Ok(left)
}

/// A text with its replacements made, and how many there were; of two that meet, the
/// first is made, and the other is found again by the next run.
fn mend(text: &str, mut edits: Vec<Edit>) -> (String, u64) {
    edits.sort_by_key(|edit| (edit.span.range().start, edit.span.range().end));
    edits.dedup();
    let (mut out, mut at, mut made) = (String::with_capacity(text.len()), 0, 0);
    for edit in edits {
        let range = edit.span.range();
        if range.start < at {
            continue;
        }
        out.push_str(&text[at..range.start]);
        out.push_str(&edit.text);
        at = range.end;
        made += 1;
    }
    out.push_str(&text[at..]);
    (out, made)
}

/// The lines that change, before and after; a replacement moves no line.
fn changes(path: &str, before: &str, after: &str) -> String {
    let mut out = format!("--- {path}\n+++ {path}\n");
    let pairs = before.lines().zip(after.lines()).enumerate();
    for (at, (old, new)) in pairs.filter(|(_, (old, new))| old != new) {
        let line = at + 1;
        out.push_str(&format!("@@ -{line} +{line} @@\n-{old}\n+{new}\n"));
    }
    out
}

#[cfg(test)]
mod tests {
    use clausier_diagnostics::Span;

    use super::*;

    #[test]
    fn of_two_replacements_that_meet_the_first_is_made() {
        let file = SourceFile::new("a.md", "a b  c");
        let edit = |range, text: &str| Edit {
            span: Span::new(&file, range),
            text: text.to_owned(),
        };
        let edits =
            vec![edit(3..5, " "), edit(1..2, "_"), edit(4..5, "x"), edit(1..2, "_")];
        assert_eq!(mend(file.text(), edits), ("a_b c".to_owned(), 2));
        assert_eq!(
            changes("a.md", "a\nb  c\n", "a\nb c\n"),
            "--- a.md\n+++ a.md\n@@ -2 +2 @@\n-b  c\n+b c\n"
        );
    }
}
