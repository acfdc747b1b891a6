"""Arguments and parameters: how a call with named values is written, and which values a call gives to a row."""

STYLES = ("positional", "keyword")


def written(row, given, style):
    """Positional and keyword arguments of a call: as many as possible of the style asked for."""
    parameters = row.parameters
    variadic = next((i for i, p in enumerate(parameters) if p.kind == "variadic" and given.get(p.name)), -1)
    positional, keywords, gap = [], {}, False
    for place, parameter in enumerate(parameters):
        if parameter.name not in given:
            gap = gap or parameter.kind != "variadic"
            continue
        value = given[parameter.name]
        if parameter.kind == "variadic":
            positional.extend(value)
        elif parameter.kind == "positional" or place < variadic or place == 0 and row.is_method:
            positional.append(value)
        elif parameter.kind == "any" and not gap and style == "positional":
            positional.append(value)
        else:
            keywords[parameter.name] = value
            gap = True
    return positional, keywords


def bound(row, positional, keywords):
    """The values by the row's parameters, or None where the call does not fit its signature."""
    given, left = {}, list(positional)
    for parameter in row.parameters:
        if parameter.kind == "variadic":
            given[parameter.name], left = tuple(left), []
        elif parameter.kind in ("positional", "any") and left:
            if parameter.name in keywords:
                return None
            given[parameter.name] = left.pop(0)
        elif parameter.name in keywords:
            if parameter.kind == "positional":
                return None
            given[parameter.name] = keywords[parameter.name]
    return None if left or any(name not in given for name in keywords) else given
