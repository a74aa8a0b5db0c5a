//! All rules, a line each.

use clausier_diagnostics::Severity;
use clausier_lint::explained::{Explanation, Kind, family, family_title};

use super::page::bold;

/// How much of a question is shown, in characters.
const ASKED: usize = 64;

/// The rules by family, in the order of their codes: code, name, how grave, whether
/// it is off. A question has no name: it is shown by its first words.
pub(super) fn all(known: &[Explanation], colour: bool) -> String {
    let (questions, rules): (Vec<_>, Vec<_>) =
        known.iter().partition(|one| one.kind == Kind::Question);
    let width = rules.iter().map(|one| one.rule.name.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    let mut current = "";
    for one in known {
        let code = &one.rule.code;
        if family(code) != current {
            current = family(code);
            if !out.is_empty() {
                out.push('\n');
            }
            let title = family_title(current).map_or_else(
                || current.to_owned(),
                |title| format!("{current}\u{a0}: {title}"),
            );
            out.push_str(&format!("{}\n", bold(&title, colour)));
        }
        if one.kind == Kind::Question {
            out.push_str(&format!(
                "  {code:<8} question\u{a0}: {}\n",
                asked(&one.summary)
            ));
            continue;
        }
        let (name, grave) = (&one.rule.name, one.severity_name());
        let off = if one.off { ", désactivée" } else { "" };
        out.push_str(&format!("  {code:<8} {name:<width$}  {grave}{off}\n"));
    }
    let errors = rules.iter().filter(|one| one.rule.severity == Severity::Error).count();
    let count = |number: usize, noun: &str| {
        clausier_french::count(u64::try_from(number).unwrap_or(u64::MAX), noun)
    };
    out.push_str(&format!(
        "\n{}, dont {}",
        count(rules.len(), "règle"),
        count(errors, "erreur")
    ));
    if !questions.is_empty() {
        out.push_str(&format!("\u{202f}; {}", count(questions.len(), "question")));
    }
    out.push_str(". «\u{a0}clausier explain RÈGLE\u{a0}» en explique une.\n");
    out
}

/// The first words of a question.
fn asked(question: &str) -> String {
    if question.chars().count() <= ASKED {
        return question.to_owned();
    }
    let start: String = question.chars().take(ASKED).collect();
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clausier_diagnostics::Rule;

    fn one(
        code: &'static str,
        name: &'static str,
        severity: Severity,
        off: bool,
    ) -> Explanation {
        Explanation {
            kind: Kind::Engine,
            rule: Rule::new(code, name, severity),
            off,
            answers: &[],
            summary: String::new(),
            text: "".into(),
        }
    }

    #[test]
    fn long_questions_are_cut_between_words() {
        let cut = asked(&"mot ".repeat(40));
        assert!(cut.ends_with("mot…") && cut.chars().count() <= ASKED + 1, "{cut}");
        assert_eq!(asked("court ?"), "court ?");
    }

    #[test]
    fn families_have_titles() {
        let known = [
            one("DEF-01", "terme-non-defini", Severity::Error, false),
            one("DEF-05", "majuscule", Severity::Warning, true),
            one("XYZ-01", "a-soi", Severity::Info, false),
        ];
        let question = Explanation {
            kind: Kind::Question,
            summary: "Les missions sont-elles assez précises ?".to_owned(),
            ..one("XYZ-02", "question", Severity::Info, false)
        };
        let known: Vec<_> = known.into_iter().chain([question]).collect();
        let expected = "\
DEF : les termes définis
  DEF-01   terme-non-defini  erreur
  DEF-05   majuscule         avertissement, désactivée

XYZ
  XYZ-01   a-soi             information
  XYZ-02   question : Les missions sont-elles assez précises ?

3 règles, dont 1 erreur ; 1 question. « clausier explain RÈGLE » en explique une.
";
        assert_eq!(all(&known, false).replace(['\u{a0}', '\u{202f}'], " "), expected);
    }
}
