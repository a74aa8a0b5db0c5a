//! A workspace of one contract, small enough to be wholly replaced by a test.

use clausier_compile::store::{MemoryStore, Store};
use clausier_compile::{Compiled, Library, compile};

/// The folder of the contract.
pub(crate) const CONTRACT: &str = "contracts/clients/essai/E-1";

const MODEL: &str = "title = \"Contrat d’essai\"\nversion = \"1.0.0\"\nkind = \"contract\"\n\
    description = \"Un essai.\"\n[roles.prestataire]\nterm = \"Prestataire\"\n\
    feminine = \"Prestataire\"\n[roles.client]\nterm = \"Client\"\nfeminine = \"Cliente\"\n\
    [[articles]]\nid = \"essai\"\ntitle = \"Essai\"\nclauses = [\"essai/a\"]\n";

const MANIFEST: &str = "model = \"essai\"\nreference = \"E-1\"\ndate = 2026-12-01\n\
    place = \"Lyon\"\n[parties]\nprestataire = \"claire\"\nclient = \"paul\"\n";

/// The header of a clause up to its variables.
pub(crate) const HEADER: &str = "title = \"Essai\"\nversion = \"1.0.0\"\n\
    status = \"in-force\"\nvisibility = \"public\"\nreviewed = 2026-11-22\n\
    reviewer = \"Claire Moreau\"\n";

fn party(gender: &str, first: &str) -> String {
    format!(
        "kind = \"natural\"\ngender = \"{gender}\"\nfirst-name = \"{first}\"\n\
         last-name = \"Moreau\"\nemail = \"{first}@example.fr\"\n[address]\n\
         street = \"12 rue des Tanneurs\"\npostcode = \"69003\"\ncity = \"Lyon\"\n"
    )
}

/// The workspace: `variables` are the clause's, `values` the manifest's, in TOML.
pub(crate) fn workspace(variables: &str, body: &str, values: &str) -> MemoryStore {
    let mut store = MemoryStore::new();
    store.insert("contracts/models/essai.toml", MODEL);
    store.insert("contracts/parties/claire.toml", party("feminine", "Claire"));
    store.insert("contracts/parties/paul.toml", party("masculine", "Paul"));
    store.insert("clauses/essai/a.md", format!("+++\n{HEADER}{variables}+++\n{body}"));
    store.insert(manifest(), format!("{MANIFEST}[values]\n{values}"));
    store
}

/// The path of the manifest.
pub(crate) fn manifest() -> String {
    format!("{CONTRACT}/contract.toml")
}

/// Compiles the contract.
pub(crate) fn build(store: &dyn Store) -> Compiled {
    compile(&Library::new(store), CONTRACT).expect("the store answers")
}

/// A text as TOML writes it.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text without blanks: where lines are cut does not matter.
pub(crate) fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
