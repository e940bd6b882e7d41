//! The tree of a file as the shape check sees it: as JSON, without becoming any. What a tree says here is what
//! [`Tree::to_json`] makes of it, blank values of mappings left out; a test holds the two to each other.

use crate::source::{Node, NodeId, Tree, Value};
use jsonschema::JsonType;
use jsonschema::json::{Array, Json, Node as JsonNode, NodeIdentity, Object, cmp};
use serde_json::{Number, Value as Instance};
use std::borrow::Cow;

/// The representation.
pub struct Direct;

/// A value in a tree, or the name of a key by itself.
#[derive(Clone)]
pub enum Seen<'a> {
    /// A node.
    At(&'a Tree, NodeId),
    /// A text that is no node.
    Word(&'a str),
}

impl Json for Direct {
    type Node<'a> = Seen<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    // Keys are looked for one by one, so that going through all of them is never dearer.
    const KEYS_PER_LOOKUP: usize = 64;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(Seen<'_>) -> T) -> T {
        f(Seen::Word(string))
    }
}

impl Seen<'_> {
    fn value(&self) -> Value {
        match self {
            Seen::At(tree, id) => tree.value(*id),
            Seen::Word(_) => Value::Text,
        }
    }
}

impl<'a> JsonNode<'a, Direct> for Seen<'a> {
    type Object = Entries<'a>;
    type Array = Items<'a>;
    type Number = Number;

    fn as_object(&self) -> Option<Entries<'a>> {
        match self {
            Seen::At(tree, id) if matches!(tree.node(*id), Node::Map(_)) => Some(Entries { tree, rest: tree.entries(*id) }),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<Items<'a>> {
        match self {
            Seen::At(tree, id) if matches!(tree.node(*id), Node::List(_)) => Some(Items { tree, rest: tree.items(*id) }),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match self {
            Seen::At(tree, id) if self.json_type() == JsonType::String => Some(Cow::Borrowed(tree.text(*id))),
            Seen::At(..) => None,
            Seen::Word(word) => Some(Cow::Borrowed(word)),
        }
    }

    fn as_number(&self) -> Option<Number> {
        match self.value() {
            Value::Int(i) => Some(i.into()),
            Value::Float(f) => Number::from_f64(f),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.value() {
            Value::Bool(b) => Some(b),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        self.value() == Value::Null
    }

    fn json_type(&self) -> JsonType {
        if let Seen::At(tree, id) = self {
            match tree.node(*id) {
                Node::Map(_) => return JsonType::Object,
                Node::List(_) => return JsonType::Array,
                Node::Scalar(_) => {}
            }
        }
        match self.value() {
            Value::Null => JsonType::Null,
            Value::Bool(_) => JsonType::Boolean,
            Value::Int(_) => JsonType::Number,
            Value::Float(f) if f.is_finite() => JsonType::Number,
            Value::Float(_) | Value::Text => JsonType::String,
        }
    }

    fn equals_value(&self, expected: &Instance) -> bool {
        match (self.as_string(), expected) {
            (Some(text), Instance::String(expected)) => text == expected.as_str(),
            (Some(_), _) => false,
            _ => cmp::equal(&self.to_value(), expected),
        }
    }

    fn to_value(&self) -> Cow<'a, Instance> {
        Cow::Owned(match self {
            Seen::At(tree, id) => tree.json_at(*id),
            Seen::Word(word) => Instance::String((*word).to_owned()),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        match self {
            Seen::At(tree, id) => Some(NodeIdentity::new(std::ptr::from_ref(tree.node(*id)) as usize)),
            Seen::Word(_) => None,
        }
    }
}

/// A mapping: its keys that are not blank, with their values; or those that are still to come.
pub struct Entries<'a> {
    tree: &'a Tree,
    rest: &'a [(NodeId, NodeId)],
}

impl<'a> Iterator for Entries<'a> {
    type Item = (&'a str, Seen<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let ((key, value), rest) = self.rest.split_first()?;
            self.rest = rest;
            if !self.tree.is_null(*value) {
                return Some((self.tree.text(*key), Seen::At(self.tree, *value)));
            }
        }
    }
}

impl<'a> Object<'a, Direct> for Entries<'a> {
    type Node = Seen<'a>;
    type MemberName = &'a str;
    type MembersIter = Entries<'a>;

    fn len(&self) -> usize {
        self.members().count()
    }

    fn get(&self, key: &String) -> Option<Seen<'a>> {
        let (_, value) = self.rest.iter().find(|(k, v)| self.tree.text(*k) == key && !self.tree.is_null(*v))?;
        Some(Seen::At(self.tree, *value))
    }

    fn members(&self) -> Entries<'a> {
        Entries { tree: self.tree, rest: self.rest }
    }
}

/// A list, or what of it is still to come.
pub struct Items<'a> {
    tree: &'a Tree,
    rest: &'a [NodeId],
}

impl<'a> Iterator for Items<'a> {
    type Item = Seen<'a>;

    fn next(&mut self) -> Option<Seen<'a>> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(Seen::At(self.tree, *first))
    }
}

impl<'a> Array<'a, Direct> for Items<'a> {
    type Node = Seen<'a>;
    type ElementsIter = Items<'a>;

    fn len(&self) -> usize {
        self.rest.len()
    }

    fn elements(&self) -> Items<'a> {
        Items { tree: self.tree, rest: self.rest }
    }
}
