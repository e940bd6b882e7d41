//! Verifying and choosing: each way is made and the course judged with it; the smallest set that closes every gap is judged
//! whole, and again without each of its steps.

use super::Ground;
use super::cover::{Reach, smallest};
use super::ways::{Act, Atom, Way, Ways};
use super::words;
use crate::model::plan::{FORMAT, Named, Outcome, Plan, PlannedEdit, Step};
use crate::model::result::{Alignment, CourseResult, Finding, GapKind, Status};
use crate::source::Place;

/// How many ways are judged.
const MOST_WAYS: usize = 1500;
/// How many sets are judged whole before the search gives up.
const MOST_SETS: usize = 12;

/// Judges the course with some atoms made; `None` where they do not fit, or make the file invalid.
pub type Judge<'a> = &'a dyn Fn(&[usize]) -> Option<CourseResult>;

/// A way that was made and judged.
struct Tried<'w> {
    way: &'w Way,
    atoms: Vec<usize>,
    /// Positions in the list of gaps.
    closes: Vec<usize>,
    /// Those of them that it leaves as questions.
    asks: Vec<usize>,
}

/// Makes the plan of a course.
pub fn plan(g: &Ground<'_>, ways: &Ways, judge: Judge<'_>) -> Plan {
    let now = g.now;
    let redesign: Vec<&Finding> =
        g.gaps().map(|i| &now.findings[i]).filter(|f| f.gap.as_ref().is_some_and(|x| x.kind == GapKind::Redesign)).collect();
    let mut out = Plan {
        format: FORMAT,
        as_of: g.as_of.to_string(),
        profile: g.profile.to_string(),
        course: now.id.clone(),
        title: now.title.clone(),
        file: now.file.clone(),
        alignment: now.alignment,
        verdict: now.verdict.clone(),
        outcome: Outcome::Redesign,
        summary: String::new(),
        then: None,
        exact: None,
        bound: None,
        steps: Vec::new(),
        follows: Vec::new(),
        redesign: redesign.into_iter().map(missing).collect(),
        left: Vec::new(),
        unsettled: Vec::new(),
        unstated: Vec::new(),
    };
    (out.unsettled, out.unstated) = open(now);
    if out.redesign.is_empty() {
        fill(g, ways, judge, &mut out);
    }
    out.summary = words::summary(&out, g.gaps().count());
    out
}

fn fill(g: &Ground<'_>, ways: &Ways, judge: Judge<'_>, out: &mut Plan) {
    let (follow, gaps): (Vec<usize>, Vec<usize>) = g.aims().into_iter().partition(|i| g.follows(*i));
    out.follows = follow.iter().map(|i| missing(&g.now.findings[*i])).collect();
    let mut tried: Vec<Tried<'_>> = ways.ways.iter().take(MOST_WAYS).filter_map(|w| tried(g, w, &gaps, judge)).collect();
    // A way that leaves a question where another leaves none does not close the gap.
    let answered: Vec<usize> = (0..gaps.len()).filter(|p| tried.iter().any(|t| t.closes.contains(p) && !t.asks.contains(p))).collect();
    tried.iter_mut().for_each(|t| t.closes.retain(|p| !t.asks.contains(p) || !answered.contains(p)));
    tried.retain(|t| !t.closes.is_empty());
    // What no single way closes is left, and said.
    let reachable: Vec<usize> = (0..gaps.len()).filter(|p| tried.iter().any(|t| t.closes.contains(p))).collect();
    out.left = (0..gaps.len()).filter(|p| !reachable.contains(p)).map(|p| missing(&g.now.findings[gaps[p]])).collect();
    let reach: Vec<Reach> = tried
        .iter()
        .map(|t| Reach {
            closes: t.closes.iter().filter_map(|p| reachable.iter().position(|r| r == p)).collect(),
            effort: effort(t.way, &ways.atoms),
        })
        .collect();
    let wanted: Vec<usize> = reachable.iter().map(|p| gaps[*p]).collect();
    let answered: Vec<usize> = answered.into_iter().map(|p| gaps[p]).collect();
    let closed = |f: &Finding, i: usize| f.gap.is_none() && (f.status != Status::Undetermined || !answered.contains(&i));
    let done = |atoms: &[Vec<usize>]| {
        let all: Vec<usize> = atoms.iter().flatten().copied().collect();
        judge(&all).filter(|then| wanted.iter().all(|i| closed(&then.findings[*i], *i)) && opens(g.now, then).is_none())
    };
    let mut banned: Vec<Vec<usize>> = Vec::new();
    let mut found = None;
    while !wanted.is_empty() && banned.len() < MOST_SETS {
        let Some(chosen) = smallest(wanted.len(), &reach, &banned) else { break };
        let sets: Vec<Vec<usize>> = chosen.ways.iter().map(|i| tried[*i].atoms.clone()).collect();
        if done(&sets).is_some() {
            found = Some((chosen, sets));
            break;
        }
        banned.push(chosen.ways);
    }
    let Some((chosen, mut sets)) = found else {
        out.left = gaps.iter().map(|i| missing(&g.now.findings[*i])).collect();
        out.outcome = outcome(g.now.alignment, Outcome::NothingNeeded, Outcome::OnlyQuestions);
        return;
    };
    // What one step does twice over, no step need do.
    for i in 0..sets.len() {
        for atom in sets[i].clone() {
            let rest: Vec<usize> = sets[i].iter().copied().filter(|a| *a != atom).collect();
            if ways.atoms[atom].object.is_empty() || !rest.iter().any(|a| !ways.atoms[*a].object.is_empty()) {
                continue;
            }
            let mut fewer = sets.clone();
            fewer[i] = rest;
            if done(&fewer).is_some() {
                sets = fewer;
            }
        }
    }
    // Each step is needed: without it the plan does not hold.
    let mut used: Vec<usize> = chosen.ways.clone();
    let mut i = 0;
    while i < sets.len() {
        let mut fewer = sets.clone();
        fewer.remove(i);
        if !fewer.is_empty() && done(&fewer).is_some() {
            sets = fewer;
            used.remove(i);
        } else {
            i += 1;
        }
    }
    let Some(then) = done(&sets) else { return };
    let mut steps: Vec<(usize, Step)> = Vec::new();
    let mut new_content = false;
    for (way, atoms) in used.iter().map(|i| tried[*i].way).zip(&sets) {
        let closes: Vec<usize> = match judge(atoms) {
            Some(with) => gaps.iter().copied().filter(|i| closed(&with.findings[*i], *i)).collect(),
            None => Vec::new(),
        };
        let first = closes.iter().filter_map(|i| g.now.findings[*i].gap.as_ref()).map(|x| x.order).min().unwrap_or(usize::MAX);
        new_content |= way.new_content;
        steps.push((first, step(g, way, atoms, &ways.atoms, &closes, others(way, &tried, &closes, &gaps))));
    }
    steps.sort_by_key(|(first, _)| *first);
    out.steps = steps.into_iter().map(|(_, s)| s).collect();
    for (n, s) in out.steps.iter_mut().enumerate() {
        s.id = format!("step-{}", n + 1);
    }
    out.left.extend(
        follow.iter().map(|i| &then.findings[*i]).filter(|f| f.bars() && f.gap.is_some() && wanted.len() == gaps.len()).map(missing),
    );
    (out.unsettled, out.unstated) = open(&then);
    out.then = Some(then.alignment);
    out.outcome = outcome(then.alignment, Outcome::LeadsToAligned, Outcome::LeadsToQuestions);
    let complete = chosen.exact && banned.is_empty() && ways.ways.len() <= MOST_WAYS;
    out.exact = Some(complete && !new_content && out.left.is_empty());
    out.bound = Some(words::bound(complete, new_content, &out.steps, tried.len()));
}

/// Makes a way alone: which gaps it closes; nothing where it closes none, or opens another.
fn tried<'w>(g: &Ground<'_>, way: &'w Way, gaps: &[usize], judge: Judge<'_>) -> Option<Tried<'w>> {
    let then = judge(&way.atoms)?;
    if opens(g.now, &then).is_some() {
        return None;
    }
    let closes: Vec<usize> = (0..gaps.len()).filter(|p| then.findings[gaps[*p]].gap.is_none()).collect();
    let asks = closes.iter().copied().filter(|p| then.findings[gaps[*p]].status == Status::Undetermined).collect();
    (!closes.is_empty()).then(|| Tried { way, atoms: way.atoms.clone(), closes, asks })
}

/// A mandatory requirement that was no gap and no question, and would be one.
fn opens<'r>(now: &CourseResult, then: &'r CourseResult) -> Option<&'r Finding> {
    let pairs = now.findings.iter().zip(&then.findings);
    pairs
        .filter(|(a, b)| b.bars() && a.gap.is_none())
        .find(|(a, b)| b.gap.is_some() || (b.status == Status::Undetermined && a.status != Status::Undetermined))
        .map(|(_, b)| b)
}

/// Effort: the kind of change first, then new content, then the number of edits.
fn effort(way: &Way, atoms: &[Atom]) -> u32 {
    let edits: usize = way.atoms.iter().map(|a| atoms[*a].edits.len()).sum();
    (way.kind as u32) * 1000 + if way.new_content { 500 } else { 0 } + edits.min(400) as u32
}

/// Other ways to close the same, where they ask for no more.
fn others(way: &Way, tried: &[Tried<'_>], closes: &[usize], gaps: &[usize]) -> Option<String> {
    let said: Vec<String> = tried
        .iter()
        .filter(|t| {
            t.way.act != way.act && t.way.kind == GapKind::Reconcile && closes.iter().all(|c| t.closes.iter().any(|p| gaps[*p] == *c))
        })
        .filter_map(|t| if let Act::Say(s) = &t.way.act { Some(s.clone()) } else { None })
        .take(3)
        .collect();
    (!said.is_empty() && way.kind == GapKind::Reconcile).then(|| format!("instead: {}", said.join("; ")))
}

fn step(g: &Ground<'_>, way: &Way, used: &[usize], atoms: &[Atom], closes: &[usize], others: Option<String>) -> Step {
    let mut edits: Vec<PlannedEdit> = Vec::new();
    for e in used.iter().flat_map(|a| &atoms[*a].edits) {
        if !edits.contains(e) {
            edits.push(e.clone());
        }
    }
    let objects: Vec<String> = used.iter().map(|a| atoms[*a].object.clone()).filter(|o| !o.is_empty()).collect();
    let closes: Vec<Named> = closes.iter().map(|i| missing(&g.now.findings[*i])).collect();
    let edits = folded(edits);
    Step {
        id: String::new(),
        title: words::title(&way.act, &objects),
        why: words::why(way, &closes),
        provided: way.provided.clone(),
        instead: way.instead.clone().or(others),
        kind: way.kind,
        takes: way.takes,
        closes,
        place: begin(g, way, &edits),
        edits,
    }
}

/// Where to begin: at the assessment that is to test more, else at what the first edit touches.
fn begin(g: &Ground<'_>, way: &Way, edits: &[PlannedEdit]) -> Option<Place> {
    let of_assessment = edits.iter().find(|e| matches!(way.act, Act::Test(_)) && e.at.starts_with("/assessments/"));
    let first = of_assessment.or(edits.first())?;
    let mut path = first.at.as_str();
    // What is added stands nowhere yet; a whole list is too wide a place.
    while path.matches('/').count() > 1 {
        if let Some(place) = g.tree_of(first.r#in).locate_named(path) {
            return Some(place);
        }
        path = path.rsplit_once('/')?.0;
    }
    way.place.clone()
}

/// A new assessment with what it tests, in one edit.
fn folded(edits: Vec<PlannedEdit>) -> Vec<PlannedEdit> {
    let mut out: Vec<PlannedEdit> = Vec::new();
    for e in edits {
        let holder = e.at.strip_suffix("/tests/-").and_then(|h| h.strip_prefix("/assessments/"));
        let head = holder.and_then(|id| {
            out.iter_mut().find(|o| o.at == "/assessments/-" && o.value.as_ref().is_some_and(|v| v["id"].as_str() == Some(id)))
        });
        let tests = head.and_then(|h| h.value.as_mut()).and_then(|v| v["tests"].as_array_mut());
        match (tests, &e.value) {
            (Some(list), Some(value)) => list.push(value.clone()),
            _ => out.push(e),
        }
    }
    out
}

/// What a verdict means for a plan. The verdict is that of the judgement, and may rest on more than the findings shown: a
/// course that leads to several awards has the worst of theirs.
fn outcome(verdict: Alignment, best: Outcome, questions: Outcome) -> Outcome {
    match verdict.cmp(&Alignment::CannotTell) {
        std::cmp::Ordering::Greater => best,
        std::cmp::Ordering::Equal => questions,
        std::cmp::Ordering::Less => Outcome::LeavesGaps,
    }
}

fn missing(f: &Finding) -> Named {
    let text = f.gap.as_ref().map(|x| x.missing.clone()).unwrap_or_default();
    Named { code: f.code.clone(), title: f.title.clone(), text }
}

/// The mandatory questions: those for a person or another text, and those that the file leaves open.
fn open(r: &CourseResult) -> (Vec<Named>, Vec<Named>) {
    const FOR_PEOPLE: &[&str] = &["needs-judgement", "provider-word-alone", "needs-reading", "text-not-held"];
    let named = |f: &Finding| Named { code: f.code.clone(), title: f.title.clone(), text: f.settle.clone().unwrap_or_default() };
    let all = r.questions.iter().map(|i| &r.findings[*i]).filter(|f| f.bars());
    let (people, file): (Vec<&Finding>, Vec<&Finding>) = all.partition(|f| f.reasons.iter().any(|x| FOR_PEOPLE.contains(&x.code)));
    (people.into_iter().map(named).collect(), file.into_iter().map(named).collect())
}
