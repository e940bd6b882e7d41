//! The floor: what a plain Rust program with the common YAML crate needs for a much smaller job. It reads each course into
//! types, tests one rule ("is the requirement mapped by an outcome that an assessment tests?"), and writes one page of about
//! 40 KB. No places, no shape check, no reasons, no gaps. `cargo run --release --example bare -- DIR 1` (threads: 1 or more).

use minijinja::Environment;
use minijinja::value::Serde;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Deserialize)]
struct Standard {
    criteria: Vec<Criterion>,
}

#[derive(Deserialize)]
struct Criterion {
    requirements: Vec<Requirement>,
}

#[derive(Deserialize)]
struct Requirement {
    id: String,
    code: String,
    title: String,
    statement: String,
    kind: String,
}

#[derive(Deserialize)]
struct Course {
    id: String,
    title: String,
    provider: String,
    qualification: Qualification,
    units: Vec<Unit>,
    assessments: Vec<Assessment>,
    mappings: Vec<Mapping>,
    documents: Vec<Document>,
    staff: Vec<Staff>,
}

#[derive(Deserialize)]
struct Qualification {
    title: String,
    framework: String,
    level: u8,
    tqt: f64,
}

#[derive(Deserialize)]
struct Unit {
    id: String,
    title: String,
    credit: f64,
    hours: BTreeMap<String, f64>,
    outcomes: Vec<Outcome>,
    teaching: Vec<Teaching>,
}

#[derive(Deserialize)]
struct Teaching {
    activity: String,
    hours: f64,
    outcomes: Vec<String>,
}

#[derive(Deserialize)]
struct Outcome {
    id: String,
    text: String,
    criteria: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    /// Read, as a program with types would, but not shown.
    #[allow(dead_code)]
    text: String,
}

#[derive(Deserialize)]
struct Assessment {
    title: String,
    method: String,
    tests: Vec<String>,
}

#[derive(Deserialize)]
struct Mapping {
    from: String,
    to: Vec<String>,
    #[serde(default)]
    evidence: Vec<Evidence>,
}

#[derive(Deserialize)]
struct Evidence {
    document: String,
    page: u32,
    heading: String,
}

#[derive(Deserialize)]
struct Document {
    id: String,
    title: String,
}

#[derive(Deserialize)]
struct Staff {
    role: String,
    count: u32,
}

#[derive(Serialize)]
struct Page<'a> {
    title: &'a str,
    provider: &'a str,
    award: String,
    met: usize,
    rows: Vec<Row<'a>>,
    units: Vec<UnitView>,
    size: String,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    code: &'a str,
    title: &'a str,
    statement: &'a str,
    kind: &'a str,
    met: bool,
    by: BTreeSet<&'a String>,
}

#[derive(Serialize)]
struct UnitView {
    title: String,
    credit: f64,
    outcomes: Vec<String>,
}

const PAGE: &str = r##"<!doctype html><html lang="en"><meta charset="utf-8"><title>{{ title }}</title>
<h1>{{ title }}</h1><p>{{ provider }}, {{ award }}: {{ met }} of {{ rows | length }} requirements are covered; {{ size }}.</p>
<h2>Units</h2>{% for u in units %}<h3>{{ u.title }} ({{ u.credit }})</h3>
{% for o in u.outcomes %}<p>{{ o }}</p>{% endfor %}{% endfor %}
<h2>Requirements</h2><table>{% for r in rows %}
<tr class="{{ 'met' if r.met else 'gap' }}"><th scope="row"><a id="{{ r.id }}" href="#{{ r.id }}">{{ r.code }}</a> {{ r.title }}</th><td>{{ r.statement }}</td><td>{{ r.kind }}</td>
<td>{{ 'covered' if r.met else 'not covered by an assessed outcome' }}</td><td>{% for a in r.by %}{{ a }}; {% endfor %}</td></tr>{% endfor %}</table></html>
"##;

fn page(env: &Environment, standards: &[Standard], course: &Course) -> Result<String, minijinja::Error> {
    let mut tested: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for a in &course.assessments {
        for t in &a.tests {
            tested.entry(t).or_default().push(format!("{}: {}", a.method, a.title));
        }
    }
    let mut covered: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for m in &course.mappings {
        let by = tested.get(m.from.as_str()).into_iter().flatten();
        let evidence = m.evidence.iter().map(|e| format!("{} {}, {}", e.document, e.page, e.heading));
        let by: Vec<String> = by.cloned().chain(evidence).collect();
        for to in &m.to {
            covered.entry(to).or_default().extend(by.iter().cloned());
        }
    }
    let mut rows = Vec::new();
    for c in standards.iter().flat_map(|s| &s.criteria) {
        for r in &c.requirements {
            let by: BTreeSet<&String> = [&r.code, &r.id].iter().filter_map(|k| covered.get(k.as_str())).flatten().collect();
            rows.push(Row { id: &r.id, code: &r.code, title: &r.title, statement: &r.statement, kind: &r.kind, met: !by.is_empty(), by });
        }
    }
    let units = course.units.iter().map(|u| {
        let outcomes = u.outcomes.iter().map(|o| {
            let criteria: Vec<String> = o.criteria.iter().map(|c| c.id.clone()).collect();
            format!("{} {} {}", o.id, o.text, criteria.join(", "))
        });
        let teaching = u.teaching.iter().map(|t| format!("{} ({} hours) for {}", t.activity, t.hours, t.outcomes.join(", ")));
        let hours: f64 = u.hours.values().sum();
        UnitView { title: format!("{} {}, {hours} hours", u.id, u.title), credit: u.credit, outcomes: outcomes.chain(teaching).collect() }
    });
    let q = &course.qualification;
    let documents: Vec<String> = course.documents.iter().map(|d| format!("{} {}", d.id, d.title)).collect();
    let staff: Vec<String> = course.staff.iter().map(|s| format!("{} {}", s.count, s.role)).collect();
    let view = Page {
        title: &course.title,
        provider: &course.provider,
        award: format!("{}, {} level {}, {} hours", q.title, q.framework, q.level, q.tqt),
        met: rows.iter().filter(|r| r.met).count(),
        rows,
        units: units.collect(),
        size: format!("{}; {}", documents.join(", "), staff.join(", ")),
    };
    env.get_template("page.html")?.render(minijinja::Value::from(Serde(&view)))
}

fn files(dir: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, out)?;
        } else if path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("course-")) {
            out.push(path);
        }
    }
    out.sort();
    Ok(())
}

fn run(dir: &Path, threads: usize) -> Result<usize, Box<dyn std::error::Error + Send + Sync>> {
    let mut standards = Vec::new();
    for name in ["competencies.yaml", "programmes.yaml"] {
        standards.push(serde_yaml::from_str::<Standard>(&fs::read_to_string(dir.join("standards").join(name))?)?);
    }
    let mut env = Environment::new();
    env.add_template("page.html", PAGE)?;
    let mut courses = Vec::new();
    files(&dir.join("courses"), &mut courses)?;
    let out = dir.join("bare");
    fs::create_dir_all(&out)?;
    let one = |path: &PathBuf| -> Result<usize, Box<dyn std::error::Error + Send + Sync>> {
        let course: Course = serde_yaml::from_str(&fs::read_to_string(path)?)?;
        let page = page(&env, &standards, &course)?;
        fs::write(out.join(format!("{}.html", course.id)), &page)?;
        Ok(page.len())
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    pool.install(|| courses.par_iter().map(one).sum())
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let threads = args.get(1).map_or(Ok(1), |t| t.parse());
    let (Some(dir), Ok(threads)) = (args.first(), threads) else {
        eprintln!("usage: bare DIR [THREADS]; DIR is a corpus");
        return ExitCode::from(2);
    };
    match run(Path::new(dir), threads) {
        Ok(bytes) => {
            println!("{bytes} bytes of pages");
            ExitCode::SUCCESS
        }
        Err(e) => {
            eprintln!("{e}");
            ExitCode::from(3)
        }
    }
}
