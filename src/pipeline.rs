//! The one place where the stages meet: text -> checked file -> dossier -> observations -> result.
//!
//! A run is a shared unchanging catalogue, then each course alone, so that courses stream and run side by side. What
//! crosses files, the providers, is read first.

mod classed;
pub mod documents;
mod waivers;

use crate::diagnostic::{Diagnostic, nearest};
use crate::evaluate::{self, Context, LookedAt};
use crate::judge::{self, CourseFacts, Looked};
use crate::model::matrix::Matrix;
use crate::model::opened::Shelf;
use crate::model::result::{
    CourseResult, FORMAT, Figures, Finding, LevelResult, ProfileResult, RunHeader, StandardResult, Truth, WaiversResult,
};
use crate::model::standard::{AsOf, Profile, Standard};
use crate::model::waiver::InForce;
use crate::model::{Catalogue, Course, Dossier, Many, Selection};
use crate::resolve;
use crate::source::{Budget, Limits, NodeId, Place, Source, Tree, raise};
use crate::validate::{self, Declared};

mod planned;
mod providers;
mod suppose;

pub use crate::evaluate::{in_words, test_of};
pub use crate::validate::{Checked, Proposed, SCHEMAS, schema};
pub use planned::Planned;
pub use providers::Providers;
use providers::{Entry, institution};
pub use suppose::proposed;

use std::cell::Cell;
use std::collections::HashMap;

/// Whether a text declares itself a provider; by its first lines alone, so that a broken provider is told apart too.
pub fn is_provider(text: &str) -> bool {
    validate::sniff(text) == Some("provider")
}

/// A file that could not be read as text: what of it can be seen tells what it was meant to be.
pub fn unread(source: Source, diagnostic: Diagnostic) -> Checked {
    let declared = Declared::Unreadable(validate::sniff(&source.text));
    Checked { source, tree: None, declared, diagnostics: vec![diagnostic], causes: HashMap::new() }
}

/// Checks one file by itself, without standards.
pub fn check(source: Source, limits: Limits) -> Checked {
    validate::check(source, limits)
}

/// What to say of a file that is neither course nor provider, where it says of itself what it is.
pub fn not_a_course(checked: &Checked) -> Option<Diagnostic> {
    let kind = match &checked.declared {
        Declared::Standard(_) => "standard",
        Declared::Profile(_) => "profile",
        Declared::Levels(_) | Declared::Methods(_) | Declared::Sources(_) => "part of the standards",
        Declared::Waivers(_) => "file of waivers",
        Declared::Changes(_) => "file of proposed changes",
        _ => return None,
    };
    let tree = checked.tree.as_ref()?;
    let help = match checked.declared {
        Declared::Waivers(_) => "name it with `--waivers`; a waiver counts only where whoever asks for the verdict gives it",
        Declared::Changes(_) => "try it with `accredit check --what-if FILE`",
        _ => "name its folder with `--standards`",
    };
    Some(
        Diagnostic::new("kind-not-used", format!("this is a {kind}, and is not read from among the courses"))
            .node(tree, tree.root())
            .help(help),
    )
}

/// Every defect of a set of standards: those of each file, of the files together, of each profile, and where an independent
/// YAML reader reads something else.
pub fn lint(sources: Vec<Source>, limits: Limits) -> (Catalogue, Vec<Diagnostic>) {
    let second: Vec<Diagnostic> = sources.iter().filter_map(validate::second_reading).collect();
    let (catalogue, mut out) = self::catalogue(sources, limits);
    out.extend(second);
    for p in &catalogue.profiles {
        let (selection, own) = resolve::select(&catalogue, p);
        out.extend(own);
        out.extend(resolve::sense::profile(&catalogue, &selection, p));
    }
    (catalogue, out)
}

/// Everything a run shares.
#[derive(Debug)]
pub struct Run {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// The profile.
    pub profile: Profile,
    /// What it selects.
    pub selection: Selection,
    /// The date of the verdicts.
    pub as_of: AsOf,
    /// Bounds on each file.
    pub limits: Limits,
    /// The waivers in force; none until [`Run::waive`].
    pub waivers: Vec<InForce>,
    /// The files they stand in.
    waived_by: Vec<WaiversResult>,
}

/// Reads a set of standards. The diagnostics say what is wrong with it; with an error among them nothing should be judged.
pub fn catalogue(sources: Vec<Source>, limits: Limits) -> (Catalogue, Vec<Diagnostic>) {
    let parts = sources.into_iter().map(|s| validate::check(s, limits)).collect();
    let (catalogue, mut out) = validate::assemble(parts);
    out.extend(resolve::sense::rules(&catalogue));
    (catalogue, out)
}

/// Makes ready what every run on courses needs, whatever its standards: the shapes of courses and providers, compiled.
pub fn warm() {
    validate::warm("course");
    validate::warm("provider");
}

/// The catalogue compiled into the program.
pub fn shipped_catalogue(limits: Limits) -> (Catalogue, Vec<Diagnostic>) {
    validate::assemble(shipped().into_iter().map(|s| validate::trusted(s, limits)).collect())
}

/// The set compiled into the program.
pub fn shipped() -> Vec<Source> {
    crate::shipped::STANDARDS.iter().map(|(name, text)| Source::new(*name, text)).collect()
}

impl Run {
    /// Prepares a run under a profile of the catalogue.
    ///
    /// # Errors
    /// The profiles at hand, where there is none of this name.
    pub fn new(catalogue: Catalogue, profile: &str, as_of: AsOf, limits: Limits) -> Result<(Self, Vec<Diagnostic>), Vec<String>> {
        let Some(profile) = catalogue.profile(profile).cloned() else {
            return Err(catalogue.profiles.iter().map(|p| p.id.clone()).collect());
        };
        let (selection, mut diagnostics) = resolve::select(&catalogue, &profile);
        diagnostics.extend(resolve::sense::profile(&catalogue, &selection, &profile));
        diagnostics.extend(selection.standards.iter().filter_map(|i| out_of_time(&catalogue.standards[*i], as_of)));
        Ok((Run { catalogue, profile, selection, as_of, limits, waivers: Vec::new(), waived_by: Vec::new() }, diagnostics))
    }

    /// What every course of the run is checked against.
    pub fn header(&self) -> RunHeader {
        let standards = self.selection.standards.iter().map(|i| &self.catalogue.standards[*i]);
        RunHeader {
            format: FORMAT,
            as_of: self.as_of.to_string(),
            profile: ProfileResult {
                id: self.profile.id.clone(),
                title: self.profile.title.clone(),
                edition: self.profile.edition.clone(),
                digest: self.profile.digest.clone(),
            },
            standards: standards
                .map(|s| StandardResult {
                    id: s.id.clone(),
                    code: s.code.clone(),
                    title: s.title.clone(),
                    publisher: s.publisher.clone(),
                    edition: s.edition.clone(),
                    standing: s.standing,
                    standing_words: s.standing.words(),
                    note: s.note.clone(),
                    not_held: s.not_held.clone(),
                    source: s.source.clone(),
                    digest: s.digest.clone(),
                })
                .collect(),
            waivers: self.waived_by.clone(),
        }
    }

    /// Checks one file by itself, and what a provider's file says of the catalogue.
    pub fn check(&self, source: Source) -> Checked {
        let mut checked = validate::check(source, self.limits);
        if let (Declared::Provider(p), Some(tree)) = (&checked.declared, &checked.tree) {
            let spoilt = |n: NodeId| checked.causes.contains_key(&n);
            let found = resolve::provider(p, tree, &self.catalogue, &self.selection, &spoilt);
            checked.diagnostics.extend(found);
        }
        checked
    }

    /// Judges a course, no document of which is at hand; `None` where the file is none.
    pub fn judge(&self, checked: Checked, providers: &Providers) -> Option<Judged> {
        self.judge_opened(checked, providers, &Shelf::default())
    }

    /// Judges a course whose cited documents were opened ([`documents::wanted`] says which); `None` where the file is none.
    pub fn judge_opened(&self, checked: Checked, providers: &Providers, shelf: &Shelf) -> Option<Judged> {
        let Checked { source, tree, declared, mut diagnostics, causes } = checked;
        let digest = validate::digest(&source.text);
        let (course, tree) = match (declared, tree) {
            (Declared::Course(c), Some(t)) => (c, t),
            (Declared::Unreadable(Some("course")), _) => {
                return Some(Judged { result: self.unreadable(&source, digest, &diagnostics), diagnostics, id_at: None });
            }
            _ => return None,
        };
        let institution = institution(&course, &tree, providers, &mut diagnostics);
        let spoilt = |n: NodeId| causes.contains_key(&n);
        self.scope(&course, &tree, &mut diagnostics);
        let id_at = tree.get(tree.root(), "id").filter(|_| !course.id.is_empty()).map(|n| tree.place(n));
        // One for all awards of the file.
        let budget = Cell::new(Budget::new(self.limits.work()));
        let look = |course: &Course, outside: &[bool], award: Option<String>| {
            let (mut dossier, mut more) =
                resolve::course(course, &tree, institution.clone(), &self.catalogue, &self.selection, &spoilt, outside);
            dossier.shelf = Some(shelf);
            dossier.combination.budget = budget.take();
            more.extend(resolve::documents(&dossier));
            let facts = CourseFacts { award, ..self.facts(&dossier, &source, digest.clone()) };
            let looked = self.look(&dossier, facts);
            budget.set(dossier.combination.budget);
            (looked, more)
        };
        let (main, more) = look(&course, &[], None);
        diagnostics.extend(more);
        let further = course.awards.iter().map(|a| {
            let title = a.title.known().unwrap_or(&a.id).clone();
            let enough = budget.take();
            let own = resolve::award(&course, a).filter(|_| enough.spend(tree.len().saturating_mul(self.selection.requirements.len())));
            budget.set(enough);
            (a, own.map(|(course, outside)| look(&course, &outside, Some(title)).0))
        });
        let further: Vec<_> = further.collect();
        if budget.take().is_spent() {
            let message = format!("awards and optional units of this file ask for more than {} steps", self.limits.work());
            let at = tree.get(tree.root(), "groups").or(tree.get(tree.root(), "awards")).unwrap_or(tree.root());
            let help = format!("what hangs on them cannot be told; {}", raise("work"));
            diagnostics.push(Diagnostic::new("too-much-work", message).node(&tree, at).help(help));
        }
        let unreadable = course.awards.first_broken().is_some();
        let awards: Vec<&CourseResult> = std::iter::once(&main).chain(further.iter().filter_map(|(_, r)| r.as_ref())).collect();
        diagnostics.extend(self.unused(&awards));
        let mut result = judge::of_all_awards(main, further, unreadable);
        result.classed = classed::classed(&tree, &institution);
        Some(Judged { result, diagnostics, id_at })
    }

    /// The findings of a course of which nothing is known: every requirement that applies stands among them, in its order.
    pub fn requirements(&self) -> Vec<Finding> {
        self.unreadable(&Source::new("", ""), String::new(), &[]).findings
    }

    /// Looks at one award of a course and judges it.
    fn look(&self, dossier: &Dossier<'_>, facts: CourseFacts) -> CourseResult {
        let cx = Context { catalogue: &self.catalogue, selection: &self.selection, as_of: self.as_of };
        let (evaluated, cautions) = evaluate::evaluate(dossier, cx);
        let facts = CourseFacts { matrix: evaluate::matrix(dossier, cx), ..facts };
        let looked = evaluated
            .into_iter()
            .enumerate()
            .map(|(i, e)| Looked {
                binds_another: match e.looked_at {
                    LookedAt::BindsAnother(b) => Some(b),
                    _ => None,
                },
                not_held: e.looked_at == LookedAt::NotHeld,
                truth: e.truth,
                observations: e.observations,
                guarantee: e.guarantee,
                learner: e.route.as_ref().map(|r| r.learner.clone()),
                route: e.route.map(|r| r.units),
                offer: e.offer.and_then(|o| dossier.course.offers.items.get(o)).map(|o| o.id.clone()),
                course_at: dossier.claims[i].first().map(|c| dossier.place(c.spot)),
                waiver: self.waiver(&facts.id, i),
            })
            .collect();
        judge::course(&self.catalogue, &self.selection, &self.profile, self.as_of, facts, looked, cautions)
    }

    fn scope(&self, course: &Course, tree: &Tree, out: &mut Vec<Diagnostic>) {
        if self.profile.nations.is_empty() {
            return;
        }
        let node = |i: usize| course.nations.whole.at().and_then(|l| tree.items(l).get(i).copied()).unwrap_or(NodeId(0));
        for (i, nation) in course.nations.iter().enumerate() {
            if !self.profile.nations.contains(nation) {
                let d = Diagnostic::new("nation-out-of-scope", format!("the profile does not cover courses for `{nation}`"))
                    .node(tree, node(i));
                out.push(match nearest(nation, self.profile.nations.iter().map(String::as_str)) {
                    Some(n) => d.help(format!("did you mean `{n}`?")),
                    None => d.help(format!("it covers {}", self.profile.nations.join(", "))),
                });
            }
        }
    }

    fn facts(&self, dossier: &Dossier<'_>, source: &Source, digest: String) -> CourseFacts {
        let (course, provider) = (dossier.course, dossier.provider().map(|(p, _)| p));
        let q = &course.qualification;
        let own = evaluate::level_of(course, &self.catalogue.levels);
        let corresponds = own.iter().flat_map(|l| {
            self.catalogue
                .levels
                .frameworks
                .iter()
                .filter(|f| f.id != l.framework && f.current())
                .map(|f| (f, self.catalogue.levels.corresponding(l, &f.id)))
        });
        let corresponds = corresponds.filter(|(_, l)| !l.is_empty()).map(|(f, l)| format!("{} {}", f.id, l.join(" or "))).collect();
        let credit = q.then(|q| &q.credit);
        let credit = credit.then(|c| &c.value).known().map(|v| {
            let unit = credit.then(|c| &c.unit).known().map_or("credits", |u| u.words());
            let also = credit.known().into_iter().flat_map(|c| &c.also);
            let also: String =
                also.filter_map(|c| Some(format!(", also printed as {} {}", c.value.known()?, c.unit.known()?.words()))).collect();
            format!("{v} {unit}{also}")
        });
        let example = course.example.known() == Some(&true) || provider.is_some_and(|p| p.example.known() == Some(&true));
        CourseFacts {
            id: if course.id.is_empty() { stem(&source.name) } else { course.id.clone() },
            title: course.title.known().cloned().unwrap_or_else(|| stem(&source.name)),
            provider: course.provider.known().cloned(),
            provider_name: provider.and_then(|p| p.name.known().cloned()),
            example,
            part: course.describes.known() == Some(&crate::model::course::Describes::Part),
            edition: course.specification.then(|s| &s.edition).known().cloned(),
            nations: texts(&course.nations),
            file: source.name.clone(),
            digest,
            level: LevelResult {
                framework: q.then(|q| &q.framework).known().cloned(),
                stated: q.then(|q| &q.level).known().cloned(),
                eligible: "cannot-tell",
                corresponds,
                credit,
                hours: q.then(|q| &q.tqt).known().copied(),
            },
            stated: evaluate::stated(course),
            least: evaluate::least(dossier),
            award: None,
            matrix: Matrix::default(),
        }
    }

    /// A course file of which nothing can be read: every finding is undetermined, and says why (law 3).
    fn unreadable(&self, source: &Source, digest: String, diagnostics: &[Diagnostic]) -> CourseResult {
        let place = diagnostics.first().and_then(|d| d.place.clone());
        let looked = self.selection.requirements.iter().map(|a| {
            let r = a.of(&self.catalogue);
            let binds_another = r.bears_on.filter(|b| *b != crate::model::standard::BearsOn::Course);
            Looked {
                binds_another,
                not_held: !r.is_held(),
                truth: Truth::CannotTell,
                observations: vec![evaluate::broken_file(place.clone())],
                route: None,
                guarantee: None,
                learner: None,
                offer: None,
                course_at: place.clone(),
                waiver: None,
            }
        });
        let facts = CourseFacts {
            id: stem(&source.name),
            title: stem(&source.name),
            provider: None,
            provider_name: None,
            example: false,
            part: false,
            edition: None,
            nations: Vec::new(),
            file: source.name.clone(),
            digest,
            level: LevelResult {
                framework: None,
                stated: None,
                eligible: "cannot-tell",
                corresponds: Vec::new(),
                credit: None,
                hours: None,
            },
            stated: Figures::default(),
            least: Figures::default(),
            award: None,
            matrix: Matrix::default(),
        };
        judge::course(&self.catalogue, &self.selection, &self.profile, self.as_of, facts, looked.collect(), Vec::new())
    }
}

fn stem(name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.rsplit_once('.').map_or(last, |(s, _)| s).to_string()
}

fn texts(list: &Many<String>) -> Vec<String> {
    list.items.clone()
}

/// An edition that did not exist on the day of the verdict, or exists no longer (law 8).
fn out_of_time(s: &Standard, as_of: AsOf) -> Option<Diagnostic> {
    let effective = s.effective.as_ref()?;
    let until = effective.until.as_ref().and_then(|u| u.parse::<AsOf>().ok());
    let message = if as_of < effective.from {
        format!("edition {} of {} exists from {}, after the day of this verdict", s.edition, s.code, effective.from)
    } else {
        let until = until.filter(|u| as_of > *u)?;
        format!("edition {} of {} existed until {until}, before the day of this verdict", s.edition, s.code)
    };
    let mut d = Diagnostic::new("edition-out-of-time", message);
    d.place = Some(Place { file: s.file.as_str().into(), line: 1, column: 1, pointer: "/effective".into() });
    Some(d.help(
        "choose another edition in the profile, or another `--as-of`; a verdict against it is a comparison, not a finding of that day",
    ))
}

/// A judged course with the defects of its file.
#[derive(Debug)]
pub struct Judged {
    /// The result.
    pub result: CourseResult,
    /// Defects, those of the file included.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the id stands; absent where it could not be read.
    pub id_at: Option<Place>,
}
