//! The verdict as a page says it: in English the judge's own words; in another language what they come to, with the judge's own
//! sentence beside it. The standing is part of every one of them.

use super::words::{self, Say};
use crate::model::result::{Alignment, CourseResult, Finding, GapKind, RunHeader, Status};
use crate::model::standard::Standing;
use crate::report::messages::{Key, Lang};

/// The verdict in a few words: the judge's own, or what they come to in another language. The standing is part of them.
pub fn headline(say: Say, course: &CourseResult) -> String {
    if say.lang() == Lang::En {
        return course.headline.clone();
    }
    let redesign = |f: &Finding| f.critical && f.gap.as_ref().is_some_and(|g| g.kind == GapKind::Redesign);
    brief(say, course.alignment, course.standing, course.findings.iter().any(redesign))
}

fn brief(say: Say, alignment: Alignment, standing: Standing, redesign: bool) -> String {
    let key = match alignment {
        Alignment::Aligned => Key::HeadlineAligned,
        Alignment::NotAligned if redesign => Key::HeadlineNotEligible,
        Alignment::NotAligned => Key::HeadlineNotAligned,
        Alignment::CannotTell => Key::HeadlineCannotTell,
    };
    let rests = match standing {
        Standing::Official => Key::RestsOfficial,
        Standing::Transcribed => Key::RestsTranscribed,
        Standing::Paraphrase => Key::RestsParaphrase,
        Standing::WorkingDraft => Key::RestsWorkingDraft,
    };
    say.fill(key, &[&say.say(rests)])
}

/// The verdict in a sentence: the judge's own, its date as people write it; in another language what it comes to, with the judge's beside it.
pub fn verdict(say: Say, header: &RunHeader, course: &CourseResult, headline: &str) -> String {
    if say.lang() == Lang::En {
        return course.verdict.replace(&header.as_of, &words::date(say, &header.as_of));
    }
    let binding = |s: &[Status]| course.findings.iter().filter(|f| f.bars() && s.contains(&f.status)).count();
    let (unmet, open) = (binding(&[Status::NotMet, Status::PartlyMet]), binding(&[Status::Undetermined]));
    let waived = course.findings.iter().filter(|f| f.waiver.is_some()).count();
    let mut out = vec![say.fill(Key::VerdictBegins, &[&headline, &words::date(say, &header.as_of)])];
    // The messages are known to be whole: a test makes each of these sentences.
    let mut tell = |key: &str, n: usize| {
        if n > 0 {
            out.extend(say.count(key, &[("n", n), ("of", course.counts.applicable())]))
        }
    };
    tell("verdict-met", course.counts.met);
    tell("verdict-unmet", unmet);
    tell("verdict-open", open);
    tell("verdict-waived", waived);
    tell("verdict-self-declared", course.self_declared());
    out.push(say.foreign(course.verdict.as_str()).into_owned());
    out.join(" ")
}
