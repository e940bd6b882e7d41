//! Units as the page draws them: the weakest route through them, and credit and hours as bars beside their numbers. Lengths
//! of bars are the only thing worked out here.

use super::words::{self, Say};
use crate::model::matrix::MatrixUnit;
use crate::model::result::{CourseResult, Figures, Truth};
use crate::report::messages::Key;
use crate::report::text::cut;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// Length of the longest bar, of units and of sums.
const BAR: f64 = 150.0;
const SUM: f64 = 80.0;
/// Above so many units, those that every learner takes are drawn as one stop.
const STOPS: usize = 24;
/// Height of a stop.
const STEP: usize = 28;
/// How far from the left the line runs, and stops beside it stand.
const LINE: usize = 14;
const BESIDE: usize = 38;

/// Units, route and figures.
#[derive(Debug, Serialize)]
pub struct UnitsView {
    rows: Vec<Row>,
    /// Whether there is anything to choose.
    choices: bool,
    route: Option<Route>,
    drawing: Drawing,
    sums: Vec<Sum>,
    /// Whether the sums are known at all.
    summed: bool,
}

#[derive(Debug, Serialize)]
struct Row {
    id: String,
    title: String,
    taken: String,
    on_route: &'static str,
    figures: [String; 4],
    total: usize,
    guided: usize,
    practice: usize,
}

/// The weakest route, in words.
#[derive(Debug, Serialize)]
struct Route {
    takes: String,
    fails: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct Link {
    code: String,
    anchor: Option<Arc<str>>,
}

/// The route as a line with stops.
#[derive(Debug, Serialize)]
struct Drawing {
    height: usize,
    line: String,
    stops: Vec<Stop>,
}

#[derive(Debug, Serialize)]
struct Stop {
    x: usize,
    y: usize,
    text_y: usize,
    class: &'static str,
    label: String,
}

/// A figure as stated and as the units come to.
#[derive(Debug, Serialize)]
struct Sum {
    name: &'static str,
    stated: String,
    units: String,
    stated_width: usize,
    units_width: usize,
}

fn all(f: &Figures) -> [Option<f64>; 4] {
    [f.credit, f.hours, f.guided, f.practice]
}

fn figure(say: Say, n: Option<f64>) -> String {
    n.map_or_else(|| say.say(Key::NotKnown).into(), words::number)
}

/// A length in proportion to the largest, none where there is nothing to draw.
fn width(n: Option<f64>, most: f64, bar: f64) -> usize {
    n.filter(|n| *n > 0.0 && most > 0.0).map_or(0, |n| ((n / most) * bar).round().clamp(1.0, bar) as usize)
}

/// Makes the view. `anchors` leads from codes to anchors.
pub fn units(say: Say, course: &CourseResult, anchors: &HashMap<&str, Arc<str>>) -> UnitsView {
    let units = &course.matrix.units;
    let route = course.weakest_route.as_ref();
    let on_route = |u: &MatrixUnit| route.is_some_and(|r| r.units.contains(&u.id));
    let most = units.iter().flat_map(|u| all(&u.size).into_iter().skip(1).flatten()).fold(0.0, f64::max);
    let row = |u: &MatrixUnit| Row {
        id: cut(&u.id, 40),
        title: cut(u.title.as_deref().unwrap_or_default(), 80),
        taken: match (u.every_learner, &u.group) {
            (Truth::Holds, _) => say.say(Key::TakenByAll).into(),
            (Truth::Fails, Some(g)) => say.fill(Key::TakenChosen, &[&cut(g, 30)]),
            (Truth::Fails, None) => say.say(Key::TakenNotAll).into(),
            (Truth::CannotTell, _) => say.say(Key::TakenNotKnown).into(),
        },
        on_route: say.say(if on_route(u) { Key::OnRoute } else { Key::OffRoute }),
        figures: all(&u.size).map(|n| figure(say, n)),
        total: width(u.size.hours, most, BAR),
        guided: width(u.size.guided, most, BAR),
        practice: width(u.size.practice, most, BAR),
    };
    let route_view = route.map(|r| {
        let chosen = |u: &&MatrixUnit| u.every_learner != Truth::Holds && on_route(u);
        let chosen: Vec<String> = units.iter().filter(chosen).take(STOPS).map(|u| cut(&u.id, 40)).collect();
        let fails = r.findings.iter().filter_map(|i| course.findings.get(*i));
        let link = |code: &String| Link { code: code.clone(), anchor: anchors.get(code.as_str()).cloned() };
        Route { takes: chosen.join(", "), fails: fails.map(|f| link(&f.code)).collect() }
    });
    let (stated, least) = (all(&course.stated), all(&course.least));
    let names = [Key::FigureCredit, Key::FigureHours, Key::FigureGuided, Key::FigurePractice].map(|k| say.say(k));
    let longest = |from: usize, to: usize| (from..to).flat_map(|i| [stated[i], least[i]]).flatten().fold(0.0, f64::max);
    let (credit, hours) = (longest(0, 1), longest(1, 4));
    let sum = |(i, name): (usize, &'static str)| {
        let most = if i == 0 { credit } else { hours };
        let not_stated = || say.say(Key::NotStated).to_string();
        Sum {
            name,
            stated: stated[i].map_or_else(not_stated, words::number),
            units: figure(say, least[i]),
            stated_width: width(stated[i], most, SUM),
            units_width: width(least[i], most, SUM),
        }
    };
    UnitsView {
        choices: units.iter().any(|u| u.every_learner != Truth::Holds),
        drawing: drawing(say, units, route.map(|_| &on_route as &dyn Fn(&MatrixUnit) -> bool)),
        route: route_view,
        rows: units.iter().map(row).collect(),
        sums: names.into_iter().enumerate().map(sum).collect(),
        summed: least.iter().any(Option::is_some),
    }
}

/// Stops from top to bottom: what every learner takes on the left, what is chosen to its right; the line goes through those
/// that are taken.
fn drawing(say: Say, units: &[MatrixUnit], on_route: Option<&dyn Fn(&MatrixUnit) -> bool>) -> Drawing {
    let (core, chosen): (Vec<&MatrixUnit>, Vec<&MatrixUnit>) = units.iter().partition(|u| u.every_learner == Truth::Holds);
    let label = |u: &MatrixUnit| cut(&format!("{} {}", u.id, u.title.as_deref().unwrap_or_default()), 28);
    let taken = |u: &MatrixUnit| on_route.is_some_and(|f| f(u));
    let mut list: Vec<(bool, &'static str, String)> = Vec::new();
    if units.len() > STOPS && core.len() > 1 {
        list.push((true, "on", say.fill(Key::CoreUnits, &[&core.len()])));
    } else {
        // A learner may be excused from a unit that belongs to every route.
        let class = |u: &MatrixUnit| if on_route.is_some() && !taken(u) { "off" } else { "on" };
        list.extend(core.iter().map(|u| (true, class(u), label(u))));
    }
    let class = |u: &MatrixUnit| match on_route {
        None => "may",
        Some(_) if taken(u) => "on",
        Some(_) => "off",
    };
    list.extend(chosen.iter().take(STOPS).map(|u| (false, class(u), label(u))));
    if chosen.len() > STOPS {
        list.push((false, "may", say.fill(Key::MoreUnits, &[&(chosen.len() - STOPS)])));
    }
    let mut line: Vec<String> = Vec::new();
    let mut stops = Vec::new();
    for (i, (core, class, label)) in list.into_iter().enumerate() {
        let (x, y) = (if core { LINE } else { BESIDE }, i * STEP + STEP / 2);
        if class == "on" {
            // Out to a unit that is chosen, and back to the line.
            let back = |y: usize| format!("{LINE},{y}");
            line.extend([back(y - STEP / 2), format!("{x},{y}"), back(y + STEP / 2)]);
        }
        stops.push(Stop { x, y, text_y: y + 5, class, label });
    }
    // It begins at the first and ends at the last of them.
    line.pop();
    line.drain(..line.len().min(1));
    Drawing { height: stops.len() * STEP, line: line.join(" "), stops }
}
