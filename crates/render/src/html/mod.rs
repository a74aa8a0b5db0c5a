//! One self-contained page.
//!
//! The page runs no script and loads nothing: its style and its logo are inside, so
//! that it reads the same when it is sent, archived or printed in ten years.

mod anchors;
mod blocks;
mod escape;
mod inlines;
mod logo;
mod parts;
mod style;

use clausier_model::document::{Document, Inline, NodeId, Status};
use clausier_model::theme::Theme;

use crate::{Audience, wording};
use anchors::Anchors;

/// Renders a document as one accessible HTML page.
///
/// `logo` is the content of the theme's logo, PNG, JPEG or SVG. The same document,
/// theme, logo and audience always give the same bytes.
pub fn html(
    document: &Document,
    theme: &Theme,
    logo: Option<&[u8]>,
    audience: Audience,
) -> String {
    let mut page = Page {
        out: String::with_capacity(64 * 1024),
        anchors: Anchors::of(document),
        internal: audience.is_internal(),
        in_link: false,
    };
    page.document(document, theme, logo);
    page.out
}

/// A page being written.
struct Page<'d> {
    out: String,
    anchors: Anchors<'d>,
    internal: bool,
    /// Whether a link is open: HTML has no link inside a link.
    in_link: bool,
}

impl Page<'_> {
    fn document(&mut self, document: &Document, theme: &Theme, logo: Option<&[u8]>) {
        let draft = document.status == Status::Draft;
        self.head(document, theme, draft);
        self.raw("<body class=\"");
        self.raw(match (draft, document.contents) {
            (true, true) => "projet avec-sommaire",
            (true, false) => "projet",
            (false, true) => "avec-sommaire",
            (false, false) => "complet",
        });
        self.raw("\">\n<a class=\"saut\" href=\"#texte\">Aller au texte</a>\n");
        self.header(document, logo, draft);
        if document.contents {
            self.contents(document);
        }
        self.raw("<main id=\"texte\">\n");
        self.parties(&document.parties);
        if let Some(recitals) = &document.recitals {
            self.recitals(recitals);
        }
        for article in &document.articles {
            self.division(article, 2);
        }
        if let Some(signatures) = &document.signatures {
            self.signatures(signatures);
        }
        for annex in &document.annexes {
            self.annex(annex);
        }
        self.raw("</main>\n</body>\n</html>\n");
    }

    fn head(&mut self, document: &Document, theme: &Theme, draft: bool) {
        self.raw(
            "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n",
        );
        self.raw(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        );
        // A page that is sent to a client has no business with search engines, with
        // scripts, or with phone numbers guessed in its amounts.
        self.raw("<meta name=\"robots\" content=\"noindex\">\n");
        self.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
        self.raw("<meta name=\"format-detection\" content=\"telephone=no\">\n");
        self.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             style-src 'unsafe-inline'; img-src data:\">\n",
        );
        self.raw("<title>");
        if draft {
            self.text(wording::DRAFT);
            self.raw(" – ");
        }
        self.text(&document.title);
        self.raw("</title>\n<style>\n");
        style::push(document, theme, self.internal, &mut self.out);
        self.raw("</style>\n</head>\n");
    }

    fn header(&mut self, document: &Document, logo: Option<&[u8]>, draft: bool) {
        self.raw("<header>\n");
        if draft {
            self.raw("<p class=\"avis\"><strong>");
            self.text(wording::DRAFT);
            self.raw("</strong> – ");
            self.text(wording::DRAFT_NOTICE);
            self.raw("</p>\n");
        }
        if let Some(image) = logo {
            self.raw("<img class=\"logo\" alt=\"\" src=\"");
            logo::push_data_url(image, &mut self.out);
            self.raw("\">\n");
        }
        self.raw("<h1>");
        self.text(&document.title);
        self.raw("</h1>\n");
        if let Some(notice) = &document.notice {
            self.raw("<p class=\"avertissement\" role=\"note\">");
            self.text(notice);
            self.raw("</p>\n");
        }
        self.raw("<p class=\"date\">");
        self.text(document.date.as_deref().unwrap_or(wording::DATE_BLANK));
        self.raw("</p>\n");
        if !document.reference.is_empty() {
            self.raw("<p class=\"reference\">");
            self.text(wording::REFERENCE);
            self.text(&document.reference);
            self.raw("</p>\n");
        }
        self.raw("</header>\n");
    }

    fn contents(&mut self, document: &Document) {
        self.raw("<nav aria-labelledby=\"sommaire\">\n<h2 id=\"sommaire\">");
        self.text(wording::CONTENTS);
        self.raw("</h2>\n<ul>\n");
        for article in &document.articles {
            let label = wording::division_label(&article.number);
            self.entry(&article.id, &label, &article.heading);
        }
        for annex in &document.annexes {
            self.entry(&annex.id, &wording::annex_label(&annex.number), &annex.heading);
        }
        self.raw("</ul>\n</nav>\n");
    }

    fn entry(&mut self, id: &NodeId, label: &str, heading: &[Inline]) {
        self.raw("<li><a href=\"#");
        let anchor = self.anchors.get(id).unwrap_or_default();
        self.out.push_str(anchor);
        self.raw("\"><span class=\"n\">");
        self.text(label);
        self.raw("</span> ");
        self.in_link = true;
        self.inlines(heading);
        self.in_link = false;
        self.raw("</a></li>\n");
    }

    /// Writes what is already HTML.
    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn open(&mut self, tag: &str) {
        self.raw("<");
        self.raw(tag);
        self.raw(">");
    }

    fn close(&mut self, tag: &str) {
        self.raw("</");
        self.raw(tag);
        self.raw(">");
    }

    /// Opens a tag, with the anchor of the node where it has one.
    fn open_at(&mut self, tag: &str, id: Option<&NodeId>) {
        self.start_at(tag, id);
        self.raw(">");
    }

    /// The same, for more attributes to follow.
    fn start_at(&mut self, tag: &str, id: Option<&NodeId>) {
        self.raw("<");
        self.raw(tag);
        if let Some(anchor) = id.and_then(|id| self.anchors.get(id)) {
            self.out.push_str(" id=\"");
            self.out.push_str(anchor);
            self.out.push('"');
        }
    }
}
