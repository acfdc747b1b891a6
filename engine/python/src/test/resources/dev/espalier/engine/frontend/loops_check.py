import json
import re


def checked(place, function, args, is_smooth):
    """What is compared: the graph, what the framework gives, what the graph gives, and gradients."""
    graph = espalier.trace_graph(function, args=args)
    report = {
        "graph": re.sub(r" *#.*", "", graph.simplify().text),
        "values": flat(function(*args)),
        "run": flat(graph.to_backend("java")(*args)),
        "gradients": [],
        "differentiated": [],
    }
    if is_smooth:
        by = [i["name"] for i in graph._last.inputs if i["role"] == "argument"]
        report["gradients"] = direct(function, args)
        report["differentiated"] = flat(list(graph.value_and_gradients(by).to_backend("java")(*args)))
    print(f"{function.__name__}_{place}", json.dumps(report))


for place, (function, args, is_smooth) in enumerate(programs):
    checked(place, function, args, is_smooth)
