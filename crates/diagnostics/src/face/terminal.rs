//! The face for a person at a terminal.

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet,
    normalize_untrusted_str,
};

use super::excerpt::{Excerpt, are_near};
use super::replacement::replacement;
use super::summary::{severity_name, summary};
use crate::{Diagnostic, Findings, Severity, Span};

/// Each finding with its place in the source, then a line that counts them.
///
/// Colours only if `colour`. The size of what is shown depends on the findings,
/// not on the size of the sources.
pub fn terminal(findings: &Findings, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for finding in findings {
        out.push_str(&shown(&renderer, finding));
        out.push_str("\n\n");
    }
    out.push_str(&summary(findings));
    out.push('\n');
    out
}

fn shown(renderer: &Renderer, finding: &Diagnostic) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level
        .with_name(severity_name(finding.severity))
        .primary_title(finding.message.as_str())
        .id(finding.rule.code.as_ref());
    let primary = (&finding.span, finding.label.as_str());
    let related = finding.related.iter().map(|(span, phrase)| (span, phrase.as_str()));
    let (near, far): (Vec<_>, Vec<_>) =
        related.partition(|(span, _)| are_near(&finding.span, span));
    let together: Vec<_> = std::iter::once(primary).chain(near).collect();

    let mut corrections = Vec::new();
    let mut group = Group::with_title(title);
    group = place(group, &together, AnnotationKind::Primary, &mut corrections);
    for other in far {
        group = place(group, &[other], AnnotationKind::Context, &mut corrections);
    }
    let help = finding.help.iter();
    group = group.elements(help.map(|help| {
        Level::HELP.with_name("aide").message(normalize_untrusted_str(help))
    }));
    let basis = finding.basis.iter().map(|basis| match &basis.url {
        Some(url) => format!("{} <{url}>", basis.text),
        None => basis.text.clone(),
    });
    group = group.elements(basis.map(|basis| {
        Level::NOTE.with_name("texte").message(normalize_untrusted_str(&basis))
    }));
    if let Some(fix) = replacement(&finding.fix) {
        let fix = normalize_untrusted_str(&fix);
        group = group.element(Level::HELP.with_name("correction").message(fix));
    }
    let mut out = renderer.render(&[group]);
    for (counted, right) in corrections {
        out = out.replacen(&counted, &right, 1);
    }
    out
}

/// Adds the excerpt that shows these places, the first of which is of `kind`
/// and gives the path and line.
///
/// The renderer counts columns in what it is shown. Where a line is shown
/// without its beginning, what it will print goes to `corrections` with what
/// is right.
fn place<'a>(
    group: Group<'a>,
    places: &[(&'a Span, &'a str)],
    kind: AnnotationKind,
    corrections: &mut Vec<(String, String)>,
) -> Group<'a> {
    let spans: Vec<&Span> = places.iter().map(|(span, _)| *span).collect();
    let Some(excerpt) = Excerpt::of(&spans) else { return group };
    let (path, start) = (spans[0].file().path(), spans[0].start());
    if excerpt.text.is_empty() {
        let origin = Origin::path(path).line(start.line).char_column(start.column);
        return group.element(origin);
    }
    let before = &excerpt.text[..excerpt.places[0].start];
    if excerpt.cut && !before.contains('\n') {
        let column = before.chars().count() + 1;
        let (line, right) = (start.line, start.column);
        let said = |column| format!("{path}:{line}:{column}\n");
        corrections.push((said(column), said(right)));
    }
    let annotations: Vec<Annotation<'a>> = excerpt
        .places
        .iter()
        .zip(places)
        .enumerate()
        .map(|(at, (range, (_, label)))| {
            let kind = if at == 0 { kind } else { AnnotationKind::Context };
            kind.span(range.clone())
                .label((!label.is_empty()).then(|| normalize_untrusted_str(label)))
        })
        .collect();
    let snippet = Snippet::source(excerpt.text).path(path).line_start(excerpt.line);
    group.element(snippet.annotations(annotations))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{TERM, findings, law, span};
    use super::*;
    use crate::{Basis, SourceFile};

    /// The face without colours, its no-break spaces shown as `_`.
    fn plain(findings: &Findings) -> String {
        terminal(findings, false).replace(['\u{a0}', '\u{202f}'], "_")
    }

    fn one(finding: Diagnostic) -> Findings {
        let mut findings = Findings::new();
        findings.push(finding);
        findings
    }

    #[test]
    fn places_are_shown() {
        let expected = r#"erreur[DEF-01]: le terme «_Sous-Traitant_» n’est pas défini
 --> clauses/paiement/delais.md:2:18
  |
2 | À l’échéance, le Sous-Traitant remet «_le rapport_»_; il paie.
  |                  ^^^^^^^^^^^^^ employé ici
...
8 | Le Sous-traitant œuvre.
  |    ------------- écrit autrement ici
  |
  = aide: définissez le terme «_Sous-Traitant_»

avertissement[DEF-02]: on ne sait qui paie
 --> clauses/paiement/delais.md:2:55
  |
2 | À l’échéance, le Sous-Traitant remet «_le rapport_»_; il paie.
  |                                                       ^^^^^^^
  |
 ::: contracts/models/av.toml:2:8
  |
2 | term = "Client"
  |        -------- le rôle est nommé ici
  |
  = aide: nommez la partie
  = aide: ou scindez la phrase

1_erreur, 1_avertissement
"#;
        assert_eq!(plain(&findings()), expected);
        assert_eq!(plain(&Findings::new()), "aucun constat\n");
    }

    #[test]
    fn law_and_replacements_are_notes() {
        let file = SourceFile::new("a.md", "la 1ère fois\n");
        let word = span(&file, "1ère");
        let finding = Diagnostic::new(&TERM, word.clone(), "«\u{a0}1ère\u{a0}»")
            .help("écrivez «\u{a0}1re\u{a0}»")
            .basis(law())
            .basis(Basis { text: "C. civ., art. 1103".into(), url: None })
            .fix(word, "1re");
        let expected = "\
erreur[DEF-01]: «_1ère_»
 --> a.md:1:4
  |
1 | la 1ère fois
  |    ^^^^
  |
  = aide: écrivez «_1re_»
  = texte: C. com., art. L. 441-10, II <https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414469>
  = texte: C. civ., art. 1103
  = correction: remplacez «_1ère_» par «_1re_»

1_erreur
";
        assert_eq!(plain(&one(finding)), expected);
    }

    #[test]
    fn ends_of_files() {
        let empty = SourceFile::new("vide.md", "");
        let file = SourceFile::new("a.md", "+++\nx\n");
        let mut all = one(Diagnostic::new(&TERM, Span::file_start(&empty), "rien ici"));
        all.push(Diagnostic::new(&TERM, Span::file_start(&file), "en-tête"));
        all.push(Diagnostic::new(&TERM, Span::new(&file, 6..6), "fin du fichier"));
        all.push(Diagnostic::new(&TERM, Span::new(&file, 0..6), "tout").label("ici"));
        let expected = "\
erreur[DEF-01]: rien ici
--> vide.md:1:1

erreur[DEF-01]: en-tête
 --> a.md:1:1
  |
1 | +++
  | ^

erreur[DEF-01]: fin du fichier
--> a.md:3:1

erreur[DEF-01]: tout
 --> a.md:1:1
  |
1 | / +++
2 | | x
  | |__^ ici

4_erreurs
";
        assert_eq!(plain(&all), expected);
    }

    #[test]
    fn long_lines_are_cut() {
        let mut text = "x\n".to_owned() + &"é".repeat(500_000);
        text += "l’œuvre ici";
        text += &"à".repeat(500_000);
        let file = SourceFile::new("long.md", text);
        let finding = Diagnostic::new(&TERM, span(&file, "ici"), "longue").label("là");
        for colour in [false, true] {
            let shown = terminal(&one(finding.clone()), colour);
            assert!(shown.contains("long.md:2:500009\n"), "{shown}");
            assert!(shown.contains("œuvre iciàà"), "{shown}");
            assert!(shown.len() < 1_000, "{shown}");
        }
        let whole = Diagnostic::new(&TERM, Span::new(&file, 0..usize::MAX), "tout");
        assert!(terminal(&one(whole), false).len() < 10_000);
    }

    #[test]
    fn big_files_cost_little() {
        let file = SourceFile::new("gros.md", "Le Client paie.\n".repeat(3_000_000));
        let mut all = Findings::new();
        for at in 0..200 {
            let start = at * 160_000 + 3;
            all.push(
                Diagnostic::new(&TERM, Span::new(&file, start..start + 6), "terme")
                    .related(Span::file_start(&file), "défini ici"),
            );
        }
        let shown = terminal(&all, false);
        assert!(shown.contains("--> gros.md:1990001:4\n"));
        assert!(shown.len() < 100_000);
    }

    #[test]
    fn messages_cannot_drive_the_terminal() {
        let file = SourceFile::new("a.md", "mot \u{1b}[2J\u{202e} mot\n");
        let finding = Diagnostic::new(&TERM, span(&file, "\u{202e}"), "un \u{1b}[31mmot")
            .label("\u{1b}[0m")
            .help("\u{1b}[0m");
        let shown = terminal(&one(finding), false);
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown}");
    }

    #[test]
    fn colours() {
        let shown = terminal(&findings(), true);
        assert!(shown.starts_with("\u{1b}[1m\u{1b}[91merreur[DEF-01]\u{1b}[0m"));
        let mut bare = String::new();
        for (at, part) in shown.split('\u{1b}').enumerate() {
            let text =
                if at == 0 { part } else { part.split_once('m').expect("a style").1 };
            bare.push_str(text);
        }
        assert_eq!(bare, terminal(&findings(), false));
    }
}
