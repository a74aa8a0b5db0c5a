//! What a Word file holds beside its numbers: tables, notes, frames, fields, traces.

use clausier_diagnostics::Severity;
use clausier_import::AsideKind;
use clausier_model::document::{BlockKind, plain_text};

use super::word_file::{File, p};

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn tracked_changes_are_traces() {
    let author = "w:author=\"Mme Roy\" w:date=\"2026-11-22T08:00:00Z\"";
    let body = format!(
        "<w:p>{}<w:ins w:id=\"1\" {author}>{}</w:ins><w:del w:id=\"2\" {author}><w:r>\
         <w:delText>trente</w:delText></w:r></w:del>{}</w:p>\
         <w:p><w:pPr><w:rPr><w:del w:id=\"3\" {author}/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>\
         <w:p><w:moveFrom w:id=\"4\" {author}>{}</w:moveFrom></w:p>\
         <w:p><w:moveTo w:id=\"5\" {author}>{}</w:moveTo></w:p>",
        run("Un délai de "),
        run("quarante "),
        run("jours."),
        run("Une phrase "),
        run("en deux."),
        run("Déplacé."),
        run("Déplacé."),
    );
    let (imported, _) =
        File::default().part("settings", "<w:trackRevisions/>").paragraphs(&body).read();
    let source = imported.file.text();
    assert_eq!(source, "Un délai de quarante jours.\nUne phrase en deux.\nDéplacé.\n");
    let traces = &imported.traces;
    let [insertion] = &traces.insertions[..] else { panic!("{traces:?}") };
    assert_eq!(insertion.author.as_deref(), Some("Mme Roy"));
    assert_eq!(insertion.date.as_deref(), Some("2026-11-22T08:00:00Z"));
    assert_eq!(&source[insertion.span.range()], "quarante ");
    let deleted: Vec<_> = traces.deletions.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(deleted, ["trente", ""]);
    let moved: Vec<_> = traces.moves.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(moved, ["Déplacé.", "Déplacé."]);
    assert!(traces.tracking && traces.is_marked());
}

#[test]
fn comments_highlights_and_hidden_words_have_their_places() {
    let body = "<w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>Le prix</w:t></w:r>\
        <w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>\
        <w:r><w:rPr><w:highlight w:val=\"yellow\"/></w:rPr><w:t xml:space=\"preserve\"> est de \
        cent</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space=\"preserve\"> ou moins</w:t>\
        </w:r></w:p>";
    let comments = "<w:comment w:id=\"7\" w:author=\"M. Blanc\"><w:p><w:r><w:t>À revoir</w:t>\
        </w:r></w:p></w:comment>";
    let core = "<w:creator>Mme Roy</w:creator><w:lastModifiedBy>M. Blanc</w:lastModifiedBy>\
        <w:revision>12</w:revision><w:subject></w:subject>";
    let (imported, _) = File::default()
        .part("comments", comments)
        .part("core", core)
        .paragraphs(body)
        .read();
    let source = imported.file.text();
    let traces = &imported.traces;
    assert_eq!(traces.comments[0].text, "À revoir");
    assert_eq!(&source[traces.comments[0].span.range()], "Le prix");
    assert_eq!(&source[traces.highlights[0].span.range()], " est de cent");
    assert_eq!(&source[traces.hidden[0].span.range()], " ou moins");
    let metadata: Vec<_> = traces.metadata.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(metadata, ["author", "last-modified-by", "revision"]);
}

#[test]
fn fields_show_their_result() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = format!(
        "<w:p>{}{}<w:r><w:instrText>REF a \\h</w:instrText></w:r>{}{}{}{}</w:p>\
         <w:p><w:fldSimple w:instr=\"DATE\">{}</w:fldSimple></w:p>",
        run("À l’article "),
        field("begin"),
        field("separate"),
        run("5.2"),
        field("end"),
        run(", le prix."),
        run("3 mars 2026"),
    );
    let (imported, _) = File::default().paragraphs(&body).read();
    assert_eq!(imported.file.text(), "À l’article 5.2, le prix.\n3 mars 2026\n");
}

#[test]
fn contents_notes_frames_and_furniture() {
    let body = format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
         </w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>\
         {}<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><mc:AlternateContent>\
         <mc:Choice><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>\
         </mc:Choice><mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback>\
         </mc:AlternateContent></w:r></w:p>{}",
        p("Article 1 – Objet"),
        p("Article 1 – Objet"),
        run("Le texte."),
        p("Un cadre."),
        p("Un cadre."),
        p("La suite."),
    );
    let notes = format!(
        "<w:footnote w:id=\"0\" w:type=\"separator\">{}</w:footnote><w:footnote w:id=\"2\">{}\
         </w:footnote>",
        p("---"),
        p("Une note.")
    );
    let (imported, _) = File::default()
        .part("footnotes", &notes)
        .part("header", &p("Entre nous"))
        .paragraphs(&body)
        .read();
    let blocks = &imported.document.articles[0].blocks;
    let texts: Vec<_> = blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Paragraph { inlines } => plain_text(inlines),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(texts, ["Le texte.", "Un cadre.", "Une note.", "La suite."]);
    let kinds: Vec<_> = imported.asides.iter().map(|aside| aside.kind).collect();
    assert_eq!(kinds, [AsideKind::Contents, AsideKind::Header]);
}

#[test]
fn tables_keep_their_cells() {
    let cell = |more: &str, text: &str| {
        format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", p(text))
    };
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr>\
         </w:tbl><w:tbl><w:tr>{}</w:tr></w:tbl>",
        cell("", "Unité"),
        cell("", "Prix"),
        cell("<w:gridSpan w:val=\"2\"/>", "Forfait"),
        cell("", "Ancien"),
        cell("", "Clause en vue."),
    );
    let (imported, _) = File::default().paragraphs(&body).read();
    let blocks = &imported.document.recitals.as_ref().expect("a text").blocks;
    let BlockKind::Table(table) = &blocks[0].kind else { panic!("{blocks:?}") };
    assert_eq!((table.columns.len(), table.rows.len()), (2, 1));
    assert_eq!(plain_text(&table.rows[0].cells[0]), "Forfait");
    assert_eq!(imported.traces.deletions[0].text, "Ancien");
    assert!(matches!(blocks[1].kind, BlockKind::Conspicuous { .. }));
}

#[test]
fn what_is_not_read_is_said() {
    let body = format!(
        "{}<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p><w:altChunk r:id=\"x\"/>",
        p("Un texte.")
    );
    let (_, findings) = File::default().paragraphs(&body).read();
    let severities: Vec<_> = findings.iter().map(|finding| finding.severity).collect();
    assert_eq!(severities, [Severity::Warning, Severity::Info]);
    assert!(findings.iter().all(|finding| finding.rule.code == "IMP-03"));
}
