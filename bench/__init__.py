"""How fast the edges are, as ratios that hold from machine to machine: `python -m bench`."""
