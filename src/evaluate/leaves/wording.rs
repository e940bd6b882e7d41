//! `wording`: what applicants are told is supplied word for word and dated, names level and award, and claims no
//! accreditation. The engine reads words, not meaning: where one of the words of recognition stands, an assessor must read it.

use super::{Look, Seen, broken, fact_place, unknown};
use crate::model::Fact;
use crate::model::result::{GapKind, Observation, Truth};

const LEAF: &str = "wording";

/// Words that say, or may seem to say, that somebody has recognised the course or its learners.
const LOADED: &[&str] = &[
    "accredit",
    "authori",
    "sanction",
    "ratif",
    "assured",
    "backed",
    "nalw",
    "national association",
    "roll of",
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
    let lower = as_read(text);
    if lower.chars().any(|c| c.is_alphabetic() && !is_latin(c)) {
        let said = "the text for applicants holds letters of another script, which can look like words that are not looked for: an assessor must read it";
        return Seen::new(LEAF, Truth::CannotTell, "needs-reading", said).at(place).done();
    }
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
    let own = level.as_deref().unwrap_or_default();
    if let Some(other) = levels_named(&lower).into_iter().find(|l| names_level && l != own) {
        let said =
            format!("the text for applicants names a level {other} beside the award's own: an assessor must read what it says of it");
        return Seen::new(LEAF, Truth::CannotTell, "needs-reading", said).at(place).done();
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

/// The text as a person reads it: without characters that nobody sees, without words broken at a line's end, in lower case.
fn as_read(text: &str) -> String {
    let seen: String =
        text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')).collect();
    let mut out = String::with_capacity(seen.len());
    let mut rest = seen.as_str();
    while let Some(at) = rest.find('-') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let word = after.trim_start();
        if word.len() == after.len() {
            out.push('-');
        }
        rest = word;
    }
    out.push_str(rest);
    out.to_lowercase()
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The levels a text names.
fn levels_named(text: &str) -> Vec<String> {
    let after = |word: &'static str| {
        text.match_indices(word)
            .map(move |(i, _)| text[i + word.len()..].trim_start_matches(' ').chars().take_while(char::is_ascii_digit).collect::<String>())
    };
    after("level").chain(after("lefel")).filter(|l| !l.is_empty()).collect()
}
