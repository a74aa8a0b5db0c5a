//! Codes of findings: one name each, and each explained to the lawyers who read it.

use std::collections::BTreeMap;

use super::Violation;
use super::tree::Tree;

/// Where a lawyer looks a code up.
const PAGE: &str = "book/src/guide/constats.md";

/// A code as declared: its name and its place.
type Declared<'a> = BTreeMap<&'a str, Vec<(&'a str, &'a str, usize)>>;

/// Refuses a code or a name given to two rules, and codes that the guide and the
/// sources do not both know.
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
            let (_, first, at) = places[0];
            for (_, path, line) in &places[1..] {
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
    let page = tree.text(PAGE).unwrap_or_default();
    for (code, places) in &by_code {
        let (name, path, line) = places[0];
        if !explained(page, code, name) {
            out.push(
                Violation::new(
                    path,
                    format!("{code} (`{name}`) is not in the guide"),
                    format!("give it a row in {PAGE}"),
                )
                .at(line),
            );
        }
    }
    for (index, line) in page.lines().enumerate() {
        let code = line.trim_start_matches("| ").split(' ').next().unwrap_or_default();
        if is_code(code) && !by_code.contains_key(code) {
            out.push(
                Violation::new(
                    PAGE,
                    format!("no rule has the code {code}"),
                    "remove the row",
                )
                .at(index + 1),
            );
        }
    }
    out
}

/// Whether rules may be declared at `path`: tests make some up.
fn is_source(path: &str) -> bool {
    path.contains("/src/") && !path.ends_with("tests.rs") && !path.contains("/tests/")
}

/// Whether the guide has a row for the rule.
fn explained(page: &str, code: &str, name: &str) -> bool {
    page.lines().any(|line| line.starts_with(&format!("| {code} | `{name}` |")))
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
    const ROW: &str = "| REF-01 | `renvoi-casse` | ce renvoi |\n";

    #[test]
    fn declarations_are_read() {
        let text = "x('\"'); Rule { code: \"REF-01\",\n    name: \"renvoi-casse\" }\n\
                    A = \"ID-01\", \"siren-faux\", Error;";
        let read: Vec<(&str, &str)> =
            declarations(text).into_iter().map(|(_, code, name)| (code, name)).collect();
        assert_eq!(read, [("REF-01", "renvoi-casse"), ("ID-01", "siren-faux")]);
    }

    #[test]
    fn codes_are_unique_and_explained() {
        let twice = ONE.replace("renvoi-casse", "renvoi-faux");
        let same_name = ONE.replace("REF-01", "REF-02");
        for (name, other, page, violations) in [
            ("in order", "", ROW, 0),
            ("a code taken", &*twice, ROW, 1),
            ("a name taken and not explained", &*same_name, ROW, 2),
            ("not explained", "", "", 1),
            (
                "a row too many",
                "",
                "| REF-01 | `renvoi-casse` |\n| REF-09 | `rien-de-tel` |",
                1,
            ),
        ] {
            let files = [
                ("crates/a/src/rules.rs", ONE),
                ("crates/b/src/rules.rs", other),
                (PAGE, page),
            ];
            assert_eq!(found(check, &files).len(), violations, "{name}");
        }
    }
}
