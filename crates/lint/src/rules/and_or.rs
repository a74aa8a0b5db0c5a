//! « et/ou » says neither.

use clausier_diagnostics::{Findings, Severity};

use super::{Check, Rule};
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "CLR-02",
    name: "et-ou",
    severity: Severity::Warning,
    off: true,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Le texte n’emploie pas « et/ou ». Cette règle est une affaire de goût : elle ne dit rien
tant que `[rules]` ne la demande pas.

## Pourquoi

« Ou » comprend déjà « l’un, l’autre, ou les deux ». « Et/ou » laisse discuter si les
deux conditions sont exigées ensemble.

## Mauvais

> Le Client fournit les textes et/ou les images avant le début de la mission.

## Bon

> Le Client fournit les textes, les images, ou les deux, avant le début de la mission.

## Limites

Une citation n’est pas examinée, ni un autre couple de mots que sépare une barre.
",
    checks: &[Check::Text(check)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    for passage in text.body() {
        let tokens = passage.reading.tokens();
        for (at, three) in tokens.windows(3).enumerate() {
            let keys = [&*three[0].key, &*three[1].key, &*three[2].key];
            if keys == ["et", "/", "ou"] && !passage.reading.is_quoted(at) {
                let range = three[0].range.start..three[2].range.end;
                let finding = text.at(&RULE, passage, &range, "« et/ou » est ambigu");
                out.push(finding.help("écrivez « ou », ou « A, B, ou les deux »"));
            }
        }
    }
}
