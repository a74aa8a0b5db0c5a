//! Faces of findings: one file for each, over the same list.

mod excerpt;
mod github;
mod json;
mod line;
mod replacement;
mod sarif;
mod short;
mod summary;
mod terminal;

pub use github::github;
pub use json::json;
pub use sarif::{Description, sarif};
pub use short::short;
pub use summary::summary;
pub use terminal::terminal;

#[cfg(test)]
mod sample {
    //! Findings the faces are tried on.

    use std::sync::Arc;

    use crate::{Basis, Diagnostic, Findings, Rule, Severity, SourceFile, Span};

    pub(super) const TERM: Rule =
        Rule::new("DEF-01", "terme-non-defini", Severity::Error);
    pub(super) const TWICE: Rule = Rule::new("DEF-02", "double-terme", Severity::Warning);

    pub(super) fn span(file: &Arc<SourceFile>, words: &str) -> Span {
        let at = file.text().find(words).expect("the words are in the text");
        Span::new(file, at..at + words.len())
    }

    pub(super) fn law() -> Basis {
        Basis {
            text: "C. com., art. L. 441-10, II".into(),
            url: Some(
                "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414469"
                    .into(),
            ),
        }
    }

    pub(super) fn findings() -> Findings {
        let clause = SourceFile::new(
            "clauses/paiement/delais.md",
            "Les délais courent.\n\
             À l’échéance, le Sous-Traitant remet «\u{a0}le rapport\u{a0}»\u{202f}; il paie.\n\
             Rien.\nRien.\nRien.\nRien.\nRien.\n\
             Le Sous-traitant œuvre.\n",
        );
        let model = SourceFile::new(
            "contracts/models/av.toml",
            "[roles.client]\nterm = \"Client\"\n",
        );
        let mut findings = Findings::new();
        findings.push(
            Diagnostic::new(
                &TERM,
                span(&clause, "Sous-Traitant"),
                "le terme «\u{a0}Sous-Traitant\u{a0}» n’est pas défini",
            )
            .label("employé ici")
            .related(span(&clause, "Sous-traitant"), "écrit autrement ici")
            .help("définissez le terme «\u{a0}Sous-Traitant\u{a0}»"),
        );
        findings.push(
            Diagnostic::new(&TWICE, span(&clause, "il paie"), "on ne sait qui paie")
                .related(span(&model, "\"Client\""), "le rôle est nommé ici")
                .help("nommez la partie")
                .help("ou scindez la phrase"),
        );
        findings
    }
}
