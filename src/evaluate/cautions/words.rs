//! Titles as words: what the checks on names and sizes look for in them.

use crate::model::combination::Take;
use crate::model::course::{Qualification, Unit};
use crate::model::level::Levels;
use crate::model::{Dossier, Fact};
use crate::source::At;

/// The titles of a course, each with its place.
pub struct Titles {
    /// As certificated; that of the course where none is stated.
    pub certificated: Option<(String, At)>,
    /// Every one, none twice.
    pub all: Vec<(String, At)>,
}

impl Titles {
    /// Those of a course.
    pub fn of(d: &Dossier<'_>) -> Self {
        let q = d.course.qualification.then(|q| &q.title);
        let mut all: Vec<(String, At)> = Vec::new();
        // Another award of the same specification has a title of its own, or none.
        let of_course = if is_further(d) { &q } else { &d.course.title };
        for title in [&q, of_course] {
            if let (Some(text), Some(at)) = (title.known(), title.at())
                && !all.iter().any(|(t, _)| t == text)
            {
                all.push((text.clone(), at));
            }
        }
        // A title that cannot be read may be any.
        let certificated = if q.broken().is_some() { None } else { all.first().cloned() };
        Titles { certificated, all }
    }
}

/// Whether a further award of a specification is looked at, not its main qualification.
pub fn is_further(d: &Dossier<'_>) -> bool {
    let own = d.course.qualification.known().map(|q| q.at);
    own.is_some() && d.course.awards.iter().any(|a| a.qualification.known().map(|q| q.at) == own)
}

/// What applicants are told of the main qualification.
pub fn for_applicants(d: &Dossier<'_>) -> Fact<String> {
    if is_further(d) { Fact::Absent } else { d.course.public_information.then(|p| &p.text) }
}

/// The units that are a part of the award.
pub fn units<'a>(d: &'a Dossier<'_>) -> impl Iterator<Item = &'a Unit> {
    d.course.units.iter().zip(&d.combination.take).filter(|(_, t)| **t != Take::Never).map(|(u, _)| u)
}

/// The words of a text in lower case, without apostrophes and full stops.
pub fn of(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['\'', '’', '.'], "");
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_string).collect()
}

/// Whether a phrase stands in a text word for word.
pub fn has(words: &[String], phrase: &str) -> bool {
    let first = phrase.split(' ').next().unwrap_or("");
    let begins = words.iter().enumerate().filter(|(_, w)| *w == first).map(|(i, _)| i);
    begins.into_iter().any(|i| {
        let mut rest = words[i..].iter();
        phrase.split(' ').all(|p| rest.next().is_some_and(|w| w == p))
    })
}

/// A level named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Id of the framework, where the word before names one.
    pub framework: Option<String>,
    /// The level.
    pub level: String,
    /// Index of the word `level`.
    pub at: usize,
}

/// The levels named in a text: `level 4`, `levels 3 and 4`, `SCQF level 7`, `level four`.
pub fn levels(words: &[String], known: &Levels) -> Vec<Named> {
    const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let number = |w: &String| {
        let n = NUMBERS.iter().position(|x| x == w).map(|i| i + 1).or(w.parse().ok());
        n.filter(|n| (1..=12).contains(n)).map(|n| n.to_string())
    };
    let mut out = Vec::new();
    for (at, _) in words.iter().enumerate().filter(|(_, w)| matches!(w.as_str(), "level" | "levels")) {
        let before = at.checked_sub(1).map(|i| words[i].as_str());
        // Entry levels have numbers of their own.
        if before == Some("entry") {
            continue;
        }
        let framework = before.and_then(|w| known.framework(w)).map(|f| f.id.clone());
        let mut rest = words[at + 1..].iter().peekable();
        while let Some(level) = rest.next().and_then(number) {
            out.push(Named { framework: framework.clone(), level, at });
            rest.next_if(|w| matches!(w.as_str(), "and" | "or" | "to"));
        }
    }
    out
}

/// Whether a qualification is known to be a regulated one, not an award of a degree-awarding body.
pub fn regulated(q: &Qualification, levels: &Levels) -> bool {
    let framework = q.framework.known().and_then(|f| levels.framework(f)).map(|f| f.id.as_str());
    match framework {
        Some("RQF" | "QCF") => true,
        // The CQFW takes in higher education; a regulator tells the two apart.
        Some("CQFW") => !q.regulated_by.items.is_empty(),
        _ => false,
    }
}
