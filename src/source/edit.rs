//! Changing a tree in memory: values are added, put in the place of others, or taken out, and all that is left alone keeps
//! its text, its span and so its line in the file.
//!
//! Nothing is written and read again, because a second reading would not be the first: `none`, `1.10`, `010` and a tag
//! mean something only as they were typed.

use super::Place;
use super::tree::{Node, NodeId, Scalar, Slot, Text, Tree};

/// Why a path does not lead to a place that can be changed so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// One lower-case sentence.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

fn misfit<T>(message: impl Into<String>, help: impl Into<String>) -> Result<T, Misfit> {
    Err(Misfit { message: message.into(), help: help.into() })
}

/// What stands for a scalar that is copied into a tree: its key, its text; `None` where it is copied as it is.
pub type Stand<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

impl Tree {
    /// The node at a path, in which an item of a list is named by its `id` or, where it has none, by its index.
    ///
    /// # Errors
    /// Where a step of the path leads nowhere.
    pub fn follow(&self, path: &str) -> Result<NodeId, Misfit> {
        if !path.starts_with('/') {
            return misfit(format!("`{path}` is not a path"), "begin it with `/`, as `/units/U1/credit`");
        }
        let mut at = self.root;
        for step in path.split('/').skip(1) {
            let name = step.replace("~1", "/").replace("~0", "~");
            let next = match self.node(at) {
                Node::Map(_) => self.get(at, &name),
                Node::List(items) => {
                    let named = items.iter().copied().find(|i| self.get(*i, "id").is_some_and(|id| self.text(id) == name));
                    named.or_else(|| items.get(name.parse::<usize>().ok()?).copied())
                }
                Node::Scalar(_) => None,
            };
            at = match next {
                Some(n) => n,
                None => return self.nowhere(at, path, &name),
            };
        }
        Ok(at)
    }

    /// The path of a node as a person would write it: items by their `id` where that names them alone.
    pub fn named_path(&self, node: NodeId) -> String {
        let Some(parent) = self.parent(node) else { return String::new() };
        let own = self.get(node, "id").map(|n| self.text(n)).filter(|t| !t.is_empty() && !t.contains(['/', '~']));
        let alone = |id: &str| self.items(parent).iter().filter(|i| self.get(**i, "id").is_some_and(|n| self.text(n) == id)).count() == 1;
        let step = match (self.node(parent), own) {
            (Node::List(_), Some(id)) if alone(id) => id.to_string(),
            _ => self.pointer(node).rsplit('/').next().unwrap_or_default().to_string(),
        };
        format!("{}/{step}", self.named_path(parent))
    }

    /// The place at such a path.
    pub fn locate_named(&self, path: &str) -> Option<Place> {
        self.follow(path).ok().map(|n| self.place(n))
    }

    fn nowhere<T>(&self, at: NodeId, path: &str, step: &str) -> Result<T, Misfit> {
        let here = match self.node(at) {
            Node::Map(entries) => {
                let keys: Vec<&str> = entries.iter().map(|(k, _)| self.text(*k)).take(12).collect();
                format!("the keys there are: {}", keys.join(", "))
            }
            Node::List(items) if items.is_empty() => "the list there is empty; `-` adds to its end".into(),
            Node::List(items) => {
                let ids: Vec<&str> = items.iter().filter_map(|i| self.get(*i, "id")).map(|n| self.text(n)).take(12).collect();
                if ids.is_empty() {
                    format!("the items there go from 0 to {}", items.len() - 1)
                } else {
                    format!("the items there are: {}", ids.join(", "))
                }
            }
            Node::Scalar(_) => "there is a single value there, with nothing inside it".into(),
        };
        misfit(format!("`{path}` leads nowhere: there is no `{step}`"), here)
    }

    /// Adds a value under a key that is not there yet, or with `-` at the end of a list, which is begun where there is none.
    ///
    /// # Errors
    /// Where the path leads nowhere, or to a value that is there already.
    pub fn add(&mut self, path: &str, from: &Tree, value: NodeId, stand: Stand<'_>) -> Result<NodeId, Misfit> {
        let Some((holder, last)) = path.rsplit_once('/').filter(|(_, l)| !l.is_empty()) else {
            return misfit(format!("`{path}` is not a path to add at"), "name a key that is to be added, or end with `/-` for a list");
        };
        if last == "-" {
            let list = match self.at_or_root(holder) {
                Ok(n) => n,
                Err(_) if holder.rsplit_once('/').is_some_and(|(_, l)| !l.is_empty() && l != "-") => {
                    let empty = self.push(Node::List(Vec::new()), self.root);
                    self.enter(holder, empty)?;
                    empty
                }
                Err(m) => return Err(m),
            };
            // A list that was stated as none, or left blank, begins here.
            if self.is_null(list) || self.is_stated_none(list) {
                self.slots[list.0 as usize].node = Node::List(Vec::new());
            }
            let Node::List(items) = self.node(list) else {
                return misfit(format!("`{holder}` is not a list"), "`-` adds to a list; use `replace` for a single value");
            };
            let near = items.last().copied().unwrap_or(list);
            let new = self.graft(from, value, near, "", stand);
            self.adopt(list, new);
            if let Node::List(items) = &mut self.slots[list.0 as usize].node {
                items.push(new);
            }
            return Ok(new);
        }
        let near = self.at_or_root(holder)?;
        let key = last.replace("~1", "/").replace("~0", "~");
        let new = self.graft(from, value, near, &key, stand);
        self.enter(path, new)?;
        Ok(new)
    }

    /// Puts a value in the place of the one that is there.
    ///
    /// # Errors
    /// Where the path leads nowhere, or to the file as a whole.
    pub fn replace(&mut self, path: &str, from: &Tree, value: NodeId, stand: Stand<'_>) -> Result<NodeId, Misfit> {
        let old = self.follow(path)?;
        let Some(parent) = self.parent(old) else { return misfit("the file as a whole cannot be replaced", "name what is to be replaced") };
        let key = self.key_of(old).map(|k| self.text(k).to_string()).unwrap_or_default();
        let new = self.graft(from, value, old, &key, stand);
        self.adopt(parent, new);
        match &mut self.slots[parent.0 as usize].node {
            Node::Map(entries) => entries.iter_mut().filter(|(_, v)| *v == old).for_each(|(_, v)| *v = new),
            Node::List(items) => items.iter_mut().filter(|v| **v == old).for_each(|v| *v = new),
            Node::Scalar(_) => {}
        }
        self.clear(old);
        Ok(new)
    }

    /// Takes a value out, with its key.
    ///
    /// # Errors
    /// Where the path leads nowhere, or to the file as a whole.
    pub fn remove(&mut self, path: &str) -> Result<(), Misfit> {
        let old = self.follow(path)?;
        let Some(parent) = self.parent(old) else { return misfit("the file as a whole cannot be removed", "name what is to be removed") };
        match &mut self.slots[parent.0 as usize].node {
            Node::Map(entries) => entries.retain(|(_, v)| *v != old),
            Node::List(items) => items.retain(|v| *v != old),
            Node::Scalar(_) => {}
        }
        self.clear(old);
        Ok(())
    }

    fn at_or_root(&self, path: &str) -> Result<NodeId, Misfit> {
        if path.is_empty() { Ok(self.root) } else { self.follow(path) }
    }

    /// Enters a value under a new key.
    fn enter(&mut self, path: &str, value: NodeId) -> Result<(), Misfit> {
        let (holder, key) = path.rsplit_once('/').unwrap_or(("", path));
        let map = self.at_or_root(holder)?;
        let key = key.replace("~1", "/").replace("~0", "~");
        if !matches!(self.node(map), Node::Map(_)) {
            return misfit(format!("`{path}` leads into a value that has no keys"), "end the path with `/-` to add to a list");
        }
        match self.get(map, &key) {
            Some(old) if !self.is_null(old) => {
                return misfit(format!("`{path}` is there already"), "use `replace`, or `/-` at the end to add to a list");
            }
            Some(_) => self.remove(path)?,
            None => {}
        }
        let name = self.push(Node::Scalar(Scalar { text: Text::Owned(key.into()), plain: true }), map);
        self.adopt(map, name);
        self.adopt(map, value);
        if let Node::Map(entries) = &mut self.slots[map.0 as usize].node {
            entries.push((name, value));
        }
        Ok(())
    }

    fn adopt(&mut self, parent: NodeId, child: NodeId) {
        self.slots[child.0 as usize].parent = Some(parent);
    }

    /// A new node, which stands where `near` stands: it has no line of its own.
    fn push(&mut self, node: Node, near: NodeId) -> NodeId {
        let span = self.span(near);
        let span = super::Span { start: span.start, end: span.start.max(span.end.min(span.start.saturating_add(1))) };
        self.slots.push(Slot { node, span, parent: None, step: 0 });
        NodeId(self.slots.len() as u32 - 1)
    }

    /// Copies a value of another tree.
    fn graft(&mut self, from: &Tree, value: NodeId, near: NodeId, key: &str, stand: Stand<'_>) -> NodeId {
        match from.node(value) {
            Node::Scalar(s) => {
                let text = from.text(value);
                let (text, plain) = match stand(key, text) {
                    Some(t) => (t, true),
                    None => (text.to_string(), s.plain),
                };
                self.push(Node::Scalar(Scalar { text: Text::Owned(text.into()), plain }), near)
            }
            Node::List(items) => {
                let list = self.push(Node::List(Vec::new()), near);
                let items: Vec<NodeId> = items.iter().map(|i| self.graft(from, *i, near, key, stand)).collect();
                items.iter().for_each(|i| self.adopt(list, *i));
                self.slots[list.0 as usize].node = Node::List(items);
                list
            }
            Node::Map(entries) => {
                let map = self.push(Node::Map(Vec::new()), near);
                let mut out = Vec::with_capacity(entries.len());
                for (k, v) in entries {
                    let name = from.text(*k).to_string();
                    let new = self.graft(from, *v, near, &name, stand);
                    let name = self.push(Node::Scalar(Scalar { text: Text::Owned(name.into()), plain: true }), near);
                    self.adopt(map, name);
                    self.adopt(map, new);
                    out.push((name, new));
                }
                self.slots[map.0 as usize].node = Node::Map(out);
                map
            }
        }
    }

    /// What is taken out says nothing any more, also to who looks at every node.
    fn clear(&mut self, node: NodeId) {
        let children: Vec<NodeId> = match self.node(node) {
            Node::List(items) => items.clone(),
            Node::Map(entries) => entries.iter().flat_map(|(k, v)| [*k, *v]).collect(),
            Node::Scalar(_) => Vec::new(),
        };
        children.into_iter().for_each(|c| self.clear(c));
        self.slots[node.0 as usize].node = Node::Scalar(Scalar { text: Text::Owned("".into()), plain: true });
    }
}
