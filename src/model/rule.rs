//! The rule tree a requirement holds: `all`, `any`, `at_least`, over leaves about facts of UK courses.
//!
//! What each leaf means stands beside the code that looks at it, one small file each, in `evaluate/leaves/`.

use super::fact::Placed;
use serde::{Deserialize, Serialize};

/// A test with its place in the standard.
pub type Rule = Placed<Test>;

/// One node of the tree.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Every one holds.
    All(Vec<Rule>),
    /// At least one holds.
    Any(Vec<Rule>),
    /// At least n hold.
    AtLeast(AtLeast),
    /// Learning outcomes that address this requirement.
    Outcomes(Outcomes),
    /// The summative assessments of those outcomes.
    AssessedBy(AssessedBy),
    /// A mapping that cites a document and a place in it.
    Cited(Cited),
    /// Level of the award.
    Level(LevelBound),
    /// Credit on the route that has least.
    Credits(Credits),
    /// Hours: that they agree, or that there are enough.
    Hours(Hours),
    /// Practice learning.
    Placement(Placement),
    /// Supervision of learners.
    Supervision(SupervisionBound),
    /// People by role.
    Staff(StaffBound),
    /// A policy.
    Policy(PolicyBound),
    /// A fact of the file.
    Field(Field),
    /// Assessments of the course, whatever they test.
    Assessment(AssessmentBound),
    /// The public text.
    Wording(Wording),
    /// Findings of other requirements: the second round.
    Findings(Findings),
    /// A question only a person can answer.
    Judgement(Judgement),
}

impl Test {
    /// The tests directly under this one.
    pub fn children(&self) -> &[Rule] {
        match self {
            Test::All(c) | Test::Any(c) => c,
            Test::AtLeast(a) => &a.of,
            _ => &[],
        }
    }

    /// Whether any leaf under this one satisfies a condition.
    pub fn contains(&self, condition: &impl Fn(&Test) -> bool) -> bool {
        condition(self) || self.children().iter().any(|c| c.value.contains(condition))
    }
}

/// Evidence an assessment method can give (RQF level descriptors have a knowledge and a skills column; OFQ-E).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidences {
    /// What a learner knows.
    Knowledge,
    /// What a learner can do.
    Skill,
    /// How a learner acts over time.
    Behaviour,
}

impl Evidences {
    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Evidences::Knowledge => "knowledge",
            Evidences::Skill => "skill",
            Evidences::Behaviour => "behaviour",
        }
    }
}

/// At least `n` of several tests.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct AtLeast {
    /// How many.
    pub n: usize,
    /// The tests.
    pub of: Vec<Rule>,
}

/// See `evaluate/leaves/outcomes.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Outcomes {
    /// How many outcomes; 1 when absent.
    pub at_least: Option<u32>,
    /// Least role that counts; `assesses` when absent.
    pub role: Option<super::provider::Role>,
}

/// See `evaluate/leaves/assessed_by.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct AssessedBy {
    /// What the method must be able to evidence.
    pub evidences: Option<Evidences>,
    /// Someone sees the learner do it.
    pub observed: Option<bool>,
    /// Separate occasions, added up.
    pub occasions: Option<u32>,
}

/// See `evaluate/leaves/cited.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Cited {}

/// See `evaluate/leaves/level.rs`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct LevelBound {
    /// The lowest level that passes.
    pub at_least: NamedLevel,
}

/// A level with the framework that gives it meaning.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct NamedLevel {
    /// Framework.
    pub framework: String,
    /// Level.
    pub level: String,
}

/// See `evaluate/leaves/credits.rs`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Credits {
    /// Which credit is counted.
    pub at: CreditAt,
    /// The bound.
    pub at_least: Bound,
}

/// Which credit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditAt {
    /// At or above the level of the award.
    AwardLevel,
    /// All of it.
    AnyLevel,
}

/// A number, or the profile's parameter that holds it.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Bound {
    /// Name of a parameter.
    pub parameter: Option<String>,
    /// A share of the whole.
    pub percent: Option<f64>,
    /// A number.
    pub value: Option<f64>,
}

/// See `evaluate/leaves/hours.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Hours {
    /// TQT, GLH, credit and units agree.
    pub agree: Option<bool>,
    /// Which hours are counted.
    pub kind: Option<HoursKind>,
    /// The bound.
    pub at_least: Option<Bound>,
}

/// Kinds of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoursKind {
    /// All learning time.
    Total,
    /// Guided learning.
    Guided,
    /// Practice with people.
    Practice,
}

/// See `evaluate/leaves/placement.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Placement {
    /// Hours.
    pub hours: Option<MoreThan>,
    /// With people in a real setting.
    pub with_people: bool,
    /// Logged.
    pub logged: bool,
    /// A confirmer is named.
    pub confirmed: bool,
}

/// A strict lower bound.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct MoreThan {
    /// The bound.
    pub more_than: f64,
}

/// See `evaluate/leaves/supervision.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct SupervisionBound {
    /// Kinds that count.
    pub kind: Vec<String>,
    /// Who gives it is named by role.
    pub named: bool,
    /// What makes the supervisor able is said.
    pub able: bool,
    /// A frequency is stated.
    pub regular: bool,
}

/// See `evaluate/leaves/staff.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct StaffBound {
    /// Roles that count; any when empty.
    pub role: Vec<String>,
    /// How many people.
    pub at_least: Option<u32>,
    /// Qualifications are stated.
    pub qualified: bool,
    /// Experience is stated.
    pub experienced: bool,
    /// Link work experience that counts.
    pub link_worker: Vec<String>,
}

/// See `evaluate/leaves/policy.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct PolicyBound {
    /// Topic.
    pub topic: String,
    /// Must be in date; true when absent.
    pub in_date: Option<bool>,
    /// What it must cover.
    pub covers: Vec<String>,
}

/// See `evaluate/leaves/field.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Field {
    /// Dotted name of the fact.
    pub name: String,
    /// What it must be; stated when absent.
    pub is: Option<FieldIs>,
    /// A date that has not passed.
    pub not_before: Option<String>,
    /// A date that has come.
    pub not_after: Option<String>,
    /// Values the list must hold.
    pub includes_all: Vec<String>,
    /// Values of which it must hold one.
    pub includes_any: Vec<String>,
}

/// What a field must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldIs {
    /// Stated, with a value.
    Stated,
    /// Stated as none.
    None,
}

/// See `evaluate/leaves/assessment.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct AssessmentBound {
    /// Someone watches the learner work with a person.
    pub observed: bool,
    /// How many; 1 when absent.
    pub at_least: Option<u32>,
}

/// See `evaluate/leaves/wording.rs`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Wording {}

/// See `evaluate/leaves/findings.rs`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Findings {
    /// Id of the standard whose findings are looked at.
    pub standard: String,
    /// Only those of this force.
    #[serde(default)]
    pub force: Option<super::standard::Force>,
    /// Only critical ones.
    #[serde(default)]
    pub critical: bool,
    /// What must be true of each.
    pub are: FindingsAre,
}

/// What must be true of each finding looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingsAre {
    /// Met on every route.
    Met,
    /// Addressed by a learning outcome, not only by a unit, a policy or a document.
    Embedded,
    /// What is claimed as assessed is taught and assessed.
    LinedUp,
    /// Every assessment relied on must be passed.
    MustPass,
    /// Not waived by recognition of prior learning without assessment.
    NotWaived,
}

/// See `evaluate/leaves/judgement.rs`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Judgement {
    /// The question.
    pub question: String,
}
