//! An article does not refer to itself by its number.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_import::{HeadingKind, Imported};
use clausier_model::document::Division;

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::text::{Cited, Computed, Numbered, Passage, Text, citations, is_amendment};

pub(super) static RULE: Rule = Rule {
    code: "REF-04",
    name: "renvoi-a-soi-meme",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Un article ne renvoie pas à lui-même par son numéro.

## Pourquoi

Qui lit « conformément à l’article 2 » dans l’article 2 cherche ailleurs ce qu’il a sous
les yeux. C’est le plus souvent le reste d’une renumérotation : le renvoi visait un autre
article.

## Mauvais

> ## Article 1 – Objet
>
> La mission est décrite à l’article 2.
>
> ## Article 2 – Paiement
>
> Les factures sont payées dans le délai de l’article 2.

## Bon

> ## Article 1 – Objet
>
> La mission est décrite à l’article 2.
>
> ## Article 2 – Paiement
>
> Les factures sont payées dans le délai du présent article, qui déroge à l’article 2 du
> contrat-cadre. Les articles 1 et 2 survivent à la fin du contrat.

## Limites

Un sous-article peut renvoyer à un autre du même article, et une énumération comprendre
l’article où elle se trouve.
",
    checks: &[Check::Imported(check_imported), Check::Contract(check_contract)],
};

fn check_imported(text: &Text<'_>, imported: &Imported, out: &mut Findings) {
    if is_amendment(text) {
        return;
    }
    for passage in text.body().filter(|it| it.place().annex.is_none()) {
        let around = around(text, passage);
        // « Titre V » is no article 5.
        let printed = |division: &&Division| {
            let heading = imported.heading(&division.id)?;
            let heading = Some(heading).filter(|it| it.kind != HeadingKind::Part);
            heading?.number.as_ref()
        };
        let own: Vec<_> = around.iter().flatten().filter_map(printed).collect();
        if own.is_empty() {
            continue;
        }
        for citation in citations(passage) {
            let is_ours = matches!(citation.document, Cited::This { .. });
            let is_article = citation.of == Numbered::Article;
            if is_ours
                && is_article
                && citation.is_alone
                && own.contains(&&citation.number)
            {
                let words = french::quote(&passage.text()[citation.range.clone()]);
                let message = format!("{words} est cité dans cet article même");
                out.push(
                    text.at(&RULE, passage, &citation.range, message)
                        .label("renvoie à lui-même")
                        .help("écrivez « le présent article », ou corrigez le numéro"),
                );
            }
        }
    }
}

fn check_contract(context: &Context<'_>, out: &mut Findings) {
    let text = &context.text;
    for passage in text.body() {
        let own = around(text, passage);
        for (range, by) in passage.computed() {
            let Computed::Reference(target) = by else { continue };
            if !own.iter().flatten().any(|division| division.id == **target) {
                continue;
            }
            let holds = |part: &std::ops::Range<usize>| {
                part.start <= range.start && range.end <= part.end
            };
            let cited = citations(passage).into_iter().find(|it| holds(&it.range));
            if cited.is_none_or(|citation| citation.is_alone) {
                let finding = text
                    .at(
                        &RULE,
                        passage,
                        range,
                        "cet article renvoie à lui-même par son numéro",
                    )
                    .label("renvoie à lui-même")
                    .help("écrivez « le présent article », ou corrigez le renvoi");
                out.push(in_contract(finding, context));
            }
        }
    }
}

/// The outermost and the innermost division that a passage is in.
fn around<'a>(text: &Text<'a>, passage: &Passage<'_>) -> [Option<&'a Division>; 2] {
    let place = passage.place();
    let articles = match place.annex {
        None => Some(&text.document.articles),
        Some(annex) => text.document.annexes.get(annex).map(|annex| &annex.articles),
    };
    let outer = articles.zip(place.article).and_then(|(list, rank)| list.get(rank));
    let inner = text.division(passage);
    [outer, inner.filter(|inner| outer.is_none_or(|outer| outer.id != inner.id))]
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn a_part_is_no_article() {
        let text = "X.\n\n# Titre II – Fin\n\n## Article 2 – Fin\n\nX.\n\n## Article 3 – \
                    Suite\n\nLe terme de l’article 2 est le 3 mars.";
        assert_eq!(extracts(&super::RULE, text), Vec::<String>::new());
    }
}
