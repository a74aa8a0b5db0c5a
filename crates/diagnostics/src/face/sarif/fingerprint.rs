//! What a finding is known by from one run to the next.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::Diagnostic;

/// Under which name forges keep it; its number changes with what is hashed.
pub(super) const NAME: &str = "clausier/v1";

/// Fingerprints of one run, in the order of its findings.
#[derive(Default)]
pub(super) struct Fingerprints {
    /// How many findings had the same rule, file and words so far.
    seen: BTreeMap<Vec<u8>, u64>,
}

impl Fingerprints {
    /// The fingerprint: the rule, the file and the words at fault, never the line.
    ///
    /// Findings that share these are numbered in their order.
    pub(super) fn of(&mut self, finding: &Diagnostic) -> String {
        let file = finding.span.file();
        let mut hash = Sha256::new();
        for part in [&finding.rule.code, &finding.rule.name] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.update(file.path().as_bytes());
        // Lines may be broken elsewhere without the words changing.
        let words = file.text().get(finding.span.range()).unwrap_or_default();
        for word in words.split_whitespace() {
            hash.update([0]);
            hash.update(word.as_bytes());
        }
        let key = hash.finalize()[..16].to_vec();
        let mut out: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        let before = self.seen.entry(key).or_default();
        out.push_str(&format!(":{before}"));
        *before += 1;
        out
    }
}
