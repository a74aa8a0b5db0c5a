//! Document tree to HTML, DOCX, Markdown and text.
