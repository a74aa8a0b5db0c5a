//! The items of a list begin and end alike.

use std::collections::BTreeMap;

use clausier_diagnostics::{Findings, Severity};

use super::{Check, Rule};
use crate::text::{Kind, Passage, Text, is_determiner};

pub(super) static RULE: Rule = Rule {
    code: "DOC-17",
    name: "ponctuation-de-liste",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Les éléments d’une même liste finissent de la même façon : tous par un point-virgule et
le dernier par un point, ou tous par un point, ou tous sans rien. Ils commencent tous par
une minuscule, ou tous par une majuscule.

## Pourquoi

Une liste disparate se lit mal, et l’on ne sait plus si l’énumération est finie.

## Mauvais

> Le Prestataire remet :
>
> - un rapport mensuel ;
> - un tableau des heures.
> - une facture ;
> - un bilan annuel.

## Bon

> Le Prestataire remet :
>
> - un rapport mensuel ;
> - un tableau des heures ;
> - une facture ;
> - Word et Excel restant à la charge du Client, un bilan annuel.

## Limites

Une liste dont un élément compte plusieurs phrases ou plusieurs paragraphes n’est pas
examinée. Le dernier élément ne l’est que s’il finit par un point-virgule et qu’une phrase
le suit, dans un texte que Clausier n’a pas écrit. Un nom propre peut prendre sa majuscule en tête
d’un élément.
",
    checks: &[Check::Text(check)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    let mut lists: BTreeMap<usize, Vec<(usize, &Passage<'_>)>> = BTreeMap::new();
    for passage in text.passages.iter().filter(|it| it.kind() == Kind::Item) {
        if let Some((list, item)) = passage.place().group {
            lists.entry(list).or_default().push((item, passage));
        }
    }
    for items in lists.values() {
        let simple = items.windows(2).all(|pair| pair[0].0 != pair[1].0)
            && items.iter().all(|(_, it)| it.reading.sentences().len() == 1);
        if !simple || items.len() < 3 {
            continue;
        }
        let items: Vec<_> = items.iter().map(|(_, passage)| *passage).collect();
        if let Some(odd) = odd_end(&items).or_else(|| unfinished(text, &items)) {
            let range = last_word(odd);
            out.push(
                text.at(&RULE, odd, &range, "cet élément ne finit pas comme les autres de la liste")
                    .help("finissez chaque élément par le même signe, et le dernier par un point"),
            );
        } else if let Some(odd) = odd_start(&items) {
            let tokens = odd.reading.tokens();
            let range = tokens.first().map_or(0..0, |first| first.range.clone());
            out.push(
                text.at(&RULE, odd, &range, "cet élément ne commence pas comme les autres de la liste")
                    .help("commencez tous les éléments par une minuscule, ou tous par une majuscule"),
            );
        }
    }
}

/// The first item, the last one apart, that does not end like the others; one that opens
/// a list of its own ends with a colon.
fn odd_end<'p, 'a>(items: &[&'p Passage<'a>]) -> Option<&'p Passage<'a>> {
    let (_, items) = items.split_last()?;
    let mut plain = items.iter().filter(|item| end(item) != ':');
    let first = end(plain.next()?);
    plain.find(|item| end(item) != first).copied()
}

/// The last item, when it ends like the others by « ; » although a sentence of its own
/// follows the list.
fn unfinished<'p, 'a>(
    text: &Text<'_>,
    items: &[&'p Passage<'a>],
) -> Option<&'p Passage<'a>> {
    let last = *items.last()?;
    let after = text
        .passages
        .iter()
        .skip_while(|it| {
            it.origin().map(|at| &at.span) != last.origin().map(|at| &at.span)
        })
        .nth(1)?;
    let begins = after.kind() == Kind::Heading
        || (after.kind() == Kind::Paragraph
            && after.text().starts_with(char::is_uppercase));
    (!text.is_compiled && begins && items.iter().all(|item| end(item) == ';'))
        .then_some(last)
}

/// The mark at the end of a passage: « ; », « . », « , », or a blank for none.
fn end(passage: &Passage<'_>) -> char {
    let text = passage.text().trim_end();
    // « ; et » goes on the list.
    let text =
        [" et", " ou"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let last = text.trim_end().chars().next_back();
    last.filter(|last| ";.,:".contains(*last)).unwrap_or(' ')
}

/// The first item of which the case of the first word is not that of the others.
fn odd_start<'p, 'a>(items: &[&'p Passage<'a>]) -> Option<&'p Passage<'a>> {
    let is_lower = |item: &Passage<'_>| item.text().starts_with(char::is_lowercase);
    // A capital of a proper noun tells nothing.
    let is_upper = |item: &Passage<'_>| {
        let first = item.reading.tokens().first();
        let article = first.is_some_and(|first| is_determiner(&first.key));
        article && item.text().starts_with(char::is_uppercase)
    };
    let lower = items.iter().filter(|item| is_lower(item)).count();
    let upper = items.iter().filter(|item| is_upper(item)).count();
    if lower == 0 || upper == 0 {
        return None;
    }
    let rare = |item: &&&Passage<'_>| {
        if lower > upper { is_upper(item) } else { is_lower(item) }
    };
    items.iter().find(rare).copied()
}

fn last_word(passage: &Passage<'_>) -> std::ops::Range<usize> {
    let tokens = passage.reading.tokens();
    let spoken = tokens.iter().rposition(|token| token.is_spoken()).unwrap_or_default();
    passage.reading.bytes(spoken..tokens.len())
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn ends_of_lists() {
        for (text, expected) in [
            (
                "Il remet :\n\n- un plan ;\n- un devis ;\n- un bilan ;\n\nIl en rend compte.",
                1,
            ),
            (
                "Il remet :\n\n- un plan ;\n- un devis ;\n- un bilan.\n\nIl en rend compte.",
                0,
            ),
            (
                "Il remet :\n\n- un plan ;\n- un devis ;\n- un bilan ;\n\net en rend compte.",
                0,
            ),
        ] {
            assert_eq!(extracts(&super::RULE, text).len(), expected, "{text}");
        }
    }
}
