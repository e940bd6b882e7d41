//! What a run finds: the published shape `accredit/result@1`. Every report is rendered from these types and from nothing else.

use super::caution::Caution;
use super::classed::Classed;
use super::inheritance::{Considered, Inheritable, Precedence};
use super::matrix::Matrix;
use super::standard::{Force, Kind, Scope, Standing};
use crate::diagnostic::Diagnostic;
use crate::source::Place;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Name and version of the shape.
pub const FORMAT: &str = "accredit/result@1";

/// What every course of a run is checked against, and for which day.
#[derive(Debug, Clone, Serialize)]
pub struct RunHeader {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// The date the verdicts are made for.
    pub as_of: String,
    /// The profile.
    pub profile: ProfileResult,
    /// The standards it selects.
    pub standards: Vec<StandardResult>,
    /// The files of waivers given for the run.
    pub waivers: Vec<WaiversResult>,
}

/// The result of a run, as `check --format json` prints it.
#[derive(Debug, Clone, Serialize)]
pub struct RunResult {
    /// What every course is checked against.
    #[serde(flatten)]
    pub header: RunHeader,
    /// One entry for each course.
    pub courses: Vec<CourseResult>,
    /// Defects of every input file.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file of waivers given for a run.
#[derive(Debug, Clone, Serialize)]
pub struct WaiversResult {
    /// Name of the file.
    pub file: Arc<str>,
    /// sha256 of the file.
    pub digest: String,
}

/// The profile of a run.
#[derive(Debug, Clone, Serialize)]
pub struct ProfileResult {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Edition.
    pub edition: String,
    /// sha256 of its file.
    pub digest: String,
}

/// A standard of a run.
#[derive(Debug, Clone, Serialize)]
pub struct StandardResult {
    /// Permanent id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Edition.
    pub edition: String,
    /// Standing.
    pub standing: Standing,
    /// Standing in words.
    pub standing_words: &'static str,
    /// Note beside the standard.
    pub note: Option<String>,
    /// What of its text is not held.
    pub not_held: Vec<String>,
    /// Where its text comes from.
    pub source: super::standard::Origin,
    /// sha256 of its file.
    pub digest: String,
}

/// Alignment of a course (law 4): never accreditation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// A mandatory requirement is not met, or only partly.
    NotAligned,
    /// None is unmet, and at least one is undetermined.
    CannotTell,
    /// Every mandatory requirement is met.
    Aligned,
}

impl Alignment {
    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            Alignment::Aligned => "aligned",
            Alignment::NotAligned => "not aligned",
            Alignment::CannotTell => "cannot tell",
        }
    }
}

/// Status of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The test holds on every route.
    Met,
    /// Some of it holds.
    PartlyMet,
    /// None of it does.
    NotMet,
    /// Neither pass nor gap.
    Undetermined,
    /// Does not bind a course.
    NotApplicable,
}

impl Status {
    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            Status::Met => "met",
            Status::PartlyMet => "partly met",
            Status::NotMet => "not met",
            Status::Undetermined => "cannot tell",
            Status::NotApplicable => "not applicable",
        }
    }
}

/// How many findings have each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Counts {
    /// Met.
    pub met: usize,
    /// Partly met.
    pub partly_met: usize,
    /// Not met.
    pub not_met: usize,
    /// Undetermined.
    pub undetermined: usize,
    /// Not applicable.
    pub not_applicable: usize,
    /// Of those not met or partly met: waived, so that they do not bar the verdict.
    pub waived: usize,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, finding: &Finding) {
        self.waived += usize::from(finding.waiver.is_some());
        match finding.status {
            Status::Met => self.met += 1,
            Status::PartlyMet => self.partly_met += 1,
            Status::NotMet => self.not_met += 1,
            Status::Undetermined => self.undetermined += 1,
            Status::NotApplicable => self.not_applicable += 1,
        }
    }

    /// All that apply to a course.
    pub fn applicable(&self) -> usize {
        self.met + self.partly_met + self.not_met + self.undetermined
    }
}

/// What a verdict or an observation rests on (law 6), weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RestsOn {
    /// The provider says so.
    Claim,
    /// Followed to an assessment, a document, a page or a sum.
    Checked,
    /// An assessor judged it.
    Judged,
}

/// Why a finding is what it is: a stable code and a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Kebab-case code.
    pub code: &'static str,
    /// A sentence.
    pub text: String,
}

/// What one leaf of a test saw, without verdict (law 10).
#[derive(Debug, Clone, Serialize)]
pub struct Observation {
    /// Name of the leaf.
    pub leaf: &'static str,
    /// What it saw: `holds`, `fails` or `cannot-tell`.
    pub truth: Truth,
    /// Why.
    pub reason: Reason,
    /// The value seen.
    pub value: Option<String>,
    /// The bound it was held against.
    pub bound: Option<String>,
    /// What it rests on.
    pub rests_on: RestsOn,
    /// Whether it only asks if something is there; that earns no partial credit.
    #[serde(skip)]
    pub guard: bool,
    /// Places in the course or its provider.
    pub places: Vec<Place>,
    /// What would close the gap, if it is one.
    #[serde(skip)]
    pub remedy: Option<Remedy>,
    /// Evidence it looked at; reported once, with the finding.
    #[serde(skip)]
    pub evidence: Vec<EvidenceResult>,
    /// Codes of the requirements that cause this, in the second round.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<String>,
    /// Where the provider's file has a part in it: what course and provider have, and which of it counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub considered: Vec<Considered>,
}

/// Three-valued truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// It fails.
    Fails,
    /// It cannot be told.
    CannotTell,
    /// It holds.
    Holds,
}

/// The kind of change that would close a gap, in the order of effort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GapKind {
    /// A fact of the award itself: nothing to edit, a course to design anew.
    Redesign,
    /// Only a page or heading is missing.
    Locate,
    /// A claim is missing or says too little; the content may be there.
    Map,
    /// Figures contradict one another.
    Reconcile,
    /// Something is out of date.
    Update,
    /// A policy, person or arrangement is missing.
    Supply,
    /// What is taught must be assessed.
    Assess,
    /// It is assessed by the wrong means.
    AssessOtherwise,
    /// It reaches only some learners.
    ReachEveryone,
    /// It follows from other gaps and closes with them.
    Follows,
}

impl GapKind {
    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            GapKind::Redesign => "redesign",
            GapKind::Locate => "say where",
            GapKind::Map => "map",
            GapKind::Reconcile => "reconcile figures",
            GapKind::Update => "bring up to date",
            GapKind::Supply => "supply",
            GapKind::Assess => "assess",
            GapKind::AssessOtherwise => "assess by other means",
            GapKind::ReachEveryone => "reach every learner",
            GapKind::Follows => "follows from other gaps",
        }
    }
}

/// What would close a gap, as a leaf sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// Kind of change.
    pub kind: GapKind,
    /// What to do, in a sentence.
    pub action: String,
}

/// A finding that is not met, with what is missing and what would close it.
#[derive(Debug, Clone, Serialize)]
pub struct Gap {
    /// Kind of change.
    pub kind: GapKind,
    /// Place in the order in which a course lead should take the gaps, from 1.
    pub order: usize,
    /// What is missing.
    pub missing: String,
    /// What would close it.
    pub close: String,
    /// Codes of the gaps it follows from.
    pub causes: Vec<String>,
}

/// Evidence a claim cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceResult {
    /// Title of the document, or its id where no title is known.
    pub document: String,
    /// Edition.
    pub edition: Option<String>,
    /// Page.
    pub page: Option<String>,
    /// Heading.
    pub heading: Option<String>,
    /// What cites it: an outcome, policy, statement …
    pub cited_by: String,
    /// Where it is cited.
    pub at: Place,
    /// Whether the provider's file supplies it.
    pub inherited: bool,
    /// Whether it counted; where course and provider both have something, the other is set aside and shown.
    pub counts: bool,
    /// `public`, `assessors` or `internal`.
    pub visibility: Option<super::provider::Visibility>,
    /// Whether the place was seen in the document itself; `None` where no place is cited.
    pub opened: Option<super::opened::Sight>,
    /// Page of the file on which the heading was seen, where its kind has pages.
    pub opened_page: Option<u32>,
}

/// What every completer has been assessed in, on the route that gives least of each part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GuaranteeResult {
    /// How many outcomes at least.
    pub outcomes: usize,
    /// Level at or above which at least one of them stands, with its framework; absent where levels are not known.
    pub level: Option<String>,
    /// Whether somebody sees every learner do it.
    pub observed: bool,
    /// On how many occasions at least.
    pub occasions: usize,
    /// Whether prior learning that was assessed as equivalent can stand in for it.
    pub or_prior_learning: bool,
    /// The assessments that show it.
    pub by: Vec<ShownBy>,
}

/// An assessment that shows a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownBy {
    /// Id of the assessment.
    pub assessment: String,
    /// Its title.
    pub title: Option<String>,
    /// Its method.
    pub method: Option<String>,
    /// Whether somebody sees the learner work with a person.
    pub observed: bool,
    /// An outcome it tests for this requirement.
    pub outcome: String,
    /// Whether every learner sits it.
    pub every_learner: bool,
}

/// An accepted exception that is in force: the gap stays, and does not bar the verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaiverResult {
    /// Why.
    pub reason: String,
    /// Who accepts it.
    pub authority: String,
    /// First day in force, where it has one.
    pub from: Option<String>,
    /// Last day in force.
    pub until: String,
    /// Codes of the waived requirements from which this one follows; none where it is waived itself.
    pub follows: Vec<String>,
    /// Where the waiver stands.
    pub at: Place,
}

/// The verdict on one requirement for one course.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// Permanent id.
    pub requirement: String,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Statement; absent where the text is not held.
    pub statement: Option<String>,
    /// Id of the standard.
    pub standard: String,
    /// Code of the criterion.
    pub criterion: String,
    /// Kind.
    pub kind: Kind,
    /// Force in this profile.
    pub force: Force,
    /// Whether it is critical in this profile.
    pub critical: bool,
    /// Scope.
    pub scope: Scope,
    /// Status.
    pub status: Status,
    /// Why, most telling first.
    pub reasons: Vec<Reason>,
    /// What each leaf saw.
    pub observations: Vec<Observation>,
    /// What was cited.
    pub evidence: Vec<EvidenceResult>,
    /// The gap, where it is one.
    pub gap: Option<Gap>,
    /// The waiver in force, where there is one.
    pub waiver: Option<WaiverResult>,
    /// For an undetermined finding: what would settle it.
    pub settle: Option<String>,
    /// What it rests on.
    pub rests_on: RestsOn,
    /// Whether it rests on the provider's own statement.
    pub self_declared: bool,
    /// What every completer has been assessed in, where it is met and outcomes carry it.
    pub guarantee: Option<GuaranteeResult>,
    /// A route on which it fails: ids of the units taken.
    pub route: Option<Vec<String>>,
    /// Where the course speaks of it.
    pub course_at: Option<Place>,
    /// Where the standard states it.
    pub standard_at: Option<Place>,
}

impl Finding {
    /// Whether it bars the word "aligned" while it is not met: it binds, and no waiver is in force.
    pub fn bars(&self) -> bool {
        self.force.bars() && self.waiver.is_none()
    }
}

/// Counts of one criterion.
#[derive(Debug, Clone, Serialize)]
pub struct CriterionResult {
    /// Id of the standard.
    pub standard: String,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Counts.
    pub counts: Counts,
}

/// Level of a course.
#[derive(Debug, Clone, Serialize)]
pub struct LevelResult {
    /// Framework as stated.
    pub framework: Option<String>,
    /// Level as stated.
    pub stated: Option<String>,
    /// `yes`, `no`, `no-level` or `cannot-tell`: whether it passes the threshold.
    pub eligible: &'static str,
    /// Corresponding levels of other frameworks.
    pub corresponds: Vec<String>,
    /// Credit as stated, with its unit.
    pub credit: Option<String>,
    /// Total Qualification Time in hours, as stated.
    pub hours: Option<f64>,
}

/// One of the awards that a specification leads to, judged on its own.
#[derive(Debug, Clone, Serialize)]
pub struct AwardResult {
    /// Local id; absent for the main qualification.
    pub id: Option<String>,
    /// Title.
    pub title: String,
    /// Whether it is given to learners who leave early; such an award never bars the verdict.
    pub exit: bool,
    /// Level, with its framework.
    pub level: Option<String>,
    /// Its alignment.
    pub alignment: Alignment,
    /// The verdict on it, in a few words.
    pub headline: String,
    /// Codes of mandatory requirements that its holders have not met.
    pub not_met: Vec<String>,
    /// Codes of mandatory requirements that cannot be told for it.
    pub cannot_tell: Vec<String>,
}

/// Credit and hours of an award, of a unit, or of a route. Absent where they are not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Credit, in the unit of the whole.
    pub credit: Option<f64>,
    /// Total hours.
    pub hours: Option<f64>,
    /// Guided hours.
    pub guided: Option<f64>,
    /// Hours of practice.
    pub practice: Option<f64>,
}

/// The route that most requirements name as the one on which they are not met. Each names one route, so that others may
/// fail on it too; what fails whichever units are taken names none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WeakestRoute {
    /// Ids of the units taken.
    pub units: Vec<String>,
    /// Findings not met or partly met that name it, as indices into `findings`.
    pub findings: Vec<usize>,
}

/// Something that a course takes from its provider's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Inherited {
    /// What it is.
    pub kind: Inheritable,
    /// Id, role, kind or key by which the provider's file knows it.
    pub id: String,
    /// Title, where it has one.
    pub title: Option<String>,
    /// Where it stands.
    pub at: Place,
    /// Codes of the requirements for which it counted.
    pub used_by: Vec<String>,
    /// Codes of the requirements for which it was set aside, for the course's own or by the profile.
    pub set_aside_by: Vec<String>,
    /// The rule that says who wins; none for documents, which never compete.
    pub rule: Option<Precedence>,
}

/// What a result says that is made of a course as it would be: it is a supposition.
#[derive(Debug, Clone, Serialize)]
pub struct Supposed {
    /// File of the proposed changes.
    pub file: String,
    /// Number of steps in it.
    pub changes: usize,
    /// Number of values in it that are left for the provider to supply.
    pub to_be_supplied: usize,
    /// The verdict as it is.
    pub alignment: Alignment,
    /// The verdict as it is, in a sentence.
    pub verdict: String,
    /// The requirements whose status would change.
    pub differences: Vec<Difference>,
}

/// A requirement whose status would change.
#[derive(Debug, Clone, Serialize)]
pub struct Difference {
    /// Permanent id.
    pub requirement: String,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Status as it is.
    pub before: Status,
    /// Status as it would be.
    pub after: Status,
}

/// The result of one course.
#[derive(Debug, Clone, Serialize)]
pub struct CourseResult {
    /// Permanent id; the file's name where no id could be read.
    pub id: String,
    /// Title.
    pub title: String,
    /// Id of the provider.
    pub provider: Option<String>,
    /// Name of the provider.
    pub provider_name: Option<String>,
    /// Whether course or provider are invented examples.
    pub example: bool,
    /// Whether the file describes only a part.
    pub part: bool,
    /// Edition of the specification.
    pub edition: Option<String>,
    /// Nations.
    pub nations: Vec<String>,
    /// File name.
    pub file: Arc<str>,
    /// sha256 of the file.
    pub digest: String,
    /// Level.
    pub level: LevelResult,
    /// Credit and hours as stated for the award.
    pub stated: Figures,
    /// What the units come to on the route that has least of each: what every completer gets. Absent where a unit's figure
    /// or a rule of combination is not known.
    pub least: Figures,
    /// The verdict.
    pub alignment: Alignment,
    /// The weakest standing it rests on.
    pub standing: Standing,
    /// The verdict in a sentence, with its limits.
    pub verdict: String,
    /// The verdict in a few words, standing included.
    pub headline: String,
    /// The offer that gives it, where offers differ.
    pub offer: Option<String>,
    /// The award that gives the verdict, where it is not the main qualification.
    pub award: Option<String>,
    /// Every award of the specification, the main qualification first; empty where there is only that.
    pub awards: Vec<AwardResult>,
    /// Counts.
    pub counts: Counts,
    /// Counts by criterion.
    pub criteria: Vec<CriterionResult>,
    /// One for each applicable requirement.
    pub findings: Vec<Finding>,
    /// Findings that are mandatory gaps, as indices into `findings`, in the order to take them; then recommended ones; then
    /// those that are waived.
    pub gaps: Vec<usize>,
    /// Undetermined findings, as indices into `findings`: questions to answer.
    pub questions: Vec<usize>,
    /// What an assessor would ask about, the weightiest first.
    pub cautions: Vec<Caution>,
    /// Requirements by units.
    pub matrix: Matrix,
    /// The route that most unmet requirements name, where any depends on the route.
    pub weakest_route: Option<WeakestRoute>,
    /// What it takes from its provider's file, or would take if its own did not come first.
    pub inherited: Vec<Inherited>,
    /// What its files mark as not for everyone; never written.
    #[serde(skip)]
    pub classed: Vec<Classed>,
    /// Where this is a supposition: what was supposed, and what it changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supposed: Option<Supposed>,
}

impl CourseResult {
    /// Gaps that are not waived, and those that are: indices into `findings`, in order.
    pub fn open_and_waived(&self) -> (Vec<usize>, Vec<usize>) {
        self.gaps.iter().partition(|i| self.findings.get(**i).is_none_or(|f| f.waiver.is_none()))
    }

    /// Findings that rest on the provider's own statement.
    pub fn self_declared(&self) -> usize {
        self.findings.iter().filter(|f| f.self_declared && f.status == Status::Met).count()
    }
}
