//! What a profile selects, after its operations. Two operations that collide are an error that names both.

use crate::diagnostic::{Diagnostic, nearest};
use crate::model::catalogue::operation_words;
use crate::model::standard::{Force, Op, Operation, Profile};
use crate::model::wording::Wording;
use crate::model::{Applicable, Catalogue, Selection};
use std::collections::HashMap;

/// Applies a profile to a catalogue.
pub fn select(catalogue: &Catalogue, profile: &Profile) -> (Selection, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let mut selection = Selection {
        parameters: profile.parameters.clone(),
        cautions: profile.cautions.clone(),
        inheritance: profile.inheritance.clone(),
        ..Selection::default()
    };
    for s in &profile.selects {
        if let Some(i) = catalogue.standards.iter().position(|x| x.id == s.standard && x.edition == s.edition) {
            selection.standards.push(i);
            for (c, criterion) in catalogue.standards[i].criteria.iter().enumerate() {
                for (r, requirement) in criterion.requirements.iter().enumerate() {
                    selection.requirements.push(Applicable {
                        standard: i,
                        criterion: c,
                        requirement: r,
                        force: requirement.force,
                        critical: requirement.critical,
                        history: Vec::new(),
                    });
                }
            }
        }
    }
    let mut touched: HashMap<(String, &str), usize> = HashMap::new();
    for (n, op) in profile.operations.iter().enumerate() {
        if let Err(d) = apply(catalogue, &mut selection, profile, op, n, &mut touched) {
            out.push(*d);
        }
    }
    name(catalogue, &mut selection);
    selection.wording = Wording::of(selection.requirements.iter().map(|a| a.of(catalogue).statement.as_deref()));
    (selection, out)
}

fn name(catalogue: &Catalogue, selection: &mut Selection) {
    let mut names: HashMap<String, Option<usize>> = HashMap::new();
    for (i, a) in selection.requirements.iter().enumerate() {
        let r = a.of(catalogue);
        names.entry(r.code.clone()).and_modify(|e| *e = None).or_insert(Some(i));
    }
    for (i, a) in selection.requirements.iter().enumerate() {
        names.insert(a.of(catalogue).id.clone(), Some(i));
    }
    selection.by_name = names;
}

fn apply<'p>(
    catalogue: &Catalogue,
    selection: &mut Selection,
    profile: &Profile,
    op: &'p Operation,
    n: usize,
    touched: &mut HashMap<(String, &'p str), usize>,
) -> Result<(), Box<Diagnostic>> {
    let refuse = |code, message: String| {
        let mut d = Diagnostic::new(code, message);
        d.place.clone_from(&op.place);
        Err(Box::new(d))
    };
    let mut claim = |key: String, what: &'p str| match touched.insert((key.clone(), what), n) {
        Some(first) => {
            let mut d = Diagnostic::new("conflicting-operations", format!("the {what} of `{key}` is changed by two operations"));
            d.place.clone_from(&op.place);
            Err(Box::new(match &profile.operations[first].place {
                Some(place) => d.related("the other operation is here", place.clone()),
                None => d,
            }))
        }
        None => Ok(()),
    };
    if op.op == Op::Relax && op.authority.is_none() {
        return refuse("relaxed-without-authority", "relaxing a requirement needs an `authority`".into());
    }
    if op.op == Op::Set {
        let key = op.parameter.clone().unwrap_or_default();
        claim(key.clone(), "value")?;
        return match selection.parameters.get_mut(&key) {
            Some(p) => {
                p.value = op.value;
                Ok(())
            }
            None => refuse("unknown-reference", format!("there is no parameter `{key}`")),
        };
    }
    let wanted = op.requirement.clone().unwrap_or_default();
    if op.op == Op::Add {
        let found =
            catalogue.standards.iter().enumerate().filter(|(_, s)| op.standard.as_ref().is_none_or(|x| *x == s.id)).find_map(|(i, s)| {
                s.criteria
                    .iter()
                    .enumerate()
                    .find_map(|(c, cr)| cr.requirements.iter().position(|r| r.id == wanted || r.code == wanted).map(|r| (i, c, r)))
            });
        let Some((standard, criterion, requirement)) = found else {
            return refuse("unknown-reference", format!("there is no requirement `{wanted}` to add"));
        };
        let r = &catalogue.standards[standard].criteria[criterion].requirements[requirement];
        claim(r.id.clone(), "presence")?;
        if !selection.standards.contains(&standard) {
            selection.standards.push(standard);
        }
        let history = vec![format!("{} by the profile: {}", operation_words(op.op), op.reason)];
        selection.requirements.push(Applicable {
            standard,
            criterion,
            requirement,
            force: op.force.unwrap_or(r.force),
            critical: op.critical.unwrap_or(r.critical),
            history,
        });
        return Ok(());
    }
    let Some(i) = selection.requirements.iter().position(|a| a.of(catalogue).id == wanted || a.of(catalogue).code == wanted) else {
        let known = selection.requirements.iter().map(|a| a.of(catalogue).code.as_str());
        let hint = nearest(&wanted, known).map(|k| format!("; did you mean `{k}`?")).unwrap_or_default();
        return refuse("unknown-reference", format!("it selects no requirement `{wanted}`{hint}"));
    };
    let id = selection.requirements[i].of(catalogue).id.clone();
    if op.op == Op::Exclude {
        claim(id, "presence")?;
        selection.requirements.remove(i);
        return Ok(());
    }
    let rank = |f: Force| u8::from(f.bars());
    if let Some(force) = op.force {
        claim(id.clone(), "force")?;
        let stricter = rank(force) >= rank(selection.requirements[i].force);
        if (op.op == Op::Tighten) != stricter {
            return refuse("invalid-value", format!("`{}` does not do that to the force of `{wanted}`", operation_words(op.op)));
        }
        selection.requirements[i].force = force;
    }
    if let Some(critical) = op.critical {
        claim(id, "criticality")?;
        if (op.op == Op::Tighten) != critical {
            return refuse("invalid-value", format!("`{}` does not do that to `critical`", operation_words(op.op)));
        }
        selection.requirements[i].critical = critical;
    }
    let by = op.authority.as_ref().map(|a| format!(", on the authority of {a}")).unwrap_or_default();
    selection.requirements[i].history.push(format!("{} by the profile{by}: {}", operation_words(op.op), op.reason));
    Ok(())
}
