//! Legal checks of the sources: one code, one name, one meaning.

use std::collections::BTreeMap;

use super::Violation;
use super::tree::{Tree, has_extension, header};

/// Refuses a code with two names and a name with two codes: a clause and its variants
/// share a check, and nothing else does.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let mut by_code: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut by_name: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut out = Vec::new();
    for (path, entry) in declared(tree, "checks") {
        let (Some(code), Some(name)) = (word(&entry, "code"), word(&entry, "name"))
        else {
            continue;
        };
        for (what, key, other, known) in
            [("code", &code, &name, &mut by_code), ("name", &name, &code, &mut by_name)]
        {
            let (first, place) = known
                .entry(key.clone())
                .or_insert_with(|| (other.clone(), path.to_owned()));
            if first != other {
                out.push(Violation::new(
                    path,
                    format!("the {what} `{key}` is that of `{first}` in {place}"),
                    "take the next code of its family, and a name of its own",
                ));
            }
        }
    }
    out
}

/// The entries of the list `key` of clauses, models and blocks, and their places.
pub(super) fn declared<'t>(tree: &'t Tree, key: &str) -> Vec<(&'t str, toml::Value)> {
    let mut out = Vec::new();
    let source = |path: &str| {
        (path.starts_with("clauses/") && has_extension(path, "md"))
            || path.starts_with("contracts/models/")
    };
    for (path, text) in tree.texts(source) {
        let table = if has_extension(path, "md") {
            header(text).map(|(header, _)| header)
        } else {
            text.parse().ok()
        };
        let list = table.and_then(|mut table: toml::Table| table.remove(key));
        if let Some(toml::Value::Array(entries)) = list {
            out.extend(entries.into_iter().map(|entry| (path, entry)));
        }
    }
    out
}

/// The text of a key of an entry.
pub(super) fn word(entry: &toml::Value, key: &str) -> Option<String> {
    entry.get(key)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn a_check_has_one_code_and_one_name() {
        let one = "+++\n[[checks]]\ncode = \"PRX-01\"\nname = \"a\"\n+++\nTexte.\n";
        for (other, refused) in [
            ("[[checks]]\ncode = \"PRX-01\"\nname = \"a\"\n", 0),
            ("[[checks]]\ncode = \"PRX-02\"\nname = \"b\"\n", 0),
            ("[[checks]]\ncode = \"PRX-01\"\nname = \"b\"\n", 1),
            ("[[checks]]\ncode = \"PRX-02\"\nname = \"a\"\n", 1),
        ] {
            let files = [("clauses/a/b.md", one), ("contracts/models/m.toml", other)];
            assert_eq!(found(check, &files).len(), refused, "{other}");
        }
    }
}
