//! An annex that is listed is in the file.

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{Reading, Token, fold, parse_roman, quote};
use clausier_model::document::plain_text;

use super::Sent;
use crate::rules::{Check, Rule};
use crate::text::{Kind, Passage, Text};

pub(crate) static RULE: Rule = Rule {
    code: "PRET-09",
    name: "annexe-non-jointe",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Chaque annexe que le contrat énumère, dans une liste, un tableau ou une ligne « Annexes :
1. … », est dans le fichier envoyé. Quand aucune annexe n’y est, ce n’est qu’un
avertissement : elles partent peut-être dans d’autres fichiers.

## Pourquoi

Une annexe énumérée et absente au jour de la signature n’a pas été acceptée. L’objet, le
prix ou les garanties qu’elle porte sont alors discutés.

## Mauvais

> # Convention
>
> ## Article 1 – Annexes
>
> La convention comprend les annexes suivantes :
>
> - Annexe 1 – Programme ;
> - Annexe 2 – Grille des tarifs.
>
> ## Annexe 1 – Programme
>
> Samedi 19 juin 2027 : trois chorales.

## Bon

> # Convention
>
> ## Article 1 – Annexes
>
> La convention comprend les annexes suivantes :
>
> - Annexe 1 – Programme.
>
> L’annexe 2 du contrat-cadre ne s’applique pas.
>
> ## Annexe 1 – Programme
>
> Samedi 19 juin 2027 : trois chorales.

## Limites

Une annexe que le texte cite sans l’énumérer est l’affaire de « annexe-absente ». Un
avenant, qui énumère souvent les annexes du contrat qu’il modifie, n’est pas examiné. Si
les annexes partent dans d’autres fichiers, relâchez la règle avec cette raison.
",
    checks: &[Check::Ready(check)],
};

fn check(sent: &Sent<'_>, out: &mut Findings) {
    let text = sent.text;
    if fold(&text.document.title).contains("avenant") {
        return;
    }
    let titles: Vec<String> = text
        .document
        .annexes
        .iter()
        .map(|annex| fold(&plain_text(&annex.heading)))
        .collect();
    let numbers: Vec<u32> = text
        .document
        .annexes
        .iter()
        .filter_map(|annex| Some(annex.number.segments().first()?.value))
        .collect();
    for listed in listed(text) {
        let title = fold(&listed.title);
        let title = title.trim_matches(|c: char| !c.is_alphanumeric());
        let is_titled = !title.is_empty() && titles.iter().any(|it| it.trim() == title);
        if is_titled || listed.numbers.iter().any(|number| numbers.contains(number)) {
            continue;
        }
        let words =
            listed.passage.text().trim().trim_end_matches([';', '.', ' ', '\u{a0}']);
        let words = match listed.title.is_empty() || words.contains(&listed.title) {
            true => quote(words),
            false => quote(&listed.title),
        };
        let range = 0..listed.passage.text().len();
        let message = format!("{words} n’est pas dans le fichier");
        let mut finding = text
            .at(&RULE, listed.passage, &range, message)
            .label("annexe énumérée")
            .help("joignez l’annexe, ou retirez-la de la liste");
        if numbers.is_empty() {
            // They may be sent in other files.
            finding.severity = Severity::Warning;
            finding = finding
                .help("si elle part dans un autre fichier, vérifiez qu’elle y est");
        }
        out.push(finding);
    }
}

/// An annex of a list.
struct Listed<'t, 'a> {
    passage: &'t Passage<'a>,
    /// What its number may be: « I » is the first or the ninth.
    numbers: Vec<u32>,
    title: String,
}

fn listed<'t, 'a>(text: &'t Text<'a>) -> Vec<Listed<'t, 'a>> {
    let mut out = Vec::new();
    // The table of annexes that is open: its rank, and the row last read.
    let mut table: Option<usize> = None;
    let mut row = None;
    for passage in &text.passages {
        if matches!(passage.kind(), Kind::Heading | Kind::Party)
            || passage.reading.is_quoted(0)
        {
            continue;
        }
        let words = passage.text();
        if passage.kind() == Kind::Cell {
            let Some((rank, line)) = passage.place().group else { continue };
            let is_first = row.replace((rank, line)) != Some((rank, line));
            if line == 0 && is_annexes(words) {
                table = Some(rank);
            }
            let number = alone(&passage.reading);
            if is_first && line > 0 && table == Some(rank) && !number.is_empty() {
                out.push(Listed { passage, numbers: number, title: String::new() });
                continue;
            }
        }
        if let Some((numbers, title)) = labelled(&passage.reading) {
            out.push(Listed { passage, numbers, title });
        } else if let Some(rest) = after_annexes(words) {
            out.extend(rest.split([';', '\n']).filter_map(|part| {
                let (numbers, title) = numbered(part)?;
                Some(Listed { passage, numbers, title })
            }));
        }
    }
    out
}

/// « Annexe », « Annexes », « N° d’annexe ».
fn is_annexes(words: &str) -> bool {
    let folded = fold(words);
    let folded = folded.trim();
    ["annexe", "annexes", "no d'annexe", "n° d'annexe", "numero d'annexe"]
        .contains(&folded)
}

/// What « Annexes : » is followed by.
fn after_annexes(words: &str) -> Option<&str> {
    let (first, rest) = words.split_once(':')?;
    let folded = fold(first);
    ["annexes", "liste des annexes"].contains(&folded.trim()).then_some(rest)
}

/// « 1. Programme », « 2 – Tarifs ».
fn numbered(part: &str) -> Option<(Vec<u32>, String)> {
    let part = part.trim();
    let end = part.find(|c: char| !c.is_ascii_digit())?;
    let number = part[..end].parse().ok()?;
    let rest = part[end..].trim_start();
    let title = rest.strip_prefix(['.', ')', '–', '—', '-', ':'])?;
    Some((vec![number], title.trim().trim_end_matches('.').to_owned()))
}

/// A cell that is a number and nothing else, « Annexe 2 » included.
fn alone(reading: &Reading<'_>) -> Vec<u32> {
    match reading.tokens() {
        [number] => values(number),
        [word, number] if &*word.key == "annexe" => values(number),
        _ => Vec::new(),
    }
}

/// « Annexe 2 – Grille des tarifs » as the numbers it may have and its title.
fn labelled(reading: &Reading<'_>) -> Option<(Vec<u32>, String)> {
    let tokens = reading.tokens();
    let (first, rest) = tokens.split_first()?;
    if &*first.key != "annexe" {
        return None;
    }
    let sign = rest.iter().take_while(|it| ["n", "n°", "no", "°"].contains(&&*it.key));
    let skipped = sign.count();
    let number = rest.get(skipped)?;
    let values = values(number);
    let after = reading.text()[number.range.end..].trim_start();
    let parted = after.strip_prefix([':', '–', '—', '-', '.', ';', '(', '\n', '\t']);
    let title = match parted {
        Some(title) => title,
        None if after.is_empty() => "",
        None => return None,
    };
    let title = title.trim().trim_end_matches([';', '.', ')', ' ', '\u{a0}']);
    (!values.is_empty()).then(|| (values, title.to_owned()))
}

/// What a number in figures, a letter or a Roman number may stand for.
fn values(token: &Token<'_>) -> Vec<u32> {
    if let Ok(value) = token.key.parse() {
        return vec![value];
    }
    let mut out = Vec::new();
    if let &[letter @ b'a'..=b'z'] = token.key.as_bytes() {
        out.push(u32::from(letter - b'a') + 1);
    }
    out.extend(parse_roman(&token.key).filter(|value| *value <= 12));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_list_are_told_from_sentences() {
        for (words, expected) in [
            (
                "Annexe 1 – Programme du Festival\u{a0};",
                Some((vec![1], "Programme du Festival")),
            ),
            ("Annexe A\u{a0}: Traitements", Some((vec![1], "Traitements"))),
            ("ANNEXE I", Some((vec![9, 1], ""))),
            ("Annexe n° 3 (diagnostics)", Some((vec![3], "diagnostics"))),
            ("Annexe 2 du contrat-cadre", None),
            ("Annexe 2, dont l’article 3 est supprimé", None),
            ("L’annexe 1 : voir plus bas", None),
        ] {
            let found = labelled(&Reading::new(words));
            let found = found.as_ref().map(|(it, title)| (it.clone(), title.as_str()));
            assert_eq!(found, expected, "{words}");
        }
    }

    #[test]
    fn a_line_may_list_them_all() {
        let rest =
            after_annexes("Annexes\u{a0}: 1. Programme ; 2. Tarifs.").expect("a list");
        let found: Vec<_> = rest.split(';').filter_map(numbered).collect();
        let expected =
            [(vec![1], "Programme".to_owned()), (vec![2], "Tarifs".to_owned())];
        assert_eq!(found, expected);
        assert_eq!(after_annexes("Les annexes du contrat : 2 pages"), None);
    }
}
