//! The tags of a clause, lifted out of its text before Markdown is read.
//!
//! A line that holds tags alone is taken away whole, so that lists and tables around
//! it stay in one piece; a tag inside a line is taken away alone. A `{{ }}` becomes
//! one private-use character, which Markdown reads as a letter. What is left is pure
//! Markdown, with the place of each tag in it and a map back to the source.

use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};
use clausier_model::dispensation::is_dispensation;

use crate::expression::{Expr, parse_expression};
use crate::rules;

/// The private-use character of the first `{{ }}`; the next ones follow it.
const FIRST_TOKEN: u32 = 0xE000;
/// As many as there are private-use characters in the basic plane.
const MAX_TOKENS: usize = 6_400;
/// Far beyond any clause: the time to put tags in their places grows with both their
/// number and that of the lines.
const MAX_TAGS: usize = 1_000;

/// A clause's text without its tags.
pub(super) struct Scanned {
    /// Pure Markdown.
    pub(super) text: String,
    /// The `{% %}` tags, in order.
    pub(super) tags: Vec<Tag>,
    /// The expressions of the `{{ }}`, in order; `None` where one is not understood.
    pub(super) tokens: Vec<Option<Expr>>,
    /// Where each `{{ }}` ends in the source.
    token_ends: Vec<usize>,
    /// The `{#id}` marks, in order.
    pub(super) anchors: Vec<Anchor>,
    /// For each run of text, where it starts here and in the source.
    runs: Vec<(usize, usize)>,
}

/// A `{% %}` tag.
pub(super) struct Tag {
    pub(super) kind: TagKind,
    /// Where it was, in the text without tags.
    pub(super) at: usize,
    /// Its bytes in the source.
    pub(super) source: Range<usize>,
    /// Whether its line holds tags alone.
    pub(super) own_line: bool,
}

pub(super) enum TagKind {
    If(Option<Expr>),
    Elif(Option<Expr>),
    Else,
    EndIf,
    For { variable: String, list: Option<Expr> },
    EndFor,
}

/// A `{#id}` mark.
pub(super) struct Anchor {
    pub(super) id: String,
    /// Where it was, in the text without tags.
    pub(super) at: usize,
    pub(super) source: Range<usize>,
}

impl Scanned {
    /// The source offset of an offset of the text.
    pub(super) fn source_offset(&self, at: usize) -> usize {
        let run = self.runs.partition_point(|(start, _)| *start <= at);
        let (start, source) = self.runs[run.saturating_sub(1)];
        source + (at - start)
    }

    /// The source range of a range of the text.
    pub(super) fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.source_offset(range.start);
        if range.is_empty() {
            return start..start;
        }
        let last = self.text[..range.end].chars().next_back();
        let end = match last.and_then(Self::token_of) {
            Some(token) => self.token_ends[token],
            None => self.source_offset(range.end - 1) + 1,
        };
        start..end.max(start)
    }

    /// Which `{{ }}` a character stands for.
    pub(super) fn token_of(character: char) -> Option<usize> {
        let index = (u32::from(character)).checked_sub(FIRST_TOKEN)?;
        let index = usize::try_from(index).ok()?;
        (index < MAX_TOKENS).then_some(index)
    }
}

/// Takes the tags out of `body`, a range of `file`.
pub(super) fn scan(
    file: &Arc<SourceFile>,
    body: Range<usize>,
    findings: &mut Findings,
) -> Scanned {
    let mut scanner = Scanner {
        file,
        findings,
        is_full: false,
        out: Scanned {
            text: String::with_capacity(body.len()),
            tags: Vec::new(),
            tokens: Vec::new(),
            token_ends: Vec::new(),
            anchors: Vec::new(),
            runs: vec![(0, body.start)],
        },
    };
    let mut start = body.start;
    for line in file.text()[body].split_inclusive('\n') {
        if !is_dispensation(line) {
            scanner.line(start, line);
        }
        start += line.len();
        if scanner.is_full {
            break;
        }
    }
    scanner.out
}

struct Scanner<'a> {
    file: &'a Arc<SourceFile>,
    findings: &'a mut Findings,
    /// Whether there were more tags than a clause may have.
    is_full: bool,
    out: Scanned,
}

impl Scanner<'_> {
    /// Reads a line that starts at `start` in the source, with its end of line.
    fn line(&mut self, start: usize, line: &str) {
        let own_line = holds_tags_alone(line);
        let mut at = 0;
        while at < line.len() {
            let rest = &line[at..];
            let next = rest.find(|c: char| c == '{' || is_refused(c));
            let plain = next.unwrap_or(rest.len());
            if !own_line {
                self.keep(start + at, &rest[..plain]);
            }
            at += plain;
            if next.is_some() {
                at += self.special(start + at, &line[at..], own_line);
            }
        }
    }

    /// Reads what starts with a brace or a refused character; returns its length.
    fn special(&mut self, source: usize, rest: &str, own_line: bool) -> usize {
        if rest.starts_with("{{") {
            self.token(source, rest)
        } else if rest.starts_with("{%") {
            self.tag(source, rest, own_line)
        } else if rest.starts_with("{#") {
            self.anchor(source, rest)
        } else {
            let first = rest.chars().next().expect("invariant: a character was found");
            if first == '{' {
                self.keep(source, "{");
            } else {
                self.findings.push(
                    Diagnostic::new(
                        &rules::CHARACTER,
                        Span::new(self.file, source..source + first.len_utf8()),
                        format!(
                            "le caractère U+{:04X} n’est pas admis",
                            u32::from(first)
                        ),
                    )
                    .help("supprimez-le : il est invisible ou réservé"),
                );
            }
            first.len_utf8()
        }
    }

    /// Keeps words of the source.
    fn keep(&mut self, source: usize, words: &str) {
        if words.is_empty() {
            return;
        }
        let here = self.out.text.len();
        let (start, from) = self.out.runs[self.out.runs.len() - 1];
        if from + (here - start) != source {
            if start == here {
                self.out.runs.pop();
            }
            self.out.runs.push((here, source));
        }
        self.out.text.push_str(words);
    }

    fn token(&mut self, source: usize, rest: &str) -> usize {
        let Some(end) = find_end(rest, "}}") else {
            return self.unclosed(source, rest, "{{", "}}");
        };
        let inside = Span::new(self.file, source + 2..source + end - 2);
        let index = self.out.tokens.len();
        if index >= MAX_TOKENS {
            let what = format!("une clause ne peut compter plus de {MAX_TOKENS} valeurs");
            return self.too_many(source, end, what);
        }
        let expr = parse_expression(&inside, self.findings);
        self.out.tokens.push(expr);
        self.out.token_ends.push(source + end);
        let code = FIRST_TOKEN + u32::try_from(index).unwrap_or(0);
        let mark = char::from_u32(code).expect("invariant: a private-use character");
        self.keep(source, mark.encode_utf8(&mut [0; 4]));
        // The next words start after the whole tag, not after its mark.
        self.out.runs.push((self.out.text.len(), source + end));
        end
    }

    fn tag(&mut self, source: usize, rest: &str, own_line: bool) -> usize {
        let Some(end) = find_end(rest, "%}") else {
            return self.unclosed(source, rest, "{%", "%}");
        };
        let range = source..source + end;
        if self.out.tags.len() >= MAX_TAGS {
            let what = format!("une clause ne peut compter plus de {MAX_TAGS} balises");
            return self.too_many(source, end, what);
        }
        if let Some(kind) = self.tag_kind(source + 2, &rest[2..end - 2], &range) {
            let at = self.out.text.len();
            self.out.tags.push(Tag { kind, at, source: range, own_line });
        }
        end
    }

    fn tag_kind(
        &mut self,
        source: usize,
        inside: &str,
        tag: &Range<usize>,
    ) -> Option<TagKind> {
        let lead = inside.len() - inside.trim_start().len();
        let trimmed = inside.trim();
        let (word, rest) =
            trimmed.split_once(char::is_whitespace).unwrap_or((trimmed, ""));
        let rest_start = source + lead + (trimmed.len() - rest.len());
        let rest_span = Span::new(self.file, rest_start..rest_start + rest.len());
        let tag_span = Span::new(self.file, tag.clone());
        let kind = match word {
            "if" | "elif" if rest.is_empty() => {
                self.findings.push(
                    Diagnostic::new(&rules::SYNTAX, tag_span, "il manque la condition")
                        .help(format!("écrivez « {{% {word} condition %}} »")),
                );
                // A group without condition is still a group: its end is expected.
                if word == "if" { TagKind::If(None) } else { TagKind::Elif(None) }
            }
            "if" => TagKind::If(parse_expression(&rest_span, self.findings)),
            "elif" => TagKind::Elif(parse_expression(&rest_span, self.findings)),
            "else" if rest.is_empty() => TagKind::Else,
            "endif" if rest.is_empty() => TagKind::EndIf,
            "endfor" if rest.is_empty() => TagKind::EndFor,
            "for" => self.for_tag(rest, rest_start, tag_span),
            _ => {
                self.findings.push(
                    Diagnostic::new(
                        &rules::SYNTAX,
                        tag_span,
                        format!("la balise « {trimmed} » n’existe pas"),
                    )
                    .help("employez if, elif, else, endif, for ou endfor"),
                );
                return None;
            }
        };
        Some(kind)
    }

    fn for_tag(&mut self, rest: &str, rest_start: usize, tag: Span) -> TagKind {
        let parts = rest.split_once(char::is_whitespace).and_then(|(name, after)| {
            let list = after.trim_start().strip_prefix("in ")?.trim();
            is_name(name).then_some((name, list))
        });
        let Some((name, list)) = parts else {
            self.findings.push(
                Diagnostic::new(&rules::SYNTAX, tag, "la boucle n’est pas comprise")
                    .help("écrivez « {% for element in liste %} »"),
            );
            return TagKind::For { variable: String::new(), list: None };
        };
        let at = rest_start + (list.as_ptr() as usize - rest.as_ptr() as usize);
        let span = Span::new(self.file, at..at + list.len());
        let list = parse_expression(&span, self.findings);
        TagKind::For { variable: name.to_owned(), list }
    }

    fn anchor(&mut self, source: usize, rest: &str) -> usize {
        let end = rest.find('}').map(|end| end + 1);
        let id = end.map(|end| &rest[2..end - 1]).filter(|id| {
            !id.is_empty()
                && id
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        });
        let (Some(end), Some(id)) = (end, id) else {
            self.findings.push(
                Diagnostic::new(
                    &rules::ANCHOR,
                    Span::new(self.file, source..source + 2),
                    "cette ancre n’est pas comprise",
                )
                .help("écrivez « {#nom} », en minuscules, chiffres et traits d’union"),
            );
            return 2;
        };
        let range = source..source + end;
        if !rest[end..].trim().is_empty() {
            self.findings.push(
                Diagnostic::new(
                    &rules::ANCHOR,
                    Span::new(self.file, range),
                    "une ancre termine un titre, un paragraphe ou un élément de liste",
                )
                .help("placez-la en fin de ligne"),
            );
            return end;
        }
        let kept = self.out.text.trim_end_matches(' ').len();
        self.out.text.truncate(kept);
        // Tags among the blanks that go stand where these began.
        for tag in self.out.tags.iter_mut().rev().take_while(|tag| tag.at > kept) {
            tag.at = kept;
        }
        for anchor in self.out.anchors.iter_mut().rev().take_while(|a| a.at > kept) {
            anchor.at = kept;
        }
        while self.out.runs.len() > 1
            && self.out.runs.last().is_some_and(|(start, _)| *start > kept)
        {
            self.out.runs.pop();
        }
        self.out.anchors.push(Anchor { id: id.to_owned(), at: kept, source: range });
        end
    }

    /// Said once: the clause is read no further than this line.
    fn too_many(&mut self, source: usize, length: usize, what: String) -> usize {
        if !self.is_full {
            self.is_full = true;
            let place = Span::new(self.file, source..source + length);
            self.findings.push(
                Diagnostic::new(&rules::LIMIT, place, what)
                    .help("divisez la clause en plusieurs"),
            );
        }
        length
    }

    fn unclosed(&mut self, source: usize, rest: &str, open: &str, close: &str) -> usize {
        self.findings.push(
            Diagnostic::new(
                &rules::SYNTAX,
                Span::new(self.file, source..source + open.len()),
                format!("« {open} » n’est pas fermé sur sa ligne"),
            )
            .help(format!("ajoutez « {close} »")),
        );
        rest.trim_end_matches('\n').len().max(open.len())
    }
}

/// Whether a line holds `{% %}` tags and blanks, and nothing else.
fn holds_tags_alone(line: &str) -> bool {
    let mut rest = line.trim();
    if !rest.starts_with("{%") {
        return false;
    }
    while rest.starts_with("{%") {
        let Some(end) = find_end(rest, "%}") else { return false };
        rest = rest[end..].trim_start();
    }
    rest.is_empty()
}

/// Where a tag ends, past `close`; quotes are skipped, a tag stays on its line.
fn find_end(rest: &str, close: &str) -> Option<usize> {
    let mut quote = None;
    for (at, character) in rest.char_indices().skip(2) {
        match quote {
            _ if character == '\n' => return None,
            Some(open) if character == open => quote = None,
            Some(_) => {}
            None if character == '"' || character == '\'' => quote = Some(character),
            None if rest[at..].starts_with(close) => return Some(at + close.len()),
            None => {}
        }
    }
    None
}

fn is_name(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        && name.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
}

/// Private-use characters are ours; control characters and bidirectional controls
/// change what a reader sees.
pub(super) fn is_refused(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}'
        | '\u{f0000}'..='\u{10ffff}')
}
