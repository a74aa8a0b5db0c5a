//! Runs of text.

use clausier_model::document::Inline;

use super::Page;
use super::escape::{push_attribute, push_text, push_url};

impl Page<'_> {
    /// Writes a run of text.
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text } => self.text(text),
            Inline::Strong { inlines } => self.within("strong", inlines),
            Inline::Emphasis { inlines } => self.within("em", inlines),
            Inline::Value { variable, text } if self.internal => {
                self.raw("<span class=\"valeur\" data-variable=\"");
                push_attribute(variable, &mut self.out);
                self.raw("\">");
                self.text(text);
                self.raw("</span>");
            }
            Inline::Value { text, .. } => self.text(text),
            Inline::Reference { target, text } => {
                let anchor = if self.in_link { None } else { self.anchors.get(target) };
                if let Some(anchor) = anchor {
                    self.out.push_str("<a href=\"#");
                    self.out.push_str(anchor);
                    self.out.push_str("\">");
                    push_text(text, &mut self.out);
                    self.out.push_str("</a>");
                } else {
                    self.text(text);
                }
            }
            Inline::Gap { text } => {
                self.raw("<mark>[");
                self.text(text);
                self.raw("]</mark>");
            }
            Inline::Link { url, inlines } => self.link(url, inlines),
            Inline::LineBreak => self.raw("<br>"),
        }
    }

    fn within(&mut self, tag: &str, inlines: &[Inline]) {
        self.open(tag);
        self.inlines(inlines);
        self.close(tag);
    }

    fn link(&mut self, url: &str, inlines: &[Inline]) {
        // The tree promises an address to the outside; a page that a client opens does
        // not take another scheme on trust.
        let safe = ["https:", "http:", "mailto:"].iter().any(|s| url.starts_with(s));
        if !safe || self.in_link {
            return self.inlines(inlines);
        }
        self.raw("<a href=\"");
        push_url(url, &mut self.out);
        self.raw("\">");
        self.in_link = true;
        self.inlines(inlines);
        self.in_link = false;
        self.raw("</a>");
    }

    /// Writes text between tags.
    pub(super) fn text(&mut self, text: &str) {
        push_text(text, &mut self.out);
    }
}
