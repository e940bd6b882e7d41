//! What is published, as data, and what changed since the last publication: the data of the one is held against the other's.
//!
//! Where nothing differs the earlier list of changes is kept, so that publishing twice gives the same bytes.

use super::Site;
use super::cards::Card;
use crate::model::result::Status;
use crate::report::html::words::{self, Say};
use crate::report::messages::Key;
use crate::report::text::cut;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// Path of the data of a publication.
pub const FILE: &str = "publication.json";
const FORMAT: &str = "accredit/publication@1";
/// Most changes of one course that are told one by one.
const TOLD: usize = 12;

/// A publication.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Publication {
    format: String,
    /// Day of the verdicts.
    pub as_of: String,
    audience: String,
    profile: Edition,
    standards: Vec<Edition>,
    /// Courses, in the order of the files.
    pub courses: Vec<Published>,
    /// What changed since the publication before.
    pub changes: Changes,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Edition {
    id: String,
    edition: String,
    digest: String,
}

/// A course as it was published.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Published {
    /// Permanent id.
    pub id: String,
    /// Path of its page.
    pub page: String,
    /// Title.
    pub title: String,
    alignment: String,
    /// The verdict in a few words.
    pub headline: String,
    digest: String,
    /// Day of the first publication with this verdict and these statuses.
    pub since: String,
    statuses: BTreeMap<String, String>,
}

/// What changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// Day of the publication before; none for the first.
    pub before: Option<String>,
    /// Changes.
    pub items: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Change {
    kind: String,
    title: String,
    page: Option<String>,
    text: String,
    details: Vec<String>,
}

fn now(site: &Site) -> Publication {
    let h = &site.header;
    let edition = |id: &str, edition: &str, digest: &str| Edition { id: id.into(), edition: edition.into(), digest: digest.into() };
    let course = |c: &super::Card| Published {
        id: c.id.clone(),
        page: c.path(),
        title: c.title.clone(),
        alignment: c.alignment.words().replace(' ', "-"),
        headline: c.headline.clone(),
        digest: c.digest.clone(),
        since: h.as_of.clone(),
        statuses: site.shelf.requirements.iter().zip(&c.statuses).map(|(r, s)| (r.id.clone(), s.words().to_string())).collect(),
    };
    Publication {
        format: FORMAT.into(),
        as_of: h.as_of.clone(),
        audience: site.options.audience.word().into(),
        profile: edition(&h.profile.id, &h.profile.edition, &h.profile.digest),
        standards: h.standards.iter().map(|s| edition(&s.id, &s.edition, &s.digest)).collect(),
        courses: site.cards.iter().map(course).collect(),
        changes: Changes::default(),
    }
}

/// This publication, held against the one before. What cannot be read counts as none.
pub fn publication(site: &Site, before: Option<&[u8]>) -> Publication {
    let mut now = now(site);
    let before: Option<Publication> = before.and_then(|b| serde_json::from_slice(b).ok()).filter(|p: &Publication| p.format == FORMAT);
    let Some(before) = before else { return now };
    let earlier: HashMap<&str, &Published> = before.courses.iter().map(|c| (c.page.as_str(), c)).collect();
    for c in &mut now.courses {
        if let Some(e) = earlier.get(c.page.as_str()).filter(|e| e.statuses == c.statuses && e.headline == c.headline) {
            c.since.clone_from(&e.since);
        }
    }
    now.changes = before.changes.clone();
    if now != before {
        now.changes = Changes { before: Some(before.as_of.clone()), items: items(site, &before, &now) };
    }
    now
}

fn items(site: &Site, before: &Publication, now: &Publication) -> Vec<Change> {
    let mut out = Vec::new();
    let plain = |kind: &str, title: &str, text: String| Change { kind: kind.into(), title: cut(title, 200), text, ..Change::default() };
    if before.profile != now.profile {
        let text = format!(
            "was {}, edition {}; is {}, edition {}",
            before.profile.id, before.profile.edition, now.profile.id, now.profile.edition
        );
        out.push(plain("profile", "What courses are checked against", text));
    }
    for s in &now.standards {
        match before.standards.iter().find(|b| b.id == s.id) {
            None => out.push(plain("standard", &s.id, format!("new here, edition {}", s.edition))),
            Some(b) if b != s => {
                out.push(plain(
                    "standard",
                    &s.id,
                    format!("was edition {}, is edition {}; its text or tests changed", b.edition, s.edition),
                ));
            }
            Some(_) => {}
        }
    }
    for s in before.standards.iter().filter(|b| !now.standards.iter().any(|s| s.id == b.id)) {
        out.push(plain("standard", &s.id, "no longer checked against".into()));
    }
    let earlier: HashMap<&str, &Published> = before.courses.iter().map(|c| (c.page.as_str(), c)).collect();
    for c in &now.courses {
        let page = Some(c.page.clone());
        match earlier.get(c.page.as_str()) {
            None => out.push(Change { page, ..plain("new", &c.title, format!("new here: {}", c.headline)) }),
            Some(b) => out.extend(course(site, b, c).map(|change| Change { page, ..change })),
        }
    }
    for b in before.courses.iter().filter(|b| !now.courses.iter().any(|c| c.page == b.page)) {
        out.push(plain("removed", &b.title, "no longer published here".into()));
    }
    out
}

fn course(site: &Site, before: &Published, now: &Published) -> Option<Change> {
    let gone = Status::NotApplicable.words().to_string();
    let mut details: Vec<String> = Vec::new();
    for r in &site.shelf.requirements {
        let (was, is) = (before.statuses.get(&r.id).unwrap_or(&gone), now.statuses.get(&r.id).unwrap_or(&gone));
        if was != is {
            details.push(format!("{}: was {}, is {is}", r.code, cut(was, 40)));
        }
    }
    let text = match (before.headline == now.headline, details.is_empty(), before.digest == now.digest) {
        (false, _, _) => format!("was “{}”, is “{}”", cut(&before.headline, 200), now.headline),
        (true, false, _) => {
            let many = if details.len() == 1 { "1 requirement has".to_string() } else { format!("{} requirements have", details.len()) };
            format!("{many} another status; the verdict stays: {}", now.headline)
        }
        (true, true, false) => format!("its file changed; every status stays: {}", now.headline),
        (true, true, true) => return None,
    };
    let more = details.len().saturating_sub(TOLD);
    details.truncate(TOLD);
    details.extend((more > 0).then(|| format!("and {more} more")));
    let kind = if before.headline == now.headline { "revised" } else { "verdict" };
    Some(Change { kind: kind.into(), title: now.title.clone(), page: None, text, details })
}

/// What the page of changes shows.
#[derive(Serialize)]
pub struct Changed<'a> {
    items: Vec<Item<'a>>,
    courses: Vec<Since<'a>>,
    before_words: Option<String>,
}

/// A change.
#[derive(Serialize)]
struct Item<'a> {
    kind: &'a str,
    title: &'a str,
    page: Option<&'a str>,
    text: &'a str,
    details: &'a [String],
}

/// How long a verdict has stood.
#[derive(Serialize)]
struct Since<'a> {
    page: &'a str,
    title: &'a str,
    headline: &'a str,
    since: &'a str,
}

/// What the page of changes shows, in the words of a language; sentences on changes are those of the publication.
pub fn view<'a>(site: &'a Site, say: Say, publication: &'a Publication) -> Changed<'a> {
    Changed {
        items: publication.changes.items.iter().map(|c| change(say, c)).collect(),
        courses: publication.courses.iter().zip(&site.cards).map(|(c, card)| since(say, c, card)).collect(),
        before_words: publication.changes.before.as_deref().map(|d| words::date(say, d)),
    }
}

/// A change, with the words for its kind; the sentence is that of the publication.
fn change(say: Say, c: &Change) -> Item<'_> {
    let kind = match c.kind.as_str() {
        "profile" => say.say(Key::ChangeProfile),
        "standard" => say.say(Key::ChangeStandard),
        "new" => say.say(Key::ChangeNew),
        "removed" => say.say(Key::ChangeRemoved),
        "revised" => say.say(Key::ChangeRevised),
        "verdict" => say.say(Key::ChangeVerdict),
        other => other,
    };
    let title = if c.kind == "profile" { say.say(Key::ChangeOfProfile) } else { &c.title };
    Item { kind, title, page: c.page.as_deref(), text: &c.text, details: &c.details }
}

fn since<'a>(say: Say, c: &'a Published, card: &'a Card) -> Since<'a> {
    Since { page: &c.page, title: &c.title, headline: card.headline(say), since: &c.since }
}
