"""YAML to values with their places. Enters: the text of a file. Leaves: values, and problems."""
