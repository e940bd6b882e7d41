//! The catalogue of the corpus: a standard of competencies, a standard for programmes, and what a catalogue needs beside them.

use super::{AS_OF, Dice, Options, PROFILE, words};
use std::fmt::Write;

/// What a competency asks to be evidenced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Knowledge,
    Skill,
    Behaviour,
}

/// A competency, as far as a course has to know it.
#[derive(Debug, Clone)]
pub struct Competency {
    pub id: String,
    pub code: String,
    pub kind: Kind,
}

/// What the courses are mapped to.
#[derive(Debug)]
pub struct Plan {
    pub competencies: Vec<Competency>,
    /// Codes of programme requirements that ask a question only a person can answer.
    pub questions: Vec<String>,
}

const CRITERIA: usize = 12;

/// Seven in ten requirements are competencies, as in the shipped drafts.
fn split(o: &Options) -> (usize, usize) {
    let all = o.requirements.max(20);
    let competencies = all * 7 / 10;
    (competencies, all - competencies)
}

/// What the courses need to know of the catalogue.
pub fn plan(o: &Options) -> Plan {
    let (competencies, programme) = split(o);
    let per = competencies.div_ceil(CRITERIA - 4);
    let competencies = (0..competencies).map(|n| Competency {
        id: format!("cc.r-{n:04}"),
        code: format!("CC-{}.{}", n / per + 1, n % per + 1),
        kind: match n % 7 {
            0 | 2 | 4 => Kind::Skill,
            6 => Kind::Behaviour,
            _ => Kind::Knowledge,
        },
    });
    let per = programme.div_ceil(4);
    let questions = (0..programme).filter(|n| TESTS[n % TESTS.len()].contains("judgement"));
    Plan { competencies: competencies.collect(), questions: questions.map(|n| programme_code(n, per)).collect() }
}

fn programme_code(n: usize, per: usize) -> String {
    format!("CP-{}.{}", n / per + 1, n % per + 1)
}

/// The tests of the programme standard, taken in turn: every leaf that real programme standards use.
const TESTS: [&str; 24] = [
    "level: {at_least: {framework: RQF, level: 4}}",
    "credits: {at: award-level, at_least: {parameter: credit-at-level}}",
    "hours: {agree: true}",
    "all: [{field: {name: specification.edition}}, {field: {name: specification.date, not_after: as-of}}, {field: {name: specification.open_until, not_before: as-of}}]",
    "findings: {standard: cc, force: mandatory, are: met}",
    "all: [{placement: {hours: {more_than: 0}, with_people: true, logged: true, confirmed: true}}, {judgement: {question: \"Are the hours of practice enough for what is asked?\"}}]",
    "all: [{supervision: {kind: [first-contact], named: true}}, {supervision: {kind: [practice-supervisor], named: true, able: true}}]",
    "supervision: {kind: [clinical, non-managerial], regular: true}",
    "assessment: {observed: true, at_least: 1}",
    "findings: {standard: cc, critical: true, are: must-pass}",
    "all: [{policy: {topic: internal-verification}}, {policy: {topic: external-quality-assurance}}, {policy: {topic: appeals}}]",
    "all: [{field: {name: admission.requirements}}, {field: {name: admission.published_at}}, {field: {name: admission.backgrounds, includes_any: [community, voluntary, lay, any]}}]",
    "any: [{field: {name: recognition, is: none}}, {all: [{field: {name: recognition.covers}}, {field: {name: recognition.limit}}, {findings: {standard: cc, critical: true, are: not-waived}}]}]",
    "all: [{staff: {role: [teacher], qualified: true, experienced: true}}, {staff: {role: [assessor], qualified: true, experienced: true}}]",
    "staff: {role: [teacher, assessor, adviser, programme-lead], link_worker: [practising, recent], at_least: 1}",
    "field: {name: involvement.lived_experience, includes_any: [design, teaching, assessment, review]}",
    "policy: {topic: safeguarding, covers: [learners, people-supported]}",
    "policy: {topic: learner-support, covers: [learners]}",
    "all: [{field: {name: admission.checks, includes_all: [identity, criminal-record]}}, {policy: {topic: fitness-to-practise}}]",
    "at_least: {n: 2, of: [{field: {name: review.cycle}}, {field: {name: review.evidence_from, includes_all: [learners, employers]}}, {policy: {topic: change-notification}}]}",
    "any: [{wording: {}}, {judgement: {question: \"Is everything said to applicants true and dated?\"}}]",
    "hours: {kind: guided, at_least: {value: 120}}",
    "findings: {standard: cc, are: lined-up}",
    "judgement: {question: \"Does the programme say what it adds for the places its learners work in?\"}",
];

fn head(kind: &str, code: &str, title: &str) -> String {
    format!(
        "# Invented for measuring: nobody's standard, and nobody's words.\n\nkind: standard\nid: {kind}\ncode: {code}\ntitle: {title} (invented for measuring)\n\
         publisher: nobody; generated for measuring\nedition: \"2026.1\"\nstatus: draft\nstanding: working-draft\neffective: {{from: 2026-01-01}}\nsource:\n  \
         title: Generated from a seed, to measure with\n  date: \"2026-01-01\"\n  licence: MIT OR Apache-2.0\n  coverage: whole\nnote: >-\n  Invented text; \
         no requirement here is anybody's.\n"
    )
}

/// Every file of the catalogue.
pub fn files(o: &Options) -> Vec<(String, String)> {
    vec![
        ("standards/sources.yaml".into(), sources()),
        ("standards/levels.yaml".into(), LEVELS.into()),
        ("standards/methods.yaml".into(), methods()),
        ("standards/competencies.yaml".into(), competencies(o)),
        ("standards/programmes.yaml".into(), programmes(o)),
        ("standards/profile.yaml".into(), profile()),
    ]
}

fn competencies(o: &Options) -> String {
    let mut out = head("cc", "CC", "Competencies of the corpus");
    out.push_str("default_tests:\n");
    for (kind, test) in
        [("knowledge", "evidences: knowledge"), ("skill", "evidences: skill"), ("behaviour", "evidences: behaviour, occasions: 2")]
    {
        let _ = writeln!(
            out,
            "  {kind}:\n    all:\n      - outcomes: {{at_least: 1, role: assesses}}\n      - assessed_by: {{{test}}}\n      - cited: {{}}"
        );
    }
    out.push_str("\ncriteria:\n");
    let mut dice = Dice::new(o.seed, 1 << 40);
    let mut last = String::new();
    for (n, c) in plan(o).competencies.iter().enumerate() {
        let group = c.code.split('.').next().unwrap_or("").to_string();
        if group != last {
            let _ = writeln!(out, "\n  - code: {group}\n    title: {}\n    requirements:", words::topic(&mut dice));
            last = group;
        }
        let (kind, verbs): (_, &[&str]) = match c.kind {
            Kind::Knowledge => ("knowledge", &words::KNOW),
            Kind::Skill => ("skill", &words::CAN),
            Kind::Behaviour => ("behaviour", &words::BE),
        };
        let force = if n % 9 == 8 { "recommended" } else { "mandatory" };
        let _ = writeln!(
            out,
            "      - id: {}\n        code: {}\n        title: \"{}\"\n        statement: \"{}.\"\n        kind: {kind}\n        force: {force}",
            c.id,
            c.code,
            words::topic(&mut dice),
            words::sentence(&mut dice, verbs)
        );
        if n % 15 == 3 {
            out.push_str("        critical: true\n");
        }
        let _ = writeln!(out, "        basis: [CORPUS-{}]", n % 40 + 1);
        match n % 11 {
            4 => {
                out.push_str("        test:\n          all: [{outcomes: {at_least: 1, role: develops}}, {assessed_by: {}}, {cited: {}}]\n")
            }
            7 => out.push_str("        test:\n          any: [{all: [{outcomes: {}}, {assessed_by: {}}]}, {cited: {}}]\n"),
            _ => {}
        }
    }
    out
}

fn programmes(o: &Options) -> String {
    let mut out = head("cp", "CP", "Programme standards of the corpus");
    out.push_str("\ncriteria:\n");
    let mut dice = Dice::new(o.seed, 2 << 40);
    let (_, all) = split(o);
    let per = all.div_ceil(4);
    for n in 0..all {
        if n % per == 0 {
            let _ = writeln!(out, "\n  - code: CP-{}\n    title: {}\n    requirements:", n / per + 1, words::topic(&mut dice));
        }
        let test = TESTS[n % TESTS.len()];
        let scope = match test {
            t if t.contains("placement") || t.contains("supervision") => "placement",
            t if t.starts_with("policy") => "institution",
            _ => "programme",
        };
        let _ = writeln!(
            out,
            "      - id: cp.r-{n:04}\n        code: {}\n        title: \"{}\"\n        statement: \"{}.\"\n        kind: programme\n        force: {}\n        \
             scope: {scope}\n        basis: [CORPUS-{}]\n        test:\n          {test}",
            programme_code(n, per),
            words::topic(&mut dice),
            words::sentence(&mut dice, &["The programme shows how learners meet", "The provider keeps", "The programme states"]),
            if n % 8 == 7 { "recommended" } else { "mandatory" },
            n % 40 + 1,
        );
    }
    out
}

fn sources() -> String {
    let mut out = String::from(
        "# Invented for measuring.\n\nkind: sources\n\nsources:\n  - id: CORPUS\n    title: A source that does not exist\n    publisher: nobody\n    \
         coverage: whole\n    statements:\n",
    );
    let mut dice = Dice::new(0, 3 << 40);
    for n in 1..=40 {
        let text = words::sentence(&mut dice, &["Courses are said to"]).replace("Courses are said to", "Courses are said to teach");
        let _ = writeln!(
            out,
            "      - id: CORPUS-{n}\n        heading: \"{}\"\n        paraphrase: \"{text}.\"\n        seen: inferred\n        held: statement",
            words::topic(&mut dice)
        );
    }
    out
}

fn profile() -> String {
    format!(
        "# Invented for measuring.\n\nkind: profile\nid: {PROFILE}\ntitle: Everything the corpus asks\nedition: \"2026.1\"\nin_words: the invented standards\n\
         nations: [England, Scotland, Wales, Northern Ireland]\nselects:\n  - {{standard: cc, edition: \"2026.1\"}}\n  - {{standard: cp, edition: \"2026.1\"}}\n\
         parameters:\n  credit-at-level: {{value: 50, unit: percent, basis: [CORPUS-1]}}\n# Judged for {AS_OF}.\n"
    )
}

const METHODS: [(&str, &str, bool); 11] = [
    ("written-exam", "knowledge", false),
    ("written-assignment", "knowledge", false),
    ("case-study", "knowledge", false),
    ("presentation", "knowledge", false),
    ("professional-discussion", "knowledge", false),
    ("observed-practice", "knowledge, skill, behaviour", true),
    ("simulation", "knowledge, skill", true),
    ("recorded-conversation", "knowledge, skill, behaviour", true),
    ("case-work", "knowledge, skill", false),
    ("supervisor-report", "knowledge, skill, behaviour", true),
    ("reflective-journal", "knowledge, behaviour", false),
];

fn methods() -> String {
    let mut out = String::from("# Invented for measuring.\n\nkind: methods\nmethods:\n");
    for (id, evidences, observed) in METHODS {
        let _ = writeln!(
            out,
            "  - {{id: {id}, title: \"{}\", evidences: [{evidences}], observed: {observed}, note: Invented., basis: [CORPUS-2]}}",
            id.replace('-', " ")
        );
    }
    out
}

const LEVELS: &str = r#"# Enough of the UK's frameworks to measure with; the correspondence of the three is the published one.

kind: levels
frameworks:
  - id: RQF
    title: Regulated Qualifications Framework
    nations: [England, Northern Ireland]
    status: current
    levels: [E1, E2, E3, "1", "2", "3", "4", "5", "6", "7", "8"]
    credit: {unit: credits, hours_per_credit: 10, rule: rounded-exactly, basis: [CORPUS-3]}
    basis: [CORPUS-3]
  - id: CQFW
    title: Credit and Qualifications Framework for Wales
    nations: [Wales]
    status: current
    levels: [E1, E2, E3, "1", "2", "3", "4", "5", "6", "7", "8"]
    credit: {unit: credits, hours_per_credit: 10, rule: typical, basis: [CORPUS-3]}
    basis: [CORPUS-3]
  - id: SCQF
    title: Scottish Credit and Qualifications Framework
    nations: [Scotland]
    status: current
    levels: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
    credit: {unit: scqf-points, hours_per_credit: 10, rule: typical, basis: [CORPUS-3]}
    basis: [CORPUS-3]
correspondence:
  - {levels: {RQF: ["3"], CQFW: ["3"], SCQF: ["6"]}, basis: [CORPUS-4]}
  - {levels: {RQF: ["4", "5"], CQFW: ["4", "5"], SCQF: ["7", "8"]}, basis: [CORPUS-4]}
  - {levels: {RQF: ["6"], CQFW: ["6"], SCQF: ["9", "10"]}, basis: [CORPUS-4]}
pairs:
  - {levels: {RQF: "4", CQFW: "4", SCQF: "7"}, basis: [CORPUS-4]}
  - {levels: {RQF: "5", CQFW: "5", SCQF: "8"}, basis: [CORPUS-4]}
"#;
