"""Row conformance: every row of every table, executed against the framework it speaks of.

`tables` reads the tables with Python's own parser, a second reader beside the engine's. `arguments` makes arguments
for a row, `expansion` turns row and arguments into core operations, `reference` has them evaluated by the engine's
reference, `frameworks` calls the real function, `comparison` compares. `signatures` compares what the row says of
names, order and defaults with what the framework says. Run `python -m conformance -h`.
"""
