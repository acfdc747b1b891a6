"""Espalier in a cell: graphs of what you run, translations of what you wrote, runs on any backend.

    import espalier

    graph = espalier.trace_graph(model, args=(x,))      # run once, get the graph
    graph.show()                                        # its text, or its picture in a notebook
    on_jax = graph.to_backend("jax")                    # the same, computed by jax
    jax_loss = espalier.transpile(loss, to="jax")       # the function itself, in the words of jax
"""

from espalier.placement import backends as backends
from espalier.placement import current_backend as current_backend
from espalier.placement import set_backend as set_backend
from espalier.placement import unset_backend as unset_backend
from espalier.graph import Graph as Graph
from espalier.graph import trace as trace
from espalier.graph import trace_graph as trace_graph
from espalier.translation import TranslationWarning as TranslationWarning
from espalier.translation import transpile as transpile

__all__ = [
    "Graph",
    "TranslationWarning",
    "backends",
    "current_backend",
    "set_backend",
    "trace",
    "trace_graph",
    "transpile",
    "unset_backend",
]
