"""The notebook's side in Python: ``get_ipython()``, magics that need the namespace, and what magics of the JVM ask for."""

from espalier_kernel import comms, definitions, graphs, magics, placement, shell  # noqa: F401, each serves its requests
