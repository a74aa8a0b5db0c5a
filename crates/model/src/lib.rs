//! Sources of a contract and the document they make.
//!
//! Text comes in, typed values and findings come out; nothing here reads a file.

pub mod check;
pub mod checklist;
pub mod clause;
pub mod coverage;
pub mod dispensation;
pub mod document;
mod headings;
pub mod id;
pub mod law;
pub mod manifest;
pub mod model;
pub mod parameter;
pub mod party;
pub mod raw;
pub mod reader;
pub mod rule;
mod say;
pub mod setting;
pub mod source;
mod spanned;
pub mod text;
pub mod theme;
mod toml_source;
pub mod value;
pub mod variable;
mod version;
pub mod worker;

pub use say::closest;
pub use spanned::Spanned;
pub use toml_source::parse_toml;
pub use version::Version;
