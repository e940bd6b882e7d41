//! Providers and courses of the corpus: complete ones, good ones with gaps, and patchy ones.

use super::standards::{Competency, Kind, Plan};
use super::{Dice, Options, words};
use std::fmt::Write;

/// Topics of policies, and what each covers.
const POLICIES: [(&str, &str); 8] = [
    ("safeguarding", "learners, people-supported, staff, placements"),
    ("learner-support", "learners, placements"),
    ("fitness-to-practise", "learners, people-supported"),
    ("internal-verification", "learners"),
    ("external-quality-assurance", "learners"),
    ("change-notification", "learners"),
    ("appeals", "learners, independence"),
    ("equality", "learners, staff, people-supported, adjustments"),
];

/// The file of one provider.
pub fn provider(n: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed, (4 << 40) + n as u64);
    let mut out = format!(
        "# Invented for measuring.\n\nkind: provider\nid: college-{n:04}\nname: College {n} of the corpus\nnations: [England, Scotland, Wales]\nexample: true\n\
         note: Invented; there is no such college.\n\npolicies:\n"
    );
    // Two in three providers have every policy, so that gaps of the institution are seen but do not drown the rest.
    let missing = if n % 3 == 2 { dice.below(POLICIES.len()) } else { POLICIES.len() };
    for (i, (topic, covers)) in POLICIES.iter().enumerate().filter(|(i, _)| *i != missing) {
        let _ = writeln!(
            out,
            "- id: {topic}\n  topic: {topic}\n  title: \"{}\"\n  edition: \"{}.{}\"\n  date: 2026-0{}-12\n  review_by: 2028-0{}-28\n  covers: [{covers}]\n  \
             evidence: [{{document: manual, page: {}, heading: \"{}\"}}]",
            words::topic(&mut dice),
            dice.below(7) + 1,
            dice.below(9),
            i % 8 + 1,
            i % 8 + 1,
            dice.below(40) + 1,
            words::topic(&mut dice),
        );
    }
    out.push_str(
        "\nreview:\n  cycle: every year in June\n  evidence_from: [learners, employers, people-supported, staff]\n  last: 2026-06-24\n\n\
         documents:\n- {id: manual, title: Quality manual, edition: \"4.3\", date: 2026-06-15, pages: 48, visibility: assessors}\n",
    );
    out
}

/// How much of what is asked a course has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    Full,
    Good,
    Patchy,
}

impl Care {
    /// In how many of a hundred places it leaves something out.
    fn lapses(self) -> usize {
        match self {
            Care::Full => 0,
            Care::Good => 8,
            Care::Patchy => 30,
        }
    }
}

/// Units that every learner takes; one of two more is chosen.
const CORE: usize = 5;

struct Unit {
    id: String,
    credit: usize,
    optional: bool,
    outcomes: Vec<String>,
}

/// The text of one course file.
pub fn course(n: usize, o: &Options, plan: &Plan) -> String {
    let mut dice = Dice::new(o.seed, n as u64);
    let care = [Care::Full, Care::Good, Care::Good, Care::Good, Care::Patchy, Care::Patchy][dice.below(6)];
    let units: Vec<Unit> = (0..CORE + 2)
        .map(|u| Unit {
            id: format!("u{}", u + 1),
            credit: if u < CORE { 6 + dice.below(3) } else { 4 },
            optional: u >= CORE,
            outcomes: (0..if u < CORE { 3 } else { 2 }).map(|k| format!("u{}-{}", u + 1, k + 1)).collect(),
        })
        .collect();
    let mut out = head(n, &units, &mut dice, care);
    units_of(&mut out, &units, &mut dice);
    assessments(&mut out, &units, &mut dice, care);
    surroundings(&mut out, &mut dice, care);
    statements(&mut out, plan, &mut dice, care);
    mappings(&mut out, plan, &units, o, &mut dice, care);
    out
}

fn head(n: usize, units: &[Unit], dice: &mut Dice, care: Care) -> String {
    let credit: usize = units.iter().filter(|u| !u.optional).map(|u| u.credit).sum::<usize>() + 4;
    let (framework, level, nation, unit) = match dice.below(10) {
        0 => ("CQFW", 4, "Wales", "credits"),
        1 | 2 => ("SCQF", 7, "Scotland", "scqf-points"),
        3 => ("RQF", 5, "England", "credits"),
        4 if care == Care::Patchy => ("RQF", 3, "England", "credits"),
        _ => ("RQF", 4, "England", "credits"),
    };
    let name = if credit * 10 < 370 { "Certificate" } else { "Diploma" };
    let title = format!("Level {level} {name} in Link Work, variant {n}");
    let guided: usize = units.iter().filter(|u| u.id != "u7").map(|u| guided(u.credit)).sum();
    let until = if dice.percent(care.lapses() / 3) { "2026-09-30" } else { "2029-08-31" };
    format!(
        "# Invented for measuring.\n\nkind: course\nid: course-{n:05}\ntitle: \"{title}\"\nprovider: college-{:04}\nexample: true\nnote: >-\n  Invented. {}.\nnations: [{nation}]\n\nspecification:\n  edition: \"1.{}\"\n  date: 2026-07-06\n  open_from: 2026-09-01\n  open_until: {until}\n  \
         review_by: 2028-06-30\n  cohorts: [September 2026, February 2027]\n\nqualification:\n  title: \"Corpus {title}\"\n  type: {name}\n  \
         awarding_body: Nobody's Awards\n  number: \"000/{n:04}/X\"\n  framework: {framework}\n  level: {level}\n  credit: {{value: {credit}, unit: {unit}}}\n  \
         tqt: {}\n  glh: {guided}\n  pass_rule: every-criterion\n\noffers:\n- id: day-release\n  title: One day a week over 36 weeks\n  mode: blended\n  \
         attendance: part-time\n  starts: 2026-09-14\n  ends: 2027-07-02\n  language: [en]\n\n",
        n / super::COURSES_EACH,
        words::sentence(dice, &words::KNOW),
        dice.below(9),
        credit * 10,
    )
}

/// Guided hours of a unit: half its time, in whole hours.
fn guided(credit: usize) -> usize {
    credit * 5
}

fn units_of(out: &mut String, units: &[Unit], dice: &mut Dice) {
    out.push_str("units:\n");
    for u in units {
        let (total, guided) = (u.credit * 10, guided(u.credit));
        let practice = if u.optional { 0 } else { 15 };
        let _ = writeln!(
            out,
            "- id: {}\n  code: {}\n  title: \"{}\"\n  level: 4\n  credit: {}\n  hours: {{total: {total}, guided: {guided}, practice: {practice}}}{}\n  outcomes:",
            u.id,
            u.id.to_uppercase(),
            words::topic(dice),
            u.credit,
            if u.optional { "\n  group: choice" } else { "" },
        );
        for (k, id) in u.outcomes.iter().enumerate() {
            let verbs: &[&str] = match k {
                0 => &words::KNOW,
                1 => &words::CAN,
                _ => &words::BE,
            };
            let _ = writeln!(out, "  - id: {id}\n    text: \"{}.\"\n    criteria:", words::sentence(dice, verbs));
            for c in 1..=2 {
                let _ = writeln!(out, "    - {{id: {id}.{c}, text: \"{}.\"}}", words::sentence(dice, verbs));
            }
        }
        let all = u.outcomes.join(", ");
        let _ = writeln!(out, "  teaching:\n  - {{activity: \"{}\", mode: live, hours: {guided}, outcomes: [{all}]}}", words::topic(dice));
        if practice > 0 {
            let _ = writeln!(out, "  - {{activity: Practice in the host service, mode: practice, hours: {practice}, outcomes: [{all}]}}");
        }
        let _ = writeln!(
            out,
            "  - {{activity: Reading and writing, mode: independent, hours: {}, outcomes: [{all}]}}\n",
            total - guided - practice
        );
    }
    out.push_str("groups:\n- {id: choice, title: One of two, choose: {units: 1}}\n\n");
}

fn assessments(out: &mut String, units: &[Unit], dice: &mut Dice, care: Care) {
    out.push_str("assessments:\n");
    for u in units {
        let tested: &[(usize, &[&str], usize)] = if u.optional {
            &[(0, &["presentation", "case-study"], 1), (1, &["case-work"], 1)]
        } else {
            &[
                (0, &["written-assignment", "case-study", "written-exam", "professional-discussion"], 1),
                (1, &["observed-practice", "recorded-conversation", "simulation", "case-work"], 2),
                (2, &["supervisor-report", "reflective-journal", "observed-practice"], 2),
            ]
        };
        for (k, methods, occasions) in tested {
            // A lapse: practice that is written about instead of seen, or an outcome that nothing assesses.
            let method = if dice.percent(care.lapses()) { "written-assignment" } else { dice.of(methods) };
            if dice.percent(care.lapses() / 3) {
                continue;
            }
            let occasions =
                if *occasions > 1 && !dice.percent(care.lapses()) { format!(" occasions: {occasions},") } else { String::new() };
            let _ = writeln!(
                out,
                "- {{id: {}-a{}, title: \"{}\", unit: {}, method: {method}, purpose: summative, must_pass: true,{occasions}\n   assessed_by: course tutor, \
                 tests: [{}]}}",
                u.id,
                k + 1,
                words::topic(dice),
                u.id,
                u.outcomes[*k]
            );
        }
    }
    out.push('\n');
}

fn surroundings(out: &mut String, dice: &mut Dice, care: Care) {
    let mut lapse = |n: usize| dice.percent(care.lapses() / n);
    let evidence = |page: usize, heading: &str| format!("  evidence: [{{document: handbook, page: {page}, heading: {heading}}}]\n");
    if !lapse(2) {
        let log = if lapse(1) { "" } else { "  log: practice log, signed weekly\n" };
        let _ = write!(
            out,
            "practice:\n  hours: 75\n  settings: [primary care network]\n  with_people: true\n{log}  confirmed_by: practice supervisor\n{}\n",
            evidence(6, "Your hours of practice")
        );
    }
    out.push_str("supervision:\n");
    out.push_str(
        "- kind: first-contact\n  by: link worker on duty in the host service\n  frequency: on every day of practice\n  every_days: 1\n",
    );
    let able = if lapse(1) { "" } else { "  able: at least two years as a link worker, and a course for supervisors\n" };
    let _ = write!(
        out,
        "- kind: practice-supervisor\n  by: practice supervisor of the host service\n{able}  frequency: every fortnight\n  every_days: 14\n{}",
        evidence(11, "Your practice supervisor")
    );
    if !lapse(1) {
        out.push_str("- kind: clinical\n  by: clinical supervisor retained by the college\n  able: supervision qualification\n  frequency: every four weeks\n  every_days: 28\n");
    }
    out.push_str("\nstaff:\n");
    for (role, link_worker) in [("programme-lead", "former"), ("teacher", "recent"), ("assessor", "recent"), ("adviser", "practising")] {
        if lapse(3) {
            continue;
        }
        let experience = if lapse(2) { "" } else { "  experience: [at least two years in link work]\n" };
        let _ = write!(
            out,
            "- role: {role}\n  count: 2\n  qualifications: [Level 5 Diploma in Teaching or above]\n{experience}  link_worker: {link_worker}\n"
        );
    }
    let lived = if lapse(1) { "[]" } else { "[design, teaching, review]" };
    let checks = if lapse(1) { "[identity]" } else { "[identity, criminal-record, references]" };
    let backgrounds = if lapse(2) { "[health]" } else { "[community, voluntary, lay, health]" };
    let _ = write!(
        out,
        "\ninvolvement:\n  lived_experience: {lived}\n{}\nadmission:\n  requirements: >-\n    Aged 19 or over, in or about to begin work with people, able to \
         study at this level.\n  published_at: https://college.example/apply\n  backgrounds: {backgrounds}\n  selection: [values, listening, interview]\n  \
         checks: {checks}\n  minimum_age: 19\n\n",
        evidence(8, "People supported")
    );
    if !lapse(2) {
        out.push_str("recognition:\n  basis: assessed\n  covers: units U1 to U4\n  limit: no more than 12 credits\n  evidence_wanted: certificates and a discussion with an assessor\n\n");
    }
    out.push_str(
        "public_information:\n  date: 2026-08-17\n  url: https://college.example/link-work\n  text: >-\n    A course for link workers. We have compared it with the \
         invented standards, edition 2026.1, ourselves; no professional body has examined it.\n\n\
         documents:\n- {id: specification, title: Course specification, edition: \"1.2\", date: 2026-07-06, pages: 60, visibility: public}\n\
         - {id: handbook, title: Practice handbook, edition: \"1.1\", date: 2026-07-06, pages: 38, visibility: public}\n\n",
    );
}

fn statements(out: &mut String, plan: &Plan, dice: &mut Dice, care: Care) {
    let mut said = String::new();
    for code in plan.questions.iter().take(8) {
        if !dice.percent(care.lapses()) {
            let _ = writeln!(
                said,
                "- requirement: {code}\n  says: \"{}.\"\n  date: 2026-07-06\n  evidence: [{{document: specification, page: 42, heading: Annex B}}]",
                words::sentence(dice, &["The course team set out to teach learners to deal with"])
            );
        }
    }
    if !said.is_empty() {
        let _ = writeln!(out, "statements:\n{said}");
    }
}

/// Mappings of as many competencies each as it takes for all of them to have room in the file.
fn mappings(out: &mut String, plan: &Plan, units: &[Unit], o: &Options, dice: &mut Dice, care: Care) {
    let claimed: Vec<&Competency> = plan.competencies.iter().filter(|_| !dice.percent(care.lapses() / 2)).collect();
    let room = o.bytes.saturating_sub(out.len()).max(4_000);
    let length = |each: usize| claimed.len() / each * (LINE + each * 10);
    let each = [2, 3, 4, 6, 8, 16, 32, 64].into_iter().find(|each| length(*each) < room).unwrap_or(64);
    let mut lines: Vec<String> = Vec::new();
    for kind in [Kind::Knowledge, Kind::Skill, Kind::Behaviour] {
        let mine: Vec<&Competency> = claimed.iter().filter(|c| c.kind == kind).copied().collect();
        for (n, several) in mine.chunks(each).enumerate() {
            let unit = &units[n % CORE];
            let k = if dice.percent(care.lapses() / 3) { dice.below(3) } else { kind as usize };
            let to: Vec<&str> = several.iter().map(|c| if n % 10 == 0 { c.id.as_str() } else { &c.code }).collect();
            let (to, from) = (to.join(", "), &unit.outcomes[k]);
            let mut line = format!("- {{from: {from}, to: [{to}], role: assesses, edition: \"2026.1\"");
            if !dice.percent(care.lapses() / 3) {
                let heading = format!("{}, outcome {}", unit.id.to_uppercase(), k + 1);
                let _ = write!(line, ",\n   evidence: [{{document: specification, page: {}, heading: \"{heading}\"}}]", 12 + n % 40);
            }
            lines.push(line);
        }
    }
    // Notes make up the length that was asked for.
    let mut length = out.len() + lines.iter().map(|l| l.len() + 2).sum::<usize>();
    out.push_str("mappings:\n");
    for line in lines {
        out.push_str(&line);
        if length < o.bytes {
            let note = format!(",\n   note: \"{}.\"", words::sentence(dice, &words::KNOW));
            length += note.len();
            out.push_str(&note);
        }
        out.push_str("}\n");
    }
}

/// Bytes of a mapping without its competencies, about.
const LINE: usize = 120;
