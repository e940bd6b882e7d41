//! What stands beside the pages of requirements and providers for other programs. Beside a course's page stands its result, beside a
//! standard's the standard; whatever looks across everything is in the data of the publication.

use super::cards::Card;
use super::{File, Site, SiteError};
use crate::model::result::{Alignment, Status};
use crate::report::json;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Requirement<'a> {
    format: &'static str,
    as_of: &'a str,
    id: &'a str,
    code: &'a str,
    standard: Option<&'a str>,
    courses: Vec<Found<'a>>,
}

/// A finding, the page that gives its reasons, and that page's data.
#[derive(Serialize)]
struct Found<'a> {
    id: &'a str,
    page: String,
    data: String,
    status: Status,
}

#[derive(Serialize)]
struct Provider<'a> {
    format: &'static str,
    as_of: &'a str,
    id: &'a str,
    name: &'a str,
    courses: Vec<Judged<'a>>,
}

#[derive(Serialize)]
struct Judged<'a> {
    id: &'a str,
    title: &'a str,
    page: String,
    data: String,
    alignment: Alignment,
    headline: &'a str,
}

/// The path of what stands beside a page.
fn beside(page: &str) -> String {
    format!("{}.json", page.strip_suffix(".html").unwrap_or(page))
}

fn file(page: &str, data: &impl Serialize) -> Result<File, SiteError> {
    Ok((beside(page), json::escaped_pretty(data)?.into_bytes()))
}

/// Each requirement with the finding on every course, and each provider with the verdicts of its courses.
///
/// # Errors
/// Where something cannot be written as JSON.
pub fn all(site: &Site) -> Result<Vec<File>, SiteError> {
    let as_of = site.header.as_of.as_str();
    let mut out = Vec::new();
    for (n, r) in site.shelf.requirements.iter().enumerate() {
        let found = |c| found(c, n);
        let standard = site.shelf.home(n).map(|(_, c)| c.standard.as_str());
        let courses = site.cards.iter().filter_map(found).collect();
        out.push(file(&r.page, &Requirement { format: "accredit/requirement@1", as_of, id: &r.id, code: &r.code, standard, courses })?);
    }
    let mut providers: BTreeMap<(&str, &str), Vec<&Card>> = BTreeMap::new();
    for card in &site.cards {
        if let (Some(page), Some(id)) = (&card.provider_page, &card.provider_id) {
            providers.entry((page, id)).or_default().push(card);
        }
    }
    for ((page, id), cards) in providers {
        let name = cards.first().and_then(|c| c.provider.as_deref()).unwrap_or(id);
        let courses = cards.into_iter().map(judged).collect();
        out.push(file(page, &Provider { format: "accredit/provider@1", as_of, id, name, courses })?);
    }
    Ok(out)
}

fn found(card: &Card, n: usize) -> Option<Found<'_>> {
    let status = *card.statuses.get(n)?;
    Some(Found { id: &card.id, page: card.path(), data: beside(&card.path()), status })
}

fn judged(card: &Card) -> Judged<'_> {
    Judged {
        id: &card.id,
        title: &card.title,
        page: card.path(),
        data: beside(&card.path()),
        alignment: card.alignment,
        headline: &card.headline,
    }
}
