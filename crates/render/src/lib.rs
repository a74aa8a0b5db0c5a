//! Document tree to HTML, DOCX, Markdown and text.
//!
//! A renderer is a pure function of the tree: everything that is said is in it, and a
//! renderer adds layout and nothing else.

mod audience;
mod docx;
mod html;
mod markdown;
mod text;
mod wording;

pub use audience::Audience;
pub use docx::docx;
pub use html::html;
pub use markdown::markdown;
pub use text::text;
