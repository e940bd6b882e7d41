//! Keys of one mapping: given twice, or merged in from another (`<<`).

use super::{Builder, Stop};
use crate::source::slips::Problem;
use crate::source::tree::{Node, NodeId, Scalar, Text};
use std::collections::{HashMap, HashSet};

impl Builder<'_> {
    /// Notes duplicate keys and applies merge keys (`<<`): explicit keys win.
    pub(super) fn merge(&mut self, map: NodeId, entries: Vec<(NodeId, NodeId)>) -> Result<Vec<(NodeId, NodeId)>, Stop> {
        if !self.has_twins(&entries) && !entries.iter().any(|(k, _)| self.key_text(*k) == "<<") {
            return Ok(entries);
        }
        let mut seen: HashMap<String, NodeId> = HashMap::with_capacity(entries.len());
        let mut out = Vec::with_capacity(entries.len());
        let (mut merges, mut merged) = (Vec::new(), None);
        for (k, v) in entries {
            let name = self.key_text(k).to_string();
            // In quotes it is a key like any other.
            let merges_in = name == "<<" && matches!(&self.slots[k.0 as usize].node, Node::Scalar(s) if s.plain);
            if merges_in && merged.is_none() {
                merged = Some(k);
                merges.push(v);
                continue;
            }
            if let Some(first) = if merges_in { merged.as_ref() } else { seen.get(&name) } {
                let (first, span) = (*first, self.slots[k.0 as usize].span);
                let mut p = Problem::new("duplicate-key", span, format!("the key `{name}` is given twice"));
                p.related = Some((self.slots[first.0 as usize].span, "it was first given here".into()));
                p.spoils = if merges_in { Some(map) } else { out.iter().find(|(k, _)| *k == first).map(|(_, v)| *v) };
                self.problems.push(p.help("keep one of the two; the engine relies on neither"));
                continue;
            }
            seen.insert(name, k);
            out.push((k, v));
        }
        for m in merges {
            let sources: Vec<NodeId> = match &self.slots[m.0 as usize].node {
                Node::List(items) => items.clone(),
                _ => vec![m],
            };
            for s in sources {
                let Node::Map(inner) = self.slots[s.0 as usize].node.clone() else {
                    let span = self.slots[s.0 as usize].span;
                    let p = Problem::new("yaml-syntax", span, "a merge key (`<<`) must refer to a mapping");
                    self.problems.push(p.help("write `<<: *name`, where `&name` marks a mapping above; or write its keys out").spoils(map));
                    continue;
                };
                for (k, v) in inner {
                    let name = self.key_text(k).to_string();
                    if let std::collections::hash_map::Entry::Vacant(e) = seen.entry(name) {
                        e.insert(k);
                        self.slots[k.0 as usize].parent = Some(map);
                        self.slots[v.0 as usize].parent = Some(map);
                        out.push((k, v));
                    }
                }
            }
        }
        Ok(out)
    }

    /// Whether two keys of a mapping are the same. Nearly every mapping is so small that comparing beats hashing.
    fn has_twins(&self, entries: &[(NodeId, NodeId)]) -> bool {
        let name = |i: usize| self.key_text(entries[i].0);
        if entries.len() > 24 {
            return (0..entries.len()).map(name).collect::<HashSet<_>>().len() < entries.len();
        }
        (1..entries.len()).any(|i| (0..i).any(|j| name(i) == name(j)))
    }

    pub(super) fn key_text(&self, id: NodeId) -> &str {
        match &self.slots[id.0 as usize].node {
            Node::Scalar(Scalar { text: Text::Owned(t), .. }) => t,
            Node::Scalar(Scalar { text: Text::Slice(s), .. }) => self.source.text.get(s.start as usize..s.end as usize).unwrap_or(""),
            _ => "",
        }
    }
}
