//! No input makes the parsers panic, and every finding stands inside its file.

use clausier_diagnostics::Findings;
use clausier_model::clause::parse_clause;
use clausier_model::manifest::parse_manifest;
use clausier_model::model::{parse_block, parse_model};
use clausier_model::parameter::parse_parameters;
use clausier_model::party::parse_party;
use clausier_model::source::decode;
use clausier_model::theme::parse_theme;
use clausier_model::value::{Duration, Type, Value};

const CLAUSE: &str = "+++\ntitle = \"Pénalités\"\nversion = \"1.0.0\"\n\
    status = \"draft\"\n[terms]\n\"Facture\" = { text = \"la facture\" }\n\
    [variables.taux]\ntype = \"percent\"\ndefault = \"12 %\"\n\
    [variables.rythme]\ntype = \"choice\"\nchoices = { a = \"x\", b = \"y\" }\n\
    [[checks]]\ncode = \"A-1\"\nname = \"a\"\nassert = \"x\"\nmessage = \"m\"\n+++\n\
    Texte.\n\n## Titre {#a}\n\n```\n# x\n```\n# Commentaire\nFin\n";

const PARTY: &str = "kind = \"natural\"\ngender = \"feminine\"\nfirst-name = \"É\"\n\
    last-name = \"M\"\nsiren = \"732 829 320\"\nsiret = \"73282932000074\"\n\
    vat = \"FR44732829320\"\niban = \"DE89370400440532013000\"\n\
    [address]\nstreet = \"1 rue\"\npostcode = \"69003\"\ncity = \"Lyon\"\n";

const PARAMETERS: &str = "[taux]\ntitle = \"T\"\ntype = \"percent\"\n\
    [[taux.periods]]\nfrom = 2026-01-01\nuntil = 2026-06-30\nvalue = \"2,62 %\"\n\
    source = \"s\"\n";

/// Everything there is, on anything.
fn parse_all(bytes: &[u8]) {
    let (file, mut findings) = decode("x", bytes);
    let into = &mut findings;
    parse_clause("a/b", &file, into);
    parse_model("a", &file, into);
    parse_block("a", &file, into);
    parse_manifest(&file, into);
    parse_party("a", &file, into);
    parse_parameters(&file, into);
    parse_theme(&file, into);
    check_places(&findings);
}

fn check_places(findings: &Findings) {
    for finding in findings {
        let text = finding.span.file().text();
        let range = finding.span.range();
        assert!(text.get(range).is_some(), "{finding:?} cuts a character of {text:?}");
        assert!(!finding.message.is_empty());
    }
}

/// A small generator, so that a failure comes back the same.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).expect("small"))
            .expect("small")
    }
}

#[test]
fn mutations_of_good_sources() {
    let pieces: &[&[u8]] = &[
        b"\"",
        b"'",
        b"\"\"\"",
        b"[",
        b"]",
        b"{",
        b"}",
        b"=",
        b".",
        b",",
        b"\n",
        b"+++\n",
        b"\\u202E",
        b"\\",
        b"\xff",
        b"\xe2\x80\xae",
        b"\0",
        b"1e999",
        b"0x7f",
        b"-",
        b"\xc3\xa9",
        b"#",
        b"inf",
        b"2026-02-30",
        b"\r\n",
        b"[[a]]\n",
        b"a.b.c = 1\n",
        b"\xf0\x9f\x99\x82",
        b"\xef\xbb\xbf",
        b"99999999999999999999",
        b"true",
        b" ",
    ];
    let sources = [CLAUSE, PARTY, PARAMETERS, crate::model::GOOD, crate::manifest::GOOD];
    let mut random = Random(0x2026_1122);
    for source in sources {
        for _ in 0..400 {
            let mut bytes = source.as_bytes().to_vec();
            for _ in 0..=random.below(3) {
                let at = random.below(bytes.len() + 1);
                let cut = random.below(8).min(bytes.len() - at);
                let piece = pieces[random.below(pieces.len())];
                bytes.splice(at..at + cut, piece.iter().copied());
            }
            parse_all(&bytes);
        }
    }
}

#[test]
fn every_prefix_of_a_source() {
    for source in [CLAUSE, PARTY, PARAMETERS, crate::manifest::GOOD] {
        for end in 0..source.len() {
            parse_all(&source.as_bytes()[..end]);
        }
    }
}

#[test]
fn deep_and_wide_sources() {
    for source in [
        "[".repeat(20_000),
        "a = ".to_owned() + &"{a=".repeat(20_000),
        "a = [".to_owned() + &"[".repeat(20_000),
        "[".to_owned() + &"a.".repeat(100_000) + "a]\n",
        "a.".repeat(100_000) + "a = 1\n",
        "+++\n".repeat(20_000),
        "# x\n".repeat(20_000),
        "+++\n+++\n".to_owned() + &"# x\n".repeat(20_000),
        "\"".repeat(100_001),
        "a = \"\"\"".to_owned() + &"\"\n".repeat(20_000),
    ] {
        parse_all(source.as_bytes());
    }
}

#[test]
fn words_of_the_command_line() {
    let mut random = Random(7);
    let pieces = [
        "1",
        "9",
        " ",
        "\u{a0}",
        ",",
        ".",
        "€",
        "%",
        "euros",
        "cent",
        "vingt",
        "et",
        "un",
        "mille",
        "jours",
        "mois",
        "-",
        "é",
        "2026",
        "décembre",
        "1er",
        "\u{202e}",
        "🙂",
    ];
    let types = [
        Type::Text,
        Type::Paragraphs,
        Type::Integer,
        Type::Money,
        Type::Percent,
        Type::Date,
        Type::Duration,
        Type::Boolean,
        Type::List,
        Type::Party,
    ];
    for _ in 0..5_000 {
        let input: String =
            (0..random.below(9)).map(|_| pieces[random.below(pieces.len())]).collect();
        for ty in &types {
            if let Ok(value) = Value::parse_str(&input, ty) {
                let _ = value.print();
            }
        }
        if let Ok(duration) = Duration::parse(&input) {
            assert_eq!(Duration::parse(&duration.print()), Ok(duration), "{input}");
        }
    }
}
