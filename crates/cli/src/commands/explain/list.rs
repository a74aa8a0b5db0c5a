//! All rules, a line each.

use clausier_diagnostics::Severity;
use clausier_lint::explained::{Explanation, family, family_title};

use super::page::{bold, severity};

/// The rules by family, in the order of their codes: code, name, how grave, whether
/// it is off.
pub(super) fn all(known: &[Explanation], colour: bool) -> String {
    let width = known.iter().map(|one| one.rule.name.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    let mut current = "";
    for one in known {
        let (code, name) = (&one.rule.code, &one.rule.name);
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
        let off = if one.off { ", désactivée" } else { "" };
        let grave = severity(one.rule.severity);
        out.push_str(&format!("  {code:<8} {name:<width$}  {grave}{off}\n"));
    }
    let errors = known.iter().filter(|one| one.rule.severity == Severity::Error).count();
    let count = |number: usize, noun: &str| {
        clausier_french::count(u64::try_from(number).unwrap_or(u64::MAX), noun)
    };
    out.push_str(&format!(
        "\n{}, dont {}. «\u{a0}clausier explain RÈGLE\u{a0}» en explique une.\n",
        count(known.len(), "règle"),
        count(errors, "erreur")
    ));
    out
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
        let rule = Rule::new(code, name, severity);
        Explanation { rule, off, answers: [].as_slice().into(), text: "".into() }
    }

    #[test]
    fn families_have_titles() {
        let known = [
            one("DEF-01", "terme-non-defini", Severity::Error, false),
            one("DEF-05", "majuscule", Severity::Warning, true),
            one("XYZ-01", "a-soi", Severity::Info, false),
        ];
        let expected = "\
DEF : les termes définis
  DEF-01   terme-non-defini  erreur
  DEF-05   majuscule         avertissement, désactivée

XYZ
  XYZ-01   a-soi             information

3 règles, dont 1 erreur. « clausier explain RÈGLE » en explique une.
";
        assert_eq!(all(&known, false).replace('\u{a0}', " "), expected);
    }
}
