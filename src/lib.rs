//! `accredit` checks course specifications, level 4 and above, against NALW education and competency standards held as
//! YAML. It says for each requirement whether the course meets it and why, and lists the gaps with what closes each.
//!
//! Data flows one way: `load` (files to texts) -> `validate` (texts to declarations) -> `resolve` (declarations to a
//! dossier) -> `evaluate` (observations) -> `judge` (findings and verdict) -> `report` (bytes). The stages know the nouns in
//! `model`, the defects in `diagnostic` and the texts in `source`; they do not know one another, and meet only in `pipeline`.
//! Only `load` reads files; only `cli` writes, prints, and reads environment or clock. Without the default feature
//! `command` the core builds with neither.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(feature = "command")]
pub mod cli;
pub mod diagnostic;
pub mod evaluate;
pub mod judge;
#[cfg(feature = "command")]
pub mod load;
pub mod model;
pub mod pipeline;
pub mod plan;
pub mod report;
pub mod resolve;
pub mod shipped;
pub mod source;
pub mod validate;
