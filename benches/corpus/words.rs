//! Invented running text of link worker courses: sentences put together from parts.

use super::Dice;

/// Verbs of knowledge, as the outcomes of courses begin.
pub const KNOW: [&str; 6] = ["Explain", "Analyse", "Compare", "Examine", "Discuss", "Set out"];
/// Verbs of skill.
pub const CAN: [&str; 6] = ["Use", "Adapt", "Agree", "Carry out", "Record", "Review"];
/// Verbs of behaviour.
pub const BE: [&str; 4] = ["Keep up", "Reflect on", "Stay dependable in", "Work fairly in"];

const WHAT: [&str; 16] = [
    "conversations about what matters",
    "a personal plan in the person's own words",
    "the strengths of people and places",
    "records that another worker could act upon",
    "consent, capacity and choice",
    "the limits of the role",
    "partnership with clinicians and community groups",
    "a map of local support",
    "safe home visits and lone work",
    "supervision and reflection",
    "referral to a group that suits the person",
    "an ending that leaves the person connected",
    "outcome measures and what they cannot show",
    "concerns about abuse or neglect",
    "coaching methods for a change the person has chosen",
    "volunteers and what they are owed",
];
const WHERE: [&str; 10] = [
    "across more than one contact",
    "with people who carry several needs at once",
    "in a general practice and in a voluntary organisation",
    "where money, housing and health pull in different directions",
    "with carers and families",
    "after a stay in hospital",
    "in a rural area with few services",
    "with people whose first language is not English",
    "when time is short and the waiting list long",
    "for people who have been let down before",
];
const WHY: [&str; 8] = [
    "giving reasons for each step",
    "so that the person leads",
    "and say what was changed as a result",
    "within the time the host service sets",
    "with reference to policy and published evidence",
    "telling the person what will happen next",
    "and bring what is hard to supervision",
    "using one real case from practice",
];

/// A sentence that begins with one of the verbs, without its full stop.
pub fn sentence(dice: &mut Dice, verbs: &[&str]) -> String {
    let (verb, what, place) = (dice.of(verbs), dice.of(&WHAT), dice.of(&WHERE));
    match dice.below(5) {
        0 | 1 => format!("{verb} {what} {place}"),
        2 | 3 => format!("{verb} {what}, {}", dice.of(&WHY)),
        _ => format!("{verb} {what} {place}, {}", dice.of(&WHY)),
    }
}

/// A heading: what something is about.
pub fn topic(dice: &mut Dice) -> String {
    let what = dice.of(&WHAT);
    let mut letters = what.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
