"""What every room may use, and no user: registration of plugs, marks of public names, the wording of suggestions, and
garbage collection. It imports from no room; what one room alone needs lies in that room."""
