"""This checker and others, side by side: the same taxonomies, clean and with faults, in the form that each takes."""
