//! An article says something.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_import::{HeadingKind, Imported};
use clausier_model::document::{Division, plain_text};

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::text::Text;
use crate::walk::each_division;

pub(super) static RULE: Rule = Rule {
    code: "DOC-09",
    name: "article-vide",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Tout article, et tout paragraphe numéroté, a un texte dans le contrat.

## Pourquoi

Un titre sans texte laisse croire qu’une clause a été oubliée. Il vient le plus souvent
de conditions qui écartent tout le texte d’une clause, mais pas la clause.

## Mauvais

```toml
clauses = [\"paiement/acompte\"]
```

où tout le texte de la clause est sous `{% if acompte %}`.

Dans un texte :

> ## Article 1 – Objet
>
> Le Prestataire tient la comptabilité.
>
> ## Article 2 – Prix
>
> ## Article 3 – Durée
>
> Le contrat dure un an.

## Bon

```toml
clauses = [{ id = \"paiement/acompte\", when = \"acompte\" }]
```

> ## Article 1 – Objet
>
> Le Prestataire tient la comptabilité.
>
> ## Article 2 – Réservé
>
> ## Article 3 – La durée est d’un an, sans reconduction.

## Limites

Dans un texte que Clausier n’a pas écrit, un titre qui est une phrase est un article, et un
article « réservé », « supprimé » ou « sans objet » peut être vide. Seuls les articles
numérotés sont examinés.
",
    checks: &[Check::Contract(check), Check::Imported(check_imported)],
};

fn check(context: &Context<'_>, out: &mut Findings) {
    each_division(context.document, &mut |division| {
        if !is_empty(division) {
            return true;
        }
        let heading = french::quote(&plain_text(&division.heading));
        let finding = RULE.at(
                context.place(Some(&division.origin)),
                format!("l’article {} {heading} n’a pas de texte", division.number),
            )
            .label("sans texte dans le contrat")
            .help("écartez-le par une condition « when » dans le contrat-type, ou par [omit] dans la fiche");
        out.push(in_contract(finding, context));
        false
    });
}

fn check_imported(text: &Text<'_>, imported: &Imported, out: &mut Findings) {
    let is_signed = text.document.signatures.is_some();
    let mut last = text.document.articles.last();
    while let Some(inner) = last.and_then(|it| it.divisions.last()) {
        last = Some(inner);
    }
    let last_id = last.map(|it| &it.id);
    each_division(text.document, &mut |division| {
        if !is_empty(division) {
            return true;
        }
        let heading = imported.heading(&division.id);
        // « Article 12 – Signatures », where those follow.
        let signed = last_id == Some(&division.id) && is_signed;
        let rank = imported.headings.iter().position(|it| it.id == division.id);
        let next = rank.and_then(|rank| imported.headings.get(rank + 1));
        // « I. Le prêt », then « Article 1 »: a part.
        let gathers = heading.zip(next).is_some_and(|(own, next)| {
            next.kind == HeadingKind::Article
                && writing(&own.label) != writing(&next.label)
        });
        let article = heading.filter(|_| !signed && !gathers).filter(|it| {
            matches!(it.kind, HeadingKind::Article | HeadingKind::SubArticle)
                && it.number.is_some()
        });
        let title = plain_text(&division.heading);
        if let Some(heading) = article.filter(|_| announces(&title)) {
            let title = french::quote(&title);
            let message = format!("{} {title} n’a pas de texte", heading.label);
            out.push(
                RULE.at(heading.span.clone(), message)
                    .label("rien ne suit ce titre")
                    .help("écrivez l’article, ou retirez son titre"),
            );
        }
        false
    });
}

/// How a label is written: with its noun, in figures, or in letters.
fn writing(label: &str) -> u8 {
    let first = label.chars().next().unwrap_or_default();
    match label.contains(' ') {
        true => 0,
        false if first.is_ascii_digit() => 1,
        false => 2,
    }
}

/// Whether a heading is but a title, and not a sentence or the notice of a free number.
fn announces(title: &str) -> bool {
    // What is signed follows the articles.
    const FREE: [&str; 7] = [
        "reserve",
        "supprim",
        "sans objet",
        "neant",
        "abrog",
        "intentionnellement",
        "signature",
    ];
    let folded = french::fold(title);
    let is_sentence = title.ends_with(['.', ';', ':', ',', '»'])
        || title.contains([',', ';'])
        || folded.split_whitespace().count() > 6;
    !title.is_empty() && !is_sentence && !FREE.iter().any(|word| folded.contains(word))
}

fn is_empty(division: &Division) -> bool {
    division.blocks.is_empty() && division.divisions.iter().all(is_empty)
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn titles_without_text() {
        let text =
            |title: &str| format!("X.\n\n## {title}\n\n## Article 3 – Durée\n\nUn an.");
        for (title, expected) in [
            ("Article 2 – Prix", 1),
            ("Article 2 – Réservé", 0),
            ("Article 2 – Signatures", 0),
            ("Article 2 – Le prix est de dix euros par mois, hors taxes.", 0),
            ("I. Conditions", 0),
        ] {
            assert_eq!(extracts(&super::RULE, &text(title)).len(), expected, "{title}");
        }
    }
}
