"""Speed, measured as ratios in one run. Nothing here fails on a slow machine."""
