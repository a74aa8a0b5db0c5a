//! Word’s automatic numbers.

use super::word_file::{File, numbered, p, styled};

/// A level of a list.
fn level(rank: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{rank}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}\
         <w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn definition(id: u32, levels: &[String]) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>", levels.concat())
}

fn list(id: u32, definition: u32, more: &str) -> String {
    format!(
        "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition}\"/>{more}</w:num>"
    )
}

/// The lines of the text that is taken out of a file.
fn lines(numbering: &str, body: &str) -> Vec<String> {
    let (imported, _) =
        File::default().part("numbering", numbering).paragraphs(body).read();
    imported.file.text().lines().map(str::to_owned).collect()
}

#[test]
fn counts_in_every_figure() {
    for (format, text, expected) in [
        ("decimal", "Article %1", ["Article 1 a", "Article 2 b"]),
        ("decimal", "%1.", ["1. a", "2. b"]),
        ("decimalZero", "%1)", ["01) a", "02) b"]),
        ("upperRoman", "%1 –", ["I – a", "II – b"]),
        ("lowerRoman", "(%1)", ["(i) a", "(ii) b"]),
        ("upperLetter", "%1.", ["A. a", "B. b"]),
        ("lowerLetter", "%1)", ["a) a", "b) b"]),
        ("ordinal", "%1", ["1er a", "2e b"]),
        ("ordinalText", "Article %1", ["Article premier a", "Article deuxième b"]),
        ("cardinalText", "Article %1", ["Article un a", "Article deux b"]),
        ("bullet", "\u{f0b7}", ["• a", "• b"]),
        ("bullet", "-", ["– a", "– b"]),
        ("none", "", ["a", "b"]),
    ] {
        let numbering =
            format!("{}{}", definition(0, &[level(0, format, text, "")]), list(1, 0, ""));
        let body = format!("{}{}", numbered(1, 0, "a"), numbered(1, 0, "b"));
        assert_eq!(lines(&numbering, &body), expected, "{format} {text}");
    }
}

#[test]
fn levels_begin_anew() {
    let levels = [
        level(0, "upperRoman", "%1", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "%3)", "<w:lvlRestart w:val=\"0\"/>"),
    ];
    let numbering = format!("{}{}", definition(0, &levels), list(1, 0, ""));
    let body: String =
        [(0, "a"), (1, "b"), (2, "c"), (1, "d"), (2, "e"), (0, "f"), (1, "g")]
            .iter()
            .map(|(level, text)| numbered(1, *level, text))
            .collect();
    let expected = ["I a", "1.1 b", "a) c", "1.2 d", "b) e", "II f", "2.1 g"];
    assert_eq!(lines(&numbering, &body), expected);
}

#[test]
fn lists_share_or_restart_their_count() {
    let start =
        "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    let other = "<w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Art. %1\"/></w:lvl></w:lvlOverride>";
    let numbering = [
        definition(0, &[level(0, "decimal", "%1.", "")]),
        list(1, 0, ""),
        list(2, 0, ""),
        list(3, 0, start),
        list(4, 0, other),
    ]
    .concat();
    let body: String = [(1, "a"), (2, "b"), (3, "c"), (3, "d"), (1, "e"), (4, "f")]
        .iter()
        .map(|(list, text)| numbered(*list, 0, text))
        .collect();
    assert_eq!(
        lines(&numbering, &body),
        ["1. a", "2. b", "5. c", "6. d", "7. e", "Art. 8 f"]
    );
}

#[test]
fn styles_carry_numbers_and_levels() {
    let numbering = [
        definition(
            0,
            &[
                level(0, "decimal", "Article %1", "<w:pStyle w:val=\"T1\"/>"),
                level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"T2\"/>"),
            ],
        ),
        "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"Liste\"/>\
         </w:abstractNum>"
            .to_owned(),
        list(1, 0, ""),
        list(2, 1, ""),
    ]
    .concat();
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:name w:val=\"heading 1\"/>\
        <w:pPr><w:outlineLvl w:val=\"0\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
        </w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"T2\"><w:name w:val=\"heading 2\"/>\
        <w:pPr><w:outlineLvl w:val=\"1\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
        </w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Mien\"><w:name w:val=\"Mon titre\"/>\
        <w:basedOn w:val=\"T1\"/></w:style>\
        <w:style w:type=\"numbering\" w:styleId=\"Liste\"><w:name w:val=\"Ma liste\"/>\
        <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let body = [
        p("CONTRAT"),
        styled("T1", "Objet"),
        p("Un texte."),
        styled("T2", "Lieu"),
        p("Un lieu."),
        styled("Mien", "Prix"),
        p("Un prix."),
        numbered(2, 0, "Durée"),
        p("Un an."),
    ]
    .concat();
    let (imported, _) = File::default()
        .part("numbering", &numbering)
        .part("styles", styles)
        .paragraphs(&body)
        .read();
    let labels: Vec<_> = imported.headings.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["Article 1", "1.1", "Article 2", "Article 3"]);
    assert_eq!(imported.headings[1].depth, 1);
    assert_eq!(imported.document.articles.len(), 3);
}

#[test]
fn a_list_can_be_left_and_numbers_can_be_typed() {
    let numbering =
        format!("{}{}", definition(0, &[level(0, "decimal", "%1", "")]), list(1, 0, ""));
    let body = [
        p("CONTRAT"),
        numbered(1, 0, "Objet"),
        p("Un texte."),
        numbered(0, 0, "Rien."),
        numbered(1, 0, "Prix"),
        p("Un prix."),
    ]
    .concat();
    let (imported, _) =
        File::default().part("numbering", &numbering).paragraphs(&body).read();
    assert_eq!(imported.document.articles.len(), 2);
    let bold = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
        <w:t>ARTICLE 1 – OBJET</w:t></w:r></w:p>";
    let (imported, _) =
        File::default().paragraphs(&format!("{}{bold}{}", p("CONTRAT"), p("Un."))).read();
    assert_eq!(imported.headings[0].label, "ARTICLE 1");
}
