//! What the pages across courses need to know of one course, so that its whole result can be let go.

use super::standards::Shelf;
use crate::model::result::{Alignment, Counts, CourseResult, Finding, Status};
use crate::report::html::verdict;
use crate::report::html::words::{self, Say, Tag};
use crate::report::messages::{Key, Lang, Messages};
use crate::report::text::cut;
use serde::Serialize;
use std::borrow::Cow;

/// A course.
#[derive(Debug, Serialize)]
pub struct Card {
    /// Name of its page.
    pub page: String,
    /// Permanent id.
    #[serde(skip)]
    pub id: String,
    /// Title.
    pub title: String,
    /// Id of its provider.
    #[serde(skip)]
    pub provider_id: Option<String>,
    /// Name of its provider.
    pub provider: Option<String>,
    /// Path of its provider's page.
    pub provider_page: Option<String>,
    /// Whether it is invented.
    pub example: bool,
    /// Level with its framework, where it is stated.
    #[serde(skip)]
    pub level: Option<String>,
    /// Class of the verdict.
    pub class: &'static str,
    /// The verdict.
    #[serde(skip)]
    pub alignment: Alignment,
    /// The verdict in a few words, standing included.
    #[serde(skip)]
    pub headline: String,
    /// The same in Welsh.
    #[serde(skip)]
    pub welsh: String,
    /// The verdict in a sentence.
    #[serde(skip)]
    pub verdict: String,
    /// sha256 of its file.
    #[serde(skip)]
    pub digest: String,
    /// Status of each requirement, in the order of the shelf.
    #[serde(skip)]
    pub statuses: Vec<Status>,
    /// How each requirement is met, or why not.
    #[serde(skip)]
    pub how: Vec<How>,
    /// Counts of each criterion, in the order of the shelf.
    #[serde(skip)]
    pub criteria: Vec<Counts>,
}

impl Card {
    /// Path of its page.
    pub fn path(&self) -> String {
        format!("courses/{}.html", self.page)
    }
}

/// How a requirement is met, or why it is not.
#[derive(Debug)]
pub struct How {
    what: What,
    /// Whether it rests on the provider's own statement.
    self_declared: bool,
}

#[derive(Debug)]
enum What {
    /// The engine's own sentence, with the code of its reason.
    Told(&'static str, Box<str>),
    /// Assessments that every learner sits.
    Assessed(Box<str>),
    /// A document, a page and a heading.
    Shown(Box<str>, Option<Box<str>>, Option<Box<str>>),
}

impl How {
    /// In a sentence.
    pub fn say(&self, say: Say) -> Cow<'_, str> {
        let text: Cow<'_, str> = match &self.what {
            What::Told(_, text) if say.lang() == Lang::En => Cow::Borrowed(text),
            What::Told(code, text) => say.told("reason", code, text.to_string()).into(),
            What::Assessed(by) => say.fill(Key::HowAssessed, &[by]).into(),
            What::Shown(document, page, heading) => {
                let page = page.as_ref().map(|p| format!(", {}", say.fill(Key::Page, &[p])));
                let heading = heading.as_ref().map(|h| format!(", {}", say.fill(Key::Heading, &[h])));
                cut(&format!("{document}{}{}.", page.unwrap_or_default(), heading.unwrap_or_default()), 220).into()
            }
        };
        if self.self_declared { format!("{text} {}", say.say(Key::HowDeclared)).into() } else { text }
    }
}

impl Card {
    /// The verdict in a few words, in a language.
    pub fn headline(&self, say: Say) -> &str {
        if say.lang() == Lang::En { &self.headline } else { &self.welsh }
    }

    /// The level, or that it is not stated.
    pub fn level(&self, say: Say) -> &str {
        self.level.as_deref().unwrap_or_else(|| say.say(Key::NotStated))
    }
}

/// Takes from a result what pages across courses show. `welsh` are the words of the pages in Welsh, where there are any.
pub fn card(course: &CourseResult, page: String, shelf: &Shelf, welsh: Option<&'static Messages>) -> Card {
    let mut statuses = vec![Status::Undetermined; shelf.requirements.len()];
    let mut hows: Vec<How> = (0..shelf.requirements.len()).map(|_| How { what: What::Told("", "".into()), self_declared: false }).collect();
    let mut criteria = vec![Counts::default(); shelf.criteria.len()];
    for f in &course.findings {
        let Some(n) = shelf.number(&f.requirement) else { continue };
        statuses[n] = f.status;
        hows[n] = how(f);
    }
    for c in &course.criteria {
        let own = shelf.criteria.iter().position(|p| p.standard == c.standard && p.code == c.code);
        own.into_iter().for_each(|n| criteria[n] = c.counts);
    }
    let l = &course.level;
    let level = match (&l.framework, &l.stated) {
        (Some(f), Some(s)) if !s.contains(f.as_str()) => Some(format!("{f} {s}")),
        (_, Some(s)) => Some(s.clone()),
        _ => None,
    };
    let provider_page = course.provider.as_ref().map(|p| format!("providers/{}.html", super::names::plain(p)));
    Card {
        page,
        id: course.id.clone(),
        title: cut(&course.title, 160),
        provider_id: course.provider.clone(),
        provider: course.provider_name.as_ref().or(course.provider.as_ref()).map(|p| cut(p, 120)),
        provider_page,
        example: course.example,
        level: level.map(|l| cut(&l, 40)),
        class: words::alignment(course.alignment),
        alignment: course.alignment,
        headline: cut(&course.headline, 200),
        welsh: welsh.map_or_else(String::new, |say| cut(&verdict::headline(say, course), 200)),
        verdict: course.verdict.clone(),
        digest: course.digest.clone(),
        statuses,
        how: hows,
        criteria,
    }
}

/// How a requirement is met, or why it is not.
fn how(f: &Finding) -> How {
    let code = f.reasons.first().map_or("", |r| r.code);
    let told = |text: &str| What::Told(code, cut(&words::sentence(text), 220).into());
    let first = || told(f.reasons.first().map_or("", |r| &r.text));
    if f.status != Status::Met {
        return How { what: f.gap.as_ref().map_or_else(first, |g| told(&g.missing)), self_declared: false };
    }
    let by: Vec<&str> =
        f.guarantee.iter().flat_map(|g| &g.by).filter(|s| s.every_learner).map(|s| s.title.as_deref().unwrap_or(&s.assessment)).collect();
    let boxed = |s: &Option<String>| s.as_deref().map(Into::into);
    let what = match (by.is_empty(), f.evidence.iter().find(|e| e.counts)) {
        (false, _) => What::Assessed(cut(&by.join("; "), 180).into()),
        (true, Some(e)) => What::Shown(e.document.as_str().into(), boxed(&e.page), boxed(&e.heading)),
        (true, None) => first(),
    };
    How { what, self_declared: f.self_declared }
}

/// Statuses from the one that most needs a look.
const ORDER: [Status; 5] = [Status::NotMet, Status::PartlyMet, Status::Undetermined, Status::Met, Status::NotApplicable];

/// The tags of all statuses, in the order of [`rank`].
pub fn tags(say: Say) -> Vec<Tag> {
    ORDER.iter().map(|s| words::status(say, *s)).collect()
}

/// Where a status stands in the order in which statuses are shown.
pub fn rank(s: Status) -> usize {
    ORDER.iter().position(|o| *o == s).unwrap_or_default()
}

fn number(c: &Counts, s: Status) -> usize {
    match s {
        Status::Met => c.met,
        Status::PartlyMet => c.partly_met,
        Status::NotMet => c.not_met,
        Status::Undetermined => c.undetermined,
        Status::NotApplicable => c.not_applicable,
    }
}

/// Counts with their words, the ones that most need a look first; what is none is left out.
pub fn tallies(say: Say, c: &Counts) -> Vec<(usize, Tag)> {
    ORDER.iter().map(|s| (number(c, *s), words::status(say, *s))).filter(|(n, _)| *n > 0).collect()
}
