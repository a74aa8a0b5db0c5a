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
    for (path, code, name) in declared(tree) {
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

/// The checks of clauses, models and blocks: their place, code and name.
fn declared(tree: &Tree) -> Vec<(&str, String, String)> {
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
        let Some(table) = table else { continue };
        let checks = table.get("checks").and_then(toml::Value::as_array);
        for check in checks.into_iter().flatten() {
            let word = |key: &str| check.get(key)?.as_str().map(str::to_owned);
            if let (Some(code), Some(name)) = (word("code"), word("name")) {
                out.push((path, code, name));
            }
        }
    }
    out
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
