//! Reasons about levels, credit and hours.

use super::ReasonInfo;

/// Levels, credit and hours.
pub const FIGURES: &[ReasonInfo] = &[
    ReasonInfo {
        code: "credit-enough",
        meaning: "On the route that has least, enough of the award's credit is at its own level (or at any level, where that is what is asked).",
        remedy: "Nothing: the sum stands in the text of the finding.",
        basis: &["OFQ-E-9"],
    },
    ReasonInfo {
        code: "credit-not-from-hours",
        meaning: "The framework fixes credit as total time divided by ten, to the nearest whole number, and the credit stated is another. One of the two figures is wrong, so neither can be relied on.",
        remedy: "Find out which figure is right, and correct the others in the specification and in the file.",
        basis: &["OFQ-E-8.2"],
    },
    ReasonInfo {
        code: "credit-not-stated",
        meaning: "The credit of the award, or the level and credit of its units or their rule of combination, is not in the file, so how much every completer gets at level cannot be told.",
        remedy: "State the credit of the whole, and level and credit of each unit.",
        basis: &["OFQ-E-3.2"],
    },
    ReasonInfo {
        code: "credit-not-tied-to-hours",
        meaning: "No rule ties this credit to hours: the framework has none, or none is stated, or the credit is in a unit that does not convert into hours. Sixty ECTS stand for 1,500 to 1,800 hours and 120 UK credits for 1,200, so hours are never reckoned through ECTS.",
        remedy: "Name the framework, and state credit in its own unit; the other unit can stand beside it under `also`.",
        basis: &["REVT-2", "OFQ-E-8.2"],
    },
    ReasonInfo {
        code: "credit-of-units",
        meaning: "The credit of the units, on the smallest route through the optional ones, does not come to the credit of the whole.",
        remedy: "Find out which figure is right, and correct the others in the specification and in the file.",
        basis: &["OFQ-E-ROUTE", "OFQ-E-8.2"],
    },
    ReasonInfo {
        code: "credit-off-the-usual",
        meaning: "Ten hours for one credit is the usual relation in this framework, and the figures do not keep to it; but no rule makes it exact, so this is neither met nor a gap.",
        remedy: "Check the figures with whoever published them. If both are right, a person has to say so.",
        basis: &["QAA-CF21-1", "SCQF-DB-1", "CQFW-BW-1"],
    },
    ReasonInfo {
        code: "credit-too-little",
        meaning: "On the route that has least, too little of the award's credit is at its own level for the level claimed. How much is needed is a parameter of the profile, with values of its own for types of award whose rule is published.",
        remedy: "Raise units to the award's level or lower the level claimed; or, if a level or credit was copied wrongly, correct it.",
        basis: &["OFQ-E-9", "SQA-HN"],
    },
    ReasonInfo {
        code: "figures-agree",
        meaning: "Credit, total time, guided hours and the sums of the units agree with one another, by the framework's own arithmetic. The share of guided hours is reported and not judged: no rule fixes it.",
        remedy: "Nothing: the sums that were made stand in the text of the finding.",
        basis: &["OFQ-E-8.2", "OFQ-E"],
    },
    ReasonInfo {
        code: "figures-not-stated",
        meaning: "A figure is missing, so a relation it belongs to cannot be checked. What is not stated is neither right nor wrong.",
        remedy: "State the figure that the finding names, or `none` where there is none.",
        basis: &["OFQ-E-3.2"],
    },
    ReasonInfo {
        code: "framework-not-known",
        meaning: "The level is stated in a scheme that is not one of the published frameworks: a house scheme, or another country's. Its numbers cannot be compared with national ones.",
        remedy: "Ask the publisher which national level it corresponds to, and state that framework and level.",
        basis: &["QCCB"],
    },
    ReasonInfo {
        code: "framework-not-stated",
        meaning: "A level without its framework says nothing: level 7 is a master's level in England and the first year of higher education in Scotland.",
        remedy: "Ask the awarding body which framework the level is in, and state `framework`.",
        basis: &["QCCB", "SCQF-LVL-1"],
    },
    ReasonInfo {
        code: "guided-above-total",
        meaning: "More guided hours are stated than hours in all. Guided learning is a part of the total time, so it cannot exceed it.",
        remedy: "Find out which figure is right, and correct the others in the specification and in the file.",
        basis: &["OFQ-E-7.2"],
    },
    ReasonInfo {
        code: "guided-of-units",
        meaning: "The guided hours of the units, on the smallest route, do not come to the guided hours of the whole.",
        remedy: "Find out which figure is right, and correct the others in the specification and in the file.",
        basis: &["OFQ-E-ROUTE"],
    },
    ReasonInfo { code: "hours-enough", meaning: "There are as many hours as the requirement asks for.", remedy: "Nothing.", basis: &[] },
    ReasonInfo {
        code: "hours-of-units",
        meaning: "The hours of the units, on the smallest route, do not come to the total time of the whole.",
        remedy: "Find out which figure is right, and correct the others in the specification and in the file.",
        basis: &["OFQ-E-ROUTE"],
    },
    ReasonInfo {
        code: "hours-too-few",
        meaning: "There are fewer hours than the requirement asks for.",
        remedy: "Provide more hours; or, if they are provided and not stated, state them.",
        basis: &[],
    },
    ReasonInfo {
        code: "level-high-enough",
        meaning: "The award stands at the level asked for or above, in its own framework or by the published correspondence.",
        remedy: "Nothing. An equal level compares demand alone, not size or content.",
        basis: &["QCCB", "NID-1"],
    },
    ReasonInfo {
        code: "level-not-comparable",
        meaning: "The published table puts the stated level beside several, of which some reach the level asked for and some do not; or it does not have it.",
        remedy: "Ask the awarding body for the level in the framework that is asked for.",
        basis: &["QCCB"],
    },
    ReasonInfo {
        code: "level-not-in-framework",
        meaning: "The framework that is stated has no such level: one of the two was copied wrongly.",
        remedy: "Check level and framework against the specification.",
        basis: &["QCCB"],
    },
    ReasonInfo {
        code: "level-not-stated",
        meaning: "The level of the award is not in the file.",
        remedy: "State `level` and `framework`, or `level: none` for training without one.",
        basis: &["OFQ-E-3.2"],
    },
    ReasonInfo {
        code: "level-too-low",
        meaning: "The award stands below the level asked for, by the published correspondence. That is a fact of the award and no entry to edit.",
        remedy: "Only a course at the level asked for can align.",
        basis: &["QCCB", "QCCB-OLD"],
    },
    ReasonInfo {
        code: "no-level",
        meaning: "The course is training without a qualification level, so there is no level that could reach the one asked for.",
        remedy: "Only an award at the level asked for can align.",
        basis: &["QCCB"],
    },
    ReasonInfo {
        code: "parameter-unset",
        meaning: "The profile asks for an amount and does not set it, so nothing can be told.",
        remedy: "Set the parameter in the profile, with its basis.",
        basis: &[],
    },
    ReasonInfo {
        code: "practice-above-total",
        meaning: "More hours of practice are stated than hours in all.",
        remedy: "Find out which figure is right, and correct the others in the specification and in the file.",
        basis: &["OFQ-E-7.2"],
    },
    ReasonInfo {
        code: "practice-of-units",
        meaning: "The hours of practice stated for the course are not what its units come to on the smallest route.",
        remedy: "Find out which figure is right, and correct the others in the specification and in the file.",
        basis: &["OFQ-E-ROUTE"],
    },
    ReasonInfo {
        code: "unit-credit-not-from-hours",
        meaning: "Within a unit, credit and hours do not keep to the relation that the framework fixes for the whole, so the unit's figures and the whole's cannot both be right.",
        remedy: "Find out which figure is right, and correct the others in the specification and in the file.",
        basis: &["OFQ-E-8.2"],
    },
    ReasonInfo {
        code: "unit-parts-above-total",
        meaning: "A unit has more guided hours, or more hours of practice, than hours in all.",
        remedy: "Find out which figure is right, and correct the others in the specification and in the file.",
        basis: &["OFQ-E-7.2"],
    },
    ReasonInfo {
        code: "units-in-part",
        meaning: "The units that the file shows come to less than the whole; the file describes only a part of the course, so the rest may stand in units it leaves out.",
        remedy: "Describe every unit and take `describes: part` out.",
        basis: &[],
    },
];

/// Codes of the relations between figures that can fail, each told apart (`hours {agree}`): closed by correcting a figure.
pub const DISAGREE: &[&str] = &[
    "credit-not-from-hours",
    "credit-of-units",
    "guided-above-total",
    "guided-of-units",
    "hours-of-units",
    "practice-above-total",
    "practice-of-units",
    "unit-credit-not-from-hours",
    "unit-parts-above-total",
];
