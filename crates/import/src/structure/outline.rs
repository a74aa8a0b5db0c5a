//! Which paragraphs are headings and which are items.
//!
//! A word decides (« Article 3 », « Annexe 1 »), then the layout (a heading of Markdown
//! or Word), then the sequence: bare numbers are headings when they count the document
//! and look like titles, items otherwise. What could be either is said.

use clausier_diagnostics::{Diagnostic, Findings};

use super::shape::{
    ARTICLE, Shape, is_front, look_at_all, opens_heading, opens_signature, rank,
};
use crate::flow::{Flow, Hint, Unit};
use crate::label::{Close, Style, Word};
use crate::rules::UNCERTAIN;

/// What a unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the document.
    Title,
    /// A line of the table of contents.
    Contents,
    /// A heading.
    Heading {
        /// What it opens.
        opens: Opens,
        /// How deep: the smaller holds the greater.
        rank: u32,
        /// What of the text beyond the label is the heading.
        title: Title,
    },
    /// The second line of a heading.
    Subtitle,
    /// An item of a list.
    Item,
    /// A paragraph or a table.
    Plain,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    Part,
    Article,
    SubArticle,
    Annex,
    Unnumbered,
}

/// What of a heading’s paragraph is its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    /// All that follows the label.
    All,
    /// Up to a byte of the text; the rest is the article’s own.
    UpTo(usize),
    /// Nothing: the article’s text follows its label.
    None,
}

/// Decides for every unit.
pub(super) fn decide(flow: &Flow, findings: &mut Findings) -> Vec<Role> {
    let shapes = look_at_all(flow);
    let mut outline = Outline {
        units: &flow.units,
        roles: vec![Role::Plain; shapes.len()],
        shapes,
        uncertain: Vec::new(),
    };
    outline.contents();
    outline.certain();
    outline.listed_annexes();
    outline.printed_contents();
    outline.bare();
    outline.levels();
    outline.unnumbered();
    outline.title();
    outline.bare_titles();
    outline.subtitles();
    outline.items();
    for (at, message, help) in std::mem::take(&mut outline.uncertain) {
        let span = flow.span(flow.units[at].span());
        findings.push(Diagnostic::new(&UNCERTAIN, span, message).help(help));
    }
    outline.roles
}

struct Outline<'f> {
    units: &'f [Unit],
    shapes: Vec<Option<Shape>>,
    roles: Vec<Role>,
    uncertain: Vec<(usize, String, &'static str)>,
}

impl Outline<'_> {
    fn shape(&self, at: usize) -> Option<&Shape> {
        self.shapes.get(at)?.as_ref()
    }

    fn hint(&self, at: usize) -> Hint {
        self.units[at].para().map_or(Hint::None, |para| para.hint)
    }

    fn is_heading(&self, at: usize) -> bool {
        matches!(self.roles.get(at), Some(Role::Heading { .. }))
    }

    fn opens(&self, at: usize) -> Option<Opens> {
        match self.roles.get(at) {
            Some(Role::Heading { opens, .. }) => Some(*opens),
            _ => None,
        }
    }

    /// Makes a heading of a paragraph.
    fn heading(&mut self, at: usize, opens: Opens, rank: u32) {
        let title = self.title_of(at);
        self.roles[at] = Role::Heading { opens, rank, title };
    }

    /// What of a heading’s paragraph is its title.
    fn title_of(&self, at: usize) -> Title {
        let Some(shape) = self.shape(at) else { return Title::All };
        let by_style = matches!(self.hint(at), Hint::Heading(_) | Hint::Title);
        let rest = shape.rest.trim();
        if rest.is_empty() {
            return Title::All;
        }
        // « 5.2 Le prix est payé d’avance. »: many number every paragraph, some with the
        // style of a heading.
        let label = shape.label.as_ref();
        let words = rest.split_whitespace().count();
        let numbered =
            label.is_some_and(|label| label.word.is_none() && label.levels() > 1);
        let sentence = rest.ends_with(['.', ';', ':']) && words > 5;
        if sentence && (by_style || numbered) && shape.bold_head.is_none() {
            return Title::None;
        }
        if by_style {
            return Title::All;
        }
        if let Some(end) = shape.bold_head {
            return Title::UpTo(end);
        }
        if label.is_some_and(|label| label.word == Some(Word::Annex)) {
            let short = rest.chars().count() <= 110 && !rest.ends_with(['.', ';', ',']);
            return if short { Title::All } else { Title::None };
        }
        // « Article 3. Durée. » is a title when a text follows, a short article otherwise.
        let full_stop = rest.ends_with('.') && rest.chars().count() <= 70;
        let followed = self.shape(at + 1).is_none_or(|next| {
            next.label.as_ref().is_none_or(|label| label.is_item() || label.levels() > 1)
        }) && at + 1 < self.units.len();
        let titled = shape.title_like
            || (full_stop && followed && !rest.trim_end_matches('.').contains(". "));
        if titled { Title::All } else { Title::None }
    }

    /// The lines of tables of contents that their layout tells.
    fn contents(&mut self) {
        for at in 0..self.units.len() {
            if self.shape(at).is_some_and(|shape| shape.contents) {
                self.roles[at] = Role::Contents;
            }
        }
    }

    /// Headings by their word or by their style.
    fn certain(&mut self) {
        for at in 0..self.units.len() {
            if self.roles[at] != Role::Plain {
                continue;
            }
            let Some(shape) = self.shape(at) else { continue };
            if shape.listed {
                continue;
            }
            let Some(label) = &shape.label else { continue };
            let by_style = matches!(self.hint(at), Hint::Heading(_));
            if let Some(word) = label.word {
                if !by_style && !opens_heading(shape) {
                    continue;
                }
                // « Article 5 du Code civil » stays a sentence in a heading too.
                if label.close == Close::Bracket && !shape.automatic {
                    continue;
                }
                match word {
                    Word::Annex => self.heading(at, Opens::Annex, 0),
                    Word::Part(_) => self.heading(at, Opens::Part, rank(word)),
                    Word::Article => {
                        let levels = label.levels();
                        let opens =
                            if levels > 1 { Opens::SubArticle } else { Opens::Article };
                        let deeper = u32::try_from(levels).unwrap_or(1).saturating_sub(1);
                        self.heading(at, opens, ARTICLE + deeper);
                    }
                }
            }
        }
    }

    /// « Annexe 1 : Tarifs » in a list of annexes is no annex: nothing stands below it.
    fn listed_annexes(&mut self) {
        let annexes: Vec<usize> = (0..self.units.len())
            .filter(|at| self.opens(*at) == Some(Opens::Annex))
            .collect();
        for at in annexes {
            if matches!(self.hint(at), Hint::Heading(_)) {
                continue;
            }
            // « Annexe 1 : le tarif, que les Parties ont paraphé. » is a sentence.
            if self.is_run_in(at) {
                self.roles[at] = Role::Plain;
                continue;
            }
            let next = self.shape(at + 1);
            let to_sign = next.is_some_and(|next| opens_signature(&next.rest));
            let no_text = self.is_annex_label(at + 1) || to_sign;
            // After the list of annexes, the contract goes on.
            let value = |at: usize| self.shape(at)?.label.as_ref()?.value();
            let article = |at: &usize| self.opens(*at) == Some(Opens::Article);
            let before = (0..at).rev().find(article).and_then(value);
            let after = (at + 1..self.units.len()).find(article);
            let goes_on = after.is_some_and(|after| {
                self.opens(at + 1) == Some(Opens::Article)
                    && before.is_some()
                    && value(after) == before.map(|it| it + 1)
            });
            let last = at + 1 == self.units.len();
            if no_text || goes_on || (last && !self.stands_out(at)) {
                self.roles[at] = Role::Plain;
            }
        }
    }

    fn stands_out(&self, at: usize) -> bool {
        self.shape(at).is_some_and(|shape| shape.stands_out)
    }

    fn is_run_in(&self, at: usize) -> bool {
        matches!(
            self.roles[at],
            Role::Heading { title: Title::UpTo(_) | Title::None, .. }
        ) && self.shape(at).is_some_and(|shape| !shape.rest.is_empty())
    }

    fn is_annex_label(&self, at: usize) -> bool {
        self.shape(at)
            .and_then(|shape| shape.label.as_ref())
            .is_some_and(|label| label.word == Some(Word::Annex))
    }

    /// Headings one after the other that come again below are a table of contents.
    fn printed_contents(&mut self) {
        let key = |outline: &Self, at: usize| {
            let shape = outline.shape(at)?;
            let label = shape.label.as_ref()?;
            Some((
                label.word,
                label.number.clone(),
                clausier_french::fold(shape.rest.trim()),
            ))
        };
        let mut at = 0;
        while at < self.units.len() {
            let end = (at..self.units.len())
                .find(|at| {
                    !self.shape(*at).is_some_and(|shape| {
                        shape.label.as_ref().is_some_and(|label| !label.is_item())
                            && shape.title_like
                    })
                })
                .unwrap_or(self.units.len());
            let run = at..end;
            let again = run.len() >= 3
                && run.clone().all(|one| {
                    let name = key(self, one);
                    (end..self.units.len()).any(|other| key(self, other) == name)
                });
            if again {
                run.for_each(|one| self.roles[one] = Role::Contents);
            }
            at = end.max(at + 1);
        }
    }

    /// Headings by bare numbers, when no word counts the document.
    fn bare(&mut self) {
        let worded =
            (0..self.units.len()).any(|at| self.opens(at) == Some(Opens::Article));
        let roman = self.roman_parts();
        for at in 0..self.units.len() {
            if self.roles[at] == Role::Plain && self.is_styled_number(at) {
                let opens = if worded { Opens::SubArticle } else { Opens::Article };
                self.heading(at, opens, ARTICLE + u32::from(worded));
            }
        }
        if worded {
            return self.numbered_parts_of_articles();
        }
        if self.opens_any(Opens::Article) {
            return;
        }
        let chain = self.chain(Style::Decimal, &roman, true);
        if !chain.is_empty() {
            for at in roman {
                self.heading(at, Opens::Part, 10);
            }
            for at in chain {
                self.heading(at, Opens::Article, ARTICLE);
            }
            return;
        }
        if roman.len() >= 2 {
            for at in roman {
                self.heading(at, Opens::Article, ARTICLE);
            }
            return;
        }
        // Sentences that count the whole document: most likely its articles.
        let chain = self.chain(Style::Decimal, &[], false);
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

    fn opens_any(&self, what: Opens) -> bool {
        (0..self.units.len()).any(|at| self.opens(at) == Some(what))
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
    fn numbered_parts_of_articles(&mut self) {
        for at in 0..self.units.len() {
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
            let before = (0..at).any(|at| self.opens(at) == Some(Opens::Article));
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

    /// « I. – Dispositions générales », counting from one.
    fn roman_parts(&self) -> Vec<usize> {
        self.chain(Style::Roman, &[], true)
    }

    /// Paragraphs that count 1, 2, 3 … through the document, each followed by its text;
    /// the count may start again at one of `restarts`. Empty when fewer than two.
    ///
    /// A number may be missing or come twice: that is a fault of the text, which rules
    /// say.
    fn chain(&self, style: Style, restarts: &[usize], titled: bool) -> Vec<usize> {
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
        for at in 0..self.units.len() {
            if restarts.contains(&at) {
                last = 0;
                continue;
            }
            let Some(value) = candidate(at) else { continue };
            let followed = at + 1 < self.units.len() && !numbered(at + 1);
            let run_in = self.shape(at).is_some_and(|shape| shape.bold_head.is_some());
            if titled && !followed && !run_in {
                continue;
            }
            let next = if out.is_empty() { value == 1 } else { value == last + 1 };
            let slip = titled
                && !out.is_empty()
                && self.stands_out(at)
                && (value == last || value == last + 2);
            // A count that starts again is that of lists.
            if !titled && !next {
                return Vec::new();
            }
            if next || slip || (last == 0 && value == 1) {
                out.push(at);
                last = value;
            }
        }
        let enough = if titled { 2 } else { 3 };
        if out.len() >= enough { out } else { Vec::new() }
    }

    /// « 5.1 », « 5.1.2 »: headings of parts of articles.
    fn levels(&mut self) {
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

    /// Headings by style that have no number.
    fn unnumbered(&mut self) {
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

    /// The title, when it is certain.
    fn title(&mut self) {
        let Some(at) = (0..self.units.len()).find(|at| self.roles[*at] != Role::Contents)
        else {
            return;
        };
        let Some(shape) = self.shape(at) else { return };
        let styled = matches!(self.hint(at), Hint::Title | Hint::Heading(1));
        let free =
            self.roles[at] == Role::Plain && shape.label.is_none() && !shape.listed;
        if free && (styled || shape.title_like) && !is_front(&shape.rest) {
            self.roles[at] = Role::Title;
        }
    }

    /// Short lines without number, where the text has no other heading.
    fn bare_titles(&mut self) {
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

    /// « Article 1 » alone on its line, and its title on the next.
    fn subtitles(&mut self) {
        for at in 1..self.units.len() {
            let alone = self.is_heading(at - 1)
                && !matches!(self.opens(at - 1), Some(Opens::Unnumbered))
                && self.shape(at - 1).is_some_and(|shape| shape.rest.trim().is_empty());
            if !alone || self.roles[at] != Role::Plain {
                continue;
            }
            let Some(shape) = self.shape(at) else { continue };
            let rest = shape.rest.trim();
            let short = rest.chars().count() <= 110 && !rest.ends_with('.');
            if shape.label.is_none()
                && !shape.listed
                && shape.title_like
                && short
                && at + 1 < self.units.len()
            {
                self.roles[at] = Role::Subtitle;
            }
        }
    }

    /// What is left with a label or a marker is an item.
    fn items(&mut self) {
        for at in 0..self.units.len() {
            if self.roles[at] != Role::Plain {
                continue;
            }
            let marked = self.units[at].para().is_some_and(|para| para.mark.is_some());
            let Some(shape) = self.shape(at) else { continue };
            let labelled = shape.label.as_ref().is_some_and(|label| {
                label.word.is_none()
                    && label.levels() < 2
                    // « A. Dupont » is a name.
                    && !(label.style == Style::Letter
                        && label.close == Close::Stop
                        && shape.rest.starts_with(char::is_uppercase)
                        && !shape.automatic)
            });
            if marked || labelled {
                self.roles[at] = Role::Item;
            }
        }
    }
}
