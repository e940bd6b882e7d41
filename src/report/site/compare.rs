//! What the page of comparisons needs to put any courses side by side without a network: a line for each course, in a script of the site.
//!
//! A course is its title, its provider, its verdict, the name of its page, and one digit for each requirement: the place of its status
//! among those of [`tags`](super::cards::tags). The page itself holds the requirements, in the same order, and the words of the statuses.

use super::cards::rank;
use super::{Site, SiteError};
use crate::report::json;

/// The script: `window.accreditCompare`, a list of courses.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn index(site: &Site) -> Result<Vec<u8>, SiteError> {
    let shelf = &site.shelf;
    let order: Vec<usize> = shelf
        .standards
        .iter()
        .flat_map(|s| &s.criteria)
        .flat_map(|c| shelf.criteria.get(*c))
        .flat_map(|c| c.requirements.clone())
        .collect();
    let digit = |s| char::from_digit(rank(s).try_into().unwrap_or(0), 10).unwrap_or('0');
    let courses: Vec<_> = site
        .cards
        .iter()
        .map(|c| {
            let statuses: String = order.iter().filter_map(|n| c.statuses.get(*n)).map(|s| digit(*s)).collect();
            (&c.title, c.provider.as_deref().unwrap_or_default(), &c.headline, &c.page, statuses)
        })
        .collect();
    Ok(format!("window.accreditCompare={};\n", json::quotable(serde_json::to_string(&courses)?)).into_bytes())
}
