//! Rules over compiled documents.
