//! Claims that say more than the file bears out (HCPC mapping guidance; GPhC template; `rivals` of the field call it
//! over-claiming).

use super::Watch;
use crate::evaluate::chain::{self, Why};
use crate::evaluate::routes::Taken;
use crate::model::provider::Role;
use crate::model::result::Truth;

/// Looks at every claim.
pub fn check(w: &mut Watch<'_>) {
    claimed_not_assessed(w);
}

/// An outcome claimed to assess something, and tested by nothing. Several requirements it is claimed for are one caution.
fn claimed_not_assessed(w: &mut Watch<'_>) {
    let everything = Taken::everything(w.dossier);
    let mut found: Vec<(usize, Why, Vec<usize>, Vec<crate::source::Place>)> = Vec::new();
    for index in 0..w.dossier.claims.len() {
        for link in chain::links(w.dossier, index, &everything) {
            if link.role != Role::Assesses || link.assessed != Truth::Fails {
                continue;
            }
            let place = w.place(w.dossier.claims[index][link.claim].spot);
            match found.iter_mut().find(|(o, ..)| *o == link.outcome) {
                Some((_, _, about, places)) => {
                    about.push(index);
                    places.push(place);
                }
                None => found.push((link.outcome, link.why, vec![index], vec![place])),
            }
        }
    }
    for (outcome, why, about, places) in found {
        let id = &w.dossier.outcomes[outcome].outcome.id;
        let what = if why == Why::FormativeOnly { "only a formative assessment tests it" } else { "no assessment tests it" };
        w.raise("claimed-not-assessed", format!("outcome {id} is claimed to be assessed, and {what}"), &about, places);
    }
}
