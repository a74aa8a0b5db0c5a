//! Codes of findings: one name each.

use std::collections::BTreeMap;

use super::Violation;
use super::tree::Tree;

/// A code as declared: its name and its place.
type Declared<'a> = BTreeMap<&'a str, Vec<(&'a str, &'a str, usize)>>;

/// Refuses a code or a name given to two rules.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let mut by_code: Declared<'_> = BTreeMap::new();
    let mut by_name: Declared<'_> = BTreeMap::new();
    for (path, text) in tree.rust().filter(|(path, _)| is_source(path)) {
        for (line, code, name) in declarations(text) {
            by_code.entry(code).or_default().push((name, path, line));
            by_name.entry(name).or_default().push((code, path, line));
        }
    }
    let mut out = Vec::new();
    for (what, declared) in [("code", &by_code), ("name", &by_name)] {
        for (word, places) in declared {
            let (other, first, at) = places[0];
            // A fault that two parts of the program find is one rule.
            for (_, path, line) in places.iter().filter(|(it, _, _)| *it != other) {
                out.push(
                    Violation::new(
                        path,
                        format!("the {what} `{word}` is taken ({first}:{at})"),
                        "one rule, one code, one name: take the next of its family, or \
                         use the rule that is there",
                    )
                    .at(*line),
                );
            }
        }
    }
    out
}

/// Whether rules may be declared at `path`: tests make some up.
fn is_source(path: &str) -> bool {
    path.contains("/src/") && !path.ends_with("tests.rs") && !path.contains("/tests/")
}

/// The rules a source declares: a code followed by a name, both literals.
fn declarations(text: &str) -> Vec<(usize, &str, &str)> {
    // Tests at the end of a file make rules up.
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.match_indices('"')
        .filter_map(|(at, _)| {
            let (code, rest) = text[at + 1..].split_once('"')?;
            let name = is_code(code).then(|| name(rest))??;
            Some((text[..at].matches('\n').count() + 1, code, name))
        })
        .collect()
}

/// The name that follows a code: a comma, blanks, `name:` perhaps, and a literal.
fn name(rest: &str) -> Option<&str> {
    let rest = rest.trim_start().strip_prefix(',')?.trim_start();
    let rest = rest.strip_prefix("name:").unwrap_or(rest).trim_start();
    let name = rest.strip_prefix('"')?.split('"').next()?;
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    (plain && name.len() > 3).then_some(name)
}

/// Whether this is a code: capitals, a hyphen, two digits.
fn is_code(word: &str) -> bool {
    word.split_once('-').is_some_and(|(family, number)| {
        (2..=4).contains(&family.len())
            && family.bytes().all(|byte| byte.is_ascii_uppercase())
            && number.len() == 2
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    const ONE: &str = "const A: Rule = error(\"REF-01\", \"renvoi-casse\");\n";

    #[test]
    fn declarations_are_read() {
        let text = "x('\"'); Rule { code: \"REF-01\",\n    name: \"renvoi-casse\" }\n\
                    A = \"ID-01\", \"siren-faux\", Error;";
        let read: Vec<(&str, &str)> =
            declarations(text).into_iter().map(|(_, code, name)| (code, name)).collect();
        assert_eq!(read, [("REF-01", "renvoi-casse"), ("ID-01", "siren-faux")]);
    }

    #[test]
    fn codes_and_names_are_unique() {
        let same_code = ONE.replace("renvoi-casse", "renvoi-faux");
        let same_name = ONE.replace("REF-01", "REF-02");
        for (name, other, violations) in [
            ("in order", "", 0),
            ("found by two parts", ONE, 0),
            ("a code taken", &*same_code, 1),
            ("a name taken", &*same_name, 1),
        ] {
            let files =
                [("crates/a/src/rules.rs", ONE), ("crates/b/src/rules.rs", other)];
            assert_eq!(found(check, &files).len(), violations, "{name}");
        }
    }
}
