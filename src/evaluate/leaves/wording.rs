//! `wording`: what applicants are told is supplied word for word and dated, names level and award, and claims no
//! accreditation. The engine reads words, not meaning: where one of the words of recognition stands, an assessor must read it.

use super::{Look, Seen, broken, fact_place, unknown};
use crate::model::Fact;
use crate::model::result::{GapKind, Observation, Truth};

const LEAF: &str = "wording";

/// Words that say, or may seem to say, that somebody has recognised the course or its learners.
const LOADED: &[&str] = &[
    "accredit",
    "approv",
    "regist",
    "recogni",
    "endors",
    "licens",
    "certified",
    "quality mark",
    "quality-mark",
    "kitemark",
    "validated",
    "chartered",
    // Welsh, with its mutations.
    "achred",
    "cymeradw",
    "gymeradw",
    "nghymeradw",
    "cofrestr",
    "gofrestr",
    "chofrestr",
    "cydnab",
    "gydnab",
    "chydnab",
    "trwydded",
    "ardyst",
];

/// In words.
pub fn in_words() -> String {
    "the text for applicants is given word for word and dated, names the level and the award, and uses no word of accreditation, approval or registration".into()
}

/// Looks.
pub fn observe(look: &Look<'_>) -> Observation {
    let c = look.dossier.course;
    let place = fact_place(look, &c.public_information);
    let info = match &c.public_information {
        Fact::Known(i, _) => i,
        Fact::StatedNone(_) => {
            return Seen::new(LEAF, Truth::CannotTell, "no-public-text", "nothing is said to applicants yet, so nothing can be read")
                .at(place)
                .done();
        }
        Fact::Absent => return unknown(LEAF, "what applicants are told", None),
        Fact::Broken(_) => return broken(LEAF, "what applicants are told", place),
    };
    if let Some(node) = info.text.broken().or(info.date.broken()) {
        return broken(LEAF, "what applicants are told", Some(look.dossier.here(node)));
    }
    let Some(text) = info.text.known() else { return unknown(LEAF, "the text for applicants, word for word", place) };
    if info.date.known().is_none() {
        return unknown(LEAF, "the date of the text for applicants", place);
    }
    let lower = text.to_lowercase();
    if let Some(word) = LOADED.iter().find(|w| lower.contains(**w)) {
        let said = format!(
            "the text for applicants contains `{word}…`: an assessor must read whether it is true and cannot be taken for accreditation"
        );
        return Seen::new(LEAF, Truth::CannotTell, "needs-reading", said).at(place).done();
    }
    let q = &c.qualification;
    let level = q.then(|q| &q.level).known().map(|l| l.trim().to_lowercase());
    let names_level = level.as_ref().is_some_and(|l| ["level", "lefel"].iter().any(|w| names_number(&lower, &format!("{w} {l}"))));
    let names = [q.then(|q| &q.r#type).known().cloned(), q.then(|q| &q.title).known().cloned(), c.title.known().cloned()];
    let names_award = names.iter().flatten().any(|n| lower.contains(&n.to_lowercase()));
    if let Some(node) = q.then(|q| &q.level).broken() {
        return broken(LEAF, "the level of the award", Some(look.dossier.here(node)));
    }
    if level.is_none() {
        return unknown(LEAF, "the level that the text should name", place);
    }
    let missing = match (names_level, names_award) {
        (true, true) => {
            let date = info.date.known().map(ToString::to_string).unwrap_or_default();
            return Seen::new(
                LEAF,
                Truth::Holds,
                "wording-plain",
                format!("the text for applicants of {date} names level and award, and uses no word of recognition"),
            )
            .at(place)
            .done();
        }
        (false, true) => "the level as the specification states it",
        (true, false) => "the award by type or title",
        (false, false) => "level and award",
    };
    Seen::new(LEAF, Truth::Fails, "wording-incomplete", format!("the text for applicants does not name {missing}"))
        .at(place)
        .close(GapKind::Update, format!("name {missing} in the text for applicants"))
        .done()
}

/// Whether a text holds "level 4" as such, and not as the beginning of "level 40".
fn names_number(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(i, _)| !text[i + words.len()..].starts_with(|c: char| c.is_alphanumeric()))
}
