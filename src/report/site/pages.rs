//! The pages that look across courses: what each template sees. Numbers here are counts of statuses and verdicts, no more.

use super::cards::{Card, tags, tallies};
use super::changes::{self, Publication};
use super::standards::{CriterionPage, RequirementPage, StandardPage};
use super::{File, Site, SiteError, WELSH, private, search};
use crate::model::result::{Alignment, Counts, Status};
use crate::report::html::words::{self, Say, Tag};
use crate::report::html::{Html, view};
use crate::report::messages::{Key, Lang};
use crate::report::text::cut;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What every page of a site says of itself.
#[derive(Debug, Serialize)]
pub struct Base<'a> {
    /// Way to the folder of the site, where what all languages share stands.
    pub root: String,
    /// Way to the first page in the language.
    home: &'static str,
    /// Address of the page in the other language, where there is one.
    other: Option<String>,
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

/// Path of a page, or of what belongs to one language alone.
pub fn place(lang: Lang, path: &str) -> String {
    match lang {
        Lang::En => path.to_string(),
        Lang::Cy => format!("{WELSH}/{path}"),
    }
}

impl<'a> Base<'a> {
    /// For a page at a path, which is the same in every language.
    pub fn new(site: &'a Site, press: &Html, section: &'static str, path: &str) -> Self {
        let (h, say) = (&site.header, press.say);
        let standings = h.standards.iter().zip(&site.shelf.standards).map(|(s, p)| Standing {
            page: &p.page,
            code: &s.code,
            title: &s.title,
            edition: &s.edition,
            words: words::standing_words(say, s.standing),
            class: words::standing(s.standing),
        });
        let home = if path.contains('/') { "../" } else { "" };
        let root = match press.lang() {
            Lang::En => home.to_string(),
            Lang::Cy => format!("{home}../"),
        };
        Self {
            other: (site.presses.len() > 1).then(|| format!("{root}{}", place(press.lang().other(), path))),
            root,
            home,
            section,
            as_of: &h.as_of,
            as_of_words: words::date(say, &h.as_of),
            profile: view::profile(say, h),
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
    level: &'a str,
    headline: &'a str,
    cells: Vec<Vec<Tally>>,
}

#[derive(Serialize)]
struct Tally {
    n: Option<usize>,
    tag: Tag,
}

/// A heading of a table that leads to a page.
#[derive(Serialize)]
pub struct Head<'a> {
    code: &'a str,
    title: &'a str,
    page: &'a str,
}

fn tally(say: Say, c: &Counts) -> Vec<Tally> {
    tallies(say, c).into_iter().map(|(n, tag)| Tally { n: Some(n), tag }).collect()
}

fn row(say: Say, card: &Card, cells: Vec<Vec<Tally>>) -> Row<'_> {
    Row { path: card.path(), level: card.level(say), headline: card.headline(say), card, cells }
}

fn by_criterion(say: Say, card: &Card) -> Row<'_> {
    row(say, card, card.criteria.iter().map(|c| tally(say, c)).collect())
}

/// Verdicts of some courses, counted.
fn verdicts<'a>(say: Say, cards: impl Iterator<Item = &'a Card> + Clone) -> Vec<Tally> {
    let all = [Alignment::Aligned, Alignment::NotAligned, Alignment::CannotTell];
    let count = |a: Alignment| Tally { n: Some(cards.clone().filter(|c| c.alignment == a).count()), tag: words::verdict(say, a) };
    all.into_iter().map(count).collect()
}

/// Statuses of one requirement in all courses, counted.
fn statuses(site: &Site, say: Say, requirement: usize) -> Vec<Tally> {
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
    tally(say, &counts)
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
    standing: &'static str,
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
    standing: &'static str,
    force: &'static str,
    kind: &'static str,
    scope: Option<&'static str>,
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
    how: Cow<'a, str>,
}

/// A provider with its courses.
#[derive(Serialize)]
pub struct Provider<'a> {
    id: &'a str,
    /// Path of its page.
    pub page: String,
    /// Name.
    pub name: &'a str,
    example: bool,
    verdicts: Vec<Tally>,
    /// Number of its courses.
    pub courses: usize,
    tags: Vec<Tag>,
    heads: Vec<Head<'a>>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Criterion<'a> {
    standard: &'a StandardPage,
    standing: &'static str,
    caption: String,
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
struct Missing {
    base: String,
    site_css: String,
    other: Option<String>,
}

/// Writes pages.
struct Press<'s, 'o> {
    site: &'s Site,
    html: &'s Html,
    out: &'o mut Vec<File>,
}

impl Press<'_, '_> {
    fn page<T: Serialize>(&mut self, path: &str, template: &str, section: &'static str, title: String, own: T) -> Result<(), SiteError> {
        let page = Page { site: Base::new(self.site, self.html, section, path), title, own };
        let html = self.html.render(template, &page)?;
        self.out.push((place(self.html.lang(), path), html.into_bytes()));
        Ok(())
    }
}

/// Every page in one language but those of courses.
pub fn all(site: &Site, html: &Html, publication: &Publication, out: &mut Vec<File>) -> Result<(), SiteError> {
    let (shelf, say) = (&site.shelf, html.say);
    let mut press = Press { site, html, out };
    let criteria = || shelf.criteria.iter().map(|c| Head { code: &c.code, title: &c.title, page: &c.page }).collect::<Vec<_>>();
    let rows = site.cards.iter().map(|c| by_criterion(say, c)).collect();
    let home = Home { verdicts: verdicts(say, site.cards.iter()), tags: tags(say), heads: criteria(), rows };
    press.page("index.html", "site_home.html", "home", say.say(Key::SiteHome).into(), home)?;
    let of_standard = |s| of_standard(site, say, s);
    press.page(
        "standards.html",
        "site_standards.html",
        "standards",
        say.say(Key::SiteStandards).into(),
        Standards { list: shelf.standards.iter().map(of_standard).collect(), tags: tags(say) },
    )?;
    press.page(
        "compare.html",
        "site_compare.html",
        "compare",
        say.say(Key::SiteCompare).into(),
        Standards { list: shelf.standards.iter().map(of_standard).collect(), tags: tags(say) },
    )?;
    for (s, header) in shelf.standards.iter().zip(&site.header.standards) {
        press.page(&s.page, "site_standard.html", "standards", cut(&format!("{} {}", header.code, header.title), 120), of_standard(s))?;
        for c in s.criteria.iter().map(|c| &shelf.criteria[*c]) {
            let head = |r: &usize| {
                let r = &shelf.requirements[*r];
                Head { code: &r.code, title: &r.title, page: &r.page }
            };
            let cell = |card: &Card, r: usize| vec![Tally { n: None, tag: words::status(say, card.statuses[r]) }];
            let rows = site.cards.iter().map(|card| row(say, card, c.requirements.iter().map(|r| cell(card, *r)).collect())).collect();
            let own = Criterion {
                standard: s,
                standing: words::standing_words(say, s.standing()),
                caption: say.fill(Key::CriterionCaption, &[&c.code]),
                criterion: c,
                heads: c.requirements.iter().map(head).collect(),
                rows,
            };
            press.page(
                &c.page,
                "site_criterion.html",
                "compare",
                cut(&say.fill(Key::SiteCompareOn, &[&format!("{} {}", c.code, c.title)]), 120),
                own,
            )?;
        }
    }
    for (n, r) in shelf.requirements.iter().enumerate() {
        let home = shelf.home(n);
        let anchor = site.anchors.get(n).map_or("", |a| &**a);
        let met = |card| met(say, card, n, anchor);
        let (force, kind, scope) = r.own;
        let own = OfRequirement {
            requirement: r,
            standard: home.map(|h| h.0),
            standing: home.map_or("", |h| words::standing_words(say, h.0.standing())),
            force: words::force(say, force),
            kind: words::kind(say, kind),
            scope: scope.and_then(|s| words::scope(say, s)),
            criterion: home.map(|h| h.1),
            counts: statuses(site, say, n),
            rows: site.cards.iter().map(met).collect(),
        };
        press.page(&r.page, "site_requirement.html", "standards", cut(&format!("{} {}", r.code, r.title), 120), own)?;
    }
    let providers = providers(site, say, &criteria);
    press.page("providers.html", "site_providers.html", "providers", say.say(Key::SiteProviders).into(), Providers { list: &providers })?;
    for p in &providers {
        press.page(&p.page, "site_provider.html", "providers", cut(p.name, 120), p)?;
    }
    press.page("changes.html", "site_changes.html", "changes", say.say(Key::SiteChanges).into(), changes::view(site, say, publication))?;
    let groups = search::groups(site, say, &providers)?;
    press.page("search.html", "site_search.html", "search", say.say(Key::SiteSearch).into(), search::Search { groups })?;
    if let Some(base) = &site.options.base_url {
        let at = |lang: Lang| format!("{base}{}", place(lang, ""));
        let own = Missing {
            base: at(html.lang()),
            site_css: format!("{base}site.css"),
            other: (site.presses.len() > 1).then(|| at(html.lang().other()) + "index.html"),
        };
        press.page("404.html", "site_missing.html", "", say.say(Key::SiteMissing).into(), own)?;
    }
    Ok(())
}

fn met<'a>(say: Say, card: &'a Card, n: usize, anchor: &str) -> Met<'a> {
    Met {
        path: format!("{}#{anchor}", card.path()),
        tag: words::status(say, card.statuses[n]),
        how: card.how.get(n).map_or(Cow::Borrowed(""), |h| h.say(say)),
        card,
    }
}

fn of_standard<'a>(site: &'a Site, say: Say, standard: &'a StandardPage) -> OfStandard<'a> {
    let one = |n: &usize| {
        let criterion = &site.shelf.criteria[*n];
        let counted = |r: &usize| Counted { requirement: &site.shelf.requirements[*r], counts: statuses(site, say, *r) };
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
    OfStandard {
        standard,
        standing: words::standing_words(say, standard.standing()),
        criteria: standard.criteria.iter().map(one).collect(),
    }
}

/// Every provider, by name.
pub fn providers<'a>(site: &'a Site, say: Say, heads: &dyn Fn() -> Vec<Head<'a>>) -> Vec<Provider<'a>> {
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
            verdicts: verdicts(say, cards.iter().copied()),
            courses: cards.len(),
            tags: tags(say),
            heads: heads(),
            rows: cards.iter().map(|c| by_criterion(say, c)).collect(),
        });
    }
    out.sort_by(|a, b| (a.name, a.id).cmp(&(b.name, b.id)));
    out
}
