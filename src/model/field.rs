//! The facts of a file that a `field` test may name: how people call each, and what it can hold.
//!
//! The words of the lists are those of the course schema; a test keeps the two alike.

/// What a fact holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Free text.
    Text,
    /// A day.
    Date,
    /// A number.
    Number,
    /// A whole part of the file: it is there or it is not.
    Whole,
    /// A list of words, each one of these.
    List(&'static [&'static str]),
}

/// A fact that a test may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Dotted name, as a test writes it.
    pub name: &'static str,
    /// How people call it.
    pub called: &'static str,
    /// What it can hold.
    pub holds: Holds,
}

const fn named(name: &'static str, called: &'static str, holds: Holds) -> Named {
    Named { name, called, holds }
}

use Holds::{Date, List, Number, Text, Whole};

/// Every fact that a test may name, in alphabetical order.
pub const FIELDS: &[Named] = &[
    named(
        "admission.backgrounds",
        "the backgrounds expressly welcomed",
        List(&["community", "voluntary", "lay", "health", "social-care", "any"]),
    ),
    named(
        "admission.checks",
        "the checks before practice",
        List(&["identity", "criminal-record", "right-to-work", "occupational-health", "references"]),
    ),
    named("admission.published_at", "where the entry requirements are published", Text),
    named("admission.requirements", "the entry requirements", Text),
    named("admission.selection", "what selection looks at", List(&["certificates", "values", "listening", "interview", "references"])),
    named(
        "involvement.lived_experience",
        "where people with lived experience take part",
        List(&["design", "teaching", "assessment", "review", "selection"]),
    ),
    named("practice", "practice learning", Whole),
    named("public_information", "what applicants are told", Whole),
    named("qualification.credit", "the credit of the award", Number),
    named("qualification.framework", "the framework of the level", Text),
    named("qualification.glh", "guided learning hours", Number),
    named("qualification.level", "the level of the award", Text),
    named("qualification.tqt", "total qualification time", Number),
    named("recognition", "recognition of prior learning", Whole),
    named("recognition.covers", "what prior learning may be recognised", Text),
    named("recognition.evidence_wanted", "the evidence wanted of prior learning", Text),
    named("recognition.limit", "the limit to recognition of prior learning", Text),
    named("review.cycle", "how often the programme is reviewed", Text),
    named(
        "review.evidence_from",
        "whose evidence the review uses",
        List(&["learners", "employers", "people-supported", "external-examiners", "staff"]),
    ),
    named("specification.date", "the date of the specification", Date),
    named("specification.edition", "the edition of the specification", Text),
    named("specification.open_until", "the last day of registration", Date),
    named("specification.review_by", "the next review of the specification", Date),
];

/// The fact of this name.
pub fn field(name: &str) -> Option<&'static Named> {
    FIELDS.iter().find(|f| f.name == name)
}
