//! `cargo xtask coverage`: what was asked of the library, and what answers it.
//!
//! The map is `clauses/coverage.toml`; [`crate::tidy`] refuses one that is not whole.

use toml::{Table, Value};

/// Where the map is.
pub(crate) const PATH: &str = "clauses/coverage.toml";

/// The books of requirements: the letter of each, what it is about, and how many
/// requirements it has, numbered from 1.
pub(crate) const BOOKS: &[(&str, &str, usize)] = &[
    ("S1", "Prestation de services et assistance virtuelle", 49),
    ("S2", "Cybersécurité et données des clients professionnels", 56),
    ("S3", "Portage salarial et assurance", 60),
];

/// What may answer a requirement: the key, and its French name.
pub(crate) const KINDS: &[(&str, &str)] = &[
    ("clauses", "clauses"),
    ("models", "contrats-types"),
    ("checks", "contrôles"),
    ("pages", "recueil"),
];

/// A requirement and its answers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Requirement {
    /// Such as `S1-07`.
    pub(crate) id: String,
    /// What it asks for, in a few words.
    pub(crate) asks: String,
    /// What answers it: a kind of [`KINDS`], and the name of one.
    pub(crate) answers: Vec<(&'static str, String)>,
    /// Why nothing needs to answer it.
    pub(crate) none: Option<String>,
}

/// Every id that must be in the map, in order.
pub(crate) fn ids() -> impl Iterator<Item = String> {
    BOOKS
        .iter()
        .flat_map(|(book, _, count)| (1..=*count).map(move |n| format!("{book}-{n:02}")))
}

/// Reads the map.
///
/// # Errors
///
/// What is not as it is written in the first lines of the map, in one sentence.
pub(crate) fn read(text: &str) -> Result<Vec<Requirement>, String> {
    let table: Table = text.parse().map_err(|error| format!("{error}"))?;
    table.into_iter().map(|(id, value)| requirement(id, value)).collect()
}

fn requirement(id: String, value: Value) -> Result<Requirement, String> {
    let Value::Table(mut entry) = value else {
        return Err(format!("{id} is not a table"));
    };
    let mut word = |key: &str| match entry.remove(key) {
        None => Ok(None),
        Some(Value::String(word)) if !word.trim().is_empty() => Ok(Some(word)),
        Some(_) => Err(format!("{id}: `{key}` is not a phrase")),
    };
    let asks = word("asks")?.ok_or_else(|| format!("{id}: `asks` is missing"))?;
    let none = word("none")?;
    let mut answers = Vec::new();
    for (kind, _) in KINDS {
        let Some(names) = entry.remove(*kind) else { continue };
        let names: Vec<String> = names
            .try_into()
            .map_err(|_| format!("{id}: `{kind}` is not a list of names"))?;
        answers.extend(names.into_iter().map(|name| (*kind, name)));
    }
    if let Some(key) = entry.keys().next() {
        return Err(format!("{id}: nobody reads `{key}`"));
    }
    if answers.is_empty() == none.is_none() {
        return Err(format!("{id}: give either what answers it or, in `none`, why not"));
    }
    Ok(Requirement { id, asks, answers, none })
}

/// Prints the map as a table.
pub(crate) fn coverage() -> Result<(), String> {
    let path = crate::cargo::root().join(PATH);
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{PATH}: {e}"))?;
    let requirements = read(&text)?;
    for (book, title, count) in BOOKS {
        println!("{book}  {title}");
        let of_book = |r: &&Requirement| r.id.starts_with(book);
        for requirement in requirements.iter().filter(of_book) {
            println!("  {}  {}", requirement.id, requirement.asks);
            println!("         {}", answer(requirement));
        }
        let answered = requirements.iter().filter(of_book).filter(|r| r.none.is_none());
        println!("  {} exigences, dont {} couvertes\n", count, answered.count());
    }
    Ok(())
}

/// What answers a requirement, on one line.
fn answer(requirement: &Requirement) -> String {
    if let Some(reason) = &requirement.none {
        return format!("sans objet : {reason}");
    }
    let parts: Vec<_> = KINDS
        .iter()
        .filter_map(|(kind, name)| {
            let names: Vec<_> = requirement
                .answers
                .iter()
                .filter(|(found, _)| found == kind)
                .map(|(_, name)| name.as_str())
                .collect();
            (!names.is_empty()).then(|| format!("{name} : {}", names.join(", ")))
        })
        .collect();
    parts.join(" ; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_has_answers_or_a_reason() {
        let read_one = |text: &str| read(text).map(|mut all| all.remove(0));
        let found = read_one(
            "[S1-14]\nasks = \"les pénalités\"\nclauses = [\"paiement/penalites\"]\nchecks = [\"PEN-01\"]\n",
        )
        .expect("it is whole");
        assert_eq!(answer(&found), "clauses : paiement/penalites ; contrôles : PEN-01");
        let found = read_one("[S3-01]\nasks = \"un chiffre\"\nnone = \"sans source\"\n")
            .expect("it is whole");
        assert_eq!(answer(&found), "sans objet : sans source");
        for (text, message) in [
            ("[S1-01]\n", "`asks` is missing"),
            ("[S1-01]\nasks = \"x\"\n", "either"),
            ("[S1-01]\nasks = \"x\"\nnone = \"y\"\nclauses = [\"a/b\"]\n", "either"),
            ("[S1-01]\nasks = \"x\"\nclause = [\"a/b\"]\n", "nobody reads"),
            ("[S1-01]\nasks = 3\n", "not a phrase"),
            ("S1-01 = 3\n", "not a table"),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn ids_are_numbered_in_their_book() {
        let ids: Vec<_> = ids().collect();
        assert_eq!(ids.len(), 165);
        assert_eq!((&*ids[0], &*ids[49], &*ids[164]), ("S1-01", "S2-01", "S3-60"));
    }
}
