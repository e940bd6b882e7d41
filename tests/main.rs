//! One integration binary. A case is a folder of YAML with its expected result; adding one needs no Rust.

mod broken;
mod cache;
mod cautions;
mod cli;
#[path = "../benches/corpus/mod.rs"]
mod corpus;
mod documents;
mod doubtful;
mod faults;
mod formats;
mod inheritance;
mod injected;
mod injection;
mod laws;
mod leaves;
mod limits;
mod live;
mod matrix;
mod measured;
mod midway;
mod page;
mod plan;
mod profiles;
mod properties;
mod publish;
mod real;
mod removal;
mod routes;
mod rules;
mod shipped;
mod structure;
mod support;
mod waivers;
mod words;
