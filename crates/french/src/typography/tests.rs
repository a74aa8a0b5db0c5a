//! What goes in and what comes out. `_` stands for a no-break space and `^` for
//! a narrow one, so that a reader sees them.

use super::traits::Traits;
use super::typeset::set;
use super::{NBSP, NNBSP, typeset, typeset_between};

fn shown(text: &str) -> String {
    text.replace(NBSP, "_").replace(NNBSP, "^")
}

fn check(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        let set = typeset(source);
        assert_eq!(shown(&set), *expected, "{source}");
        assert_eq!(typeset(&set), set, "set twice: {source}");
    }
}

#[test]
fn high_marks() {
    check(&[
        ("", ""),
        ("mot; mot", "mot^; mot"),
        ("mot ; mot", "mot^; mot"),
        ("Vraiment ?", "Vraiment^?"),
        ("Vraiment?!", "Vraiment^?!"),
        ("Non !", "Non^!"),
        ("Objet: la vente", "Objet_: la vente"),
        ("Objet : la vente", "Objet_: la vente"),
        ("Objet\u{202f}: la vente", "Objet_: la vente"),
        ("sont :", "sont_:"),
        ("sont:", "sont_:"),
        ("(voir) ;", "(voir)^;"),
        ("; seul", "; seul"),
        ("(?)", "(?)"),
        ("a != b", "a != b"),
        ("ligne\n: suite", "ligne\n: suite"),
        ("a::b urn:x", "a::b urn:x"),
    ]);
}

#[test]
fn quotation_marks() {
    check(&[
        ("«mot»", "«_mot_»"),
        ("« mot »", "«_mot_»"),
        ("«\u{202f}mot\u{202f}»", "«_mot_»"),
        ("\"mot\"", "«_mot_»"),
        ("dit \"le mot\", puis", "dit «_le mot_», puis"),
        ("(\"Client\")", "(«_Client_»)"),
        ("l'\"Agence\" ;", "l’«_Agence_»^;"),
        ("« dit \"oui\" »", "«_dit “oui”_»"),
        ("\"a \"b\" c\"", "«_a “b” c_»"),
        ("un écran de 15\" au plus", "un écran de 15\" au plus"),
        ("« mot » ;", "«_mot_»^;"),
        ("« mot »?", "«_mot_»^?"),
        ("« quoi ? »", "«_quoi^?_»"),
    ]);
}

#[test]
fn apostrophes() {
    check(&[
        ("l'acte d'une partie", "l’acte d’une partie"),
        ("aujourd'hui", "aujourd’hui"),
        ("l’acte", "l’acte"),
        ("5' 30", "5' 30"),
        ("etc...", "etc…"),
        ("[...]", "[…]"),
        ("....", "...."),
    ]);
}

#[test]
fn numbers() {
    check(&[
        ("10 %", "10_%"),
        ("10%", "10_%"),
        ("7,86 %", "7,86_%"),
        ("1500€", "1500_€"),
        ("1 500 €", "1^500_€"),
        ("1\u{a0}500,50\u{a0}€", "1^500,50_€"),
        ("1 234 567 euros", "1^234^567_euros"),
        ("123 456 789 €", "123^456^789_€"),
        ("de 2 500 personnes", "de 2^500 personnes"),
        ("-1 500 €", "-1^500_€"),
        ("5 k€ et 2 M€", "5_k€ et 2_M€"),
        ("en %", "en %"),
        ("%20", "%20"),
        ("l’article 5 200 lignes", "l’article 5 200 lignes"),
        ("75 002 Paris", "75 002 Paris"),
        ("75002 Paris", "75002 Paris"),
        ("1 000 HT", "1^000 HT"),
        ("FR76 3000 6000 0112", "FR76 3000 6000 0112"),
        ("01 23 45 67 89", "01 23 45 67 89"),
        ("0 800 123", "0 800 123"),
        ("RCS Lyon 123 456 789", "RCS Lyon 123_456_789"),
        ("SIRET 123 456 789 00012", "SIRET 123_456_789_00012"),
        ("en 2026 150 jours", "en 2026 150_jours"),
        ("30 jours", "30_jours"),
        ("12 mois, 2 ans", "12_mois, 2_ans"),
        ("72 heures", "72_heures"),
        ("15 jours ouvrés", "15_jours ouvrés"),
        ("9 h 30", "9_h_30"),
        ("9:30", "9:30"),
        ("à 9:30 :", "à 9:30_:"),
        ("3 joursement", "3 joursement"),
    ]);
}

#[test]
fn abbreviations_and_dates() {
    check(&[
        ("n° 75-1334", "n°_75-1334"),
        ("n°75-1334", "n°_75-1334"),
        ("nº 5", "n°_5"),
        ("C. com., art. L. 441-10, II", "C. com., art._L._441-10, II"),
        ("art. 1171", "art._1171"),
        ("l’article L. 441-10", "l’article L._441-10"),
        ("l'article L.441-10", "l’article L._441-10"),
        ("R. 8222-1 et D. 441-5", "R._8222-1 et D._441-5"),
        ("p. 12, § 3", "p._12, §_3"),
        ("M. Durand et Mme Élise Martin", "M._Durand et Mme_Élise Martin"),
        ("MM. Durand, Me Petit", "MM._Durand, Me_Petit"),
        ("Cela me plaît", "Cela me plaît"),
        ("le 1er janvier 2026", "le 1er_janvier 2026"),
        ("le 2 janvier 2026", "le 2_janvier 2026"),
        ("31 Août", "31_Août"),
        ("en janvier 2026", "en janvier 2026"),
    ]);
}

#[test]
fn addresses() {
    check(&[
        ("https://exemple.fr/a?b=c;d!e:f", "https://exemple.fr/a?b=c;d!e:f"),
        (
            "voir https://exemple.fr/l'a...b; puis",
            "voir https://exemple.fr/l'a...b^; puis",
        ),
        ("(www.exemple.fr) ?", "(www.exemple.fr)^?"),
        ("« https://exemple.fr »", "«_https://exemple.fr_»"),
        ("a.b@exemple.fr; c@exemple.fr", "a.b@exemple.fr^; c@exemple.fr"),
        ("mailto:a@exemple.fr", "mailto:a@exemple.fr"),
        ("www.", "www."),
        ("://", "://"),
        ("@", "@"),
    ]);
}

#[test]
fn neighbours() {
    for (before, text, after, expected) in [
        (Some('2'), " % de", None, "_% de"),
        (Some('2'), "% de", None, "_% de"),
        (Some('0'), " jours", None, "_jours"),
        (Some('0'), " €", None, "_€"),
        (None, "« ", Some('A'), "«_"),
        (None, "«", Some('A'), "«_"),
        (Some('e'), " »;", None, "_»^;"),
        (Some('e'), "»", None, "_»"),
        (Some('e'), ";", None, "^;"),
        (Some('e'), " : ", Some('A'), "_: "),
        (None, "mot ", Some(';'), "mot^"),
        // The run that holds the mark brings the blank: once, not twice.
        (None, "mot", Some(';'), "mot"),
        (Some('«'), "mot", Some('»'), "mot"),
        (Some('«'), " mot ", Some('»'), "_mot_"),
        (Some('\u{202f}'), ";", None, ";"),
        (None, "l'", Some('A'), "l’"),
        (Some('l'), "'", Some('A'), "’"),
        (None, "dit \"", Some('A'), "dit «_"),
        (Some('e'), "\" puis", None, "_» puis"),
        (Some('8'), "\" puis", None, "_» puis"),
        (None, "n° ", Some('5'), "n°_"),
        (None, "Mme ", Some('D'), "Mme_"),
        (None, "Mme ", Some('e'), "Mme "),
        (None, "l’art. ", Some('L'), "l’art._"),
        (None, "1 500 ", Some('€'), "1^500_"),
        (None, "1 500 ", Some('d'), "1 500 "),
        (Some('1'), " 500 mots", None, " 500 mots"),
        (None, ".", Some('.'), "."),
        (None, "..", Some('.'), ".."),
    ] {
        let set = typeset_between(before, text, after);
        assert_eq!(shown(&set), expected, "{before:?} {text} {after:?}");
        assert_eq!(
            typeset_between(before, &set, after),
            set,
            "{before:?} {text} {after:?}"
        );
    }
}

#[test]
fn what_this_crate_prints_is_right_already() {
    for text in [
        crate::money_figures(12_345_678_950),
        crate::long_date(2026, 12, 1),
        crate::count(1_500, "jour"),
        crate::quote("l’Agence"),
    ] {
        assert_eq!(typeset(&text), text);
    }
}

/// Every mix of these pieces, by a generator that needs no seed from outside.
#[test]
fn setting_twice_is_setting_once() {
    const PIECES: [&str; 54] = [
        " ",
        " ",
        " ",
        "\u{a0}",
        "\u{202f}",
        "\n",
        ";",
        ":",
        "!",
        "?",
        "«",
        "»",
        "\"",
        "'",
        "’",
        "“",
        "”",
        ".",
        "...",
        "…",
        ",",
        "%",
        "€",
        "(",
        ")",
        "1",
        "12",
        "500",
        "1 500",
        "00012",
        "n°",
        "nº",
        "art.",
        "L.",
        "M.",
        "MM.",
        "Me",
        "l'art.",
        "p.",
        "§",
        "mot",
        "Mot",
        "jours",
        "janvier",
        "1er",
        "h",
        "k€",
        "://",
        "www.",
        "a@b.fr",
        "https://exemple.fr/?a",
        "-",
        "—",
        "+",
    ];
    let mut state: u64 = 0x2545_F491_4F6C_DD1D;
    let mut next = |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).expect("31 bits") % bound
    };
    for _ in 0..20_000 {
        let text: String = (0..1 + next(9)).map(|_| PIECES[next(PIECES.len())]).collect();
        let side = |n: usize| PIECES.get(n).and_then(|piece| piece.chars().next());
        let (before, after) = (side(next(90)), side(next(90)));
        let once = typeset_between(before, &text, after);
        let every_step = set(Traits::ALL, before, &text, after);
        assert_eq!(shown(&once), shown(&every_step), "{before:?} {text:?} {after:?}");
        let twice = typeset_between(before, &once, after);
        assert_eq!(shown(&twice), shown(&once), "{before:?} {text:?} {after:?}");
        // Blanks apart, nothing but quotation marks and their like may change.
        let letters = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric() && *c != 'º').collect()
        };
        assert_eq!(letters(&once), letters(&text), "{text:?}");
    }
}

#[test]
fn long_runs_take_linear_time() {
    let text = "l'acte: 1 500 €, \"dit-il\" ; n° 5 a@b.fr @@@@ www.www. ".repeat(4_000);
    let set = typeset(&text);
    assert!(set.len() > text.len());
}
