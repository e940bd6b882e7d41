//! Whether the rules of the standards make sense: a rule that no course can meet, one that no course can fail, parts that
//! contradict one another or change nothing, and requirements of one profile that no course can meet together.
//!
//! Each part of a rule is taken for what it asks of the facts of a course (`sense/domain.rs`, `sense/leaf.rs`); only what
//! follows for every course is said. A fact that is absent or broken cannot be told, so "never" means: on no course does
//! it hold; "always": on no course does it fail. A question for a person can come out either way.

mod domain;
mod implied;
mod leaf;

use crate::diagnostic::Diagnostic;
use crate::model::rule::{Rule, Test};
use crate::model::standard::BearsOn;
use crate::model::{Applicable, Catalogue, Profile, Selection, Standard};
use crate::source::{At, Tree};
use domain::{Clash, Needs, either, together};
use std::collections::{BTreeMap, HashSet};

/// Most parts of one node that are compared with one another.
const COMPARED: usize = 64;

/// What a rule is looked at with: the catalogue, and the selection of a profile where it is one profile's sense that is asked.
#[derive(Debug, Clone, Copy)]
struct Frame<'a> {
    catalogue: &'a Catalogue,
    selection: Option<&'a Selection>,
}

/// Defects of the rules of every standard, whatever the profile.
pub fn rules(catalogue: &Catalogue) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let frame = Frame { catalogue, selection: None };
    for s in &catalogue.standards {
        let own = s.criteria.iter().flat_map(|c| &c.requirements);
        let own = own.filter_map(|r| Some((r.test.as_ref()?, format!("`{}`", r.code))));
        let default = s.default_tests.iter().map(|(k, t)| (t, format!("what rests on the default test for {}", k.word())));
        for (rule, name) in own.chain(default) {
            let mut look = Look { frame, standard: s, name, dead: false, out: &mut out };
            look.dead = look.sense(rule).holds.is_none();
            look.report(rule);
        }
    }
    out
}

/// Defects that a profile brings out: parameters it does not have, findings it leaves nothing of, and mandatory
/// requirements that no course can meet together.
pub fn profile(catalogue: &Catalogue, selection: &Selection, profile: &Profile) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let frame = Frame { catalogue, selection: Some(selection) };
    let mut asked: BTreeMap<&'static str, Vec<(usize, domain::Set, At)>> = BTreeMap::new();
    let mut seen: HashSet<(usize, At)> = HashSet::new();
    let bears = |a: &Applicable| a.of(catalogue).is_held() && a.of(catalogue).bears_on.is_none_or(|b| b == BearsOn::Course);
    for (i, a) in selection.requirements.iter().enumerate().filter(|(_, a)| bears(a)) {
        let Some(test) = test_of(catalogue, a) else { continue };
        let mut look =
            Look { frame, standard: a.standard(catalogue), name: format!("`{}`", a.of(catalogue).code), dead: false, out: &mut out };
        let sense = look.sense(test);
        look.dead = sense.holds.is_none();
        // A default test is one rule, however many requirements share it.
        if seen.insert((a.standard, test.at)) {
            look.leaves(test, &profile.id);
        }
        if a.force.bars() {
            for (fact, (set, at)) in sense.holds.unwrap_or_default() {
                asked.entry(fact).or_default().push((i, set, at));
            }
        }
    }
    for (fact, all) in asked {
        for (n, (i, set, at)) in all.iter().enumerate() {
            let Some((j, _, first)) = all[..n].iter().find(|(_, other, _)| other.excludes(*set)) else { continue };
            let (one, other) = (&selection.requirements[*i], &selection.requirements[*j]);
            let message = format!(
                "no course can meet both `{}` and `{}` of the profile `{}`: they ask opposite things of `{fact}`",
                other.of(catalogue).code,
                one.of(catalogue).code,
                profile.id
            );
            let d = flag(one.standard(catalogue), *at, "rules-contradict", message);
            let d = beside(d, other.standard(catalogue), *first, format!("`{}` asks here", other.of(catalogue).code));
            out.push(d.help("exclude one of the two in the profile, with a reason, or make one of them recommended"));
        }
    }
    out
}

/// The test of a requirement: its own, or its standard's default for its kind.
fn test_of<'a>(catalogue: &'a Catalogue, a: &Applicable) -> Option<&'a Rule> {
    let r = a.of(catalogue);
    r.test.as_ref().or_else(|| a.standard(catalogue).default_tests.get(&r.kind))
}

/// A diagnostic at a part of a rule, perhaps with another part.
fn flag(standard: &Standard, at: At, code: &'static str, message: String) -> Diagnostic {
    let d = Diagnostic::new(code, message);
    match &standard.tree {
        Some(tree) => d.node(tree, word(tree, at)),
        None => d,
    }
}

fn beside(d: Diagnostic, standard: &Standard, at: At, words: String) -> Diagnostic {
    match &standard.tree {
        Some(tree) => d.related(words, tree.place(word(tree, at))),
        None => d,
    }
}

/// The word that names a part of a rule, which is where a reader looks for it.
fn word(tree: &Tree, at: At) -> At {
    tree.entries(at).first().map_or(at, |(key, _)| *key)
}

/// What must be so for a part to hold, and to fail; `None` where it never does.
struct Sense {
    holds: Option<Needs>,
    fails: Option<Needs>,
    /// Two parts directly under it that clash.
    clash: Option<Clash>,
}

/// One rule that is looked at.
struct Look<'a> {
    frame: Frame<'a>,
    standard: &'a Standard,
    /// What the rule belongs to, in words.
    name: String,
    /// Whether the rule as a whole never holds.
    dead: bool,
    out: &'a mut Vec<Diagnostic>,
}

impl Look<'_> {
    fn sense(&self, rule: &Rule) -> Sense {
        let parts: Vec<Sense> = rule.value.children().iter().map(|c| self.sense(c)).collect();
        let holds = || parts.iter().map(|p| &p.holds);
        let fails = || parts.iter().map(|p| &p.fails);
        let all = |clashing: Result<Needs, Option<Clash>>| match clashing {
            Ok(needs) => (Some(needs), None),
            Err(clash) => (None, clash),
        };
        match &rule.value {
            Test::All(_) => {
                let (holds, clash) = all(together(holds()));
                Sense { holds, fails: either(fails()), clash }
            }
            Test::Any(_) => Sense { holds: either(holds()), fails: all(together(fails())).0, clash: None },
            Test::AtLeast(a) => {
                let (can_hold, can_fail) = (holds().flatten().count(), fails().flatten().count());
                let (held, clash) = match a.n {
                    0 => (Some(Needs::new()), None),
                    n if n > can_hold => (None, None),
                    n if n == parts.len() => all(together(holds())),
                    _ => (either(holds()), None),
                };
                // It fails where so many fail that too few are left.
                let failed = match (parts.len() + 1).saturating_sub(a.n) {
                    0 => Some(Needs::new()),
                    n if a.n == 0 || n > can_fail => None,
                    n if n == parts.len() => all(together(fails())).0,
                    _ => either(fails()),
                };
                Sense { holds: held, fails: failed, clash }
            }
            test => {
                let leaf = leaf::look(test, rule.at, self.frame);
                Sense { holds: leaf.holds, fails: leaf.fails, clash: None }
            }
        }
    }

    /// What follows from a part that never holds.
    fn so(&self) -> String {
        if self.dead { format!("; so no course can meet {}", self.name) } else { String::new() }
    }

    fn add(&mut self, at: At, code: &'static str, message: String, other: Option<(&str, At)>, help: &str) {
        let mut d = flag(self.standard, at, code, message);
        if let Some((words, other)) = other {
            d = beside(d, self.standard, other, words.to_string());
        }
        self.out.push(d.help(help));
    }

    /// Says what is wrong with a rule, each thing where it stands, and only once.
    fn report(&mut self, rule: &Rule) {
        let parts = rule.value.children();
        if parts.is_empty() {
            if let Test::All(_) | Test::Any(_) | Test::AtLeast(_) = &rule.value {
                self.add(rule.at, "rule-part-useless", "there is nothing under this".into(), None, "add a test, or delete it");
            } else {
                self.flaws(rule, None);
            }
            return;
        }
        parts.iter().for_each(|c| self.report(c));
        let senses: Vec<Sense> = parts.iter().map(|c| self.sense(c)).collect();
        let own = self.sense(rule);
        if let Some(clash) = own.clash {
            let message = format!("two parts of this rule ask opposite things of `{}`{}", clash.fact, self.so());
            let other = Some(("the other part", clash.first));
            self.add(clash.second, "rules-contradict", message, other, "delete one of the two, or put them under `any`");
        } else if let (Test::AtLeast(a), None) = (&rule.value, &own.holds)
            && (a.n > parts.len() || senses.iter().all(|s| s.holds.is_some()))
        {
            let message = format!("{} of {} tests can never hold{}", a.n, parts.len(), self.so());
            self.add(rule.at, "rule-never-holds", message, None, "lower `n`, or add tests");
        }
        if own.fails.is_none() && own.holds.is_some() && senses.iter().all(|s| s.fails.is_some()) {
            let message = "whatever a course states, one part of this holds: no course can fail it".to_string();
            self.add(rule.at, "rule-always-holds", message, None, "delete the part that takes in the rest, or ask for more");
        }
        self.compare(rule, parts);
    }

    /// Parts that repeat another, or that another makes useless.
    fn compare(&mut self, rule: &Rule, parts: &[Rule]) {
        let levels = &self.frame.catalogue.levels;
        let most = parts.len().min(COMPARED);
        for n in 0..most {
            let part = &parts[n];
            if let Some(twin) = parts[..n].iter().find(|p| implied::same(&p.value, &part.value)) {
                let twice = if matches!(rule.value, Test::AtLeast(_)) { ", and so counts twice" } else { "" };
                let message = format!("this repeats another part of the same rule{twice}");
                self.add(part.at, "rule-part-useless", message, Some(("the same stands here", twin.at)), "delete one of the two");
                continue;
            }
            let others = || parts[..most].iter().filter(|p| p.at != part.at && !implied::same(&p.value, &part.value));
            let (message, other, words) = match &rule.value {
                Test::Any(_) => match others().find(|o| implied::implies(&part.value, &o.value, levels)) {
                    Some(o) => ("whatever meets this meets the wider part too, so it opens no further way", o.at, "the wider part"),
                    None => continue,
                },
                Test::All(_) => match others().find(|o| implied::implies(&o.value, &part.value, levels)) {
                    Some(o) => ("whatever meets the stricter part meets this too, so it asks nothing more", o.at, "the stricter part"),
                    None => continue,
                },
                _ => continue,
            };
            self.add(
                part.at,
                "rule-part-useless",
                message.into(),
                Some((words, other)),
                "delete it, or make the other part say what is meant",
            );
        }
    }

    /// Only what a profile brings out in the leaves.
    fn leaves(&mut self, rule: &Rule, profile: &str) {
        rule.value.children().iter().for_each(|c| self.leaves(c, profile));
        if rule.value.children().is_empty() {
            self.flaws(rule, Some(profile));
        }
    }

    fn flaws(&mut self, rule: &Rule, profile: Option<&str>) {
        for f in leaf::look(&rule.value, rule.at, self.frame).flaws {
            // Under one profile a branch may be dead and the rule alive: then nothing needs to stop.
            let code = if profile.is_some() && f.code == "rule-never-holds" && !self.dead { "rule-part-useless" } else { f.code };
            let under = profile.map(|p| format!("under the profile `{p}` ")).unwrap_or_default();
            let so = if matches!(code, "rule-never-holds" | "unknown-reference" | "unknown-parameter") { self.so() } else { String::new() };
            self.add(rule.at, code, format!("{under}{}{so}", f.message), None, &f.help);
        }
    }
}
