//! Which document a number belongs to, by the words around it.

use std::ops::Range;

use clausier_french::{Token, TokenKind};

use super::number::{self, Read};
use super::{Document, Numbered};

/// What the words after a number say of its document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Owner {
    pub(super) document: Document,
    /// The token after those that name it.
    pub(super) end: usize,
}

/// Reads the owner of a number that ends before the token `at`; `None` when the text
/// names none.
pub(super) fn after(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Owner> {
    let mut at = skip_details(text, tokens, at);
    let key = |at: usize| tokens.get(at).map_or("", |token| &*token.key);
    if key(at) == ","
        && matches!(key(at + 1), "relatif" | "relative" | "relatifs" | "relatives")
    {
        // « l’article 5, relatif au prix, du Contrat Cadre »
        let comma = (at + 2..tokens.len().min(at + 24)).find(|at| key(*at) == ",");
        at = comma.filter(|at| is_of(key(at + 1)))?;
    }
    let parted = key(at) == "," || key(at) == ")";
    if parted {
        at += 1;
    }
    let owner = |document, end| Some(Owner { document, end });
    let here = |said| Document::This { said };
    match key(at) {
        "ci-dessus" | "ci-apres" | "ci-dessous" | "ci-avant" | "supra" | "infra" => {
            // « l’article 12 ci-dessus visé du Contrat Cadre »
            let seen = matches!(key(at + 1), "vise" | "cite" | "mentionne" | "rappele");
            let of = seen && is_of(key(at + 2));
            return match of.then(|| after(text, tokens, at + 2)).flatten() {
                Some(owner) => Some(owner),
                None => owner(here(true), at + 1),
            };
        }
        "precite" | "precitee" | "precites" | "precitees" | "susvise" | "susvisee"
        | "susmentionne" | "susmentionnee" => return owner(Document::Other, at + 1),
        // « article 28 (RGPD) », « article 28 RGPD », « art. 5 C. civ. »
        "(" if names_a_law(text, tokens, at + 1) => {
            return owner(Document::Other, at + 2);
        }
        _ if names_a_law(text, tokens, at) || key(at) == "c" => {
            return owner(Document::Other, at + 1);
        }
        first if !is_of(first) => return None,
        // What « dudit bail » is was said before: nobody knows.
        "dudit" | "desdits" | "desdites" => return owner(Document::Other, at + 2),
        _ => {}
    }
    let noun = if matches!(key(at + 1), "la" | "l'") { at + 2 } else { at + 1 };
    match key(noun) {
        // « du présent contrat », « des présentes », « de la présente annexe »
        "present" | "presente" | "presents" | "presentes" => {
            owner(here(key(noun + 1) != "annexe"), noun + 1)
        }
        "annexe" => {
            let read = number::read(text, tokens, noun + 1, Numbered::Annex);
            let Some((Read::Plain(number), end)) = read else {
                return owner(Document::Other, noun + 1);
            };
            match after(text, tokens, end) {
                Some(Owner { document: Document::Other, end }) => {
                    owner(Document::Other, end)
                }
                _ => owner(Document::Annex(number), end),
            }
        }
        "contrat" | "convention" | "accord" | "bail" | "mandat" | "lettre"
        | "engagement"
            if stands_alone(tokens.get(noun + 1)) && !is_capital(text, &tokens[noun]) =>
        {
            owner(here(false), noun + 1)
        }
        // « , de plein droit », « , d’un commun accord »: not certain, and never ours.
        _ => owner(Document::Other, noun),
    }
}

fn is_of(key: &str) -> bool {
    matches!(key, "du" | "de" | "des" | "d'" | "dudit" | "desdits" | "desdites" | "of")
}

/// Whether a word is a term: « la Convention » may be any document.
fn is_capital(text: &str, token: &Token<'_>) -> bool {
    text[token.range.clone()].starts_with(char::is_uppercase)
}

/// Whether nothing qualifies the noun before: « du contrat, », but « du contrat cadre ».
fn stands_alone(next: Option<&Token<'_>>) -> bool {
    next.is_none_or(|next| {
        next.kind == TokenKind::Mark
            || matches!(
                &*next.key,
                "est"
                    | "sont"
                    | "ne"
                    | "n'"
                    | "s'"
                    | "se"
                    | "et"
                    | "ou"
                    | "qui"
                    | "que"
                    | "a"
                    | "ont"
                    | "reste"
                    | "restent"
                    | "demeure"
                    | "demeurent"
                    | "prevoit"
                    | "prevoient"
                    | "fixe"
                    | "sera"
                    | "seront"
            )
    })
}

/// Skips what parts an article: « , alinéa 2 », « , I, 3° », « (b) », « § 2 »,
/// « et suivants », « , « Loyer » ».
fn skip_details(text: &str, tokens: &[Token<'_>], mut at: usize) -> usize {
    let key = |at: usize| tokens.get(at).map_or("", |token| &*token.key);
    loop {
        let comma = key(at) == ",";
        let next = at + usize::from(comma);
        let end = match key(next) {
            "alinea" | "alineas" | "al" | "paragraphe" | "paragraphes" | "point"
            | "points" | "dernier" | "deuxieme" | "troisieme" | "premier" | "second"
            | "tiret" | "lettre" | "phrase" | "§" | "°" | "suivants" | "suivant"
            | "suiv" => next + 1,
            "et" if matches!(key(next + 1), "suivants" | "suivant" | "suiv" | "s") => {
                next + 2
            }
            "in" if key(next + 1) == "fine" => next + 2,
            // What follows a detail, or is one.
            "." if at > 0 && matches!(key(at - 1), "al" | "suiv" | "s" | "art") => {
                next + 1
            }
            ")" if at > 1 && !comma && key(at - 2) != "(" => next + 1,
            "(" => match closing(tokens, next, ")") {
                Some(close) if !names_a_law(text, tokens, next + 1) => close + 1,
                _ => return at,
            },
            "«" => match closing(tokens, next, "»") {
                Some(close) => close + 1,
                None => return at,
            },
            short if is_detail(text, tokens, next, short, comma) => next + 1,
            _ => return at,
        };
        at = end;
    }
}

/// Whether a token is the number of a detail: « , I », « , a) », « , 3° », « § 2 ».
fn is_detail(
    text: &str,
    tokens: &[Token<'_>],
    at: usize,
    key: &str,
    comma: bool,
) -> bool {
    let after_noun = at > 0
        && matches!(
            &*tokens[at - 1].key,
            "alinea"
                | "alineas"
                | "paragraphe"
                | "paragraphes"
                | "point"
                | "points"
                | "§"
                | "."
                | "tiret"
                | "lettre"
        );
    let Some(token) = tokens.get(at) else { return false };
    let short = key.len() <= 2 && token.is_spoken();
    let figure = key.bytes().all(|byte| byte.is_ascii_digit());
    let next = tokens.get(at + 1);
    let closed =
        next.is_some_and(|it| it.is_mark(")") || it.is_mark("°") || it.is_mark("º"));
    let roman = ["I", "II", "III", "IV", "V", "VI"].contains(&&text[token.range.clone()]);
    short && ((after_noun && (figure || key.len() == 1)) || closed || (comma && roman))
}

/// The mark that closes what opens at a token, when it is not far.
fn closing(tokens: &[Token<'_>], open: usize, mark: &str) -> Option<usize> {
    (open + 1..tokens.len().min(open + 10)).find(|at| tokens[*at].is_mark(mark))
}

/// Whether the words before a number give it to another document.
///
/// `sentences` are the one before, if any, and its own; names before the token `from`
/// belong to other numbers.
pub(super) fn is_taken_before(
    text: &str,
    tokens: &[Token<'_>],
    sentences: (Option<&Range<usize>>, &Range<usize>),
    from: usize,
    noun: usize,
) -> bool {
    let (previous, sentence) = sentences;
    let determiner = |at: &usize| {
        matches!(
            &*tokens[*at].key,
            "l'" | "les" | "la" | "le" | "a" | "aux" | "au" | "de" | "des" | "d'"
        )
    };
    let own = (sentence.start..noun).rev().find(|at| !determiner(at));
    if let Some(own) = own
        && matches!(
            &*tokens[own].key,
            "son"
                | "ses"
                | "leur"
                | "leurs"
                | "un"
                | "une"
                | "dont"
                | "ledit"
                | "lesdits"
                | "dudit"
                | "cet"
                | "ces"
                | "ce"
                | "autre"
                | "ancien"
        )
    {
        return true;
    }
    let start = sentence.start.max(from);
    if (start..noun).any(|at| names_another(text, tokens, at)) {
        return true;
    }
    // « La convention collective s’applique. L’article 12 fixe le préavis. »
    let opens = noun <= sentence.start + 2;
    let mut before = previous.into_iter().flat_map(|range| range.clone());
    opens && before.any(|at| names_another(text, tokens, at))
}

/// Where the name of a document that starts near a token ends.
pub(super) fn end_of_name(text: &str, tokens: &[Token<'_>], at: usize) -> usize {
    let near = at..tokens.len().min(at + 5);
    near.rev().find(|at| names_another(text, tokens, *at)).map_or(at, |at| at + 1)
}

/// Whether a token names a law, or a document that is not this one.
pub(super) fn names_another(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens.get(at + 1).map_or("", |token| &*token.key);
    let after = tokens.get(at + 2).map_or("", |token| &*token.key);
    match &*tokens[at].key {
        // « un bail dont l’article 22 », « le pacte du 3 mars 2024 »
        "bail" | "pacte" | "promesse" | "protocole" | "convention" | "accord"
        | "contrat" | "mandat" | "police" | "reglement" | "arrete" | "acte"
            if is_some_document(tokens, at) =>
        {
            true
        }
        "contrat" | "contrats" | "marche" => {
            matches!(next, "cadre" | "principal" | "initial" | "commercial" | "type")
                || (next == "de" && after == "travail")
        }
        "convention" => next == "collective",
        "devis" | "avenant" | "statuts" | "acte" | "charte" | "norme" | "cgv" | "cga"
        | "proposition" | "offre" | "ccag" | "cctp" | "cctg" => true,
        "clauses" => next == "contractuelles",
        _ => names_a_law(text, tokens, at),
    }
}

/// Whether words single a document out among others: « un bail », « cet accord »,
/// « le pacte du 3 mars 2024 ».
fn is_some_document(tokens: &[Token<'_>], at: usize) -> bool {
    let key = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).map_or("", |token| &*token.key)
    };
    let before = key(at.checked_sub(1));
    let dated = matches!(key(Some(at + 1)), "du" | "signe" | "conclu")
        && (at + 2..at + 5).any(|at| {
            let token = tokens.get(at);
            token.is_some_and(|it| it.kind == TokenKind::Number || it.key == "1er")
        });
    matches!(before, "un" | "une" | "cet" | "ce" | "cette" | "ledit" | "ladite" | "autre")
        || dated
}

/// Whether a token names a law.
fn names_a_law(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let next = tokens.get(at + 1).map_or("", |token| &*token.key);
    let after = tokens.get(at + 2).map_or("", |token| &*token.key);
    match &*token.key {
        "code" => {
            // « le code source » is no law.
            text[token.range.clone()].starts_with('C')
                || matches!(next, "civil" | "penal" | "general" | "monetaire")
        }
        // « le règlement des factures » is no law.
        "reglement" => {
            matches!(next, "interieur" | "europeen" | "general" | "(" | "n" | "ue")
                || (next == "de" && after == "copropriete")
        }
        "loi" | "lois" | "decret" | "ordonnance" | "directive" | "rgpd"
        | "constitution" | "cgi" | "cpc" | "cpi" | "cibs" | "dora" | "lil" | "tfue"
        | "tue" | "cedh" | "ccag" | "cctg" => true,
        _ => false,
    }
}
