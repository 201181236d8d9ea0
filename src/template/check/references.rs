//! `body.ron`: what is referred to is printed whenever the reference is.

use std::collections::BTreeMap;

use super::checker::{Checker, Reference, Target};
use crate::ron_text::fold_white_space;
use crate::template::condition::Condition;
use crate::template::file::TemplateFile::Body;
use crate::template::model::Block;
use crate::template::problem::ProblemKind;
use crate::template::solver::Solution;

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
                let (Target::Set(id) | Target::Block(id)) = &target;
                self.report_at(Body, offset, ProblemKind::DanglingReference(id.clone()));
            }
            answers.insert(target, dangles);
        }
    }

    /// Whether a reference can be printed without what it refers to.
    fn dangles(&mut self, when: &Condition, target: &Target, blocks: &[Block]) -> bool {
        let printed = match target {
            Target::Set(set) => self.set_is_printed(set, blocks),
            Target::Block(id) => {
                let block = blocks.iter().find(|block| block.id == *id);
                block.map_or_else(|| Condition::Any([].into()), |block| block.when.clone())
            }
        };
        let only_the_reference = when.and(&Condition::Not(Box::new(printed)));
        matches!(
            self.solver.solve(&only_the_reference),
            Solution::Possible(_)
        )
    }

    /// When what a reference to a set points at is printed: a block that has its label.
    fn set_is_printed(&self, set: &str, blocks: &[Block]) -> Condition {
        let mut sets = self.files.template.sets.iter();
        let label = sets.find(|known| &*known.id == set);
        let label = label.map_or_else(String::new, |set| fold_white_space(&set.label));
        let labelled = blocks.iter().filter(|block| block.has_label(&label));
        Condition::Any(labelled.map(|block| block.when.clone()).collect())
    }
}
