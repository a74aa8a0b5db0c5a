//! The file says of itself its title and its language alone.

use clausier_diagnostics::{Findings, Severity, Span};

use super::{Sent, at, quoted};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRET-04",
    name: "metadonnees",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Les propriétés du fichier ne nomment ni auteur, ni dernier auteur, ni société, ni
responsable, ni modèle du cabinet ; elles ne comptent pas de révisions, ne portent ni
objet, ni mots-clés, ni commentaires, ni catégorie, ni état, ni propriété personnalisée.
Le fichier n’a pas de macros. Le titre et les dates sont admis.

## Pourquoi

Les propriétés partent avec le fichier. Elles disent qui l’a écrit, pour qui, d’après
quel modèle et en combien de reprises : ce que couvre le secret professionnel, et parfois
le nom d’un autre client.

## Mauvais

Un fichier dont les propriétés disent « Auteur : Bérénice Lacombe » et « Société :
Cabinet Lacombe et Associés ».

## Bon

Le même fichier, inspecté par Word (Fichier, Informations, Inspecter le document), ou
celui que Clausier écrit, qui ne dit que son titre et sa langue.

## Limites

La première révision et le modèle « Normal » de Word ne disent rien et ne sont pas
signalés. Ce qu’une image insérée dit d’elle-même n’est pas lu.
",
    checks: &[Check::Ready(check)],
};

/// What a property is called in French.
const NAMES: [(&str, &str); 11] = [
    ("author", "l’auteur"),
    ("last-modified-by", "le dernier auteur"),
    ("company", "la société"),
    ("manager", "le responsable"),
    ("template", "le modèle"),
    ("revision", "le nombre de révisions"),
    ("subject", "l’objet"),
    ("keywords", "les mots-clés"),
    ("description", "les commentaires"),
    ("category", "la catégorie"),
    ("status", "l’état"),
];

fn check(sent: &Sent<'_>, out: &mut Findings) {
    let Some(file) = sent.file else { return };
    let whole = Span::file_start(&file.file);
    let help = "retirez-les : dans Word, Fichier, Informations, Inspecter le document";
    for (name, value) in &file.traces.metadata {
        let Some(called) = called(name, value) else { continue };
        let message =
            format!("les propriétés du fichier donnent {called} : {}", quoted(value));
        out.push(at(&RULE, whole.clone(), message).help(help));
    }
    if file.traces.macros {
        out.push(
            at(&RULE, whole, "le fichier contient des macros")
                .help("enregistrez-le en .docx, qui n’en a pas"),
        );
    }
}

/// What a property that says something is called; `None` for the others.
fn called(name: &str, value: &str) -> Option<String> {
    if let Some(name) = name.strip_prefix("custom:") {
        return Some(format!("la propriété personnalisée {}", quoted(name)));
    }
    let empty = match name {
        "revision" => value.parse::<u32>().is_ok_and(|count| count <= 1),
        "template" => {
            let stem = value.rsplit_once('.').map_or(value, |(stem, _)| stem);
            stem.eq_ignore_ascii_case("normal")
        }
        _ => false,
    };
    let known = NAMES.iter().find(|(known, _)| *known == name && !empty)?;
    Some(known.1.to_owned())
}

#[cfg(test)]
mod tests {
    use super::called;

    #[test]
    fn what_says_nothing_is_let_pass() {
        for (name, value, says) in [
            ("title", "Contrat", false),
            ("created", "2026-10-01T09:00:00Z", false),
            ("revision", "0", false),
            ("revision", "1", false),
            ("revision", "2", true),
            ("template", "Normal.dotm", false),
            ("template", "Normal", false),
            ("template", "S:\\Modèles\\Cabinet Normal.dotx", true),
            ("total-time", "312", false),
            ("author", "Bérénice Lacombe", true),
            ("custom:Dossier", "2026-118", true),
        ] {
            assert_eq!(called(name, value).is_some(), says, "{name} = {value}");
        }
    }
}
