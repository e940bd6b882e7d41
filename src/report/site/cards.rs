//! What the pages across courses need to know of one course, so that its whole result can be let go.

use super::standards::Shelf;
use crate::model::result::{Alignment, Counts, CourseResult, Finding, Status};
use crate::report::html::words::{self, Say, Tag};
use crate::report::text::cut;
use serde::Serialize;

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
    /// Level with its framework.
    pub level: String,
    /// Class of the verdict.
    pub class: &'static str,
    /// The verdict.
    #[serde(skip)]
    pub alignment: Alignment,
    /// The verdict in a few words, standing included.
    pub headline: String,
    /// The verdict in a sentence.
    pub verdict: String,
    /// sha256 of its file.
    #[serde(skip)]
    pub digest: String,
    /// Status of each requirement, in the order of the shelf.
    #[serde(skip)]
    pub statuses: Vec<Status>,
    /// How each requirement is met, or why not.
    #[serde(skip)]
    pub how: Vec<String>,
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

/// Takes from a result what pages across courses show.
pub fn card(course: &CourseResult, page: String, shelf: &Shelf) -> Card {
    let mut statuses = vec![Status::Undetermined; shelf.requirements.len()];
    let mut hows = vec![String::new(); shelf.requirements.len()];
    let mut criteria = vec![Counts::default(); shelf.criteria.len()];
    for f in &course.findings {
        let Some(n) = shelf.number(&f.requirement) else { continue };
        statuses[n] = f.status;
        hows[n] = cut(&how(f), 220);
    }
    for c in &course.criteria {
        let own = shelf.criteria.iter().position(|p| p.standard == c.standard && p.code == c.code);
        own.into_iter().for_each(|n| criteria[n] = c.counts);
    }
    let l = &course.level;
    let level = match (&l.framework, &l.stated) {
        (Some(f), Some(s)) if !s.contains(f.as_str()) => format!("{f} {s}"),
        (_, Some(s)) => s.clone(),
        _ => "not stated".into(),
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
        level: cut(&level, 40),
        class: words::alignment(course.alignment),
        alignment: course.alignment,
        headline: cut(&course.headline, 200),
        verdict: course.verdict.clone(),
        digest: course.digest.clone(),
        statuses,
        how: hows,
        criteria,
    }
}

/// How a requirement is met, or why it is not, in a sentence.
fn how(f: &Finding) -> String {
    let first = || f.reasons.first().map_or_else(String::new, |r| words::sentence(&r.text));
    if f.status != Status::Met {
        return f.gap.as_ref().map_or_else(first, |g| words::sentence(&g.missing));
    }
    let by: Vec<&str> =
        f.guarantee.iter().flat_map(|g| &g.by).filter(|s| s.every_learner).map(|s| s.title.as_deref().unwrap_or(&s.assessment)).collect();
    let mut text = match (by.is_empty(), f.evidence.iter().find(|e| e.counts)) {
        (false, _) => format!("Every learner is assessed in it: {}.", by.join("; ")),
        (true, Some(e)) => {
            let page = e.page.as_ref().map(|p| format!(", page {p}")).unwrap_or_default();
            let heading = e.heading.as_ref().map(|h| format!(", “{h}”")).unwrap_or_default();
            format!("{}{page}{heading}.", e.document)
        }
        (true, None) => first(),
    };
    text.push_str(if f.self_declared { " The provider's own statement." } else { "" });
    text
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
