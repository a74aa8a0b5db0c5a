//! One notion has one duration.

use std::collections::BTreeMap;
use std::ops::Range;

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{DurationUnit, WrittenDuration, durations, quote};

use super::{Check, Rule};
use crate::text::{Computed, Passage, Text};

pub(super) static RULE: Rule = Rule {
    code: "NUM-06",
    name: "durees-contradictoires",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Deux articles ne donnent pas deux durées à la même chose : préavis de résiliation ou de
non-reconduction, délai de recette, garantie, confidentialité, période d’essai,
rétractation, paiement des factures, non-concurrence, non-sollicitation.

## Pourquoi

Le juge devra choisir, et interprétera contre celui qui a écrit le contrat s’il est
d’adhésion.

## Mauvais

> ## Article 1 – Durée
>
> Chaque partie peut mettre fin au contrat avec un préavis d’un mois.
>
> ## Article 2 – Fin
>
> Le contrat peut être résilié à tout moment avec un préavis de deux mois.

## Bon

> ## Article 1 – Durée
>
> Chaque partie peut mettre fin au contrat avec un préavis d’un mois.
>
> ## Article 2 – Fin
>
> Le contrat peut être résilié pour faute grave avec un préavis de huit jours. Il se
> renouvelle, sauf préavis de trois mois.

## Textes

- Code civil, articles 1188 et 1190 (consulté le 22 novembre 2026).

## Limites

Deux phrases ne sont comparées que si rien n’y distingue les cas : ni faute, ni période,
ni personne. Deux durées d’un même article ne le sont pas.
",
    checks: &[Check::Text(check)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    let mut first: BTreeMap<(Notion, Option<usize>), Vec<Said<'_, '_>>> = BTreeMap::new();
    for passage in text.body() {
        for said in statements(passage) {
            let key = (said.notion, passage.place().annex);
            first.entry(key).or_default().push(said);
        }
    }
    for statements in first.values() {
        let mut told = Vec::new();
        for (rank, later) in statements.iter().enumerate() {
            let earlier = statements[..rank].iter().find(|one| one.contradicts(later));
            let Some(earlier) = earlier.filter(|_| !told.contains(&later.length)) else {
                continue;
            };
            told.push(later.length);
            let words =
                |said: &Said<'_, '_>| quote(&said.passage.text()[said.range.clone()]);
            let message = format!(
                "{} : {} ici, {} dans un autre article",
                later.notion.name(),
                words(later),
                words(earlier)
            );
            let finding = text
                .at(&RULE, later.passage, &later.range, message)
                .label("une autre durée")
                .related(
                    text.span(earlier.passage, &earlier.range),
                    "la première est ici",
                )
                .help("gardez une seule durée, ou dites à quel cas s’applique chacune");
            out.push(text.of(finding));
        }
    }
}

/// What a duration is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Notion {
    EndNotice,
    RenewalNotice,
    RepaymentNotice,
    Acceptance,
    Warranty,
    Secrecy,
    Trial,
    NoCompetition,
    NoHiring,
    Withdrawal,
    Payment,
}

impl Notion {
    /// Whether who may depends on who gives it.
    fn is_notice(self) -> bool {
        matches!(self, Self::EndNotice | Self::RenewalNotice)
    }

    fn name(self) -> &'static str {
        match self {
            Self::EndNotice => "préavis de résiliation",
            Self::RenewalNotice => "préavis de non-reconduction",
            Self::RepaymentNotice => "préavis de remboursement",
            Self::Acceptance => "délai de recette",
            Self::Warranty => "garantie",
            Self::Secrecy => "confidentialité",
            Self::Trial => "période d’essai",
            Self::NoCompetition => "non-concurrence",
            Self::NoHiring => "non-sollicitation",
            Self::Withdrawal => "rétractation",
            Self::Payment => "paiement des factures",
        }
    }
}

/// A sentence that gives a duration to a notion.
struct Said<'p, 't> {
    notion: Notion,
    /// How long, in units that compare: hours, or months.
    length: (bool, u64),
    /// Who may, when only one of the parties may.
    actor: Option<String>,
    passage: &'p Passage<'t>,
    range: Range<usize>,
}

impl Said<'_, '_> {
    fn contradicts(&self, other: &Self) -> bool {
        let (one, two) = (self.passage.place(), other.passage.place());
        let apart = one.article != two.article || one.article.is_none();
        // The values of one variable are one value.
        let of = |said: &Self| match said.passage.computed_in(&said.range) {
            Some(Computed::Value(variable)) => Some((*variable).to_owned()),
            _ => None,
        };
        let same_variable = of(self).is_some() && of(self) == of(other);
        apart
            && one.article.is_some()
            && two.article.is_some()
            && self.length != other.length
            // A month is not so many days: both may be meant.
            && self.length.0 == other.length.0
            && self.actor == other.actor
            && !same_variable
    }
}

/// What the sentences of a passage say of notions.
fn statements<'p, 't>(passage: &'p Passage<'t>) -> Vec<Said<'p, 't>> {
    let text = passage.text();
    let reading = &passage.reading;
    let mut out = Vec::new();
    if !may(text) {
        return out;
    }
    let all = durations(reading);
    for sentence in reading.sentences() {
        let bytes = reading.bytes(sentence.clone());
        let tokens = &reading.tokens()[sentence.clone()];
        let words: Vec<&str> = tokens.iter().map(|token| &*token.key).collect();
        let rank = |byte: usize| tokens.partition_point(|it| it.range.start < byte);
        let mut here: Vec<&WrittenDuration> =
            all.iter().filter(|one| bytes.contains(&one.range.start)).collect();
        // « se renouvelle pour un an, sauf préavis de deux mois »
        if here.len() > 1 {
            here.retain(|one| {
                let at = rank(one.range.start);
                words[at.saturating_sub(2)..at].contains(&"preavis")
            });
        }
        // Several durations of one sentence are several cases.
        let [only] = here.as_slice() else { continue };
        let at = rank(only.range.start);
        if reading.is_quoted(sentence.start + at) {
            continue;
        }
        if distinguishes(&words) {
            continue;
        }
        let after = &words[rank(only.range.end)..];
        let Some((notion, start)) = notion(&words, at, after) else { continue };
        let start = start.map_or(only.range.start, |start| tokens[start].range.start);
        out.push(Said {
            notion,
            length: length(only),
            actor: notion.is_notice().then(|| actor(text, tokens)).flatten(),
            passage,
            range: start..only.range.end.max(start),
        });
    }
    out
}

/// A quick look at the stems of all notions.
fn may(text: &str) -> bool {
    const STEMS: [&str; 15] = [
        "étract",
        "actures sont ",
        "acture est ",
        "réavis",
        "recette",
        "arantie",
        "onfidentialité",
        "secret",
        "essai",
        "oncurrence",
        "ollicitation",
        "RÉAVIS",
        "sollicite",
        "concurrencer",
        "débauche",
    ];
    STEMS.iter().any(|stem| text.contains(stem))
}

fn length(one: &WrittenDuration) -> (bool, u64) {
    let (months, factor) = match one.unit {
        DurationUnit::Minute => (false, 1),
        DurationUnit::Hour => (false, 60),
        DurationUnit::Day => (false, 24 * 60),
        DurationUnit::Week => (false, 7 * 24 * 60),
        DurationUnit::Month => (true, 1),
        DurationUnit::Quarter => (true, 3),
        DurationUnit::Semester => (true, 6),
        DurationUnit::Year => (true, 12),
    };
    // Worked days are counted otherwise than days.
    let kind = one.days.map_or(0, |kind| 1 + kind as u64);
    (months, one.number.saturating_mul(factor).saturating_mul(8) + kind)
}

/// Whether the words single out a case, so that another one may differ.
fn distinguishes(words: &[&str]) -> bool {
    const STEMS: [&str; 31] = [
        "grave",
        "manquement",
        "premier",
        "deuxieme",
        "second",
        "troisieme",
        "anciennete",
        "urgence",
        "modif",
        "augment",
        "revis",
        "sous-traitance",
        "audit",
        "maintenance",
        "intervention",
        "demenag",
        "conge",
        "suspen",
        "exception",
        "cas",
        "lorsque",
        "lorsqu'",
        "contraire",
        "reduit",
        "porte",
        "prolong",
        "proroge",
        "majeure",
        "deces",
        "cession",
        "changement",
    ];
    words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).map(|at| words[at]);
        let next = words.get(at + 1).copied();
        match *word {
            // « sans faute », « sauf si l’une s’y oppose » are the plain case.
            "faute" => before != Some("sans"),
            "si" | "s'il" => before != Some("sauf"),
            "au-dela" => matches!(next, Some("de" | "du" | "d'" | "des")),
            word => STEMS.iter().any(|stem| word.starts_with(stem)),
        }
    })
}

/// What the duration at a word is of, and the word where it is named, when that stands
/// before.
fn notion(words: &[&str], at: usize, after: &[&str]) -> Option<(Notion, Option<usize>)> {
    let has = |stems: &[&str]| {
        words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    let near = |wanted: &[&str], most: usize| {
        let from = at.saturating_sub(most);
        (from..at).rev().find(|at| wanted.contains(&words[*at]))
    };
    // « un préavis de trois mois », « un mois de préavis »
    let notice = near(&["preavis"], 6);
    let notice_after = matches!(after, ["de", "preavis", ..] | ["d'", "avance", ..]);
    if notice.is_some() || notice_after {
        let renewal = has(&["renouvel", "reconduc", "reconduit", "poursuivre", "oppos"]);
        let repaid = has(&["rembours"]);
        let ended = has(&[
            "resili", "romp", "rupture", "fin", "cess", "denonc", "quitter", "arret",
        ]);
        let kind = match (repaid, renewal, ended) {
            (true, ..) => Notion::RepaymentNotice,
            (_, true, _) => Notion::RenewalNotice,
            (_, _, true) => Notion::EndNotice,
            _ => return None,
        };
        // The article is part of what is read: « un préavis de … ».
        let start = notice.map(|notice| {
            let article =
                notice.checked_sub(1).filter(|at| matches!(words[*at], "un" | "le"));
            article.unwrap_or(notice)
        });
        return Some((kind, start));
    }
    let delay = near(&["delai"], 8);
    if delay.is_some() && near(&["recette"], 6).is_some() {
        return Some((Notion::Acceptance, None));
    }
    if near(&["recette"], 5).is_some() && delay.is_some() {
        return Some((Notion::Acceptance, None));
    }
    // « pendant une garantie de six mois », « la garantie … est de trois mois »
    if near(&["garantie"], 6).is_some() && !has(&["financ", "bancaire", "locat"]) {
        return Some((Notion::Warranty, None));
    }
    let secrecy = has(&["confidentialite", "secret"]);
    let lasts = has(&["dure", "cess", "demeure", "survi", "subsist", "reste", "mainten"])
        || near(&["pendant"], 3).is_some();
    let of_secrecy =
        words.iter().any(|word| word.starts_with("obligation")) || has(&["engagement"]);
    if secrecy && lasts && of_secrecy && !has(&["donnee", "archiv", "conserv"]) {
        return Some((Notion::Secrecy, None));
    }
    let delay_before = near(&["delai"], 6).is_some();
    if delay_before && has(&["retracte", "retractation"]) {
        return Some((Notion::Withdrawal, None));
    }
    // « les factures sont payables à trente jours »
    let paid = words.windows(3).any(|three| {
        matches!(three[0], "facture" | "factures")
            && matches!(three[1], "est" | "sont")
            && ["payab", "paye", "regle"].iter().any(|stem| three[2].starts_with(stem))
    });
    if paid && !has(&["acompte", "solde", "mise", "retard", "contest"]) {
        return Some((Notion::Payment, None));
    }
    let trial = words.windows(3).any(|some| some == ["periode", "d'", "essai"]);
    if trial && near(&["essai"], 8).is_some() {
        return Some((Notion::Trial, None));
    }
    if has(&["non-concurrence"]) && lasts {
        return Some((Notion::NoCompetition, None));
    }
    if has(&["non-sollicitation"]) && lasts {
        return Some((Notion::NoHiring, None));
    }
    None
}

/// The party that alone may, by its name; `None` when each may, or nobody is named.
fn actor(text: &str, tokens: &[clausier_french::Token<'_>]) -> Option<String> {
    const EACH: [&str; 8] =
        ["chaque", "chacun", "chacune", "parties", "l'une", "une", "quiconque", "elles"];
    for (at, token) in tokens.iter().enumerate().take(12) {
        if EACH.contains(&&*token.key) {
            return None;
        }
        let word = &text[token.range.clone()];
        let named = word.starts_with(char::is_uppercase) && word.len() > 1;
        let article = at.checked_sub(1).map(|at| &*tokens[at].key);
        let other =
            matches!(&*token.key, "contrat" | "accord" | "mission" | "convention");
        if named && !other && matches!(article, Some("le" | "la" | "l'" | "par")) {
            return Some(token.key.clone().into_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn two_durations_of_one_notion() {
        let found = |one: &str, two: &str| {
            let text = format!("{one}\n\n## Article 2 – Suite\n\n{two}");
            extracts(&super::RULE, &text)
        };
        let plain = "Chaque partie peut résilier le contrat avec un préavis d’un mois.";
        for (one, two, expected) in [
            (plain, "Le contrat prend fin avec un préavis de deux mois.", 1),
            (plain, "Le contrat prend fin avec un préavis d’un (1) mois.", 0),
            (plain, "Le contrat prend fin avec un préavis de trente jours.", 0),
            (plain, "Le Client seul y met fin avec un préavis de deux mois.", 0),
            (plain, "Il est résilié pour faute avec un préavis de huit mois.", 0),
            (plain, "Il se reconduit, sauf préavis de deux mois.", 0),
            (plain, "Un audit a lieu avec un préavis de deux mois.", 0),
            (plain, "« Il prend fin avec un préavis de deux mois. »", 0),
            ("La garantie est d’un an.", "La garantie est de douze mois.", 0),
            ("La garantie est d’un an.", "La garantie est de trois mois.", 1),
            (
                "Le Client dispose d’un délai de 14 jours pour se rétracter.",
                "Le délai de rétractation est de trente jours.",
                1,
            ),
            (
                "Les factures sont payables à trente jours.",
                "Les factures sont réglées sous 45 jours.",
                1,
            ),
            (
                "Les factures sont payables à trente jours.",
                "Les factures d’acompte sont réglées sous dix jours.",
                0,
            ),
            ("La garantie est d’un an.", "La garantie financière est de six mois.", 0),
            (
                "Le délai de recette est de dix jours.",
                "Le délai de recette est de 10 jours.",
                0,
            ),
            (
                "Le délai de recette est de dix jours.",
                "Le délai de recette est de 11 jours.",
                1,
            ),
        ] {
            assert_eq!(found(one, two).len(), expected, "{one} / {two}");
        }
    }
}
