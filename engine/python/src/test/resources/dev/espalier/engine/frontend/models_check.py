import json
import re


def checked(name, model, x):
    """What is compared: the graph, what it gives, its gradients, and the same from the framework itself."""
    graph = espalier.trace_graph(model, args=(x,))
    whole = espalier.trace_graph(lambda x: loss(model, x), args=(x,))
    value, grads = direct(model, x)
    found = whole.value_and_gradients().to_backend("java")(x)
    report = {
        "graph": re.sub(r" *#.*", "", graph.simplify().text),
        "values": flat(model(x)),
        "run": flat(graph.to_backend("java")(x)),
        "gradients": [value, *(v for g in grads for v in flat(g))],
        "differentiated": [v for g in found for v in flat(g)],
    }
    print(name, json.dumps(report))


checked("block", block, x)
checked("transformer", transformer, ids)
