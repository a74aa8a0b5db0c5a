//! The page says all that the tree says, safely, and nothing more.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use clausier_model::document::Document;
use clausier_model::theme::Theme;
use clausier_render::{Audience, html};
use common::{
    assert_expected, contract, dense, draft, expected, nested, variables, with_origins,
};

fn page(document: &Document, audience: Audience) -> String {
    html(document, &Theme::default(), None, audience)
}

/// What stands between `start` and `end`.
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let from = page.find(start).unwrap() + start.len();
    &page[from..from + page[from..].find(end).unwrap()]
}

/// The text of HTML, without its tags.
fn strip(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn pages_are_as_expected() {
    assert_expected("contrat.html", page(&contract(), Audience::External));
    assert_expected("projet.html", page(&draft(), Audience::External));
    let internal = with_origins(draft());
    assert_expected("projet-interne.html", page(&internal, Audience::Internal));
}

#[test]
fn nothing_is_lost_and_nothing_becomes_markup() {
    for document in [contract(), draft(), nested()] {
        for audience in [Audience::External, Audience::Internal] {
            let page = page(&document, audience);
            let header = strip(between(&page, "<header>", "</header>"));
            let main = strip(between(&page, "<main id=\"texte\">", "</main>"));
            let said = dense(&(header + &main));
            assert_eq!(said, dense(&expected(&document).concat()));
            assert!(!page.contains("<script"));
        }
    }
}

#[test]
fn an_external_page_names_no_source() {
    let document = with_origins(contract());
    let external = page(&document, Audience::External);
    // A name such as `retard` is also a word.
    for variable in variables(&document).iter().filter(|name| name.contains(['_', '.'])) {
        assert!(!external.contains(variable), "{variable}");
    }
    for secret in ["secrete/provenance", "7.7.7", "paiement/delais", "data-"] {
        assert!(!external.replace("img-src data:", "").contains(secret), "{secret}");
    }
    let internal = page(&document, Audience::Internal);
    for shown in [
        "data-clause=\"secrete/provenance\"",
        "data-variable=\"delai_paiement\"",
        "7.7.7",
    ] {
        assert!(internal.contains(shown), "{shown}");
    }
}

#[test]
fn equal_trees_give_equal_pages() {
    assert_eq!(
        page(&contract(), Audience::External),
        page(&with_origins(contract()), Audience::External)
    );
}

#[test]
fn every_reference_leads_somewhere_and_every_anchor_is_unique() {
    for document in [contract(), draft(), nested()] {
        let page = page(&document, Audience::External);
        let mut ids: Vec<_> = page
            .split(" id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        let links =
            page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap());
        for link in links {
            assert!(ids.contains(&link), "{link}");
        }
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
    let contract = page(&contract(), Audience::External);
    for anchor in ["article-5-2", "a4-1-b", "annexe-1", "annexe-2-article-2-1-1"] {
        assert!(contract.contains(&format!(" id=\"{anchor}\"")), "{anchor}");
    }
}

#[test]
fn headings_never_skip_a_level() {
    for document in [contract(), draft(), nested()] {
        let page = page(&document, Audience::External);
        let mut last = 0;
        for rest in page.split("<h").skip(1) {
            let Some(level) = rest.chars().next().and_then(|c| c.to_digit(10)) else {
                continue;
            };
            assert!(level <= last + 1, "h{level} after h{last}");
            last = level;
        }
    }
}

#[test]
fn a_theme_cannot_leave_the_style_sheet() {
    let theme = Theme {
        font: "x\"; } </style><script>".to_owned(),
        accent: "red; } body { display: none".to_owned(),
        ..Theme::default()
    };
    let page = html(&contract(), &theme, Some(b"<svg/>"), Audience::External);
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(!page.contains("<script"));
    assert!(!page.contains("red;"));
    assert!(page.contains("src=\"data:image/svg+xml;base64,PHN2Zy8+\""));
}

#[test]
fn a_draft_says_so_and_shows_its_gaps() {
    let page = page(&draft(), Audience::External);
    assert!(page.contains("<title>PROJET – "));
    assert!(page.contains("<mark>[nom de la Cliente]</mark>"));
    assert!(page.contains("class=\"projet avec-sommaire\""));
}
