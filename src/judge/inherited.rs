//! What a course takes from its provider's file, put together from what its findings considered.

use crate::model::dossier::Side;
use crate::model::result::{Finding, Inherited};

/// Everything of the provider's that a finding considered, in the order of kind and place, with where it counted.
pub fn inherited(findings: &[Finding]) -> Vec<Inherited> {
    let mut out: Vec<Inherited> = Vec::new();
    for f in findings {
        for c in f.observations.iter().flat_map(|o| &o.considered).filter(|c| c.from == Side::Provider) {
            let known = out.iter().position(|i| i.kind == c.kind && i.at == c.at && i.id == c.id);
            let i = known.unwrap_or_else(|| {
                out.push(Inherited {
                    kind: c.kind,
                    id: c.id.clone(),
                    title: c.title.clone(),
                    at: c.at.clone(),
                    used_by: Vec::new(),
                    set_aside_by: Vec::new(),
                    rule: c.rule,
                });
                out.len() - 1
            });
            let codes = if c.counts { &mut out[i].used_by } else { &mut out[i].set_aside_by };
            if codes.last() != Some(&f.code) {
                codes.push(f.code.clone());
            }
        }
    }
    // What counted for one part of a requirement counted for it.
    out.iter_mut().for_each(|i| i.set_aside_by.retain(|code| !i.used_by.contains(code)));
    out.sort_by(|a, b| (a.kind, &a.at.file, a.at.line, a.at.column, &a.id).cmp(&(b.kind, &b.at.file, b.at.line, b.at.column, &b.id)));
    out
}
