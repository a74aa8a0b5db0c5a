//! An article is said once.

use std::collections::BTreeMap;

use clausier_diagnostics::{Diagnostic, Findings, Severity, Span};
use clausier_french as french;
use clausier_model::document::plain_text;

use super::{Check, Rule};
use crate::text::{Kind, Passage, Text};

pub(super) static RULE: Rule = Rule {
    code: "DOC-15",
    name: "article-en-double",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Deux articles du contrat, ou d’une même annexe, n’ont pas le même texte. Les espaces, la
ponctuation et la casse ne comptent pas.

## Pourquoi

Un article écrit deux fois est un reste de copie : le jour où l’un des deux est négocié,
l’autre le contredit.

## Mauvais

> Article 1 – Confidentialité
>
> Chaque partie garde secrètes les informations de l’autre pendant cinq ans.
>
> Article 2 – Confidentialité
>
> Chaque partie garde secrètes les informations de l’autre pendant cinq ans.

## Bon

> Article 1 – Confidentialité
>
> Chaque partie garde secrètes les informations de l’autre pendant cinq ans.
>
> Article 2 – Loi applicable
>
> Le contrat est soumis au droit français, sans égard à ses règles de conflit.

## Limites

Un article de moins de huit mots n’est pas comparé. Le corps du contrat et chaque annexe
sont lus séparément : un accord annexé peut reprendre une clause du contrat.
",
    checks: &[Check::Text(check)],
};

/// Shorter texts may well be the same.
const WORDS: usize = 8;

fn check(text: &Text<'_>, out: &mut Findings) {
    let mut words: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for passage in text.body() {
        let Some(at) = passage.place().division else { continue };
        words.entry(at).or_default().extend(spoken(passage));
    }
    let annex_of = |at: usize| {
        let mut headings = text.passages.iter().filter(|it| it.kind() == Kind::Heading);
        headings
            .find(|it| it.place().division == Some(at))
            .and_then(|it| it.place().annex)
    };
    let mut first: BTreeMap<(Option<usize>, &[&str]), usize> = BTreeMap::new();
    for (at, words) in words.iter().filter(|(_, words)| words.len() >= WORDS) {
        let earlier = *first.entry((annex_of(*at), words)).or_insert(*at);
        if earlier == *at {
            continue;
        }
        let [one, two] = [earlier, *at].map(|at| text.divisions[at]);
        let heading = french::quote(&plain_text(&two.heading));
        let place =
            |at: Option<&Span>| at.map_or_else(|| text.whole.clone(), Span::clone);
        let finding = Diagnostic::new(
            &RULE.label(),
            place(two.origin.span.as_ref()),
            format!("l’article {heading} répète le texte d’un autre article"),
        )
        .label("écrit une seconde fois")
        .related(place(one.origin.span.as_ref()), "le même texte est ici")
        .help("gardez l’un des deux, et renvoyez-y");
        out.push(text.of(finding));
    }
}

/// The words of a passage, without its marks.
pub(super) fn spoken<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = &'p str> {
    let tokens = passage.reading.tokens().iter();
    tokens.filter(|token| token.is_spoken()).map(|token| &*token.key)
}
