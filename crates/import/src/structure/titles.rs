//! Titles without a number.

use super::outline::{Opens, Outline, Role};
use super::shape::{ARTICLE, is_front, opens_signature};
use crate::flow::Hint;

impl Outline<'_> {
    /// Headings by style that have no number.
    pub(super) fn unnumbered(&mut self) {
        let first = (0..self.units.len()).find(|at| {
            matches!(
                self.opens(*at),
                Some(Opens::Article | Opens::Part | Opens::SubArticle)
            )
        });
        // The level of the style that articles have, to know how deep others go.
        let levels: Vec<Option<u32>> = (0..self.units.len())
            .map(|at| match self.hint(at) {
                Hint::Heading(level) => Some(u32::from(level)),
                _ => None,
            })
            .collect();
        let level = |at: usize| levels[at];
        let of_articles = (0..self.units.len())
            .filter(|at| self.opens(*at) == Some(Opens::Article))
            .find_map(level);
        let plain: Vec<usize> = (0..self.units.len())
            .filter(|at| {
                self.roles[*at] == Role::Plain
                    && level(*at).is_some()
                    && self.shape(*at).is_some_and(|shape| {
                        !shape.rest.trim().is_empty() && !shape.listed
                    })
            })
            .collect();
        let top = plain.iter().filter_map(|at| level(*at)).filter(|it| *it > 1).min();
        let base = of_articles.or(if first.is_some() { None } else { top }).unwrap_or(2);
        for at in plain {
            let own = level(at).unwrap_or(base);
            let text = self.shape(at).map(|shape| shape.rest.clone()).unwrap_or_default();
            let before = first.is_some_and(|first| at < first);
            let title = first.is_none() && own < base;
            if before || title || is_front(&text) || opens_signature(&text) {
                continue;
            }
            let rank = (ARTICLE + own).saturating_sub(base);
            self.heading(at, Opens::Unnumbered, rank.max(5));
        }
        // Numbers under a styled heading go as deep as their style.
        for at in 0..self.units.len() {
            if let (Some(own), Some(of_articles)) = (level(at), of_articles)
                && let Role::Heading { opens: Opens::SubArticle, rank, .. } =
                    &mut self.roles[at]
                && own > of_articles
            {
                *rank = ARTICLE + own - of_articles;
            }
        }
    }

    /// Short lines without number, where the text has no other heading.
    pub(super) fn bare_titles(&mut self) {
        if (0..self.units.len()).any(|at| {
            self.is_heading(at) && !matches!(self.opens(at), Some(Opens::Annex))
        }) {
            return;
        }
        let end = (0..self.units.len())
            .find(|at| {
                self.opens(*at) == Some(Opens::Annex)
                    || self.shape(*at).is_some_and(|shape| opens_signature(&shape.rest))
            })
            .unwrap_or(self.units.len());
        let short = |at: usize| {
            self.roles[at] == Role::Plain
                && self.shape(at).is_some_and(|shape| {
                    let rest = shape.rest.trim();
                    shape.title_like
                        && shape.label.is_none()
                        && !shape.listed
                        && rest.chars().count() <= 60
                        && !rest.ends_with(['.', ',', ';', ':'])
                        && !is_front(rest)
                })
        };
        // A title stands above a text and below another.
        let titles: Vec<usize> = (1..end)
            .filter(|at| short(*at) && !short(at - 1) && at + 1 < end && !short(at + 1))
            .collect();
        let [first, _, _, ..] = titles[..] else { return };
        self.uncertain.push((
            first,
            format!(
                "le contrat n’a pas de titres numérotés : {} lignes courtes sont lues comme les \
                 titres de ses articles",
                titles.len()
            ),
            "numérotez les articles (« Article 1 – Objet »)",
        ));
        for at in titles {
            self.heading(at, Opens::Unnumbered, ARTICLE);
        }
    }
}
