//! Reading a pattern.

use std::ops::Range;

use super::node::{Node, Test};
use super::{PatternError, stream};
use crate::{TokenKind, fold, forms, tokenize};

/// How many words a gap passes over when it does not say.
const GAP: usize = 8;

/// The longest gap.
const LONGEST_GAP: usize = 40;

/// The most a pattern may cost, in instructions.
const MOST: usize = 400;

/// How deep choices may nest.
const DEEPEST: usize = 8;

pub(super) fn parse(source: &str) -> Result<Node, PatternError> {
    let mut parser = Parser { source, at: 0, depth: 0 };
    let node = parser.choice()?;
    if parser.at < source.len() {
        let at = parser.at;
        return Err(error(
            at..at + 1,
            "ce signe ne ferme rien : ouvrez avant lui ( ou [, ou supprimez-le",
        ));
    }
    let whole = 0..source.len();
    if node.is_nullable() {
        return Err(error(
            whole,
            "le motif ne dit aucun mot : écrivez-en un qui ne soit pas facultatif",
        ));
    }
    if node.is_loose(true) || node.is_loose(false) {
        return Err(error(
            whole,
            "le motif commence ou finit par « … » : écrivez un mot avant et un mot après",
        ));
    }
    if node.size() > MOST {
        return Err(error(
            whole,
            "le motif est trop long : partagez-le en plusieurs motifs",
        ));
    }
    Ok(node)
}

fn error(range: Range<usize>, message: &str) -> PatternError {
    PatternError { range, message: message.to_owned() }
}

struct Parser<'s> {
    source: &'s str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    /// One or several sequences between bars, up to what closes them.
    fn choice(&mut self) -> Result<Node, PatternError> {
        let mut parts = Vec::new();
        loop {
            let start = self.at;
            let mut sequence = Vec::new();
            while let Some(c) = self.peek() {
                match c {
                    '|' | ')' | ']' => break,
                    c if c.is_whitespace() => self.at += c.len_utf8(),
                    _ => self.part(&mut sequence)?,
                }
            }
            if sequence.is_empty() {
                return Err(error(start..self.at, "il manque un mot ici"));
            }
            parts.push(Node::Sequence(sequence));
            if !self.eat('|') {
                break;
            }
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Node::Choice(parts) })
    }

    fn part(&mut self, out: &mut Vec<Node>) -> Result<(), PatternError> {
        let start = self.at;
        if self.eat('(') {
            out.push(self.group(start, ')')?);
        } else if self.eat('[') {
            out.push(Node::Optional(Box::new(self.group(start, ']')?)));
        } else if self.eat('#') {
            out.push(Node::Number);
        } else if self.eat('…') || self.eat_dots() {
            out.push(self.gap(start)?);
        } else if self.eat('=') {
            self.words(start, true, out)?;
        } else {
            self.words(start, false, out)?;
        }
        Ok(())
    }

    fn eat_dots(&mut self) -> bool {
        let found = self.source[self.at..].starts_with("...");
        self.at += if found { 3 } else { 0 };
        found
    }

    fn group(&mut self, start: usize, close: char) -> Result<Node, PatternError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(error(
                start..start + 1,
                "trop de parenthèses les unes dans les autres",
            ));
        }
        let node = self.choice()?;
        self.depth -= 1;
        if !self.eat(close) {
            return Err(error(
                start..start + 1,
                &format!("il manque « {close} » : fermez ce signe"),
            ));
        }
        Ok(node)
    }

    fn gap(&mut self, start: usize) -> Result<Node, PatternError> {
        let rest = &self.source[self.at..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return Ok(Node::Gap(GAP));
        }
        self.at += digits;
        match rest[..digits].parse() {
            Ok(words @ 1..=LONGEST_GAP) => Ok(Node::Gap(words)),
            _ => Err(error(
                start..self.at,
                &format!(
                    "« … » passe de 1 à {LONGEST_GAP} mots : écrivez un de ces nombres"
                ),
            )),
        }
    }

    /// What stands up to the next blank or sign, cut as a text is.
    fn words(
        &mut self,
        start: usize,
        exact: bool,
        out: &mut Vec<Node>,
    ) -> Result<(), PatternError> {
        let rest = &self.source[self.at..];
        let sign = |c: char| "()[]|#…=*".contains(c);
        let stop = rest.find(sign).unwrap_or(rest.len());
        let stop = stop.min(rest.find("...").unwrap_or(stop));
        let mut length = rest[..stop].find(char::is_whitespace).unwrap_or(stop);
        // « 1 500 » is one number, as in a text.
        if rest.starts_with(|c: char| c.is_ascii_digit())
            && let Some(number) = tokenize(&rest[..stop]).first()
        {
            length = length.max(number.range.end);
        }
        let word = &rest[..length];
        self.at += length;
        let any_ending = self.eat('*');
        let range = start..self.at;
        let tokens = tokenize(word);
        let Some(last) = tokens.last() else {
            let end = self.at + self.peek().map_or(0, char::len_utf8);
            return Err(error(
                start..end,
                "il manque un mot devant ou derrière ce signe",
            ));
        };
        if any_ending && (exact || last.kind != TokenKind::Word || last.key.len() < 2) {
            return Err(error(
                range,
                "« * » suit le début d’un mot, de deux lettres au moins",
            ));
        }
        if exact && last.kind == TokenKind::Mark {
            return Err(error(range, "« = » précède un mot"));
        }
        for (rank, token) in tokens.iter().enumerate() {
            let text = &word[token.range.clone()];
            if any_ending && rank + 1 == tokens.len() {
                out.push(Node::One(Test::Prefix(token.key.clone().into_owned())));
            } else {
                piece(text, &token.key, token.kind, exact, out);
            }
        }
        Ok(())
    }
}

fn piece(text: &str, key: &str, kind: TokenKind, exact: bool, out: &mut Vec<Node>) {
    match kind {
        // « L 441-10 » is « L. 441-10 ».
        TokenKind::Mark if text == "." => {
            let mark = Node::One(Test::Mark(text.to_owned()));
            out.push(Node::Optional(Box::new(mark)));
        }
        TokenKind::Mark => out.push(Node::One(Test::Mark(text.to_owned()))),
        TokenKind::Number => out.push(Node::One(Test::Exact(key.to_owned()))),
        TokenKind::Word | TokenKind::Elision => {
            let lower = text.to_lowercase().replace(['’', 'ʼ', '‘'], "'");
            let parts = stream::parts(&lower);
            if exact {
                out.push(Node::One(Test::Exact(lower.clone())));
                if parts.1.is_some() {
                    out.push(Node::One(Test::ExactArticle(fold(&lower))));
                }
                return;
            }
            for part in [Some(parts.0), parts.1].into_iter().flatten() {
                let forms =
                    if part == "le" { vec![part.to_owned()] } else { forms(part) };
                out.push(Node::One(Test::Word(forms)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors() {
        for (source, range, words) in [
            ("", 0..0, "il manque un mot"),
            ("…", 0..3, "aucun mot"),
            ("[mise]", 0..6, "aucun mot"),
            ("… mise", 0..8, "commence ou finit"),
            ("mise …", 0..8, "commence ou finit"),
            ("(mise|… acte)", 0..15, "commence ou finit"),
            ("(mise", 0..1, "il manque « ) »"),
            ("(mise]", 0..1, "il manque « ) »"),
            ("mise)", 4..5, "ne ferme rien"),
            ("(a|)", 3..3, "il manque un mot"),
            ("a …99 b", 2..7, "de 1 à 40"),
            ("*", 0..1, "il manque un mot"),
            ("a*", 0..2, "deux lettres"),
            ("=", 0..1, "il manque un mot"),
            ("((((((((((a))))))))))", 8..9, "trop de parenthèses"),
            ("a …40 b …40 c …40 d …40 e …40 f", 0..41, "trop long"),
        ] {
            let error = parse(source).expect_err(source);
            assert!(error.message.contains(words), "{source}: {error}");
            if words != "aucun mot" && words != "commence ou finit" {
                assert_eq!(error.range, range, "{source}");
            }
            assert!(source.get(error.range).is_some(), "{source}");
        }
    }

    #[test]
    fn reads() {
        for source in [
            "a",
            "(a|b c|d) … e",
            "mise [en [demeure]] …3 rappel",
            "renonc* à l’action",
            "=rappel # jours",
            "L. 441-10",
            "40 €",
            "a ... b",
            "[tout] recours [de [le] client]",
        ] {
            assert!(parse(source).is_ok(), "{source}");
        }
    }
}
