//! Reasons about what an institution supplies: policies, staff, supervision, practice learning.

use super::{ReasonInfo, reason};

/// Policies, staff, supervision and practice learning.
pub const INSTITUTION: &[ReasonInfo] = &[
    reason(
        "coverage-not-stated",
        "The file does not state whom or what the policy covers, so it is not known whether it covers those it has to.",
        "State `covers` for the policy.",
        &[],
    ),
    reason(
        "no-policy",
        "No policy on the topic is listed, by course or provider, where both files say all there is.",
        "Adopt a policy on the topic, and list it with its dates and the page where it stands.",
        &[],
    ),
    reason(
        "no-practice",
        "The course, or one of its offers, is stated to have no practice learning.",
        "Arrange practice with people in a link-working setting, with a log and someone who confirms it.",
        &[],
    ),
    reason(
        "no-provider-file",
        "What the institution would supply is not listed in the course's file, and the provider's file, where it would stand, is not at hand. That is not known, not missing.",
        "Give the provider's file in the same run, and name it under `provider`.",
        &[],
    ),
    reason(
        "no-such-staff",
        "Nobody of the roles asked for is listed, by course or provider.",
        "Name people by role under `staff`; never by name.",
        &["OFQ-C-2.3"],
    ),
    reason(
        "no-supervision",
        "No supervision of a kind that counts is listed, or what is listed is stated to lack what it needs.",
        "Arrange it, and list it with who gives it and how often.",
        &["NHSE-SUPG-2"],
    ),
    reason(
        "policy-covers-too-little",
        "The policy that counts is in date and can be found, and does not cover everyone or everything that it has to.",
        "Widen the policy, then its `covers`.",
        &[],
    ),
    reason(
        "policy-in-date",
        "There is a policy on the topic: it can be found at a page or heading, is within its review date, and covers what it has to.",
        "Nothing. Enter the new edition when the policy is next reviewed.",
        &["BACP-CHK-1"],
    ),
    reason(
        "policy-not-yet",
        "The policy, or the document that holds it, is dated later than the day of the verdict.",
        "List the edition in force, or judge for a later day with `--as-of`.",
        &[],
    ),
    reason(
        "policy-out-of-date",
        "The policy was due for review before the day of the verdict, and no later edition is listed.",
        "Review it, and enter the new edition and review date.",
        &["BACP-CHK-1"],
    ),
    reason(
        "policy-undated",
        "The file does not state when the policy is due for review, so it is not known whether it is in date.",
        "State `review_by`, or `review_by: none` if no review is due.",
        &[],
    ),
    reason(
        "practice-incomplete",
        "There is practice learning, and it is stated to lack something that it needs: hours, people in a real setting, a log, or someone who confirms it.",
        "Provide what is lacking, then enter it under `practice`.",
        &[],
    ),
    reason(
        "practice-stated",
        "Practice learning is described with what the requirement asks for.",
        "Nothing; evidence with a page or heading turns the claim into something checked.",
        &[],
    ),
    reason(
        "staff-listed",
        "As many people of the roles asked for are listed as are needed, with what each role needs.",
        "Nothing; evidence with a page or heading turns the claim into something checked.",
        &["OFQ-C-2.3"],
    ),
    reason(
        "staff-not-described",
        "Somebody of the right role is listed, and the file does not state the qualifications or experience that the role needs.",
        "State them for that entry of `staff`.",
        &["OFQ-C-2.3"],
    ),
    reason(
        "staff-unsuited",
        "Somebody of the right role is listed, and is stated to lack what the role needs.",
        "Appoint somebody who has it, or correct the entry.",
        &["OFQ-C-2.3"],
    ),
    reason(
        "supervision-not-described",
        "Supervision of a kind that counts is listed, and the file does not say who gives it, what makes them able to, or how often.",
        "Add `by`, `able`, and `frequency` or `every_days`.",
        &["NHSE-SUPG-2"],
    ),
    reason(
        "supervision-stated",
        "Supervision of a kind that counts is listed, with what the requirement asks to be said about it.",
        "Nothing; evidence with a page or heading turns the claim into something checked.",
        &["NHSE-SUPG-2"],
    ),
    reason(
        "too-few-staff",
        "Fewer people of the roles asked for are listed than are needed.",
        "Appoint or list as many as are needed, with `count` where several hold one role.",
        &["OFQ-C-2.3"],
    ),
];
