//! Where an answer is printed.

use super::model::Agreement;
use super::parts::Origin;

impl Agreement {
    /// Returns the indexes of the blocks that print the answer of a field.
    pub fn blocks_with<'a>(&'a self, field: &'a str) -> impl Iterator<Item = usize> + 'a {
        let is_of = move |origin: &Origin| matches!(origin, Origin::Field(of) if of == field);
        let blocks = self.blocks.iter().enumerate();
        let blocks = blocks.filter(move |(_, block)| {
            let mut runs = block.parts().into_iter().flat_map(|part| part.runs.iter());
            runs.any(|run| is_of(&run.origin))
        });
        blocks.map(|(index, _)| index)
    }

    /// Returns the clauses that print the answer of a field, as people refer to them, each once.
    #[must_use]
    pub fn clauses_with(&self, field: &str) -> Vec<String> {
        let mut clauses: Vec<String> = Vec::new();
        for block in self.blocks_with(field) {
            let clause = self.clause(block);
            if !clause.is_empty() && !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        clauses
    }
}
