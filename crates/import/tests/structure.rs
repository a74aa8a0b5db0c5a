//! Headings, items and annexes of plain text and Markdown.

use clausier_diagnostics::Findings;
use clausier_import::{HeadingKind, Imported, import};
use clausier_model::document::{Block, BlockKind, Division, plain_text};

use super::invariants;

/// Reads a text in a format, checking its words.
pub(crate) fn read(path: &str, text: &str) -> (Imported, Findings) {
    let mut findings = Findings::new();
    let imported = import(path, text.as_bytes(), &mut findings).expect("it is readable");
    invariants::check(&imported, true);
    (imported, findings)
}

/// The headings, one a line: « Article 1|Objet ».
fn headings(imported: &Imported) -> Vec<String> {
    fn find<'d>(divisions: &'d [Division], id: &str) -> Option<&'d Division> {
        divisions.iter().find_map(|division| {
            if division.id.0 == id {
                Some(division)
            } else {
                find(&division.divisions, id)
            }
        })
    }
    let document = &imported.document;
    let title = |id: &str| {
        let annexes = &document.annexes;
        let within = annexes.iter().find_map(|annex| find(&annex.articles, id));
        match find(&document.articles, id).or(within) {
            Some(division) => plain_text(&division.heading),
            None => annexes
                .iter()
                .find(|annex| annex.id.0 == id)
                .map(|annex| plain_text(&annex.heading))
                .unwrap_or_default(),
        }
    };
    let line = |heading: &clausier_import::Heading| {
        let indent = "  ".repeat(heading.depth);
        format!("{indent}{}|{}", heading.label, title(&heading.id.0))
    };
    imported.headings.iter().map(line).collect()
}

#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) -> Imported {
    let (imported, _) = read(path, text);
    assert_eq!(headings(&imported), expected, "{text}");
    imported
}

#[test]
fn headings_in_every_dress() {
    for (heading, expected) in [
        ("Article 1 – Objet", "Article 1|Objet"),
        ("ARTICLE PREMIER : OBJET", "ARTICLE PREMIER|OBJET"),
        ("Article 1er. Objet", "Article 1er|Objet"),
        ("ARTICLE 2 - DURÉE", "ARTICLE 2|DURÉE"),
        ("Art. 3 — Prix", "Art. 3|Prix"),
        ("Article II : Prix", "Article II|Prix"),
        ("Article 5 bis – Révision", "Article 5 bis|Révision"),
        ("Article n° 4 : Livraison", "Article n° 4|Livraison"),
        ("ARTICLE DEUXIÈME – DURÉE", "ARTICLE DEUXIÈME|DURÉE"),
        ("ARTICLE VINGT ET UN. DURÉE", "ARTICLE VINGT ET UN|DURÉE"),
        ("Titre I – Généralités", "Titre I|Généralités"),
        ("Chapitre 2 : Prix", "Chapitre 2|Prix"),
        ("Annexe A – Tarifs", "Annexe A|Tarifs"),
        ("ANNEXE : TARIFS", "ANNEXE|TARIFS"),
    ] {
        let text = format!("CONTRAT\n\n{heading}\n\nLe Client paie.\n");
        check("a.txt", &text, &[expected]);
        check("a.md", &text, &[expected]);
    }
    for heading in [
        "## Article 4 — Prix",
        "**Article 4 — Prix**",
        "Article 4 — Prix\n---",
        "**Article 4** — Prix",
    ] {
        let text = format!("# Contrat\n\n{heading}\n\nLe Client paie.\n");
        check("a.md", &text, &["Article 4|Prix"]);
    }
}

#[test]
fn sentences_are_no_headings() {
    for sentence in [
        "Article 5 du Code civil : la loi ne dispose que pour l’avenir.",
        "Article 12 et article 13 s’appliquent.",
        "L’article 5 du Contrat Cadre est remplacé.",
        "Article L. 441-10 du Code de commerce : les pénalités sont dues.",
        "Annexe 2 du règlement : elle est jointe.",
        "Article 5, alinéa 2, du présent contrat.",
        "Titre exécutoire est donné.",
        "12 mois après la signature, le prix est revu.",
        "1.5 million d’euros sont dus.",
        "3 – 4 jours suffisent.",
    ] {
        let text = format!("Article 1 – Objet\n\n{sentence}\n\nLe Client paie.\n");
        let imported = check("a.txt", &text, &["Article 1|Objet"]);
        assert_eq!(imported.document.articles[0].blocks.len(), 2, "{sentence}");
    }
}

#[test]
fn levels_nest() {
    let text = "Titre I – Cadre\n\nArticle 1 – Objet\n\n1.1 Le service\n\nIl est rendu à \
        distance.\n\n1.1.1 Le lieu\n\nIl est libre.\n\n1.2 Le Client le reçoit par voie \
        électronique.\n\nTitre II – Fin\n\nArticle 2 – Durée\n\nUn an.\n";
    let expected = [
        "Titre I|Cadre",
        "  Article 1|Objet",
        "    1.1|Le service",
        "      1.1.1|Le lieu",
        "    1.2|",
        "Titre II|Fin",
        "  Article 2|Durée",
    ];
    let imported = check("a.txt", text, &expected);
    assert_eq!(imported.headings[0].kind, HeadingKind::Part);
    assert_eq!(imported.headings[3].kind, HeadingKind::SubArticle);
    let number = |rank: usize| {
        imported.headings[rank].number.as_ref().expect("a number").to_string()
    };
    assert_eq!([number(3), number(6)], ["1.1.1", "2"]);
}

#[test]
fn bare_numbers_count_articles_or_items() {
    let counted = "CONTRAT\n\n1. Objet\n\nLe service.\n\n2. Prix\n\nLe Client remet :\n\n\
        1. le devis ;\n2. la facture.\n\n3. Durée\n\nUn an.\n";
    let imported = check("a.txt", counted, &["1|Objet", "2|Prix", "3|Durée"]);
    let list = &imported.document.articles[1].blocks[1].kind;
    assert!(
        matches!(list, BlockKind::List(list) if list.ordered && list.items.len() == 2)
    );
    check("a.md", counted, &["1|Objet", "2|Prix", "3|Durée"]);

    let within = "Article 1 – Remise\n\n1. Devis\n2. Facture\n\nPuis :\n\n1. Reçu\n";
    check("a.txt", within, &["Article 1|Remise"]);
    check("a.md", within, &["Article 1|Remise"]);

    let roman = "CONTRAT\n\nI. Cadre\n\n1. Objet\n\nUn.\n\n2. Prix\n\nDeux.\n\nII – Fin\n\n\
        3. Durée\n\nTrois.\n";
    check("a.txt", roman, &["I|Cadre", "  1|Objet", "  2|Prix", "II|Fin", "  3|Durée"]);
    let restarted = "# Contrat\n\n## I. Cadre\n\n### 1. Objet\n\nUn.\n\n### 2. Prix\n\n\
        Deux.\n\n## II. Fin\n\n### 1. Durée\n\nTrois.\n";
    let imported = check(
        "a.md",
        restarted,
        &["I|Cadre", "  1|Objet", "  2|Prix", "II|Fin", "  1|Durée"],
    );
    assert_eq!(imported.headings[4].number.as_ref().expect("one").to_string(), "2.1");
}

#[test]
fn what_is_uncertain_is_said() {
    let sentences = "LETTRE\n\n1. Le Prestataire rédige les textes.\n\n2. Le Client paie \
        cent euros.\n\nIl les paie comptant.\n\n3. Le contrat dure un an.\n";
    let (imported, findings) = read("a.txt", sentences);
    assert_eq!(imported.document.articles.len(), 3);
    let codes: Vec<_> = findings.iter().map(|it| it.rule.code.as_ref()).collect();
    assert_eq!(codes, ["IMP-01"]);

    let untitled = "CONTRAT\n\nEntre eux.\n\nObjet\n\nUn texte.\n\nPrix\n\nUn prix.\n\n\
        Durée\n\nUn an.\n";
    let (imported, findings) = read("a.txt", untitled);
    assert!(imported.headings.iter().all(|it| it.number.is_none()));
    assert_eq!((imported.headings.len(), findings.len()), (3, 1));
}

#[test]
fn annexes_are_told_from_their_list() {
    let text = "Article 1 – Objet\n\nUn objet.\n\nArticle 2 – Annexes\n\nAnnexe 1 : Tarifs\n\
        Annexe 2 : Délais\n\nArticle 3 – Durée\n\nUn an.\n\nFait à Lyon, le 3 mars 2026.\n\n\
        Pour le Client\nMme Roy\n\nPour le Prestataire\nM. Blanc\n\nANNEXE 1 – TARIFS\n\n\
        Article 1 – Unités\n\nCent euros.\n\nANNEXE 2 – DÉLAIS\n\nTrente jours.\n";
    let expected = [
        "Article 1|Objet",
        "Article 2|Annexes",
        "Article 3|Durée",
        "ANNEXE 1|TARIFS",
        "Article 1|Unités",
        "ANNEXE 2|DÉLAIS",
    ];
    let imported = check("a.txt", text, &expected);
    assert_eq!(imported.document.annexes.len(), 2);
    assert_eq!(imported.headings[4].id.0, "annexe-1/article-1");
    assert_eq!(imported.headings[4].annex, Some(0));
    let names: Vec<_> =
        imported.signatories.iter().map(|it| it.heading.as_str()).collect();
    assert_eq!(names, ["Pour le Client", "Pour le Prestataire"]);
    assert_eq!(imported.signatories[0].lines, ["Mme Roy"]);
    assert!(imported.document.signatures.is_some());
}

#[test]
fn a_table_of_contents_is_beside_the_text() {
    for contents in [
        "Article 1 – Objet ........ 1\nArticle 2 – Prix ......... 2\n",
        "Article 1 – Objet\n\nArticle 2 – Prix\n\nArticle 3 – Durée\n",
    ] {
        let text = format!(
            "CONTRAT\n\nSommaire\n\n{contents}\nEntre les soussignés.\n\nArticle 1 – Objet\n\n\
             Un.\n\nArticle 2 – Prix\n\nDeux.\n\nArticle 3 – Durée\n\nTrois.\n"
        );
        let (imported, _) = read("a.txt", &text);
        assert_eq!(imported.document.articles.len(), 3, "{contents}");
        assert!(imported.asides.len() >= 2);
    }
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let text = "Article 1 – Objet\n\nLe Prestataire rédige pour le Client les textes que décrit \
        l’annexe 1, et\nque les Parties ont choisis ensemble avant de conclure, conformément à \
        l’article\n5. Les textes sont remis chaque semaine, et le Client les relit sans retard.\n";
    let (imported, _) = read("a.txt", text);
    let blocks = &imported.document.articles[0].blocks;
    assert_eq!(blocks.len(), 1, "{blocks:?}");
    let BlockKind::Paragraph { inlines } = &blocks[0].kind else { panic!("{blocks:?}") };
    assert!(plain_text(inlines).contains("l’article 5. Les textes"));
}

#[test]
fn lists_nest_by_how_they_are_written() {
    let text = "Article 1 – Remise\n\nLe Client remet :\n\na) le devis :\n- signé ;\n- daté ;\n\
        b) la facture ;\nc) le reçu.\n\nIl le fait sans retard.\n";
    let (imported, _) = read("a.txt", text);
    let blocks = &imported.document.articles[0].blocks;
    let BlockKind::List(list) = &blocks[1].kind else { panic!("{blocks:?}") };
    let markers: Vec<_> = list.items.iter().map(|item| item.marker.as_str()).collect();
    assert_eq!(markers, ["a)", "b)", "c)"]);
    let inner: &Block = &list.items[0].blocks[1];
    assert!(matches!(&inner.kind, BlockKind::List(list) if list.items.len() == 2));
    assert_eq!(blocks.len(), 3);
}

#[test]
fn places_are_exact() {
    let text = "# Contrat\n\n## Article 1 – Objet\n\nLe **Client** paie &amp; [lit](https://example.fr) \
        l’article 9.\n\n| Unité | Prix |\n|---|---|\n| Heure | 45 € |\n";
    let mut findings = Findings::new();
    let imported =
        import("a.md", text.as_bytes(), &mut findings).expect("it is readable");
    let block = &imported.document.articles[0].blocks[0];
    let BlockKind::Paragraph { inlines } = &block.kind else { panic!("{block:?}") };
    let plain = plain_text(inlines);
    assert_eq!(plain, "Le Client paie & lit l’article 9.");
    let span = block.origin.span.as_ref().expect("a place");
    for word in ["Client", "lit", "article 9"] {
        let at = plain.find(word).expect("the word");
        let place = imported.place(span, at..at + word.len());
        assert_eq!(&text[place.range()], word);
    }
    let table = imported.document.articles[0].blocks[1].origin.span.as_ref();
    let cells = imported.cells(table.expect("a place"));
    let cells: Vec<_> = cells.iter().map(|cell| &text[cell.range()]).collect();
    assert_eq!(cells, ["Unité", "Prix", "Heure", "45 €"]);
}

#[test]
fn markdown_comments_and_highlights_are_traces() {
    let text = "---\nauteur: Mme Roy\n---\n# Contrat\n\n<!-- à revoir\navec le client -->\n\n\
        Le prix est de <mark>cent euros</mark>.\n";
    let mut findings = Findings::new();
    let imported =
        import("a.md", text.as_bytes(), &mut findings).expect("it is readable");
    assert_eq!(imported.traces.comments[0].text, "à revoir\navec le client");
    assert_eq!(imported.traces.highlights[0].text, "cent euros");
    assert_eq!(imported.traces.metadata, [("auteur".to_owned(), "Mme Roy".to_owned())]);
}

#[test]
fn hyphens_part_levels() {
    let text = "ACCORD\n\nArticle 1. Objet\n\n1-1. Le Vendeur cède le fonds.\n\n\
                1-2. Le prix est payé comptant.\n\nArticle 2. Durée\n\n\
                5-6 jours suffisent. 12-14, rue du Port.\n";
    let (imported, _) = read("a.txt", text);
    let numbers: Vec<_> = imported.headings.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(numbers, ["Article 1", "1-1", "1-2", "Article 2"]);
}
