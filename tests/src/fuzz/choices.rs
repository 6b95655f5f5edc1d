/// Bytes that choose, one for each choice; when they run out, the first of everything is chosen.
pub(super) struct Choices<'a>(pub(super) &'a [u8]);

impl Choices<'_> {
    pub(super) fn below(&mut self, count: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        usize::from(*first) % count.max(1)
    }

    pub(super) fn one<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts
            .get(self.below(texts.len()))
            .copied()
            .unwrap_or_default()
    }

    /// Some of the texts, as a JSON list.
    pub(super) fn some(&mut self, texts: &[&str]) -> String {
        let count = 1 + self.below(3);
        let texts: Vec<&str> = (0..count).map(|_| self.one(texts)).collect();
        serde_json::Value::from(texts).to_string()
    }
}
