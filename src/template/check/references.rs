//! `body.ron`: what is referred to is printed whenever the reference is.

use std::collections::BTreeMap;

use super::checker::{Checker, Reference};
use crate::template::condition::{Condition, can_hold};
use crate::template::file::TemplateFile::Body;
use crate::template::model::Block;
use crate::template::problem::ProblemKind;

impl Checker<'_> {
    /// Checks that what is referred to is printed whenever the reference is.
    pub(super) fn check_references(&mut self, blocks: &[Block]) {
        let mut answers = BTreeMap::new();
        let mut answered_for = Condition::Always;
        for reference in std::mem::take(&mut self.references) {
            let Reference {
                offset,
                when,
                target,
            } = reference;
            // A text may refer to the same thing many times, and conditions may be long.
            if when != answered_for {
                answers.clear();
                answered_for = when.clone();
            }
            let dangles = match answers.get(&target) {
                Some(answer) => *answer,
                None => self.dangles(&when, &target, blocks),
            };
            if dangles {
                self.report_at(Body, offset, ProblemKind::DanglingReference(target.clone()));
            }
            answers.insert(target, dangles);
        }
    }

    /// Whether a reference can be printed without what it refers to.
    fn dangles(&self, when: &Condition, target: &str, blocks: &[Block]) -> bool {
        let printed = match blocks.iter().find(|block| block.id == target) {
            Some(block) => block.when.clone(),
            None => Condition::ServiceOf(target.to_owned()),
        };
        let only_the_reference = when.and(&Condition::Not(Box::new(printed)));
        can_hold(&only_the_reference, &|set| self.members(set))
    }
}
