//! Words and classes for what the model names: how a status, a force or a place is written on the page, in its language.

use super::piece::Joined;
use crate::diagnostic::Severity;
use crate::model::caution::Weight;
use crate::model::inheritance::{Inheritable, Precedence};
use crate::model::matrix::Strength;
use crate::model::opened::Sight;
use crate::model::provider::Visibility;
use crate::model::result::{Alignment, GapKind, RestsOn, Status, Truth};
use crate::model::standard::{Force, Kind, Scope, Standing};
use crate::report::messages::{Key, MONTHS, Messages};
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

/// The messages of a page's language.
pub type Say = &'static Messages;

/// The tag of a status.
pub fn status(say: Say, s: Status) -> Tag {
    let (class, key) = match s {
        Status::Met => ("met", Key::StatusMet),
        Status::PartlyMet => ("partly", Key::StatusPartlyMet),
        Status::NotMet => ("not", Key::StatusNotMet),
        Status::Undetermined => ("open", Key::StatusUndetermined),
        Status::NotApplicable => ("na", Key::StatusNotApplicable),
    };
    Tag { class, words: say.say(key) }
}

/// The tag of a verdict.
pub fn verdict(say: Say, a: Alignment) -> Tag {
    let key = match a {
        Alignment::Aligned => Key::Aligned,
        Alignment::NotAligned => Key::NotAligned,
        Alignment::CannotTell => Key::CannotTell,
    };
    Tag { class: alignment(a), words: say.say(key) }
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
pub fn truth(say: Say, t: Truth) -> Tag {
    let (class, key) = match t {
        Truth::Holds => ("met", Key::Holds),
        Truth::Fails => ("not", Key::Fails),
        Truth::CannotTell => ("open", Key::Open),
    };
    Tag { class, words: say.say(key) }
}

/// The class of a standing: whether the words are the publisher's.
pub fn standing(s: Standing) -> &'static str {
    match s {
        Standing::Official | Standing::Transcribed => "theirs",
        Standing::Paraphrase | Standing::WorkingDraft => "ours",
    }
}

/// A standing in words.
pub fn standing_words(say: Say, s: Standing) -> &'static str {
    say.say(match s {
        Standing::Official => Key::StandingOfficial,
        Standing::Transcribed => Key::StandingTranscribed,
        Standing::Paraphrase => Key::StandingParaphrase,
        Standing::WorkingDraft => Key::StandingWorkingDraft,
    })
}

/// Force.
pub fn force(say: Say, f: Force) -> &'static str {
    say.say(match f {
        Force::Mandatory => Key::ForceMandatory,
        Force::Recommended => Key::ForceRecommended,
        Force::Unknown => Key::ForceUnknown,
    })
}

/// Kind.
pub fn kind(say: Say, k: Kind) -> &'static str {
    say.say(match k {
        Kind::Knowledge => Key::KindKnowledge,
        Kind::Skill => Key::KindSkill,
        Kind::Behaviour => Key::KindBehaviour,
        Kind::Programme => Key::KindProgramme,
    })
}

/// Scope, where it is another than the course itself.
pub fn scope(say: Say, s: Scope) -> Option<&'static str> {
    match s {
        Scope::Institution => Some(say.say(Key::ScopeInstitution)),
        Scope::Programme => None,
        Scope::Placement => Some(say.say(Key::ScopePlacement)),
    }
}

/// The kind of change that closes a gap.
pub fn gap(say: Say, k: GapKind) -> &'static str {
    say.say(match k {
        GapKind::Redesign => Key::GapRedesign,
        GapKind::Locate => Key::GapLocate,
        GapKind::Map => Key::GapMap,
        GapKind::Reconcile => Key::GapReconcile,
        GapKind::Update => Key::GapUpdate,
        GapKind::Supply => Key::GapSupply,
        GapKind::Assess => Key::GapAssess,
        GapKind::AssessOtherwise => Key::GapAssessOtherwise,
        GapKind::ReachEveryone => Key::GapReachEveryone,
        GapKind::Follows => Key::GapFollows,
    })
}

/// The kind by the name that messages know it by.
pub fn gap_code(k: GapKind) -> &'static str {
    match k {
        GapKind::Redesign => "redesign",
        GapKind::Locate => "locate",
        GapKind::Map => "map",
        GapKind::Reconcile => "reconcile",
        GapKind::Update => "update",
        GapKind::Supply => "supply",
        GapKind::Assess => "assess",
        GapKind::AssessOtherwise => "assess-otherwise",
        GapKind::ReachEveryone => "reach-everyone",
        GapKind::Follows => "follows",
    }
}

/// What a finding rests on.
pub fn rests_on(say: Say, r: RestsOn) -> &'static str {
    say.say(match r {
        RestsOn::Claim => Key::RestsOnClaim,
        RestsOn::Checked => Key::RestsOnChecked,
        RestsOn::Judged => Key::RestsOnJudged,
    })
}

/// Who may see a document; nothing where everyone may.
pub fn visibility(say: Say, v: Visibility) -> Option<&'static str> {
    match v {
        Visibility::Public => None,
        Visibility::Assessors => Some(say.say(Key::VisibleAssessors)),
        Visibility::Internal => Some(say.say(Key::VisibleInternal)),
    }
}

/// What was seen of a place in the document itself; nothing where its file is not at hand.
pub fn sight(say: Say, s: Sight) -> Option<&'static str> {
    match s {
        Sight::Found => Some(say.say(Key::SeenInFile)),
        Sight::NotFound => Some(say.say(Key::SeenNotInFile)),
        Sight::CannotTell => Some(say.say(Key::SeenCannotTell)),
        Sight::NotAtHand => None,
    }
}

/// The weight of a caution.
pub fn weight(say: Say, w: Weight) -> &'static str {
    say.say(match w {
        Weight::Off => Key::WeightOff,
        Weight::Note => Key::WeightNote,
        Weight::Warning => Key::WeightWarning,
        Weight::Doubt => Key::WeightDoubt,
    })
}

/// How grave a defect of a file is.
pub fn severity(say: Say, s: Severity) -> &'static str {
    say.say(match s {
        Severity::Error => Key::SeverityError,
        Severity::Warning => Key::SeverityWarning,
    })
}

/// How far a unit carries a requirement; the first letter is the sign in a cell.
pub fn strength(say: Say, s: Strength) -> &'static str {
    say.say(match s {
        Strength::Assessed => Key::StrengthAssessed,
        Strength::Claims => Key::StrengthClaims,
        Strength::Develops => Key::StrengthDevelops,
        Strength::Introduces => Key::StrengthIntroduces,
    })
}

/// What a course takes from its provider.
pub fn inheritable(say: Say, i: Inheritable) -> &'static str {
    say.say(match i {
        Inheritable::Policies => Key::InheritedPolicy,
        Inheritable::Staff => Key::InheritedStaff,
        Inheritable::Supervision => Key::InheritedSupervision,
        Inheritable::Statements => Key::InheritedStatement,
        Inheritable::Mappings => Key::InheritedMapping,
        Inheritable::Review => Key::InheritedReview,
        Inheritable::Involvement => Key::InheritedInvolvement,
        Inheritable::Documents => Key::InheritedDocument,
    })
}

/// Whose counts where course and provider both have something.
pub fn precedence(say: Say, p: Option<Precedence>) -> &'static str {
    say.say(match p {
        Some(Precedence::MoreSpecificValid) => Key::RuleSpecific,
        Some(Precedence::CourseOnly) => Key::RuleCourse,
        Some(Precedence::ProviderFirst) => Key::RuleProvider,
        Some(Precedence::Strictest) => Key::RuleBoth,
        None => Key::RuleNone,
    })
}

/// What a leaf of a test looks at.
pub fn leaf(say: Say, name: &str) -> String {
    let known = match name {
        "outcomes" => Key::LeafOutcomes,
        "assessed-by" => Key::LeafAssessedBy,
        "cited" => Key::LeafCited,
        "level" => Key::LeafLevel,
        "credits" => Key::LeafCredits,
        "hours" => Key::LeafHours,
        "placement" => Key::LeafPlacement,
        "supervision" => Key::LeafSupervision,
        "staff" => Key::LeafStaff,
        "policy" => Key::LeafPolicy,
        "field" => Key::LeafField,
        "assessment" => Key::LeafAssessment,
        "wording" => Key::LeafWording,
        "findings" => Key::LeafFindings,
        "judgement" => Key::LeafJudgement,
        other => return other.replace('-', " "),
    };
    say.say(known).into()
}

/// Whether the level passes the threshold.
pub fn eligible(say: Say, word: &str) -> &'static str {
    say.say(match word {
        "yes" => Key::EligibleYes,
        "no" => Key::EligibleNo,
        "no-level" => Key::EligibleNoLevel,
        _ => Key::EligibleCannotTell,
    })
}

/// A sentence: a capital at its beginning, a full stop at its end.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len() + 4);
    let mut letters = text.chars();
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(letters.as_str());
    if !out.is_empty() && !out.ends_with(['.', '?', '!', ':']) {
        out.push('.');
    }
    out
}

/// A file and line.
pub fn place(p: &Place) -> String {
    format!("{}:{}", p.file, p.line)
}

/// Nations by their names in the language of the page.
pub fn nations(say: Say, names: &[String]) -> String {
    let name = |n: &String| match n.as_str() {
        "England" => say.say(Key::NationEngland).to_string(),
        "Scotland" => say.say(Key::NationScotland).to_string(),
        "Wales" => say.say(Key::NationWales).to_string(),
        "Northern Ireland" => say.say(Key::NationNorthernIreland).to_string(),
        _ => n.clone(),
    };
    names.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Credit as stated: a plain number of credits in the language of the page, any other unit in the words of the result.
pub fn credit(say: Say, stated: &str) -> String {
    match stated.strip_suffix(" credits") {
        Some(n) if n.parse::<f64>().is_ok() => say.fill(Key::Credits, &[&n]),
        _ => say.foreign(stated).into_owned(),
    }
}

/// A line of the file the report is about; file and line of another, whose folder is named only if it is another too.
pub fn near(say: Say, p: &Place, home: &str) -> String {
    if *p.file == *home { say.fill(Key::Line, &[&p.line]) } else { beside(say, p, home) }
}

fn beside(say: Say, p: &Place, home: &str) -> String {
    match (p.file.rsplit_once('/'), home.rsplit_once('/')) {
        (Some((folder, name)), Some((own, _))) if folder == own => format!("{name}, {}", say.fill(Key::Line, &[&p.line])),
        _ => place(p),
    }
}

/// Several places: lines of the file the report is about first, together; then those of others.
pub fn places(say: Say, places: &[Place], home: &str, out: &mut Joined) {
    let own = || places.iter().filter(|p| *p.file == *home);
    match own().count() {
        0 => {}
        1 => own().for_each(|p| {
            out.fill(say, Key::Line, &[&p.line]);
        }),
        _ => {
            let mut lines = Joined::with(", ");
            own().for_each(|p| {
                lines.add(&p.line.to_string());
            });
            out.fill(say, Key::Lines, &[&lines.done()]);
        }
    }
    for p in places.iter().filter(|p| *p.file != *home) {
        out.add(&beside(say, p, home));
    }
}

/// A date as people write it; anything else as it stands.
pub fn date(say: Say, iso: &str) -> String {
    let Ok(day) = iso.parse::<jiff::civil::Date>() else { return iso.to_string() };
    let month = MONTHS.get(usize::from(day.month().unsigned_abs()) - 1).map_or("", |m| say.say(*m));
    say.fill(Key::Date, &[&day.day(), &month, &day.year()])
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
    use crate::report::messages::{Lang, messages};

    #[test]
    fn sentences_dates_and_numbers_read_well() {
        assert_eq!(sentence("no outcome addresses it"), "No outcome addresses it.");
        assert_eq!(sentence(""), "");
        let (en, cy) = (messages(Lang::En).unwrap(), messages(Lang::Cy).unwrap());
        assert_eq!((date(en, "2026-11-01"), date(cy, "2026-11-21")), ("1 November 2026".into(), "21 Tachwedd 2026".into()));
        assert_eq!(date(en, "soon"), "soon");
        assert_eq!((number(264.0), number(1.5)), ("264".into(), "1.5".into()));
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(link(Some(&"javascript:x".to_string())), None);
        assert!(link(Some(&"https://example.org".to_string())).is_some());
    }
}
