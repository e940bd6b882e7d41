//! From nodes to typed declarations: a serde deserialiser over the tree that lets every value keep its place, and lets a
//! broken value break nothing but itself (law 3).

use crate::model::fact::{AT, FACT, PLACED, state};
use crate::source::{Node, NodeId, Tree, Value};
use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// What the shape check could not accept.
#[derive(Debug, Default)]
pub struct Marks {
    /// Values that cannot be relied on.
    pub broken: HashSet<NodeId>,
    /// Keys of a mapping whose value is lost, because it stands under a misspelt key; with the place of that value.
    pub lost: HashMap<NodeId, Vec<(&'static str, NodeId)>>,
}

/// A value that passed the shape check and still could not be read, for example the thirtieth of February.
pub type Failures = RefCell<Vec<(NodeId, String)>>;

/// Reads a typed value.
///
/// # Errors
/// The sentence and the place of the first value that could not be read and is no [`crate::model::Fact`].
pub fn read<'t, T: de::Deserialize<'t>>(tree: &'t Tree, marks: &'t Marks, failures: &'t Failures) -> Result<T, (NodeId, String)> {
    let root = tree.root();
    let reader = Reader { tree, marks, failures, node: root, lost: false };
    T::deserialize(reader).map_err(|e| (e.at.unwrap_or(root), e.message))
}

#[derive(Debug)]
struct Failure {
    message: String,
    at: Option<NodeId>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
impl std::error::Error for Failure {}
impl de::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Failure { message: message.to_string(), at: None }
    }
}

#[derive(Clone, Copy)]
struct Reader<'t> {
    tree: &'t Tree,
    marks: &'t Marks,
    failures: &'t Failures,
    node: NodeId,
    lost: bool,
}

impl<'t> Reader<'t> {
    fn at(self, node: NodeId) -> Self {
        Reader { node, lost: false, ..self }
    }

    fn state(self) -> u32 {
        if self.lost || self.marks.broken.contains(&self.node) {
            state::BROKEN
        } else if self.tree.is_null(self.node) {
            state::ABSENT
        } else if self.tree.is_stated_none(self.node) {
            state::NONE
        } else {
            state::KNOWN
        }
    }

    fn placed<T>(self, result: Result<T, Failure>) -> Result<T, Failure> {
        result.map_err(|e| Failure { at: e.at.or(Some(self.node)), ..e })
    }
}

impl<'t> Deserializer<'t> for Reader<'t> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        let result = match self.tree.node(self.node) {
            Node::List(items) => visitor.visit_seq(Items { reader: self, items: items.iter() }),
            Node::Map(entries) => visitor.visit_map(Entries { reader: self, at: false, entries: entries.iter(), lost: &[], value: None }),
            Node::Scalar(_) => match self.tree.value(self.node) {
                Value::Null => visitor.visit_unit(),
                Value::Bool(b) => visitor.visit_bool(b),
                Value::Int(i) => visitor.visit_i64(i),
                Value::Float(f) => visitor.visit_f64(f),
                Value::Text => visitor.visit_borrowed_str(self.tree.text(self.node)),
            },
        };
        self.placed(result)
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        // A level or a page may be written as a number; its text is what counts.
        match self.tree.node(self.node) {
            Node::Scalar(_) => self.placed(visitor.visit_borrowed_str(self.tree.text(self.node))),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        if self.tree.is_null(self.node) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, name: &'static str, visitor: V) -> Result<V::Value, Failure> {
        match name {
            FACT => {
                let state = self.state();
                let result = visitor.visit_seq(Parts { reader: self, step: 0, state: Some(state) });
                if result.is_err() {
                    self.failures.borrow_mut().push((self.node, "this value could not be read".into()));
                }
                result
            }
            PLACED => self.placed(visitor.visit_seq(Parts { reader: self, step: 0, state: None })),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_struct<V: Visitor<'t>>(self, _: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Failure> {
        match self.tree.node(self.node) {
            Node::Map(entries) => {
                let lost = self.marks.lost.get(&self.node).map_or(&[][..], Vec::as_slice);
                self.placed(visitor.visit_map(Entries {
                    reader: self,
                    at: fields.contains(&AT),
                    entries: entries.iter(),
                    lost,
                    value: None,
                }))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'t>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Failure> {
        let result = match self.tree.node(self.node) {
            Node::Scalar(_) => visitor.visit_enum(self.tree.text(self.node).into_deserializer()),
            Node::Map(entries) if entries.len() == 1 => {
                visitor.visit_enum(Variant { reader: self.at(entries[0].1), key: self.tree.text(entries[0].0) })
            }
            _ => Err(de::Error::custom("one choice is expected here")),
        };
        self.placed(result)
    }

    serde::forward_to_deserialize_any! {
        <W: Visitor<'t>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

struct Items<'t> {
    reader: Reader<'t>,
    items: std::slice::Iter<'t, NodeId>,
}

impl<'t> SeqAccess<'t> for Items<'t> {
    type Error = Failure;
    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Failure> {
        self.items.next().map(|i| seed.deserialize(self.reader.at(*i))).transpose()
    }
}

struct Entries<'t> {
    reader: Reader<'t>,
    /// Whether the struct wants its own place first.
    at: bool,
    entries: std::slice::Iter<'t, (NodeId, NodeId)>,
    lost: &'t [(&'static str, NodeId)],
    value: Option<Next>,
}

enum Next {
    Place,
    Node(NodeId),
    Lost(NodeId),
}

impl<'t> MapAccess<'t> for Entries<'t> {
    type Error = Failure;
    fn next_key_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Failure> {
        let key = |name: &'t str| StrDeserializer::<Failure>::new(name);
        if std::mem::take(&mut self.at) {
            self.value = Some(Next::Place);
            return seed.deserialize(key(AT)).map(Some);
        }
        for (k, v) in self.entries.by_ref() {
            // A blank key is an absent key.
            if !self.reader.tree.is_null(*v) {
                self.value = Some(Next::Node(*v));
                return seed.deserialize(key(self.reader.tree.text(*k))).map(Some);
            }
        }
        if let Some(((name, node), rest)) = self.lost.split_first() {
            self.lost = rest;
            self.value = Some(Next::Lost(*node));
            return seed.deserialize(key(name)).map(Some);
        }
        Ok(None)
    }
    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, Failure> {
        match self.value.take() {
            Some(Next::Node(node)) => seed.deserialize(self.reader.at(node)),
            Some(Next::Lost(node)) => seed.deserialize(Reader { lost: true, ..self.reader.at(node) }),
            Some(Next::Place) | None => seed.deserialize(U32Deserializer::<Failure>::new(self.reader.node.0)),
        }
    }
}

/// A value together with its place and, for a fact, its state.
struct Parts<'t> {
    reader: Reader<'t>,
    step: u8,
    state: Option<u32>,
}

impl<'t> SeqAccess<'t> for Parts<'t> {
    type Error = Failure;
    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Failure> {
        self.step += 1;
        match (self.step, self.state) {
            (1, _) => seed.deserialize(U32Deserializer::<Failure>::new(self.reader.node.0)).map(Some),
            (2, Some(state)) => seed.deserialize(U32Deserializer::<Failure>::new(state)).map(Some),
            _ => {
                let result = seed.deserialize(self.reader);
                if let (Err(e), Some(_)) = (&result, self.state) {
                    self.reader.failures.borrow_mut().push((e.at.unwrap_or(self.reader.node), e.message.clone()));
                }
                result.map(Some)
            }
        }
    }
}

struct Variant<'t> {
    reader: Reader<'t>,
    key: &'t str,
}

impl<'t> de::EnumAccess<'t> for Variant<'t> {
    type Error = Failure;
    type Variant = Reader<'t>;
    fn variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<(S::Value, Reader<'t>), Failure> {
        Ok((seed.deserialize(StrDeserializer::<Failure>::new(self.key))?, self.reader))
    }
}

impl<'t> de::VariantAccess<'t> for Reader<'t> {
    type Error = Failure;
    fn unit_variant(self) -> Result<(), Failure> {
        Ok(())
    }
    fn newtype_variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<S::Value, Failure> {
        seed.deserialize(self)
    }
    fn tuple_variant<V: Visitor<'t>>(self, _: usize, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_any(visitor)
    }
    fn struct_variant<V: Visitor<'t>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_any(visitor)
    }
}
