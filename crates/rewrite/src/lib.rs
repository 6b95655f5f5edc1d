//! Changes of a policy that keep its meaning, or reach a wanted one.
