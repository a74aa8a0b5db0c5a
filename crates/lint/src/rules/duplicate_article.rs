//! An article is said once.

use std::collections::BTreeMap;

use clausier_diagnostics::{Diagnostic, Findings, Severity};
use clausier_french as french;
use clausier_model::document::{Division, plain_text};

use super::{Check, Rule};
use crate::text::{Passage, Text};

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
    for (one, two) in repeated(text) {
        let heading = french::quote(&plain_text(&article(text, two).heading));
        let place = |at: Article| {
            let span = article(text, at).origin.span.clone();
            span.unwrap_or_else(|| text.whole.clone())
        };
        let finding = Diagnostic::new(
            &RULE.label(),
            place(two),
            format!("l’article {heading} répète le texte d’un autre article"),
        )
        .label("écrit une seconde fois")
        .related(place(one), "le même texte est ici")
        .help("gardez l’un des deux, et renvoyez-y");
        out.push(text.of(finding));
    }
}

/// An article: the rank of its annex, if it is in one, and its own.
pub(super) type Article = (Option<usize>, usize);

fn article<'a>(text: &Text<'a>, (annex, rank): Article) -> &'a Division {
    match annex {
        Some(annex) => &text.document.annexes[annex].articles[rank],
        None => &text.document.articles[rank],
    }
}

/// The articles that say the same, each with the first that says it; sub-articles
/// count as the text of theirs.
pub(super) fn repeated(text: &Text<'_>) -> Vec<(Article, Article)> {
    let mut words: BTreeMap<Article, Vec<&str>> = BTreeMap::new();
    for passage in text.body() {
        let place = passage.place();
        if let Some(rank) = place.article {
            words.entry((place.annex, rank)).or_default().extend(spoken(passage));
        }
    }
    let mut first: BTreeMap<(Option<usize>, &[&str]), Article> = BTreeMap::new();
    let mut out = Vec::new();
    for (at, words) in words.iter().filter(|(_, words)| words.len() >= WORDS) {
        let earlier = *first.entry((at.0, words)).or_insert(*at);
        if earlier != *at {
            out.push((earlier, *at));
        }
    }
    out
}

/// The words of a passage, without its marks.
pub(super) fn spoken<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = &'p str> {
    let tokens = passage.reading.tokens().iter();
    tokens.filter(|token| token.is_spoken()).map(|token| &*token.key)
}
