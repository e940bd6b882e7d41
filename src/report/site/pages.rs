//! The pages that look across courses: what each template sees. Numbers here are counts of statuses and verdicts, no more.

use super::cards::{Card, tags, tallies};
use super::changes::Publication;
use super::compare;
use super::standards::{CriterionPage, RequirementPage, StandardPage};
use super::{File, Site, SiteError, private};
use crate::model::result::{Alignment, Counts, StandardResult, Status};
use crate::report::html::words::{self, Say, Tag};
use crate::report::json;
use crate::report::text::cut;
use serde::Serialize;
use std::collections::BTreeMap;

/// What every page of a site says of itself.
#[derive(Debug, Serialize)]
pub struct Base<'a> {
    root: &'static str,
    section: &'static str,
    as_of: &'a str,
    as_of_words: String,
    profile: String,
    assessors: bool,
    standards: Vec<Standing<'a>>,
}

#[derive(Debug, Serialize)]
struct Standing<'a> {
    page: &'a str,
    code: &'a str,
    title: &'a str,
    edition: &'a str,
    words: &'static str,
    class: &'static str,
}

impl<'a> Base<'a> {
    /// For a page that stands `depth` folders down.
    pub fn new(site: &'a Site, section: &'static str, depth: usize) -> Self {
        let h = &site.header;
        let standings = h.standards.iter().zip(&site.shelf.standards).map(|(s, p)| Standing {
            page: &p.page,
            code: &s.code,
            title: &s.title,
            edition: &s.edition,
            words: s.standing_words,
            class: words::standing(s.standing),
        });
        Self {
            root: if depth == 0 { "" } else { "../" },
            section,
            as_of: &h.as_of,
            as_of_words: words::date(site.html.say, &h.as_of),
            profile: format!("{}, edition {}", h.profile.title, h.profile.edition),
            assessors: site.options.audience == private::Audience::Assessors,
            standards: standings.collect(),
        }
    }
}

/// A page: what is common to all, and its own.
#[derive(Serialize)]
struct Page<'a, T: Serialize> {
    site: Base<'a>,
    title: String,
    #[serde(flatten)]
    own: T,
}

/// A course as a row of a table.
#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    card: &'a Card,
    path: String,
    cells: Vec<Vec<Tally>>,
}

#[derive(Serialize)]
struct Tally {
    n: Option<usize>,
    tag: Tag,
}

#[derive(Serialize)]
struct Head<'a> {
    code: &'a str,
    title: &'a str,
    page: &'a str,
}

fn tally(say: Say, c: &Counts) -> Vec<Tally> {
    tallies(say, c).into_iter().map(|(n, tag)| Tally { n: Some(n), tag }).collect()
}

fn row(card: &Card, cells: Vec<Vec<Tally>>) -> Row<'_> {
    Row { path: card.path(), card, cells }
}

fn by_criterion(say: Say, card: &Card) -> Row<'_> {
    row(card, card.criteria.iter().map(|c| tally(say, c)).collect())
}

/// Verdicts of some courses, counted.
fn verdicts<'a>(cards: impl Iterator<Item = &'a Card> + Clone) -> Vec<Tally> {
    let all = [Alignment::Aligned, Alignment::NotAligned, Alignment::CannotTell];
    let count = |a: Alignment| Tally {
        n: Some(cards.clone().filter(|c| c.alignment == a).count()),
        tag: Tag { class: words::alignment(a), words: a.words() },
    };
    all.into_iter().map(count).collect()
}

/// Statuses of one requirement in all courses, counted.
fn statuses(site: &Site, requirement: usize) -> Vec<Tally> {
    let mut counts = Counts::default();
    for s in site.cards.iter().filter_map(|c| c.statuses.get(requirement)) {
        match s {
            Status::Met => counts.met += 1,
            Status::PartlyMet => counts.partly_met += 1,
            Status::NotMet => counts.not_met += 1,
            Status::Undetermined => counts.undetermined += 1,
            Status::NotApplicable => counts.not_applicable += 1,
        }
    }
    tally(site.html.say, &counts)
}

#[derive(Serialize)]
struct Home<'a> {
    verdicts: Vec<Tally>,
    tags: Vec<Tag>,
    heads: Vec<Head<'a>>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct OfStandard<'a> {
    standard: &'a StandardPage,
    criteria: Vec<OfCriterion<'a>>,
}

#[derive(Serialize)]
struct OfCriterion<'a> {
    criterion: &'a CriterionPage,
    requirements: Vec<Counted<'a>>,
    all: usize,
    not: usize,
    open: usize,
    courses: usize,
}

#[derive(Serialize)]
struct Counted<'a> {
    requirement: &'a RequirementPage,
    counts: Vec<Tally>,
}

#[derive(Serialize)]
struct OfRequirement<'a> {
    requirement: &'a RequirementPage,
    standard: Option<&'a StandardPage>,
    criterion: Option<&'a CriterionPage>,
    counts: Vec<Tally>,
    rows: Vec<Met<'a>>,
}

#[derive(Serialize)]
struct Met<'a> {
    #[serde(flatten)]
    card: &'a Card,
    path: String,
    tag: Tag,
    how: &'a str,
}

#[derive(Serialize)]
struct Provider<'a> {
    id: &'a str,
    page: String,
    name: &'a str,
    example: bool,
    verdicts: Vec<Tally>,
    courses: usize,
    tags: Vec<Tag>,
    heads: Vec<Head<'a>>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Criterion<'a> {
    standard: &'a StandardPage,
    criterion: &'a CriterionPage,
    heads: Vec<Head<'a>>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Standards<'a> {
    list: Vec<OfStandard<'a>>,
    tags: Vec<Tag>,
}

#[derive(Serialize)]
struct Providers<'a> {
    list: &'a [Provider<'a>],
}

#[derive(Serialize)]
struct Changed<'a> {
    publication: &'a Publication,
    before_words: Option<String>,
}

#[derive(Serialize)]
struct Search {
    groups: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    kind: &'static str,
    items: Vec<Hit>,
}

#[derive(Serialize)]
struct Hit {
    path: String,
    title: String,
    about: String,
}

#[derive(Serialize)]
struct Missing<'a> {
    base: &'a str,
}

/// Writes pages.
struct Press<'s, 'o> {
    site: &'s Site,
    out: &'o mut Vec<File>,
}

impl Press<'_, '_> {
    fn page<T: Serialize>(&mut self, path: &str, template: &str, section: &'static str, title: String, own: T) -> Result<(), SiteError> {
        let page = Page { site: Base::new(self.site, section, path.matches('/').count()), title, own };
        let html = self.site.html.render(template, &page)?;
        self.out.push((path.to_string(), html.into_bytes()));
        Ok(())
    }
}

/// Every page but those of courses.
pub fn all(site: &Site, publication: &Publication, out: &mut Vec<File>) -> Result<(), SiteError> {
    let shelf = &site.shelf;
    let mut press = Press { site, out };
    let criteria = || shelf.criteria.iter().map(|c| Head { code: &c.code, title: &c.title, page: &c.page }).collect::<Vec<_>>();
    let rows = site.cards.iter().map(|c| by_criterion(site.html.say, c)).collect();
    let home = Home { verdicts: verdicts(site.cards.iter()), tags: tags(site.html.say), heads: criteria(), rows };
    press.page("index.html", "site_home.html", "home", "Courses against the standards".into(), home)?;
    let of_standard = |s| of_standard(site, s);
    press.page(
        "standards.html",
        "site_standards.html",
        "standards",
        "Standards".into(),
        Standards { list: shelf.standards.iter().map(of_standard).collect(), tags: tags(site.html.say) },
    )?;
    press.page(
        "compare.html",
        "site_compare.html",
        "compare",
        "Compare coverage".into(),
        Standards { list: shelf.standards.iter().map(of_standard).collect(), tags: tags(site.html.say) },
    )?;
    press.out.push(("compare-index.js".into(), compare::index(site)?));
    for (s, header) in shelf.standards.iter().zip(&site.header.standards) {
        press.page(&s.page, "site_standard.html", "standards", cut(&format!("{} {}", header.code, header.title), 120), of_standard(s))?;
        for c in s.criteria.iter().map(|c| &shelf.criteria[*c]) {
            let head = |r: &usize| {
                let r = &shelf.requirements[*r];
                Head { code: &r.code, title: &r.title, page: &r.page }
            };
            let cell = |card: &Card, r: usize| vec![Tally { n: None, tag: words::status(site.html.say, card.statuses[r]) }];
            let rows = site.cards.iter().map(|card| row(card, c.requirements.iter().map(|r| cell(card, *r)).collect())).collect();
            let own = Criterion { standard: s, criterion: c, heads: c.requirements.iter().map(head).collect(), rows };
            press.page(&c.page, "site_criterion.html", "compare", cut(&format!("Compare {} {}", c.code, c.title), 120), own)?;
        }
    }
    for (n, r) in shelf.requirements.iter().enumerate() {
        let home = shelf.home(n);
        let anchor = site.anchors.get(n).map_or("", String::as_str);
        let met = |card| met(site.html.say, card, n, anchor);
        let own = OfRequirement {
            requirement: r,
            standard: home.map(|h| h.0),
            criterion: home.map(|h| h.1),
            counts: statuses(site, n),
            rows: site.cards.iter().map(met).collect(),
        };
        press.page(&r.page, "site_requirement.html", "standards", cut(&format!("{} {}", r.code, r.title), 120), own)?;
    }
    let providers = providers(site, &criteria);
    press.page("providers.html", "site_providers.html", "providers", "Providers".into(), Providers { list: &providers })?;
    for p in &providers {
        press.page(&p.page, "site_provider.html", "providers", cut(p.name, 120), p)?;
    }
    let before_words = publication.changes.before.as_deref().map(|d| words::date(site.html.say, d));
    press.page("changes.html", "site_changes.html", "changes", "What changed".into(), Changed { publication, before_words })?;
    let groups = search(site, &providers);
    let entries: Vec<_> = groups.iter().flat_map(|g| g.items.iter().map(|h| (g.kind, &h.title, &h.about, &h.path))).collect();
    let index = format!("window.accreditIndex={};\n", json::quotable(&serde_json::to_string(&entries)?));
    press.out.push(("search-index.js".into(), index.into_bytes()));
    press.page("search.html", "site_search.html", "search", "Search".into(), Search { groups })?;
    if let Some(base) = &site.options.base_url {
        press.page("404.html", "site_missing.html", "", "Page not found".into(), Missing { base })?;
    }
    Ok(())
}

fn met<'a>(say: Say, card: &'a Card, n: usize, anchor: &str) -> Met<'a> {
    Met {
        path: format!("{}#{anchor}", card.path()),
        tag: words::status(say, card.statuses[n]),
        how: card.how.get(n).map_or("", String::as_str),
        card,
    }
}

fn of_standard<'a>(site: &'a Site, standard: &'a StandardPage) -> OfStandard<'a> {
    let one = |n: &usize| {
        let criterion = &site.shelf.criteria[*n];
        let counted = |r: &usize| Counted { requirement: &site.shelf.requirements[*r], counts: statuses(site, *r) };
        let counts = || site.cards.iter().filter_map(|c| c.criteria.get(*n));
        let not = counts().filter(|c| c.not_met + c.partly_met > 0).count();
        let open = counts().filter(|c| c.not_met + c.partly_met == 0 && c.undetermined > 0).count();
        OfCriterion {
            criterion,
            requirements: criterion.requirements.iter().map(counted).collect(),
            all: site.cards.len() - not - open,
            not,
            open,
            courses: site.cards.len(),
        }
    };
    OfStandard { standard, criteria: standard.criteria.iter().map(one).collect() }
}

fn providers<'a>(site: &'a Site, heads: &dyn Fn() -> Vec<Head<'a>>) -> Vec<Provider<'a>> {
    let mut groups: BTreeMap<&str, Vec<&Card>> = BTreeMap::new();
    for card in &site.cards {
        if let Some(id) = &card.provider_id {
            groups.entry(id).or_default().push(card);
        }
    }
    let mut out: Vec<Provider<'_>> = Vec::new();
    for (id, cards) in groups {
        let Some(first) = cards.first() else { continue };
        out.push(Provider {
            id,
            page: first.provider_page.clone().unwrap_or_default(),
            name: first.provider.as_deref().unwrap_or(id),
            example: cards.iter().all(|c| c.example),
            verdicts: verdicts(cards.iter().copied()),
            courses: cards.len(),
            tags: tags(site.html.say),
            heads: heads(),
            rows: cards.iter().map(|c| by_criterion(site.html.say, c)).collect(),
        });
    }
    out.sort_by(|a, b| (a.name, a.id).cmp(&(b.name, b.id)));
    out
}

fn search(site: &Site, providers: &[Provider<'_>]) -> Vec<Found> {
    let hit = |path: &str, title: String, about: String| Hit { path: path.to_string(), title, about };
    let course = |c: &Card| {
        let by = c.provider.as_deref().unwrap_or("provider not stated");
        hit(&c.path(), c.title.clone(), format!("{by} · {} · {}", c.level, c.headline))
    };
    let requirement = |r: &RequirementPage| {
        let about = cut(r.statement.as_deref().unwrap_or("text not held"), 300);
        hit(&r.page, format!("{} {}", r.code, r.title), about)
    };
    let criterion = |c: &CriterionPage| hit(&c.page, format!("{} {}", c.code, c.title), "courses side by side".into());
    let standard = |(s, h): (&StandardPage, &StandardResult)| {
        hit(&s.page, format!("{} {}", h.code, h.title), format!("edition {}, {}", h.edition, h.standing_words))
    };
    let provider = |p: &Provider<'_>| {
        let courses = if p.courses == 1 { "course" } else { "courses" };
        hit(&p.page, p.name.to_string(), format!("{} {courses}", p.courses))
    };
    let shelf = &site.shelf;
    vec![
        Found { kind: "Courses", items: site.cards.iter().map(course).collect() },
        Found { kind: "Requirements", items: shelf.requirements.iter().map(requirement).collect() },
        Found { kind: "Criteria", items: shelf.criteria.iter().map(criterion).collect() },
        Found { kind: "Standards", items: shelf.standards.iter().zip(&site.header.standards).map(standard).collect() },
        Found { kind: "Providers", items: providers.iter().map(provider).collect() },
    ]
}
