//! What defines a term, and what does not.

use clausier_diagnostics::{Findings, Span};
use clausier_import::import;

use super::*;
use crate::text::passage::{Flat, Kind};
use crate::text::{Passage, gather};
use clausier_french::Reading;

/// The definitions of a text: « Terme= » for a meaning, « Terme » for a name.
fn found(text: &str) -> String {
    let mut findings = Findings::new();
    let imported =
        import("a.txt", format!("Contrat\n\n{text}\n").as_bytes(), &mut findings)
            .expect("a text");
    let flats = gather(&imported.document);
    let text =
        Text::new(&imported.document, &flats, Span::file_start(&imported.file), false);
    let all = definitions(&text).into_iter();
    let all =
        all.map(|it| format!("{}{}", it.term, if it.is_meaning() { "=" } else { "" }));
    all.collect::<Vec<_>>().join(", ")
}

#[test]
fn terms_where_lawyers_put_them() {
    for (text, expected) in [
        ("la société Alpha, ci-après dénommée « le Client »,", "Client"),
        ("la société Alpha, ci-après dénommé(e) « l’Entrepreneur »,", "Entrepreneur"),
        ("Alpha, ci-après le « Donneur d’ordre »,", "Donneur d’ordre"),
        ("Alpha, ci-après l’Agence,", "Agence"),
        ("Alpha, ci-après dénommées l’Éditeur,", "Éditeur"),
        ("Alpha, ci-après le bailleur", ""),
        ("Alpha (ci-après « XXL »)", "XXL"),
        ("un lot (le « Lot Mobile »)", "Lot Mobile"),
        ("Alpha (« l’Organisme »)", "Organisme"),
        ("Alpha, dénommée le « Mandant »,", "Mandant"),
        (
            "ci-après chacune une « Partie » et ensemble les « Parties ».",
            "Partie, Parties",
        ),
        (
            "ensemble dénommés « les Parties » ou, séparément, « une Partie ».",
            "Parties, Partie",
        ),
        ("Chacune est une « Partie », les deux sont les « Parties ».", "Partie, Parties"),
        ("le Client et l’Agent sont appelés ensemble les « Parties ».", "Parties"),
        ("la marque (le « Concédant » ou “Licensor”)", "Concédant, Licensor"),
        ("« Livrable » désigne le rapport remis.", "Livrable="),
        ("« Livrable » ou « Rendu » désigne le rapport.", "Livrable=, Rendu="),
        ("On entend par « Prix » la somme due.", "Prix="),
        ("« Locaux » : les bureaux du Client ;", "Locaux="),
        ("1.2. « Locaux » : les bureaux du Client ;", "Locaux="),
        ("ci-après dénommée « L’INDIVISAIRE NORD » ;", "INDIVISAIRE NORD"),
        ("la mention « Lu et approuvé » est écrite", ""),
        ("l’ouvrage intitulé Les phares, « La Jument, nuit » et « Tempête »", ""),
        ("la clause « Prix » lui reste acquise", ""),
        ("les mots « violation » et « traitement » ont le sens du RGPD", ""),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn lines_of_the_article_of_definitions() {
    let text = "Contrat\n\nARTICLE 1 - DÉFINITIONS\n\nAnomalie : tout écart du Logiciel.\n\
                Version mineure : une livraison.\n\nARTICLE 2 - OBJET\n\nNote : rien.\n";
    assert_eq!(found(text), "Anomalie=, Version mineure=");
}

#[test]
fn definitions_of_one_article() {
    let local = |text: &str| {
        let flat = Flat::plain(text, Kind::Paragraph);
        let passage = Passage { reading: Reading::new(&flat.text), flat: &flat };
        let mut out = Vec::new();
        reader::read(&passage, 0, false, &mut out);
        matches!(
            out.as_slice(),
            [Definition { says: Says::Meaning { is_local: true, .. }, .. }]
        )
    };
    for (text, expected) in [
        ("Au sens du présent article, « Prix » désigne le loyer.", true),
        ("Pour l’application de l’article 5, « Prix » désigne le loyer.", true),
        ("Au sens du contrat, « Prix » désigne le loyer.", false),
    ] {
        assert_eq!(local(text), expected, "{text}");
    }
}
