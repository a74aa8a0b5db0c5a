//! Patterns, tried on sentences as contracts have them.

use super::*;

/// The words that count, then those that do not: « − » before what is denied,
/// « « » before what is quoted.
fn found(pattern: &str, text: &str) -> Vec<String> {
    let parsed =
        Pattern::parse(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    Patterns::new(vec![parsed])
        .find(&Reading::new(text))
        .into_iter()
        .map(|found| {
            let sign = match (found.negated, found.quoted) {
                (false, false) => "",
                (true, _) => "−",
                (false, true) => "«",
            };
            format!("{sign}{}", &text[found.range])
        })
        .collect()
}

fn counts(pattern: &str, text: &str) -> bool {
    found(pattern, text).iter().any(|words| !words.starts_with(['−', '«']))
}

#[test]
fn words_and_forms() {
    for (pattern, text, expected) in [
        (
            "renoncer",
            "Il renonce, renonçait, a renoncé.",
            vec!["renonce", "renonçait", "renoncé"],
        ),
        ("renonc*", "La renonciation.", vec!["renonciation"]),
        ("=rappel", "rappel, rappels", vec!["rappel"]),
        (
            "instruction documenté",
            "sur INSTRUCTIONS DOCUMENTÉES",
            vec!["INSTRUCTIONS DOCUMENTÉES"],
        ),
        ("résiliation", "LA RESILIATION", vec!["RESILIATION"]),
        ("taux fixe", "Un taux fixe, un taux fixé.", vec!["taux fixe"]),
        ("fixé", "TAUX FIXE", vec!["FIXE"]),
        ("mise en demeure", "mise\u{a0}en\ndemeure", vec!["mise\u{a0}en\ndemeure"]),
        ("mise en demeure", "mise, en demeure", vec![]),
        ("sous-traitant", "les sous\u{2011}traitants", vec!["sous\u{2011}traitants"]),
        ("travail", "les travaux", vec!["travaux"]),
        ("port", "la porte", vec![]),
        ("renoncer", "La renonciation", vec![]),
        ("à", "Il a payé à Lyon.", vec!["à"]),
        ("avoir", "Il a payé à Lyon.", vec!["a"]),
        ("L. 441-10", "l’article L. 441-10, L 441-10", vec!["L. 441-10", "L 441-10"]),
        ("40 €", "de 40\u{a0}€", vec!["40\u{a0}€"]),
        ("1 500 €", "de 1\u{202f}500\u{a0}€", vec!["1\u{202f}500\u{a0}€"]),
    ] {
        assert_eq!(found(pattern, text), expected, "{pattern}");
    }
}

#[test]
fn articles_and_elisions() {
    for (pattern, text, expected) in [
        ("encaissement de le client", "encaissement du client", true),
        ("encaissement du client", "encaissement de la cliente", true),
        ("encaissement du client", "encaissement des clients", true),
        ("paiement à le sous-traitant", "paiement aux sous-traitants", true),
        ("le horaire", "l’horaire", true),
        ("les horaires", "L'HORAIRE", true),
        ("s’engager à", "Il s’engage à", true),
        ("se soumettre", "il s’est soumis", false),
        ("de exclusivité", "d’exclusivité", true),
        ("que il", "qu’il", true),
        ("dès", "des horaires", false),
        ("du", "le montant dû", false),
        ("=du", "le prix du lot", true),
        ("=du", "le prix de la chose", false),
        ("=du lot", "le prix du lot", true),
        ("prix de", "prix du lot", true),
        ("le client", "du client", true),
    ] {
        assert_eq!(counts(pattern, text), expected, "{pattern}: {text}");
    }
}

#[test]
fn choices_and_gaps() {
    for (pattern, text, expected) in [
        (
            "(après|moyennant) … (rappel|mise en demeure)",
            "Après un premier rappel.",
            vec!["Après un premier rappel"],
        ),
        ("après … rappel", "Après rappel et rappel", vec!["Après rappel"]),
        ("après …2 rappel", "après un deux rappel", vec!["après un deux rappel"]),
        ("après …2 rappel", "après un deux trois rappel", vec![]),
        ("après …2 rappel", "après, un, deux, rappel", vec!["après, un, deux, rappel"]),
        ("après …1 rappel", "après l’unique rappel", vec!["après l’unique rappel"]),
        ("après … rappel", "Après cela. Un rappel.", vec![]),
        (
            "après [un [premier]] rappel",
            "après un rappel, après rappel",
            vec!["après un rappel", "après rappel"],
        ),
        ("mise [en demeure]", "mise en demeure", vec!["mise en demeure"]),
        ("(a|b c|(d|e) f) g", "b c g, e f g", vec!["b c g", "e f g"]),
        (
            "# jours",
            "30 jours, trente (30) jours, vingt et un jours",
            vec!["30 jours", "trente (30) jours", "vingt et un jours"],
        ),
        ("majoré de # %", "majoré de 10 %", vec!["majoré de 10 %"]),
        ("a b", "a a b", vec!["a b"]),
        ("a … a", "a a a a", vec!["a a", "a a"]),
    ] {
        assert_eq!(found(pattern, text), expected, "{pattern}");
    }
}

#[test]
fn quotations() {
    let text = "Le « rappel » et “rappel” puis rappel.";
    assert_eq!(found("rappel", text), ["«rappel", "«rappel", "rappel"]);
}

#[test]
fn denied() {
    for (pattern, text) in [
        ("mise en demeure", "Sans mise en demeure, elles sont dues."),
        ("mise en demeure", "Elles sont dues sans qu’une mise en demeure soit requise."),
        ("rappel", "Elles sont exigibles sans qu’un rappel soit nécessaire."),
        ("rappel", "Elles sont exigibles sans mise en demeure, rappel ni formalité."),
        ("rappel", "Aucun rappel n’est nécessaire."),
        ("rappel", "Un rappel n’est pas nécessaire."),
        ("rappel", "Un rappel et une mise en demeure ne sont pas nécessaires."),
        ("subordination", "Le contrat ne crée aucun lien de subordination."),
        ("subordination", "En l’absence de tout lien de subordination, il est libre."),
        ("subordination", "Il agit en toute indépendance, hors de toute subordination."),
        ("subordination", "Une relation exclusive de toute subordination."),
        ("subordination", "Tout lien de subordination est exclu."),
        ("hiérarchique", "Il n’est pas soumis à l’autorité hiérarchique du Client."),
        ("hiérarchique", "Il ne saurait être soumis à l’autorité hiérarchique."),
        (
            "hiérarchique",
            "Il ne peut, en aucun cas, être placé sous autorité hiérarchique.",
        ),
        (
            "hiérarchique",
            "Le Client ne peut exiger que le Prestataire soit soumis à une \
            autorité hiérarchique.",
        ),
        ("céder", "Il s’interdit de céder le contrat."),
        ("céder", "Il est interdit de céder le contrat."),
        ("transférer", "Il ne peut céder, transférer ou apporter le contrat."),
        ("apporter", "Il ne peut céder, transférer ou apporter le contrat."),
        ("transférer", "Il ne peut ni céder ni transférer le contrat."),
        ("divulguer", "Il s’engage à ne pas divulguer le secret."),
        ("divulguer", "Il s’engage à ne rien divulguer."),
        ("renoncer", "Le Sous-traitant ne renonce jamais à l’action directe."),
        ("renoncer", "Le Sous-traitant ne renonce pas à l’action directe."),
        ("soumis", "Il est non soumis à la TVA."),
        ("horaires", "Nul horaire n’est imposé."),
        ("céder", "La faculté de céder le contrat est interdite."),
        ("mise en demeure", "Il est dispensé de mise en demeure."),
    ] {
        let found = found(pattern, text);
        assert!(!found.is_empty(), "{pattern} is not in {text}");
        assert!(!counts(pattern, text), "{pattern}: {text}");
    }
}

#[test]
fn said() {
    for (pattern, text) in [
        ("mise en demeure", "Elles ne sont pas dues sans mise en demeure préalable."),
        ("mise en demeure", "Le contrat est résilié sans délai après mise en demeure."),
        (
            "mise en demeure",
            "Il est résilié sans indemnité après mise en demeure restée vaine.",
        ),
        ("horaires", "Il n’est tenu que par les horaires du Client."),
        ("horaires", "Il respecte non seulement les délais mais aussi les horaires."),
        ("horaires", "Il ne suit pas seulement les horaires du Client."),
        ("renoncer", "Il n’est pas payé et il renonce à l’action directe."),
        ("renoncer", "Le Client ne paie pas, le Prestataire renonce à son action."),
        ("renoncer", "Le Sous-traitant renonce sans réserve à l’action directe."),
        ("action directe", "Le Sous-traitant renonce sans réserve à l’action directe."),
        ("renoncer", "À moins que le Client ne paie, le Sous-traitant renonce."),
        (
            "s’engager … confidentialité",
            "Il s’engage à la confidentialité et à ne rien dire.",
        ),
        (
            "confidentialité",
            "Il s’engage à ne rien dire et à respecter la confidentialité.",
        ),
        ("exclure … responsabilité", "Le Client exclut toute responsabilité."),
        ("pénalités", "Sans préjudice des pénalités de retard, il paie."),
        ("clause pénale", "La clause est nulle et la clause pénale demeure."),
        ("horaires", "N’importe quels horaires conviennent."),
        ("ne … pas … rappel", "Il ne faut pas de rappel."),
        ("sans mise en demeure", "Il est résilié sans mise en demeure."),
        ("céder", "Il n’est pas interdit de céder le contrat."),
    ] {
        assert!(counts(pattern, text), "{pattern}: {text}: {:?}", found(pattern, text));
    }
}

#[test]
fn several_are_sorted() {
    let parse = |source| Pattern::parse(source).expect("a pattern");
    let patterns =
        Patterns::new(vec![parse("client"), parse("le client"), parse("prix")]);
    let found: Vec<(usize, usize)> = patterns
        .find(&Reading::new("Le client paie. Le prix du client."))
        .into_iter()
        .map(|found| (found.pattern, found.sentence))
        .collect();
    assert_eq!(found, [(1, 0), (0, 0), (2, 1), (1, 1), (0, 1)]);
}

#[test]
fn what_does_not_count_hides_nothing() {
    let text = "Non après rappel, mais après un rappel.";
    assert!(counts("après … rappel", text));
}
