//! Words and classes for what the model names: how a status, a force or a place is written on the page.

use crate::model::provider::Visibility;
use crate::model::result::{Alignment, RestsOn, Status, Truth};
use crate::model::standard::{Force, Kind, Scope, Standing};
use crate::source::Place;
use serde::Serialize;

/// A status as a tag: its class gives colour and sign, its words stand beside them.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Tag {
    /// Class.
    pub class: &'static str,
    /// Words.
    pub words: &'static str,
}

/// The tag of a status.
pub fn status(s: Status) -> Tag {
    let class = match s {
        Status::Met => "met",
        Status::PartlyMet => "partly",
        Status::NotMet => "not",
        Status::Undetermined => "open",
        Status::NotApplicable => "na",
    };
    Tag { class, words: s.words() }
}

/// The class of a verdict.
pub fn alignment(a: Alignment) -> &'static str {
    match a {
        Alignment::Aligned => "met",
        Alignment::NotAligned => "not",
        Alignment::CannotTell => "open",
    }
}

/// What a check came to.
pub fn truth(t: Truth) -> Tag {
    match t {
        Truth::Holds => Tag { class: "met", words: "holds" },
        Truth::Fails => Tag { class: "not", words: "fails" },
        Truth::CannotTell => Tag { class: "open", words: "cannot tell" },
    }
}

/// The class of a standing: whether the words are the publisher's.
pub fn standing(s: Standing) -> &'static str {
    match s {
        Standing::Official | Standing::Transcribed => "theirs",
        Standing::Paraphrase | Standing::WorkingDraft => "ours",
    }
}

/// Force.
pub fn force(f: Force) -> &'static str {
    match f {
        Force::Mandatory => "mandatory",
        Force::Recommended => "recommended",
        Force::Unknown => "force not settled, counts as mandatory",
    }
}

/// Kind.
pub fn kind(k: Kind) -> &'static str {
    k.word()
}

/// Scope, where it is another than the course itself.
pub fn scope(s: Scope) -> Option<&'static str> {
    match s {
        Scope::Institution => Some("asked of the institution"),
        Scope::Programme => None,
        Scope::Placement => Some("asked of practice learning"),
    }
}

/// What a finding rests on.
pub fn rests_on(r: RestsOn) -> &'static str {
    match r {
        RestsOn::Claim => "claim",
        RestsOn::Checked => "checked",
        RestsOn::Judged => "judged",
    }
}

/// Who may see a document; nothing where everyone may.
pub fn visibility(v: Visibility) -> Option<&'static str> {
    match v {
        Visibility::Public => None,
        Visibility::Assessors => Some("for assessors only"),
        Visibility::Internal => Some("internal to the provider"),
    }
}

/// What a leaf of a test looks at.
pub fn leaf(name: &str) -> String {
    let known = match name {
        "outcomes" => "learning outcomes",
        "assessed-by" => "how it is assessed",
        "cited" => "evidence cited",
        "level" => "level of the award",
        "credits" => "credit",
        "hours" => "hours and figures",
        "placement" => "practice learning",
        "supervision" => "supervision",
        "staff" => "staff",
        "policy" => "policy",
        "field" => "what the file states",
        "assessment" => "rules of assessment",
        "wording" => "wording for applicants",
        "findings" => "other requirements",
        "judgement" => "a question for a person",
        other => return other.replace('-', " "),
    };
    known.into()
}

/// Whether the level passes the threshold.
pub fn eligible(word: &str) -> &'static str {
    match word {
        "yes" => "Yes, it reaches the level asked for",
        "no" => "No, it is below the level asked for",
        "no-level" => "No, the award has no level",
        _ => "Cannot tell from what the file states",
    }
}

/// A sentence: a capital at its beginning, a full stop at its end.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut letters = text.chars();
    let mut out: String = letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default();
    if !out.is_empty() && !out.ends_with(['.', '?', '!', ':']) {
        out.push('.');
    }
    out
}

/// A file and line.
pub fn place(p: &Place) -> String {
    format!("{}:{}", p.file, p.line)
}

/// A line of the file the report is about; file and line of another.
pub fn near(p: &Place, home: &str) -> String {
    if *p.file == *home { format!("line {}", p.line) } else { place(p) }
}

/// Several places: lines of the file the report is about first, together; then those of others.
pub fn places(places: &[Place], home: &str) -> Vec<String> {
    let (own, others): (Vec<&Place>, Vec<&Place>) = places.iter().partition(|p| *p.file == *home);
    let lines: Vec<String> = own.iter().map(|p| p.line.to_string()).collect();
    let mut out = match lines.len() {
        0 => Vec::new(),
        1 => vec![format!("line {}", lines[0])],
        _ => vec![format!("lines {}", lines.join(", "))],
    };
    out.extend(others.into_iter().map(place));
    out
}

/// A date as people write it; anything else as it stands.
pub fn date(iso: &str) -> String {
    iso.parse::<jiff::civil::Date>().map(|d| d.strftime("%-d %B %Y").to_string()).unwrap_or_else(|_| iso.to_string())
}

/// The first characters of a digest: enough to tell two editions apart by eye.
pub fn digest(whole: &str) -> String {
    whole.chars().take(12).collect()
}

/// A number without needless decimals.
pub fn number(n: f64) -> String {
    if (n - n.round()).abs() < 1e-9 { format!("{n:.0}") } else { format!("{n:.1}") }
}

/// An address that a reader may follow.
pub fn link(url: Option<&String>) -> Option<String> {
    url.filter(|u| u.starts_with("https://") || u.starts_with("http://")).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_dates_and_numbers_read_well() {
        assert_eq!(sentence("no outcome addresses it"), "No outcome addresses it.");
        assert_eq!(sentence(""), "");
        assert_eq!(date("2026-11-01"), "1 November 2026");
        assert_eq!(date("soon"), "soon");
        assert_eq!((number(264.0), number(1.5)), ("264".into(), "1.5".into()));
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(link(Some(&"javascript:x".to_string())), None);
        assert!(link(Some(&"https://example.org".to_string())).is_some());
    }
}
