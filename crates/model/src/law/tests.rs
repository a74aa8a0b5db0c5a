use super::*;

/// Forms in which references are printed.
const CANONICAL: &[&str] = &[
    "C. assur., art. L. 12-10-1",
    "C. assur., art. L. 124-1 à L. 124-3",
    "C. assur., art. L. 113-2, 4°",
    "C. civ., art. 1102 et 1162",
    "C. civ., art. 1231-5, al. 4",
    "C. civ., art. 1217 et s.",
    "C. com., art. L. 441-10, II",
    "C. com., art. L. 442-1, I, 2°",
    "C. conso., art. L. 212-2 et R. 212-1, 6°",
    "C. conso., article liminaire",
    "C. conso., article liminaire, art. L. 111-2, L. 212-1 et L. 612-1",
    "C. pén., art. 323-1 à 323-3-1",
    "C. trav., art. L. 1254-15, 1°, a, et 2°, c et d",
    "C. trav., art. L. 3123-7 et L. 3123-27 à L. 3123-31",
    "C. trav., art. L. 4154-1 et D. 4154-1",
    "CGI, art. 286 ter",
    "CGI, art. 293 B",
    "CGI, art. 242 nonies A",
    "CGI, ann. II, art. 242 nonies A",
    "CIBS, art. L. 223-1 et s.",
    "CNIL, délibération n° 2021-122 du 14 octobre 2021",
    "CPC, art. 48",
    "CPC, livre V",
    "Cass. ch. mixte, 14 février 2003, n° 00-19.423",
    "Cass. com., 27 mai 2021, n° 18-23.261 et 18-23.699",
    "CJUE, 4 mai 2023, aff. C-487/21",
    "Convention collective du 22 mars 2017 (IDCC 3219), avenant n° 12 du 20 décembre 2022",
    "D. n° 2017-1416 du 28 septembre 2017",
    "Arr. du 1er décembre 2025, art. 2",
    "Dir. (UE) 2022/2555, art. 21 et 23",
    "Dir. 93/13/CEE, art. 6",
    "Dir. 2011/83/UE, art. 9, § 2",
    "Déc. d’exécution (UE) 2021/914 du 4 juin 2021",
    "L. n° 75-1334 du 31 décembre 1975, art. 1, 3 et 14",
    "L. n° 75-1334 du 31 décembre 1975, art. 1er",
    "PCI DSS v4.0.1, exigence 12.9.2",
    "PCI DSS v4.0.1, exigences 12.8.2, 12.8.4 et 12.8.5",
    "ISO/IEC 27001:2022",
    "Règl. (CE) n° 593/2008, art. 9",
    "Règl. (UE) 2016/679, art. 28",
    "Règl. (UE) 2016/679, art. 28, § 1, 3, 4 et 10",
    "Règl. (UE) 2016/679, art. 28, § 2, 3, d, et 4",
    "Règl. (UE) 2016/679, art. 28, § 3, a et dernier alinéa",
    "Règl. (UE) 2016/679, art. 29 et 32, § 4",
    "Règl. (UE) 2016/679, art. 4, 7) et 8)",
    "Règl. (UE) 2016/679, consid. 81",
    "Règl. (UE) n° 910/2014, art. 25",
    "Règl. d’exécution (UE) 2024/2690, art. 1",
    "TFUE, art. 101",
];

#[test]
fn usual_forms_are_printed_as_they_are_read() {
    for text in CANONICAL {
        let read = Reference::parse(text).unwrap_or_else(|fault| {
            panic!("{text}: {fault:?}");
        });
        assert_eq!(read.to_string(), *text, "{read:?}");
    }
}

#[test]
fn variants_are_printed_in_the_usual_form() {
    for (text, usual) in [
        ("Code de commerce, article L441-10 II", "C. com., art. L. 441-10, II"),
        ("C. com., art. L.441-10, I, al. 4", "C. com., art. L. 441-10, I, al. 4"),
        ("C.\u{a0}com., art.\u{a0}L.\u{a0}441-10", "C. com., art. L. 441-10"),
        ("C. ass., art. L. 113-9", "C. assur., art. L. 113-9"),
        ("code de l'environnement, art. L. 110-1", "C. env., art. L. 110-1"),
        ("RGPD, art. 28, § 3, h)", "Règl. (UE) 2016/679, art. 28, § 3, h"),
        ("RGPD, art. 28.3.h", "Règl. (UE) 2016/679, art. 28, § 3, h"),
        ("règl. (UE) 2022/2554, art. 30, § 2", "Règl. (UE) 2022/2554, art. 30, § 2"),
        ("Règlement (UE) n°2016/679", "Règl. (UE) 2016/679"),
        ("règl. (UE) 910/2014", "Règl. (UE) n° 910/2014"),
        ("directive 93/13/CEE", "Dir. 93/13/CEE"),
        (
            "loi n° 75-1334 du 31 décembre 1975, article 3",
            "L. n° 75-1334 du 31 décembre 1975, art. 3",
        ),
        ("LIL, art. 82", "L. n° 78-17 du 6 janvier 1978, art. 82"),
        (
            "Cass. com., 24 avr. 2024, n° 22-24.275",
            "Cass. com., 24 avril 2024, n° 22-24.275",
        ),
        (
            "CNIL, délib. n° 2022-100 du 21 juill. 2022",
            "CNIL, délibération n° 2022-100 du 21 juillet 2022",
        ),
        ("C. civ., art. 1242 al. 5", "C. civ., art. 1242, al. 5"),
    ] {
        let read = Reference::parse(text).unwrap_or_else(|fault| {
            panic!("{text}: {fault:?}");
        });
        assert_eq!(read.to_string(), usual, "{text}: {read:?}");
        assert_eq!(Reference::parse(usual).as_ref(), Ok(&read), "{usual}");
    }
}

#[test]
fn what_is_not_a_reference_is_said_where_it_is() {
    for (text, rest, said) in [
        ("", "", "vide"),
        ("art. 28", "art. 28", "de quel texte"),
        ("L. 441-10", "L. 441-10", "de quel texte"),
        ("§ A8", "§ A8", "aucun texte"),
        ("Code des usages, art. 1", "Code des usages, art. 1", "aucun texte"),
        ("C. com., art. L. 441-10, III (à relire)", "(à relire)", "verify"),
        ("C. civ., art. 1145 [NV]", "[NV]", "verify"),
        ("C. com., art. R. 123-237 ; CPC, art. 48", ";", "liste"),
        ("C. civ., art. 1231x", "art. 1231x", "ni un article"),
        ("C. civ., art.", "art.", "ni un article"),
        ("C. civ., art. 1102,", "", "pas finie"),
        ("C. civ., II", "II", "ni un article"),
        ("C. civ., les bonnes mœurs", "les bonnes mœurs", "ni un article"),
        ("Cass. com., avril 2024", "Cass. com., avril 2024", "aucun texte"),
    ] {
        let fault = Reference::parse(text).expect_err(text);
        assert_eq!(&text[fault.range.clone()], rest, "{text}: {fault:?}");
        assert!(fault.message.contains(said), "{text}: {fault:?}");
    }
}

#[test]
fn an_address_is_given_only_when_it_is_known() {
    for (text, url) in [
        (
            "C. com., art. L. 441-10, II",
            Some("https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000005634379/"),
        ),
        (
            "L. n° 75-1334 du 31 décembre 1975, art. 14",
            Some("https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000889241/"),
        ),
        (
            "Règl. (UE) 2016/679, art. 28",
            Some("https://eur-lex.europa.eu/eli/reg/2016/679/oj/fra"),
        ),
        (
            "Règl. (CE) n° 593/2008",
            Some("https://eur-lex.europa.eu/eli/reg/2008/593/oj/fra"),
        ),
        (
            "Déc. d’exécution (UE) 2021/914 du 4 juin 2021",
            Some("https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj/fra"),
        ),
        ("Dir. 93/13/CEE", Some("https://eur-lex.europa.eu/eli/dir/1993/13/oj/fra")),
        ("Déc. 2010/87/UE", None),
        ("L. n° 80-525 du 12 juillet 1980", None),
        ("Cass. com., 11 mai 2017, n° 15-12.872", None),
        ("PCI DSS v4.0.1", None),
    ] {
        let read = Reference::parse(text).unwrap_or_else(|fault| {
            panic!("{text}: {fault:?}");
        });
        assert_eq!(read.url().as_deref(), url, "{text}");
    }
    assert_eq!(basis("usages").text, "usages");
    assert!(basis("CPC, art. 48").url.is_some());
}

#[test]
fn identifiers_are_well_formed_and_names_are_read_back() {
    for code in table::CODES {
        let digits = code.id.strip_prefix("LEGITEXT").expect(code.id);
        assert!(digits.len() == 12 && digits.bytes().all(|b| b.is_ascii_digit()));
        for name in [code.short, code.name].iter().chain(code.others) {
            let read = Reference::parse(name).unwrap_or_else(|fault| {
                panic!("{name}: {fault:?}");
            });
            assert_eq!(read.source, Source::Code(code), "{name}");
        }
    }
    for (number, id) in table::TEXTS {
        let digits = id.strip_prefix("JORFTEXT").expect(id);
        assert!(digits.len() == 12, "{number}");
    }
    for (name, full) in table::NICKNAMES {
        assert_eq!(Reference::parse(name).expect(name).to_string(), *full);
    }
}

#[test]
fn hostile_texts_end() {
    for text in
        ["(", "C. com., art. ", "Règl. (UE) 99999999999999999999/1", "CE,", "L.", "ISO"]
    {
        let _ = Reference::parse(text);
    }
    let long = "C. com., art. ".to_owned() + &"1, ".repeat(20_000);
    assert!(Reference::parse(&long).is_err());
}
