//! From results to bytes: one renderer a format over the same model. Reports compute nothing: no status, no verdict.
//!
//! To add a format: a file here that takes [`crate::model::result`] types, a name in `cli::Format`, a case under `tests/`.

pub mod alerts;
pub mod annotations;
pub mod csv;
#[cfg(feature = "command")]
pub mod diagnostics;
pub mod documents;
#[cfg(feature = "command")]
pub mod docx;
pub mod guarantees;
pub mod html;
pub mod inherited;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod messages;
pub mod parts;
pub mod plan;
pub mod rows;
pub mod sarif;
pub mod site;
#[cfg(feature = "command")]
pub mod terminal;
pub mod text;
#[cfg(feature = "command")]
pub mod xlsx;
