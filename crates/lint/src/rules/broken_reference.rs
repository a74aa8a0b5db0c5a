//! A number that a text refers to is there.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_import::Imported;
use clausier_model::document::Number;

use super::{Check, Rule};
use crate::text::{Citation, Cited, Numbered, Numbering, Text, citations, is_amendment};

pub(super) static RULE: Rule = Rule {
    code: "REF-01",
    name: "renvoi-casse",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Chaque renvoi d’un contrat mène à un article, une annexe ou un passage qui y est. Dans un
texte que Clausier n’a pas écrit, le numéro d’article ou de sous-article cité est celui
d’un titre, et aucun champ de Word n’a perdu sa cible (« Erreur ! Source du renvoi
introuvable »).

## Pourquoi

« Conformément à l’article 12 » d’un contrat de dix articles : le lecteur cherche, et le
juge interprète.

## Mauvais

Dans une clause, un nœud qui n’existe pas :

```markdown
Le prix est payé dans le délai prévu {{ a_l_article(\"paiement/delai\") }}.
```

Dans un texte :

> ## Article 1 – Objet
>
> La mission est décrite à l’article 4.
>
> ## Article 2 – Prix
>
> Le prix est de 1 500 € HT.

## Bon

```markdown
{% if present(\"paiement/delais\") %}
Le prix est payé dans le délai prévu {{ a_l_article(\"paiement/delais\") }}.
{% endif %}
```

> ## Article 1 – Objet
>
> La mission est décrite à l’article 2, selon l’article 4 du RGPD et l’article 5 du
> contrat-cadre.
>
> ## Article 2 – Mission
>
> L’article 12 du Code civil ne s’applique pas au devis, dont l’article 9 est réservé.

## Limites

Un numéro qui peut être celui d’une loi ou d’un autre contrat n’est pas signalé : « du
Code », « de la Convention », « dont l’article 4 », « son article 9 ». Quand l’article a déjà
parlé d’une loi ou d’un autre contrat, un numéro que rien n’attribue n’est qu’un
avertissement. Dans un avenant, seul l’est celui que le texte dit sien (« ci-dessus », « du présent avenant »). Un texte
dont les articles n’ont pas de numéro n’est pas examiné.
",
    checks: &[Check::Imported(check)],
};

fn check(text: &Text<'_>, imported: &Imported, out: &mut Findings) {
    let numbering = Numbering::new(text, imported);
    let changes_another = is_amendment(text);
    // The article that spoke last of an article of another document.
    let mut speaks_of_others = None;
    for passage in text.body() {
        let tokens = passage.reading.tokens();
        for (at, length) in lost_targets(tokens) {
            let range = passage.reading.bytes(at..at + length);
            out.push(
                text.at(&RULE, passage, &range, "ce renvoi automatique a perdu sa cible")
                    .label("Word n’a plus trouvé l’article")
                    .help("écrivez le renvoi à nouveau, puis mettez les champs à jour"),
            );
        }
        if passage.place().conspicuous {
            continue;
        }
        let annex = passage.place().annex;
        let article = Some((annex, passage.place().article));
        for citation in citations(passage) {
            if citation.document == Cited::Other {
                speaks_of_others = article;
            }
            // « ARTICLE SIXIÈME ET DERNIER » may be a heading that was not known for one.
            if citation.of != Numbered::Article
                || citation.range.start == 0
                || (citation.is_hyphened && !numbering.is_hyphened())
            {
                continue;
            }
            let Some(missing) = missing(&citation, &numbering, annex, changes_another)
            else {
                continue;
            };
            let words = french::quote(passage.text()[citation.range.clone()].trim());
            let mut finding = text
                .at(&RULE, passage, &citation.range, format!("{words} n’existe pas"))
                .label(missing)
                .help("corrigez le numéro, ou dites de quel texte est cet article");
            let is_doubtful = citation.is_doubtful
                || speaks_of_others == article
                || is_of_some_document(text, &passage.text()[citation.range.end..]);
            if is_doubtful {
                finding.severity = Severity::Warning;
                finding.message = format!("{words} n’existe pas dans ce texte");
            }
            out.push(finding);
        }
    }
}

/// Whether the words after a number name a kind of document that this text does not
/// call itself: « l’article 20 du bail ».
fn is_of_some_document(text: &Text<'_>, after: &str) -> bool {
    const KINDS: [&str; 6] =
        ["bail", "mandat", "lettre", "engagement", "accord", "convention"];
    let words = french::tokenize(after);
    let of = words.iter().take(4).find(|word| KINDS.contains(&&*word.key));
    let opens = words.first().is_some_and(|it| matches!(&*it.key, "du" | "de"));
    let title = french::fold(&text.document.title);
    opens && !title.is_empty() && of.is_some_and(|kind| !title.contains(&*kind.key))
}

/// Why the article of a citation is certainly not there.
fn missing(
    citation: &Citation,
    numbering: &Numbering,
    annex: Option<usize>,
    changes_another: bool,
) -> Option<String> {
    let number = &citation.number;
    match &citation.document {
        Cited::Other => None,
        Cited::Annex(of) => {
            let rank = numbering.annex(of)?;
            let known = numbering.counts_articles(Some(rank));
            (known && !numbering.has_article(Some(rank), number))
                .then(|| "l’annexe n’a pas d’article de ce numéro".to_owned())
        }
        Cited::This { said } => {
            let is_ours = *said || !changes_another;
            let known = numbering.counts_articles(None)
                && annex.is_none_or(|annex| numbering.counts_articles(Some(annex)));
            let is_there = numbering.has_anywhere(number);
            (is_ours && known && !is_there).then(|| why(number, numbering))
        }
    }
}

fn why(number: &Number, numbering: &Numbering) -> String {
    let above = number.segments().split_last().map(|(_, above)| above.to_vec());
    let above = above.and_then(Number::from_segments);
    match (above, numbering.last_article()) {
        (Some(above), _) if numbering.has_anywhere(&above) => {
            format!("l’article {above} n’a pas de {number}")
        }
        (_, Some(last)) => format!("le dernier article est le {last}"),
        _ => "aucun article n’a ce numéro".to_owned(),
    }
}

/// What Word writes where a field has lost its target, as ranges of tokens.
fn lost_targets<'t>(
    tokens: &'t [french::Token<'t>],
) -> impl Iterator<Item = (usize, usize)> + 't {
    const WORDS: [&[&str]; 4] = [
        &["erreur", "!", "source", "du", "renvoi", "introuvable"],
        &["erreur", "!", "signet", "non", "defini"],
        &["error", "!", "reference", "source", "not", "found"],
        &["error", "!", "bookmark", "not", "defined"],
    ];
    let is_here = |at: usize, words: &[&str]| {
        let here = tokens.get(at..at + words.len());
        here.is_some_and(|here| here.iter().zip(words).all(|(it, word)| it.key == *word))
    };
    (0..tokens.len()).filter_map(move |at| {
        let words = WORDS.iter().find(|words| is_here(at, words))?;
        Some((at, words.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn numbers_that_lead_nowhere() {
        let end = "\n\n## Article 2 – Prix\n\nLe prix est de dix euros.";
        let hyphened = "### Article 1-1 – Un\n\nX.\n\n### Article 1-2 – Deux\n\n";
        for (text, expected) in [
            ("Voir l’article 3.".to_owned(), vec!["article 3"]),
            ("Voir l’article 2.".to_owned(), vec![]),
            ("Voir l’article 6-1.".to_owned(), vec![]),
            (format!("{hyphened}Voir l’article 1-3."), vec!["article 1-3"]),
            (format!("{hyphened}Voir l’article 1-2."), vec![]),
            ("Voir l’article 4.\n\nArticles 3 à 5 : réservés".to_owned(), vec![]),
            ("Un bail l’interdit (cet article 22, et l’article 23).".to_owned(), vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, &(text.clone() + end)), expected, "{text}");
        }
    }
}
