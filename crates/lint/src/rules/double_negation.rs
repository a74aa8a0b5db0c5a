//! An obligation is said without denying its contrary.

use std::sync::LazyLock;

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{Pattern, Patterns};

use super::{Check, Rule};
use crate::text::{Passage, Text};

pub(super) static RULE: Rule = Rule {
    code: "CLR-04",
    name: "double-negation",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une obligation ne s’exprime pas par deux négations : « ne peut ne pas », « n’est pas tenu
de ne pas », « s’interdit de ne pas », « il n’est pas interdit de ».

## Pourquoi

Deux négations disent une obligation, une permission ou leur contraire selon qui les lit.
Dans le doute, le contrat s’interprète contre celui qui l’a proposé, ou en faveur de
celui qui s’est obligé.

## Mauvais

> Le Prestataire n’est pas tenu de ne pas travailler pour un concurrent.

## Bon

> Le Prestataire peut travailler pour un concurrent. Il s’engage à ne pas lui remettre les
> documents du Client, sans que celui-ci ait à le rappeler.

## Textes

- Code civil, article 1190 (consulté le 22 novembre 2026).

## Limites

« Sans que » suivi d’un « ne » n’est pas une double négation, ni « ne … que », ni « non
seulement ».
",
    checks: &[Check::Text(check)],
};

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let sources = [
        "ne (pouvoir|devoir|savoir) [pas|jamais|plus|point] ne (pas|plus|jamais|point)",
        "ne être (pas|jamais|plus|nullement|aucunement) (tenu|obligé|contraint) de ne (pas|plus|jamais)",
        "ne être (pas|jamais|plus|nullement) (interdit|défendu|exclu|prohibé) de",
        "ne être (pas|jamais|plus|nullement) (dispensé|exempté|exonéré) de ne (pas|plus)",
        "(s’interdire|interdire|interdit|défendu|dispensé|exempté|exonéré) … de ne (pas|plus|jamais)",
        "(s’interdire|interdit|dispensé|exonéré) de ne (pas|plus|jamais)",
        "s’abstenir de ne (pas|plus|jamais)",
        "s’engager à ne pas ne (pas|plus)",
        "(refuser|éviter|omettre) de ne (pas|plus|jamais)",
        "ne (pouvoir|devoir) (pas|jamais|en aucun cas) (refuser|omettre|s’abstenir|manquer) de ne (pas|plus)",
    ];
    let parsed =
        sources.map(|source| Pattern::parse(source).expect("invariant: a pattern"));
    Patterns::new(parsed.into())
});

fn check(text: &Text<'_>, out: &mut Findings) {
    // A quick look: what denies twice says « ne ».
    let says_ne = |passage: &&Passage<'_>| {
        let mut tokens = passage.reading.tokens().iter();
        tokens.any(|token| matches!(&*token.key, "ne" | "n'"))
    };
    for passage in text.body().filter(says_ne) {
        let mut end = 0;
        for found in PATTERNS.find(&passage.reading) {
            if found.quoted || found.range.start < end {
                continue;
            }
            end = found.range.end;
            let words = clausier_french::quote(&passage.text()[found.range.clone()]);
            let message = format!("{words} nie deux fois");
            let finding = text.at(&RULE, passage, &found.range, message);
            out.push(finding.help("dites ce que la partie doit, ou peut, sans négation"));
        }
    }
}
