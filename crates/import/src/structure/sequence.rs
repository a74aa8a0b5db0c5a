//! Bare numbers: which of them count articles, which count items.

use std::ops::Range;

use super::outline::{Opens, Outline, Role};
use super::shape::ARTICLE;
use crate::flow::Hint;
use crate::label::Style;

impl Outline<'_> {
    /// Headings by bare numbers, when no word counts the contract or the annex.
    pub(super) fn bare(&mut self) {
        let mut start = 0;
        for end in 0..=self.units.len() {
            if end == self.units.len() || self.opens(end) == Some(Opens::Annex) {
                self.bare_in(start..end);
                start = end;
            }
        }
    }

    /// Likewise in the contract or in one annex: each counts on its own.
    fn bare_in(&mut self, zone: Range<usize>) {
        let worded = zone.clone().any(|at| self.opens(at) == Some(Opens::Article));
        self.styled_numbers(&zone, worded);
        if worded {
            self.numbered_parts_of_articles(&zone);
            return;
        }
        if zone.clone().any(|at| self.opens(at) == Some(Opens::Article)) {
            return;
        }
        let roman = self.chain(&zone, Style::Roman, &[], true);
        let chain = self.chain(&zone, Style::Decimal, &roman, true);
        if !chain.is_empty() {
            self.parts_and_articles(&roman, &chain);
            return;
        }
        if !roman.is_empty() {
            for at in roman {
                self.heading(at, Opens::Article, ARTICLE);
            }
            return;
        }
        // Sentences that count the whole contract: most likely its articles. Those of an
        // annex may as well be a list.
        if zone.start > 0 {
            return;
        }
        let chain = self.chain(&zone, Style::Decimal, &[], false);
        if let Some(first) = chain.first() {
            self.uncertain.push((
                *first,
                format!(
                    "{} paragraphes numérotés à la suite sont lus comme les articles du contrat, \
                     et non comme une liste",
                    chain.len()
                ),
                "donnez un titre à chaque article (« Article 1 – Objet ») si la lecture est \
                 fausse",
            ));
            for at in chain {
                self.heading(at, Opens::Article, ARTICLE);
            }
        }
    }

    /// Two counts, of which one holds the other. Where the inner one goes on, it counts
    /// the articles and the outer one gathers them; where it begins anew, it counts
    /// parts of articles.
    fn parts_and_articles(&mut self, outer: &[usize], inner: &[usize]) {
        let value = |at: &usize| self.shape(*at)?.label.as_ref()?.value();
        let goes_on = inner.windows(2).all(|two| value(&two[0]) < value(&two[1]));
        let holds = outer.first().is_some_and(|outer| *outer < inner[0]);
        let (above, below) = match (holds, goes_on) {
            (true, false) => {
                ((Opens::Article, ARTICLE), (Opens::SubArticle, ARTICLE + 1))
            }
            (true, true) => ((Opens::Part, 10), (Opens::Article, ARTICLE)),
            (false, _) => ((Opens::SubArticle, ARTICLE + 1), (Opens::Article, ARTICLE)),
        };
        for at in outer {
            self.heading(*at, above.0, above.1);
        }
        for at in inner {
            self.heading(*at, below.0, below.1);
        }
    }

    /// « ## 1. Objet »: numbers in headings by style.
    fn styled_numbers(&mut self, zone: &Range<usize>, worded: bool) {
        let styled: Vec<(usize, u8)> = zone
            .clone()
            .filter(|at| self.roles[*at] == Role::Plain && self.is_styled_number(*at))
            .filter_map(|at| match self.hint(at) {
                Hint::Heading(level) => Some((at, level)),
                _ => None,
            })
            .collect();
        if worded {
            for (at, _) in styled {
                self.heading(at, Opens::SubArticle, ARTICLE + 1);
            }
            return;
        }
        let Some(top) = styled.iter().map(|(_, level)| *level).min() else { return };
        let at_level = |wanted: bool| -> Vec<usize> {
            let fits = styled.iter().filter(|(_, level)| (*level == top) == wanted);
            fits.map(|(at, _)| *at).collect()
        };
        let (outer, inner) = (at_level(true), at_level(false));
        if inner.is_empty() {
            for at in outer {
                self.heading(at, Opens::Article, ARTICLE);
            }
        } else {
            self.parts_and_articles(&outer, &inner);
        }
    }

    /// A heading by style with a number of one level.
    fn is_styled_number(&self, at: usize) -> bool {
        let heading = matches!(self.hint(at), Hint::Heading(_));
        heading
            && self.shape(at).is_some_and(|shape| {
                shape.label.as_ref().is_some_and(|label| {
                    label.word.is_none()
                        && label.levels() == 1
                        && label.style != Style::Bullet
                })
            })
    }

    /// « **1. Livraison** » within « Article 3 »: a part of the article.
    fn numbered_parts_of_articles(&mut self, zone: &Range<usize>) {
        for at in zone.clone() {
            let Some(shape) = self.shape(at) else { continue };
            let numbered = shape.label.as_ref().is_some_and(|label| {
                label.word.is_none()
                    && !label.is_item()
                    && label.levels() == 1
                    && matches!(
                        label.style,
                        Style::Decimal | Style::Roman | Style::Letter
                    )
            });
            let titled = shape.stands_out && shape.title_like && !shape.listed;
            let followed = self
                .shape(at + 1)
                .is_none_or(|next| !(next.stands_out && next.label.is_some()));
            let before =
                (zone.start..at).any(|at| self.opens(at) == Some(Opens::Article));
            if numbered
                && titled
                && followed
                && before
                && self.roles[at] == Role::Plain
                && at + 1 < self.units.len()
            {
                self.heading(at, Opens::SubArticle, ARTICLE + 1);
            }
        }
    }

    /// Paragraphs that count 1, 2, 3 … through the document, each followed by its text;
    /// the count may start again at one of `restarts`. Empty when fewer than two.
    ///
    /// A number may be missing or come twice: that is a fault of the text, which rules
    /// say.
    fn chain(
        &self,
        zone: &Range<usize>,
        style: Style,
        restarts: &[usize],
        titled: bool,
    ) -> Vec<usize> {
        let candidate = |at: usize| -> Option<u32> {
            let shape = self.shape(at)?;
            let label = shape.label.as_ref()?;
            let fits = self.roles[at] == Role::Plain
                && label.word.is_none()
                && label.style == style
                && label.levels() == 1
                && !label.is_item()
                && !shape.listed
                && (!titled || shape.title_like || shape.bold_head.is_some());
            if fits { label.value() } else { None }
        };
        let numbered = |at: usize| {
            self.shape(at).and_then(|shape| shape.label.as_ref()).is_some_and(|label| {
                label.word.is_none() && label.style == style && label.levels() == 1
            })
        };
        let mut out: Vec<usize> = Vec::new();
        let mut last = 0;
        let mut anew = true;
        for at in zone.clone() {
            if restarts.contains(&at) {
                anew = true;
                continue;
            }
            let Some(value) = candidate(at) else { continue };
            let followed = at + 1 < zone.end && !numbered(at + 1);
            let run_in = self.shape(at).is_some_and(|shape| shape.bold_head.is_some());
            if titled && !followed && !run_in {
                continue;
            }
            let next = (!out.is_empty() && value == last + 1) || (anew && value == 1);
            let slip = titled
                && !out.is_empty()
                && self.stands_out(at)
                && (value == last || value == last + 2);
            // A count that starts again is that of lists.
            if !titled && !next {
                return Vec::new();
            }
            if next || slip {
                out.push(at);
                last = value;
                anew = false;
            }
        }
        let enough = if titled { 2 } else { 3 };
        if out.len() >= enough { out } else { Vec::new() }
    }

    /// « 5.1 », « 5.1.2 »: headings of parts of articles.
    pub(super) fn levels(&mut self) {
        for at in 0..self.units.len() {
            if self.roles[at] != Role::Plain {
                continue;
            }
            let Some(shape) = self.shape(at) else { continue };
            let Some(label) = &shape.label else { continue };
            if label.word.is_some()
                || label.levels() < 2
                || label.is_item()
                || shape.listed
            {
                continue;
            }
            let starts = shape.rest.trim_start().chars().next();
            let opens = starts.is_none_or(|c| !c.is_lowercase() && !c.is_ascii_digit());
            if opens || shape.automatic || matches!(self.hint(at), Hint::Heading(_)) {
                let deeper = u32::try_from(label.levels() - 1).unwrap_or(1);
                self.heading(at, Opens::SubArticle, ARTICLE + deeper);
            }
        }
    }
}
