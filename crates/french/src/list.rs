//! Enumerations in a sentence.

/// Joins with commas and a last « et »: « a, b et c ».
pub fn join_and<S: AsRef<str>>(items: &[S]) -> String {
    join(items, " et ")
}

/// Joins with commas and a last « ou »: « a, b ou c ».
pub fn join_or<S: AsRef<str>>(items: &[S]) -> String {
    join(items, " ou ")
}

fn join<S: AsRef<str>>(items: &[S], last: &str) -> String {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(if at + 1 == items.len() { last } else { ", " });
        }
        out.push_str(item.as_ref());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins() {
        assert_eq!(join_and::<&str>(&[]), "");
        assert_eq!(join_and(&["a"]), "a");
        assert_eq!(join_and(&["a", "b"]), "a et b");
        assert_eq!(join_and(&["a", "b", "c"]), "a, b et c");
        assert_eq!(
            join_or(&["a".to_owned(), "b".to_owned(), "c".to_owned()]),
            "a, b ou c"
        );
    }
}
