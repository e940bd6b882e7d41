//! The static site: every course, standard, requirement and provider on a page of its own, with tables across them.
//!
//! Pages read without script; script only filters, sorts and searches. Every link is relative, so that the site works from
//! a folder as from a server. What may be published is said in [`private`] alone; names of files in `names`; what changed
//! since the last publication in `changes`. A course's page is the report of the course, with the site's header and links.
//!
//! Pages in Welsh stand in a folder of their own, under the names that the English ones have; data, feeds and the index of the
//! search are shared, and in English.

mod cards;
mod changes;
mod compare;
mod data;
mod feeds;
mod names;
mod pages;
pub mod private;
mod search;
mod standards;

use super::html::{Html, STYLE, anchors, view};
use super::json;
use super::messages::{Lang, MessageError, messages};
use crate::diagnostic::Diagnostic;
use crate::model::result::{CourseResult, Finding, RunHeader};
use crate::model::{Catalogue, Selection};
use cards::{Card, card};
use names::Names;
use pages::Base;
use private::Audience;
use serde::Serialize;
use standards::Shelf;
use std::sync::Arc;

pub use changes::FILE as PUBLICATION;
pub use names::digest;

const SITE_STYLE: &str = include_str!("site/site.css");
const SCRIPT: &str = include_str!("site/site.js");
/// The folder of the pages in Welsh.
const WELSH: &str = "cy";
/// Templates by name.
const TEMPLATES: &[(&str, &str)] = &[
    ("site_header.html", include_str!("site/header.html")),
    ("site_base.html", include_str!("site/base.html")),
    ("site_macros.html", include_str!("site/macros.html")),
    ("site_course.html", include_str!("site/course.html")),
    ("site_home.html", include_str!("site/home.html")),
    ("site_standards.html", include_str!("site/standards.html")),
    ("site_standard.html", include_str!("site/standard.html")),
    ("site_requirement.html", include_str!("site/requirement.html")),
    ("site_providers.html", include_str!("site/providers.html")),
    ("site_provider.html", include_str!("site/provider.html")),
    ("site_compare.html", include_str!("site/compare.html")),
    ("site_criterion.html", include_str!("site/criterion.html")),
    ("site_changes.html", include_str!("site/changes.html")),
    ("site_search.html", include_str!("site/search.html")),
    ("site_missing.html", include_str!("site/missing.html")),
];

/// A file of the site: its path in the folder, with `/`, and its bytes.
pub type File = (String, Vec<u8>);

/// How a site is made.
#[derive(Debug, Clone)]
pub struct Options {
    /// For whom.
    pub audience: Audience,
    /// Languages of the pages, in order.
    pub languages: &'static [Lang],
    /// Where it will stand, with a slash at its end; only then are there a sitemap and a page for addresses that do not exist.
    pub base_url: Option<String>,
}

/// A site in the making.
#[derive(Debug)]
pub struct Site {
    /// What makes pages, one for each language.
    presses: Vec<Html>,
    header: RunHeader,
    options: Options,
    shelf: Shelf,
    anchors: Vec<Arc<str>>,
    courses: Names,
    cards: Vec<Card>,
}

/// Why a page could not be made: a defect of this program.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A template and what it sees disagree.
    #[error("{0:#}")]
    Template(#[from] minijinja::Error),
    /// A catalogue of messages is not whole.
    #[error(transparent)]
    Messages(#[from] MessageError),
    /// Something cannot be written as JSON.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
}

/// The report of a course as a page of the site.
#[derive(Serialize)]
struct CoursePage<'a> {
    #[serde(flatten)]
    page: view::Page<'a>,
    site: &'a Base<'a>,
    data: String,
    left_out: usize,
    provider_page: Option<&'a str>,
}

impl Site {
    /// Begins a site. `tests` holds the test of each requirement of the selection in words, with the depth of each line.
    ///
    /// # Errors
    /// Where a template does not parse.
    pub fn new(
        header: RunHeader,
        catalogue: &Catalogue,
        selection: &Selection,
        tests: Vec<Vec<(usize, String)>>,
        options: Options,
    ) -> Result<Self, SiteError> {
        let press = |lang: &Lang| {
            let mut html = Html::new(*lang)?;
            html.take(TEMPLATES)?;
            Ok(html)
        };
        let presses = options.languages.iter().map(press).collect::<Result<Vec<_>, SiteError>>()?;
        let shelf = Shelf::new(messages(Lang::En)?, &header, catalogue, selection, tests);
        let anchors = anchors::anchors(shelf.requirements.iter().map(|r| r.code.as_str()));
        Ok(Self { presses, header, options, shelf, anchors, courses: Names::default(), cards: Vec::new() })
    }

    /// Takes a course in, as it may be published, and returns its number. Courses are taken in one by one, in the order of
    /// the files; their pages may then be made side by side.
    pub fn add(&mut self, course: &CourseResult) -> usize {
        let page = self.courses.take(&course.id);
        let welsh = self.presses.iter().map(|p| p.say).find(|s| s.lang() == Lang::Cy);
        self.cards.push(card(course, page, &self.shelf, welsh));
        self.cards.len() - 1
    }

    /// Page and data of a course. `left_out` is the number of citations that are not shown.
    ///
    /// # Errors
    /// Where a template and its view disagree.
    pub fn course(&self, n: usize, course: &CourseResult, found: &[Diagnostic], left_out: usize) -> Result<Vec<File>, SiteError> {
        let Some(card) = self.cards.get(n) else { return Ok(Vec::new()) };
        let mut out = Vec::new();
        for press in &self.presses {
            let path = format!("courses/{}.html", card.page);
            let base = Base::new(self, press, "courses", &path);
            let lead = |f: &Finding| self.shelf.page(&f.requirement).map(|p| format!("../{p}"));
            let page = view::page(press.say, &self.header, course, found, None, lead);
            let data = match press.lang() {
                Lang::En => format!("{}.json", card.page),
                Lang::Cy => format!("{}courses/{}.json", base.root, card.page),
            };
            let view = CoursePage { page, site: &base, data, left_out, provider_page: card.provider_page.as_deref() };
            out.push((pages::place(press.lang(), &path), press.render("site_course.html", &view)?.into_bytes()));
        }
        let data = json::compact(&self.header, std::slice::from_ref(course), found)?;
        out.push((format!("courses/{}.json", card.page), data.into_bytes()));
        Ok(out)
    }

    /// Everything that looks across courses. `before` is the file [`PUBLICATION`] of the last publication, if there is one.
    ///
    /// # Errors
    /// Where a template and its view disagree.
    pub fn finish(&self, before: Option<&[u8]>) -> Result<Vec<File>, SiteError> {
        let publication = changes::publication(self, before);
        let mut out: Vec<File> = vec![
            ("site.css".into(), format!("{STYLE}\n{SITE_STYLE}").into_bytes()),
            (PUBLICATION.into(), json::escaped_pretty(&publication)?.into_bytes()),
        ];
        for press in &self.presses {
            out.push((pages::place(press.lang(), "site.js"), press.say.source(SCRIPT)?.into_bytes()));
            pages::all(self, press, &publication, &mut out)?;
        }
        out.push(search::index(self)?);
        out.push(("compare-index.js".into(), compare::index(self)?));
        out.extend(standards::data(self)?);
        out.extend(data::all(self)?);
        out.extend(feeds::all(self, &publication)?);
        if let Some(base) = &self.options.base_url {
            let map = feeds::sitemap(base, self.course_pages().chain(out.iter().map(|(p, _)| p.clone())));
            out.push(("sitemap.xml".into(), map.into_bytes()));
        }
        Ok(out)
    }

    /// Paths of the pages of courses, in every language.
    fn course_pages(&self) -> impl Iterator<Item = String> {
        self.presses.iter().flat_map(|p| self.cards.iter().map(|c| pages::place(p.lang(), &c.path())))
    }
}
