//! A party is called by its term, everywhere.

use std::collections::BTreeSet;
use std::ops::Range;

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_french::TokenKind;
use clausier_import::Imported;
use clausier_model::document::{Inline, Parties, plain_text};

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::text::{
    Computed, Definition, Kind, Lexicon, Passage, Text, definitions, stem,
};

pub(super) static RULE: Rule = Rule {
    code: "PAR-01",
    name: "partie-nommee-autrement",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Les articles appellent chaque partie par le terme que lui donne la comparution : ni par un
autre nom de rôle à majuscule (« le Client » où elle s’appelle « le Donneur d’ordre »), ni
par la dénomination d’une société.

## Pourquoi

Un rôle que personne ne tient laisse une obligation sans débiteur. C’est la trace d’un
modèle écrit pour un autre contrat.

## Mauvais

> La société Alpha, ci-après « le Donneur d’ordre », et la société Bêta, ci-après « le
> Sous-traitant », conviennent de ce qui suit.
>
> ## Article 1 – Objet
>
> Le Sous-traitant remet chaque mois un rapport au Client.

## Bon

> La société Alpha, ci-après « le Donneur d’ordre », et la société Bêta, ci-après « le
> Sous-traitant », conviennent de ce qui suit.
>
> ## Article 1 – Objet
>
> Le Sous-traitant remet chaque mois un rapport au Donneur d’ordre, qui informe son client,
> le Client Final et le prestataire de son choix.

## Limites

Seuls les noms de rôles usuels sont reconnus, au singulier et avec leur majuscule. Dans un
contrat de Clausier, la dénomination n’est cherchée que dans ce que quelqu’un a tapé, et le
nom d’une personne ne l’est pas : elle peut être l’interlocuteur que l’on désigne.
",
    checks: &[Check::Contract(check_contract), Check::Imported(check_imported)],
};

/// What parties are called in contracts, folded; feminines that only add an e are alike.
const ROLES: [&str; 50] = [
    "abonne",
    "acheteur",
    "acheteuse",
    "acquereur",
    "adherent",
    "affilie",
    "apporteur",
    "bailleur",
    "bailleresse",
    "beneficiaire",
    "cedant",
    "cessionnaire",
    "client",
    "concedant",
    "concessionnaire",
    "consultant",
    "depositaire",
    "deposant",
    "developpeur",
    "developpeuse",
    "distributeur",
    "donneur",
    "editeur",
    "editrice",
    "emprunteur",
    "emprunteuse",
    "employeur",
    "exploitant",
    "formateur",
    "formatrice",
    "fournisseur",
    "fournisseuse",
    "franchise",
    "franchiseur",
    "hebergeur",
    "licencie",
    "locataire",
    "mainteneur",
    "mandant",
    "mandataire",
    "preneur",
    "preneuse",
    "prestataire",
    "preteur",
    "sous-traitant",
    "vendeur",
    "vendeuse",
    "titulaire",
    "proprietaire",
    "souscripteur",
];

fn check_imported(text: &Text<'_>, _: &Imported, out: &mut Findings) {
    let defined = definitions(text);
    // General terms name the parties in their first article.
    let is_opening = |definition: &&Definition| {
        let place = text.passages[definition.passage].place();
        let name = french::fold(&definition.term);
        let is_role = ROLES.iter().any(|role| base(role) == base(&name));
        !definition.is_meaning()
            && place.annex.is_none()
            && (place.division.is_none() || (place.article == Some(0) && is_role))
    };
    let called = defined
        .iter()
        .filter(is_opening)
        .filter(|it| !stem(&french::fold(&it.term)).starts_with("partie"));
    let mut called: Vec<_> = called.map(|it| it.term.as_str()).collect();
    called.extend(text.passages.iter().filter_map(headed));
    if called.len() < 2 {
        return;
    }
    let words: BTreeSet<_> = defined.iter().flat_map(|it| folded(&it.term)).collect();
    let words: BTreeSet<_> =
        words.into_iter().chain(called.iter().flat_map(|term| folded(term))).collect();
    for passage in text.body().filter(|it| it.place().division.is_some()) {
        if !passage.place().conspicuous {
            for range in strangers(passage, &words) {
                out.push(finding(text, passage, &range, &called));
            }
        }
    }
}

/// The role that opens the presentation of a party: « Le Mandant : M. Arrighi ».
fn headed<'a>(passage: &Passage<'a>) -> Option<&'a str> {
    let place = passage.place();
    let [article, role, colon, ..] = passage.reading.tokens() else { return None };
    let is_role = ROLES.iter().any(|it| base(it) == base(&role.key));
    let opens = place.division.is_none()
        && place.annex.is_none()
        && matches!(&*article.key, "le" | "la" | "l'")
        && (colon.is_mark(":"));
    (opens && is_role).then(|| &passage.text()[role.range.clone()])
}

fn check_contract(context: &Context<'_>, out: &mut Findings) {
    let text = &context.text;
    let annexed =
        context.document.annexes.iter().filter_map(|annex| annex.parties.as_ref());
    let all = std::iter::once(&context.document.parties).chain(annexed);
    let called: Vec<String> = all.flat_map(designations).collect();
    let terms = context.clauses.iter().flat_map(|used| &used.parsed().clause.terms);
    let terms = terms.map(|term| term.name.value.as_str());
    let words: BTreeSet<_> =
        called.iter().map(String::as_str).chain(terms).flat_map(folded).collect();
    let called: Vec<_> = called.iter().map(String::as_str).collect();
    let names = Lexicon::new(names(&context.document.parties));
    for passage in text.body().filter(|it| it.place().division.is_some()) {
        for range in strangers(passage, &words) {
            if passage.computed_in(&range).is_none() {
                out.push(in_contract(finding(text, passage, &range, &called), context));
            }
        }
        // A table may have to identify a company.
        let prose = passage.kind() != Kind::Cell;
        for (_, range) in names.uses(passage).into_iter().filter(|_| prose) {
            // « {{ client.nom }} » was meant.
            let meant = passage.computed_in(&range).is_some_and(|by| match by {
                Computed::Value(variable) => variable.contains('.'),
                _ => true,
            });
            if !meant {
                out.push(in_contract(finding(text, passage, &range, &called), context));
            }
        }
    }
}

fn finding(
    text: &Text<'_>,
    passage: &Passage<'_>,
    range: &Range<usize>,
    called: &[&str],
) -> clausier_diagnostics::Diagnostic {
    let words = french::quote(&passage.text()[range.clone()]);
    let terms: BTreeSet<_> = called.iter().map(|term| french::quote(term)).collect();
    let terms: Vec<_> = terms.into_iter().collect();
    text.at(
        &RULE,
        passage,
        range,
        format!("aucune partie ne s’appelle {words} dans ce contrat"),
    )
    .label("employé ici")
    .help(format!("écrivez le terme de la partie : {}", french::join_or(&terms)))
}

/// What parties are called, as printed.
fn designations(parties: &Parties) -> Vec<String> {
    let designations = parties.parties.iter().map(|party| &party.designation);
    let strong = designations.flatten().filter_map(|inline| match inline {
        Inline::Strong { inlines } => Some(plain_text(inlines)),
        _ => None,
    });
    strong.collect()
}

/// The names of companies, as their identities print them.
fn names(parties: &Parties) -> Vec<&str> {
    // A person may be who is called for help; a company is a party and nothing else.
    let companies = parties.parties.iter().filter(|party| {
        let first = party.identity.first();
        !matches!(first, Some(Inline::Text { text }) if text.starts_with("M.") || text.starts_with("Mme"))
    });
    let identities = companies.flat_map(|party| &party.identity);
    let strong = identities.filter_map(|inline| match inline {
        Inline::Strong { inlines } => Some(inlines),
        _ => None,
    });
    let values = strong.flatten().filter_map(|inline| match inline {
        Inline::Value { text, .. } => Some(text.as_str()),
        _ => None,
    });
    // A short name is part of other words.
    values.filter(|name| name.chars().count() > 3).collect()
}

fn folded(term: &str) -> Vec<String> {
    french::tokenize(term).iter().map(|token| base(&token.key).to_owned()).collect()
}

/// What the masculine and the feminine of a role share.
fn base(key: &str) -> &str {
    stem(key).trim_end_matches('e')
}

/// The roles that a passage names and that nobody has.
fn strangers(passage: &Passage<'_>, known: &BTreeSet<String>) -> Vec<Range<usize>> {
    let tokens = passage.reading.tokens();
    let capital = |at: usize| {
        tokens.get(at).is_some_and(|it| {
            it.kind == TokenKind::Word
                && passage.text()[it.range.clone()].starts_with(char::is_uppercase)
        })
    };
    let mut out = Vec::new();
    for at in 1..tokens.len() {
        let called = matches!(&*tokens[at - 1].key, "le" | "la" | "l'" | "du" | "au");
        if !called || !capital(at) || tokens[at].key.ends_with('s') {
            continue;
        }
        let base = base(&tokens[at].key);
        let is_role = ROLES.iter().any(|role| self::base(role) == base)
            && !passage.reading.is_quoted(at);
        // « le Client Final », « le Client de la Plateforme »
        let is_longer = capital(at + 1)
            || (tokens
                .get(at + 1)
                .is_some_and(|it| matches!(&*it.key, "d'" | "de" | "du"))
                && capital(at + 2));
        if is_role && !is_longer && !known.contains(base) {
            out.push(tokens[at].range.clone());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn parties_of_the_first_article() {
        let parties = "Alpha (le « Vendeur ») et qui achète (le « Client ») conviennent.";
        let more = "\n\n## Article 2 – Prix\n\n";
        for (text, expected) in [
            ("L’Acheteur paie comptant.", 1),
            ("L’acheteur paie comptant, le Client aussi.", 0),
        ] {
            let text = format!("{parties}{more}{text}");
            assert_eq!(extracts(&super::RULE, &text).len(), expected, "{text}");
        }
    }
}
