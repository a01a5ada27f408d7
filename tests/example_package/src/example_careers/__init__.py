"""The careers of Example County. Nothing here is imported to list, load or check the data."""
