//! The examples of the user guide are right: the sources' own parsers read them.

use std::fs;

use clausier_diagnostics::{Findings, SourceFile, short};
use clausier_model::clause::parse_clause;
use clausier_model::manifest::parse_manifest;
use clausier_model::model::parse_model;
use clausier_model::parameter::parse_parameters;
use clausier_model::party::parse_party;
use clausier_model::theme::parse_theme;

/// A fenced block of the guide.
struct Example {
    /// The page and the line of the fence.
    place: String,
    language: String,
    text: String,
}

/// What an example shows.
#[derive(Debug, PartialEq)]
enum Kind {
    Clause,
    Model,
    /// What a model may hold: read after the start of one.
    ModelPart,
    Manifest,
    Party,
    /// Variables, checks or questions alone: read as a clause's.
    Variables,
    /// What changes a manifest: read after the start of one.
    Changes,
    /// Dated legal figures.
    Parameters,
    /// The look of documents.
    Theme,
    /// A piece of a clause's text, a command, a finding.
    Other,
}

fn kind(example: &Example) -> Kind {
    let starts = |start: &str| example.text.starts_with(start);
    let has = |line: &str| example.text.lines().any(|found| found.starts_with(line));
    match example.language.as_str() {
        "markdown" if starts("+++") => Kind::Clause,
        "toml"
            if starts("[variables.")
                || starts("[[checks]]")
                || starts("[[checklist]]") =>
        {
            Kind::Variables
        }
        "toml" if starts("[roles.") || starts("[[articles]]") => Kind::ModelPart,
        "toml" if starts("[omit]") || starts("[rules]") => Kind::Changes,
        "toml" if starts("font = ") => Kind::Theme,
        "toml" if has("from = ") => Kind::Parameters,
        "toml" if has("[roles.") => Kind::Model,
        "toml" if has("model = ") => Kind::Manifest,
        "toml" if has("kind = ") => Kind::Party,
        "toml" => panic!("{}: what does this example show?", example.place),
        _ => Kind::Other,
    }
}

fn examples() -> Vec<Example> {
    let dir = crate::cargo::root().join("book/src/guide");
    let mut pages: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    pages.sort();
    let mut out: Vec<Example> = Vec::new();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        let mut open = false;
        for (index, line) in text.lines().enumerate() {
            if let Some(language) = line.trim_start().strip_prefix("```") {
                open = !open;
                if open {
                    out.push(Example {
                        place: format!("{name}:{}", index + 1),
                        language: language.to_owned(),
                        text: String::new(),
                    });
                }
            } else if open && let Some(example) = out.last_mut() {
                example.text.push_str(line);
                example.text.push('\n');
            }
        }
    }
    out
}

#[test]
fn examples_are_read_without_a_finding() {
    let mut seen = Vec::new();
    for example in examples() {
        let kind = kind(&example);
        let text = match kind {
            Kind::Variables => format!(
                "+++\ntitle = \"T\"\nversion = \"1.0.0\"\nstatus = \"draft\"\n{}+++\nTexte.\n",
                example.text
            ),
            Kind::ModelPart => format!(
                "title = \"T\"\nversion = \"1.0.0\"\nkind = \"contract\"\n\
                 [roles.partie]\nterm = \"Partie\"\n{}\
                 [[articles]]\nid = \"objet\"\ntitle = \"Objet\"\nclauses = [\"a/b\"]\n",
                example.text
            ),
            Kind::Changes => format!(
                "model = \"m\"\nreference = \"R\"\n[parties]\nclient = \"c\"\n{}",
                example.text
            ),
            _ => example.text.clone(),
        };
        let file = SourceFile::new(example.place.clone(), text);
        let mut findings = Findings::new();
        let read = match kind {
            Kind::Clause | Kind::Variables => {
                parse_clause("paiement/exemple", &file, &mut findings).is_some()
            }
            Kind::Model | Kind::ModelPart => {
                parse_model("exemple", &file, &mut findings).is_some()
            }
            Kind::Manifest | Kind::Changes => {
                parse_manifest(&file, &mut findings).is_some()
            }
            Kind::Party => parse_party("exemple", &file, &mut findings).is_some(),
            Kind::Parameters => parse_parameters(&file, &mut findings).is_some(),
            Kind::Theme => parse_theme(&file, &mut findings).is_some(),
            Kind::Other => continue,
        };
        assert!(read && findings.is_empty(), "{}", short(&findings));
        seen.push(kind);
    }
    for kind in [
        Kind::Clause,
        Kind::Model,
        Kind::ModelPart,
        Kind::Manifest,
        Kind::Party,
        Kind::Variables,
        Kind::Changes,
        Kind::Parameters,
        Kind::Theme,
    ] {
        assert!(seen.contains(&kind), "no example of {kind:?}");
    }
}
