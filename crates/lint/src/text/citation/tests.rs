//! Who the numbers of a text belong to.

use super::*;
use crate::text::Passage;
use crate::text::passage::{Flat, Kind, Place};
use clausier_french::Reading;

/// The citations of a text: « 5 », « 5! » when the text says it is its own, « 5@2 » for
/// annex 2, « 5? » for another document, « a5 » for annexes.
fn found(text: &str) -> String {
    let flat = Flat::plain(text, Kind::Paragraph);
    let flat = Flat { place: Place::default(), ..flat };
    let passage = Passage { reading: Reading::new(&flat.text), flat: &flat };
    let all = citations(&passage).into_iter().map(|it| {
        let of = if it.of == Numbered::Annex { "a" } else { "" };
        let document = match it.document {
            Document::This { said: true } => "!".to_owned(),
            Document::This { said: false } => String::new(),
            Document::Annex(number) => format!("@{number}"),
            Document::Other => "?".to_owned(),
        };
        format!("{of}{}{document}", it.number)
    });
    all.collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
}

#[test]
fn numbers_of_this_document() {
    for (text, expected) in [
        ("selon l’article 5", "5"),
        ("l’article 5.2, dernier alinéa, s’applique", "5.2"),
        ("les articles 5, 6 et 7", "5 6 7"),
        ("les articles 2 à 4, 6.1 et 8 sont essentiels", "2 4 6.1 8"),
        ("les articles 3 (Durée) et 5", "3 5"),
        ("l’article 5 bis", "5 bis"),
        ("à l’article premier", "1"),
        ("dans les formes de l’article deuxième", "2"),
        ("l’art. 5.2", "5.2"),
        ("articles II, III ou V, non réparé", "2 3 5"),
        ("l’article 1 et l’article 2 ci-dessus", "1! 2!"),
        ("l’article 5 du présent contrat", "5!"),
        ("l’article 5 des présentes", "5!"),
        ("l’article 5 du contrat, qui", "5"),
        ("l’article 4, « Loyer »", "4"),
        ("à l’article 5, 30 jours après", "5"),
        ("aux articles 5 et 6, 30 jours après", "5 6"),
        ("les articles 4 et 3 mars 2026", "4"),
        ("à l’article 5 et 2 exemplaires", "5"),
        ("jointe en annexe 1", "a1"),
        ("ANNEXE A", "a1"),
        ("les annexes 1, 2 et 3", "a1 a2 a3"),
        ("l’article 3 de l’annexe 2", "3@2 a2"),
        ("l’article 3 et l’annexe 2", "3 a2"),
        ("le paragraphe 5.1, mais le paragraphe 2", "5.1"),
        ("l’accord de l’article 28 du RGPD, selon l’article 12", "28? 12"),
        ("selon l’article 3-4", "3.4"),
        ("l’article 226-13 du Code pénal et les exceptions de l’art. 9", "9"),
        ("il remet le code source selon l’article 14", "14"),
        ("le règlement des factures suit l’article 6", "6"),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn numbers_of_others() {
    for (text, expected) in [
        ("l’article 12 du Code civil", "12?"),
        ("l’article L. 441-10", ""),
        ("les articles 1231-5 et 1171", ""),
        ("les articles 1103 et 1104", ""),
        ("C. com., art. L. 441-10", ""),
        ("RGPD, art. 28", "28?"),
        ("le Code civil, à l’article 12", "12?"),
        ("l’article 28 du RGPD", "28?"),
        ("l’article 28 (RGPD)", "28?"),
        ("l’article 28 RGPD", "28?"),
        ("l’article 9 C. civ.", ""),
        ("les articles 32 à 36 du RGPD", "32? 36?"),
        ("l’article 33, paragraphe 3, du RGPD", "33?"),
        ("l’article 7.2, deuxième alinéa, de l’offre", "7.2?"),
        ("l’article 5, I, 3°, du décret", "5?"),
        ("l’article 57 A de la loi", ""),
        ("l’article 14 de la même loi", "14?"),
        ("l’article 5 du Contrat Cadre", "5?"),
        ("l’article 5 du contrat de travail", "5?"),
        ("l’article 4.3 de la Convention fixe la liste", "4.3?"),
        ("l’article 5, relatif au prix, du Contrat Cadre", "5?"),
        ("annexe 2 du contrat-cadre", "a2?"),
        ("les annexes 4 et 5 du Contrat Principal", "a4? a5?"),
        ("l’annexe III de la décision", "a3?"),
        ("l’article 3 de l’annexe 2 du règlement", "3? a2?"),
        ("un article 7 bis", "7 bis?"),
        ("le Contrat, et notamment son article 9", "9?"),
        ("un contrat dont l’article 11 traite du prix", "11?"),
        ("un devis, dont l’article 4 et l’annexe 5 fixent", "4? a5?"),
        ("l’article 7 de cet acte, qui l’interdit, et l’article 9", "7? 9?"),
        ("La convention collective s’applique. L’article 12 fixe le préavis.", "12?"),
        ("le RGPD impose à l’article 28", "28?"),
        ("« l’article 40 de la coutume, article 99 »", ""),
        ("(see article 6.2 of the guide)", "6.2?"),
        ("un bail dont l’article 22 fixe le loyer ; cet article 22", "22? 22?"),
        ("Cet article 22 a été modifié par avenant ; l’article 23 aussi", "22? 23?"),
        ("la charte (article 7) et le règlement intérieur (articles 12)", "7? 12?"),
        ("le pacte du 3 mars 2024, à l’exception de l’article 30", "30?"),
        ("l’article 12 ci-dessus visé du Contrat Cadre", "12?"),
        ("l’annexe 7 dudit bail", "a7?"),
        ("l’article 13 CCAG", "13?"),
        ("les clauses contractuelles types : la clause 8", "8?"),
        ("Sécurité (art. 32)          Description des mesures", "32?"),
        ("soumises à la présente annexe\n 9  Volume           Environ 900", "a9?"),
        ("un article de qualité", ""),
        ("la clause pénale", ""),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn numbers_in_doubt() {
    let doubts = |text: &str| {
        let flat = Flat::plain(text, Kind::Paragraph);
        let passage = Passage { reading: Reading::new(&flat.text), flat: &flat };
        citations(&passage).last().is_some_and(|it| it.is_doubtful)
    };
    for (text, expected) in [
        ("selon l’article 12", false),
        ("l’accord de l’article 28 du RGPD, selon l’article 12", true),
        ("La loi s’applique. Chacun paie selon son dû. Voir l’article 12.", true),
        ("l’article 28 du RGPD, selon l’article 12 ci-dessus", false),
    ] {
        assert_eq!(doubts(text), expected, "{text}");
    }
}
