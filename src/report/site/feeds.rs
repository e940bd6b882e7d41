//! Feeds of the courses by the day of their last change, and the sitemap. Days come from the publication, never from a clock.

use super::changes::{Publication, Published};
use super::names::digest;
use super::{File, Site, SiteError};
use crate::report::html::escape;
use crate::report::json;
use crate::report::messages::Lang;
use serde::Serialize;
use std::collections::HashSet;
use std::fmt::Write;

/// Most courses in a feed.
const ENTRIES: usize = 200;
const TITLE: &str = "Link worker courses: verdicts and changes";

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<String>,
    language: &'static str,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    id: String,
    url: String,
    title: String,
    content_text: String,
    date_modified: String,
}

/// An identifier that is the same in every publication, wherever it stands.
fn urn(id: &str) -> String {
    let d = digest(id.as_bytes());
    let part = |from: usize, to: usize| d.get(from..to).unwrap_or_default();
    // Version 8 and variant: a UUID made of a digest.
    format!("urn:uuid:{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(12, 15), part(15, 18), part(18, 30))
}

fn items(site: &Site, publication: &Publication) -> Vec<Item> {
    let base = site.options.base_url.as_deref().unwrap_or_default();
    let mut courses: Vec<(&Published, &str)> = publication.courses.iter().zip(site.cards.iter().map(|c| c.verdict.as_str())).collect();
    courses.sort_by(|a, b| b.0.since.cmp(&a.0.since));
    let item = |(c, verdict): (&Published, &str)| Item {
        id: urn(&c.page),
        url: format!("{base}{}", c.page),
        title: format!("{}: {}", c.headline, c.title),
        content_text: verdict.to_string(),
        date_modified: format!("{}T00:00:00Z", c.since),
    };
    courses.into_iter().take(ENTRIES).map(item).collect()
}

/// Both feeds.
pub fn all(site: &Site, publication: &Publication) -> Result<Vec<File>, SiteError> {
    let items = items(site, publication);
    let base = site.options.base_url.as_deref();
    let latest = items.first().map_or_else(|| format!("{}T00:00:00Z", publication.as_of), |i| i.date_modified.clone());
    let at = base.unwrap_or_default();
    let mut atom =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n");
    // Writing to a string cannot fail.
    let _ = write!(
        atom,
        "<title>{TITLE}</title>\n<subtitle>Alignment is not accreditation.</subtitle>\n<id>{}</id>\n<link rel=\"self\" href=\"{at}feed.xml\"/>\n<link href=\"{at}index.html\"/>\n<updated>{latest}</updated>\n<author><name>accredit</name></author>\n",
        urn(base.unwrap_or(TITLE)),
        at = escape(at)
    );
    for i in &items {
        let _ = writeln!(
            atom,
            "<entry><title>{}</title><id>{}</id><link href=\"{}\"/><updated>{}</updated><summary>{}</summary></entry>",
            escape(&i.title),
            i.id,
            escape(&i.url),
            i.date_modified,
            escape(&i.content_text)
        );
    }
    atom.push_str("</feed>\n");
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: TITLE,
        home_page_url: base,
        feed_url: base.map(|b| format!("{b}feed.json")),
        language: "en-GB",
        items,
    };
    Ok(vec![("feed.xml".into(), atom.into_bytes()), ("feed.json".into(), json::escaped_pretty(&feed)?.into_bytes())])
}

/// The sitemap: every page, in order, each with the addresses of its languages.
pub fn sitemap(base: &str, paths: impl Iterator<Item = String>) -> String {
    let mut pages: Vec<String> = paths.filter(|p| p.ends_with(".html") && !p.ends_with("404.html")).collect();
    pages.sort();
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let held: HashSet<&str> = pages.iter().map(String::as_str).collect();
    let welsh = format!("{}/", super::WELSH);
    for p in &pages {
        let (en, cy) = match p.strip_prefix(&welsh) {
            Some(en) => (en.to_string(), p.clone()),
            None => (p.clone(), format!("{welsh}{p}")),
        };
        let _ = write!(out, "<url><loc>{}</loc>", escape(&format!("{base}{p}")));
        if held.contains(en.as_str()) && held.contains(cy.as_str()) {
            for (lang, path) in Lang::ALL.iter().zip([&en, &cy]) {
                let at = escape(&format!("{base}{path}"));
                let _ = write!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{at}\"/>", lang.tag());
            }
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}
