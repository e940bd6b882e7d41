//! The standards of a site: criteria and requirements with the pages they have, and as data.

use super::names::Names;
use super::{File, Site, SiteError};
use crate::model::result::{RunHeader, StandardResult};
use crate::model::standard::{Force, Kind, Scope, Standing};
use crate::model::{Applicable, Catalogue, Selection};
use crate::report::html::words::{self, Say};
use crate::report::json;
use crate::report::text::cut;
use serde::Serialize;
use std::collections::HashMap;

/// Every standard that the profile selects.
#[derive(Debug)]
pub struct Shelf {
    /// Standards, in the order of the run.
    pub standards: Vec<StandardPage>,
    /// Criteria, in order.
    pub criteria: Vec<CriterionPage>,
    /// Requirements, in the order of the findings.
    pub requirements: Vec<RequirementPage>,
    by_id: HashMap<String, usize>,
}

/// A standard.
#[derive(Debug, Serialize)]
pub struct StandardPage {
    /// Path of its page.
    pub page: String,
    /// Path of its data.
    pub data: String,
    #[serde(flatten)]
    own: StandardResult,
    standing_class: &'static str,
    source_url: Option<String>,
    /// Numbers of its criteria.
    pub criteria: Vec<usize>,
}

impl StandardPage {
    /// Whose words it is.
    pub fn standing(&self) -> Standing {
        self.own.standing
    }
}

/// A criterion.
#[derive(Debug, Serialize)]
pub struct CriterionPage {
    /// Path of its page.
    pub page: String,
    /// Id of its standard.
    pub standard: String,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Numbers of its requirements.
    pub requirements: Vec<usize>,
}

/// A requirement as the profile applies it.
#[derive(Debug, Serialize)]
pub struct RequirementPage {
    /// Path of its page.
    pub page: String,
    /// Permanent id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Text, where it is held.
    pub statement: Option<String>,
    force: &'static str,
    kind: &'static str,
    critical: bool,
    scope: Option<&'static str>,
    /// Force, kind and scope for pages, which say them in their own language; the words above are those of the data.
    #[serde(skip)]
    pub own: (Force, Kind, Option<Scope>),
    history: Vec<String>,
    note: Option<String>,
    basis: Vec<Basis>,
    test: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    depth: usize,
    text: String,
}

#[derive(Debug, Serialize)]
struct Basis {
    id: String,
    title: String,
    url: Option<String>,
}

fn requirement(say: Say, a: &Applicable, catalogue: &Catalogue, test: Vec<(usize, String)>, page: String) -> RequirementPage {
    let r = a.of(catalogue);
    let basis = |id: &str| {
        let found = catalogue.basis(id);
        let title = found.map_or_else(
            || id.to_string(),
            |(s, part)| match part {
                Some(p) => format!("{}: {}", s.title, p.heading),
                None => s.title.clone(),
            },
        );
        Basis { id: id.to_string(), title, url: words::link(found.and_then(|(s, _)| s.url.as_ref())) }
    };
    RequirementPage {
        page,
        id: r.id.clone(),
        code: r.code.clone(),
        title: cut(&r.title, 200),
        statement: r.statement.clone().filter(|_| r.is_held()),
        force: words::force(say, a.force),
        kind: words::kind(say, r.kind),
        critical: a.critical,
        own: (a.force, r.kind, r.scope),
        scope: r.scope.and_then(|s| words::scope(say, s)),
        history: a.history.clone(),
        note: r.note.clone(),
        basis: r.basis.iter().map(|b| basis(&b.value)).collect(),
        test: test.into_iter().map(|(depth, text)| Line { depth, text }).collect(),
    }
}

impl Shelf {
    /// Collects what the profile selects.
    pub fn new(say: Say, header: &RunHeader, catalogue: &Catalogue, selection: &Selection, tests: Vec<Vec<(usize, String)>>) -> Self {
        let (mut of_standards, mut of_criteria, mut of_requirements) = (Names::default(), Names::default(), Names::default());
        let mut standards: Vec<StandardPage> = header
            .standards
            .iter()
            .map(|s| {
                let name = of_standards.take(&s.id);
                StandardPage {
                    page: format!("standards/{name}.html"),
                    data: format!("standards/{name}.json"),
                    standing_class: words::standing(s.standing),
                    source_url: words::link(s.source.url.as_ref()),
                    own: s.clone(),
                    criteria: Vec::new(),
                }
            })
            .collect();
        let (mut criteria, mut requirements): (Vec<CriterionPage>, Vec<RequirementPage>) = (Vec::new(), Vec::new());
        let (mut by_id, mut seen) = (HashMap::new(), HashMap::new());
        let mut tests = tests.into_iter();
        for (n, a) in selection.requirements.iter().enumerate() {
            let own = a.standard(catalogue);
            let at = *seen.entry((a.standard, a.criterion)).or_insert_with(|| {
                let c = &own.criteria[a.criterion];
                let code = c.code.to_lowercase();
                let name = if code.starts_with(&own.id) { code } else { format!("{}-{code}", own.id) };
                criteria.push(CriterionPage {
                    page: format!("compare/{}.html", of_criteria.take(&name)),
                    standard: own.id.clone(),
                    code: c.code.clone(),
                    title: cut(&c.title, 200),
                    requirements: Vec::new(),
                });
                let home = standards.iter_mut().find(|s| s.own.id == own.id && s.own.edition == own.edition);
                home.into_iter().for_each(|s| s.criteria.push(criteria.len() - 1));
                criteria.len() - 1
            });
            criteria[at].requirements.push(n);
            let r = a.of(catalogue);
            by_id.insert(r.id.clone(), n);
            let page = format!("requirements/{}.html", of_requirements.take(&r.id));
            requirements.push(requirement(say, a, catalogue, tests.next().unwrap_or_default(), page));
        }
        Self { standards, criteria, requirements, by_id }
    }

    /// Number of a requirement.
    pub fn number(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Path of the page of a requirement.
    pub fn page(&self, id: &str) -> Option<&str> {
        self.number(id).map(|n| self.requirements[n].page.as_str())
    }

    /// The standard and the criterion to which a requirement belongs.
    pub fn home(&self, requirement: usize) -> Option<(&StandardPage, &CriterionPage)> {
        let c = self.criteria.iter().position(|c| c.requirements.contains(&requirement))?;
        Some((self.standards.iter().find(|s| s.criteria.contains(&c))?, &self.criteria[c]))
    }
}

#[derive(Serialize)]
struct Data<'a> {
    format: &'static str,
    #[serde(flatten)]
    standard: &'a StandardResult,
    criteria: Vec<CriterionData<'a>>,
}

#[derive(Serialize)]
struct CriterionData<'a> {
    code: &'a str,
    title: &'a str,
    requirements: Vec<&'a RequirementPage>,
}

/// Each standard as data.
pub fn data(site: &Site) -> Result<Vec<File>, SiteError> {
    let shelf = &site.shelf;
    let one = |s: &StandardPage| {
        let criterion = |c: &usize| {
            let c = &shelf.criteria[*c];
            let requirements = c.requirements.iter().map(|r| &shelf.requirements[*r]).collect();
            CriterionData { code: &c.code, title: &c.title, requirements }
        };
        let criteria = s.criteria.iter().map(criterion).collect();
        let data = Data { format: "accredit/standard@1", standard: &s.own, criteria };
        Ok((s.data.clone(), json::escaped_pretty(&data)?.into_bytes()))
    };
    shelf.standards.iter().map(one).collect()
}
