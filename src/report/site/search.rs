//! What can be found on a site: every page with its title and a few words on it, as a page and as the index that the script
//! looks through. The index is shared by all languages, and in English.

use super::cards::Card;
use super::pages::{Provider, providers};
use super::standards::{CriterionPage, RequirementPage, StandardPage};
use super::{File, Site, SiteError};
use crate::model::result::StandardResult;
use crate::report::html::words::{self, Say};
use crate::report::json;
use crate::report::messages::{Key, Lang, MessageError, messages};
use crate::report::text::cut;
use serde::Serialize;

/// The page of the search.
#[derive(Serialize)]
pub struct Search {
    /// Everything, by kind.
    pub groups: Vec<Found>,
}

/// Pages of one kind.
#[derive(Serialize)]
pub struct Found {
    kind: &'static str,
    /// Whether its titles are those of standards, which are in English.
    english: bool,
    items: Vec<Hit>,
}

#[derive(Serialize)]
struct Hit {
    path: String,
    title: String,
    about: String,
}

/// The index of the search, which all languages share.
pub fn index(site: &Site) -> Result<File, SiteError> {
    let say = messages(Lang::En)?;
    let groups = groups(site, say, &providers(site, say, &Vec::new))?;
    let entries: Vec<_> = groups.iter().flat_map(|g| g.items.iter().map(|h| (g.kind, &h.title, &h.about, &h.path))).collect();
    let index = format!("window.accreditIndex={};\n", json::quotable(serde_json::to_string(&entries)?));
    Ok(("search-index.js".into(), index.into_bytes()))
}

/// What is found, page by page, in the words of a language.
pub fn groups(site: &Site, say: Say, providers: &[Provider<'_>]) -> Result<Vec<Found>, SiteError> {
    let hit = |path: &str, title: String, about: String| Hit { path: path.to_string(), title, about };
    let course = |c: &Card| {
        let by = c.provider.as_deref().unwrap_or_else(|| say.say(Key::ProviderNotStated));
        hit(&c.path(), c.title.clone(), format!("{by} · {} · {}", c.level(say), c.headline(say)))
    };
    let requirement = |r: &RequirementPage| {
        let held = r.statement.as_deref().map(|s| say.foreign(cut(s, 300)).into_owned());
        let about = held.unwrap_or_else(|| say.say(Key::TextNotHeld).into());
        hit(&r.page, format!("{} {}", r.code, r.title), about)
    };
    let criterion = |c: &CriterionPage| hit(&c.page, format!("{} {}", c.code, c.title), say.say(Key::SideBySide).into());
    let standard = |(s, h): (&StandardPage, &StandardResult)| {
        let about = say.fill(Key::EditionStanding, &[&h.edition, &words::standing_words(say, h.standing)]);
        hit(&s.page, format!("{} {}", h.code, h.title), about)
    };
    let provider = |p: &Provider<'_>| Ok(hit(&p.page, p.name.to_string(), say.count("courses", &[("n", p.courses)])?));
    let shelf = &site.shelf;
    let found = |key: Key, english: bool, items: Vec<Hit>| Found { kind: say.say(key), english, items };
    Ok(vec![
        found(Key::FoundCourses, false, site.cards.iter().map(course).collect()),
        found(Key::FoundRequirements, true, shelf.requirements.iter().map(requirement).collect()),
        found(Key::FoundCriteria, true, shelf.criteria.iter().map(criterion).collect()),
        found(Key::FoundStandards, true, shelf.standards.iter().zip(&site.header.standards).map(standard).collect()),
        found(Key::FoundProviders, false, providers.iter().map(provider).collect::<Result<_, MessageError>>()?),
    ])
}
