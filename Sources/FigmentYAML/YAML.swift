// YAML into the syntax tree.
