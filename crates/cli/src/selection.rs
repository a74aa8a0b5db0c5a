//! Which contracts a command is about.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clausier_compile::{CLIENTS, MANIFEST};
use clausier_model::closest;

use crate::failure::Failure;
use crate::workspace::{Workspace, current_folder};

/// A contract's name for people: its folder from that of clients, such as
/// `boulangerie-du-pont/AV-2026-014`.
pub(crate) fn name(contract: &str) -> &str {
    contract.strip_prefix(CLIENTS).map_or(contract, |rest| rest.trim_start_matches('/'))
}

/// The contracts that the words name, sorted, each once; all of them without words.
///
/// A word is `client/reference`, a reference, a client, or the path of a folder or of
/// a manifest.
pub(crate) fn select(
    workspace: &Workspace,
    words: &[String],
) -> Result<Vec<String>, Failure> {
    let all = workspace.contracts()?;
    if words.is_empty() {
        return Ok(all);
    }
    let here = current_folder()?;
    let mut chosen = BTreeSet::new();
    for word in words {
        let path = from_root(workspace.root(), &here, word);
        chosen.extend(find(&all, word, path.as_deref())?);
    }
    Ok(chosen.into_iter().collect())
}

/// The path of a word that names something in the workspace, from its root.
fn from_root(root: &Path, here: &Path, word: &str) -> Option<String> {
    let full = [here, root, &root.join(CLIENTS)]
        .iter()
        .find_map(|base| PathBuf::from(base).join(word).canonicalize().ok())?;
    Some(full.strip_prefix(root).ok()?.to_str()?.replace('\\', "/"))
}

fn find(all: &[String], word: &str, path: Option<&str>) -> Result<Vec<String>, Failure> {
    // Whichever way the slashes of a machine lean.
    let asked = &word.replace('\\', "/");
    let asked = asked.trim_end_matches('/');
    let named = |pick: &dyn Fn(&str) -> bool| -> Vec<String> {
        all.iter().filter(|contract| pick(name(contract))).cloned().collect()
    };
    let exact = named(&|name| name == asked);
    if !exact.is_empty() {
        return Ok(exact);
    }
    let by_reference = named(&|name| name.rsplit('/').next() == Some(asked));
    match by_reference.as_slice() {
        [] => {}
        [_] => return Ok(by_reference),
        several => {
            let names: Vec<_> =
                several.iter().map(|c| clausier_french::quote(name(c))).collect();
            return Err(Failure::usage(format!(
                "« {asked} » désigne plusieurs contrats\naide: écrivez {}",
                clausier_french::join_or(&names)
            )));
        }
    }
    let by_client = named(&|name| name.split('/').next() == Some(asked));
    if !by_client.is_empty() {
        return Ok(by_client);
    }
    if let Some(path) = path {
        let folder = path.strip_suffix(MANIFEST).unwrap_or(path).trim_end_matches('/');
        // The top folder holds them all.
        let below = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let by_path: Vec<_> = all
            .iter()
            .filter(|contract| *contract == folder || contract.starts_with(&below))
            .cloned()
            .collect();
        if !by_path.is_empty() {
            return Ok(by_path);
        }
    }
    if let Some(folder) = path.filter(|path| path.starts_with(CLIENTS)) {
        return Err(Failure::usage(format!(
            "« {folder} » ne contient pas de fiche\naide: une fiche s’appelle {MANIFEST}"
        )));
    }
    let mut message = format!("aucun contrat ne s’appelle « {asked} »");
    let names = all.iter().flat_map(|contract| {
        let name = name(contract);
        [Some(name), name.rsplit('/').next()].into_iter().flatten()
    });
    match closest(asked, names) {
        Some(close) => message += &format!("\naide: vouliez-vous dire « {close} » ?"),
        None => {
            message +=
                &format!("\naide: les contrats sont dans {CLIENTS}/client/référence");
        }
    }
    Err(Failure::usage(message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_contracts() {
        let all: Vec<String> = ["a/R-1", "a/R-2", "b/R-2"]
            .map(|name| format!("{CLIENTS}/{name}"))
            .into_iter()
            .collect();
        for (word, path, expected) in [
            ("a/R-1", None, Ok(vec!["a/R-1"])),
            ("R-1", None, Ok(vec!["a/R-1"])),
            ("a", None, Ok(vec!["a/R-1", "a/R-2"])),
            ("a/", None, Ok(vec!["a/R-1", "a/R-2"])),
            (".", Some("contracts/clients/b"), Ok(vec!["b/R-2"])),
            ("x", Some("contracts/clients/b/R-2/contract.toml"), Ok(vec!["b/R-2"])),
            (".", Some(""), Ok(vec!["a/R-1", "a/R-2", "b/R-2"])),
            ("c", Some("contracts/clients/c"), Err("ne contient pas de fiche")),
            ("a\\R-1", None, Ok(vec!["a/R-1"])),
            ("R-2", None, Err("plusieurs contrats")),
            ("a/R-3", None, Err("vouliez-vous dire")),
            ("zzzzzz", Some("contracts/parties"), Err("aucun contrat")),
        ] {
            match (find(&all, word, path), expected) {
                (Ok(found), Ok(expected)) => {
                    let found: Vec<_> = found.iter().map(|c| name(c)).collect();
                    assert_eq!(found, expected, "{word}");
                }
                (Err(failure), Err(expected)) => {
                    assert!(failure.to_string().contains(expected), "{failure}");
                }
                (found, _) => panic!("{word}: {found:?}"),
            }
        }
    }
}
