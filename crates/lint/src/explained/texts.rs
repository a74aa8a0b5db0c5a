//! The explanations of the rules of the crates below, by code.

/// A code, and the content of the file of its name.
macro_rules! texts {
    ($($code:literal,)*) => {
        &[$(($code, include_str!(concat!($code, ".md"))),)*]
    };
}

/// Each code with its explanation, in the order of the codes.
pub(super) static TEXTS: &[(&str, &str)] = texts![
    "CLA-09", "DOC-01", "DOC-02", "DOC-03", "DOC-04", "DOC-05", "DOC-06", "DOC-07",
    "DOC-08", "DOC-10", "DOC-11", "DOC-13", "EXP-01", "EXP-02", "EXP-03", "EXP-04",
    "EXP-05", "ID-01", "ID-02", "ID-03", "ID-12", "ID-13", "IMP-01", "IMP-02", "IMP-03",
    "MAN-20", "MAN-21", "MAN-22", "MAN-23", "MAN-24", "MAN-25", "MAN-26", "MAN-27",
    "MAN-30", "MAN-31", "MAN-32", "REF-02", "SRC-01", "SRC-02", "SRC-03", "SRC-04",
    "SRC-05", "SRC-06", "SRC-07", "SRC-08", "SRC-09", "SRC-10", "SRC-11", "SRC-12",
    "SRC-13", "SRC-14", "SRC-15", "SRC-16", "SRC-17", "VAL-01", "VAL-02",
];
