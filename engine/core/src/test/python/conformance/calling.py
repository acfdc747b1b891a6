"""Calling what a row speaks of: a function, a method, an operator, a property, an `.at[…]` update."""

import copy
import itertools

from .frameworks import operator_of

STYLES = ("positional", "keyword")


class Call:
    """A row's callable with bound arguments, ready to run."""

    def __init__(self, framework, row, given):
        self.framework, self.row = framework, row
        self.given = {name: framework.native(value) for name, value in given.items()}

    def text(self, style):
        """How a user would write it, for a finding."""
        positional, keywords = self._split(style)
        return f"{self.row.title} with {len(positional)} positional, keywords {sorted(keywords)}"

    def run(self, style):
        row = self.row
        if row.in_place:
            self.given[row.in_place] = copy.deepcopy(self.given[row.in_place])
        if not row.is_method:
            positional, keywords = self._split(style)
            result = self.framework.find((*row.path, row.name))(*positional, **keywords)
            return self.given[row.in_place] if row.in_place else result
        receiver = self.given["self"]
        if row.path == ("Tensor", "at"):
            index = self.given["index"]
            positional, keywords = self._split(style, skip=("self", "index"))
            return getattr(receiver.at[index], row.name)(*positional, **keywords)
        positional, keywords = self._split(style, skip=("self",))
        if row.is_property:
            return getattr(receiver, row.name)
        operator = operator_of(row.name)
        if row.in_place and not operator:
            getattr(receiver, row.name)(*positional, **keywords)
            return receiver
        if operator and row.name.startswith("__r") and row.name not in ("__round__", "__rshift__", "__repr__"):
            return operator_of("__" + row.name[3:])(positional[0], receiver)
        if operator:
            return operator(receiver, *positional)
        return getattr(receiver, row.name)(*positional, **keywords)

    def _split(self, style, skip=()):
        """Positional and keyword arguments: as many as possible of the sort asked for."""
        parameters = [p for p in self.row.parameters if p.name not in skip]
        variadic = next((i for i, p in enumerate(parameters) if p.kind == "variadic" and self.given.get(p.name)), -1)
        positional, keywords, gap = [], {}, False
        for place, parameter in enumerate(parameters):
            if parameter.name not in self.given:
                gap = gap or parameter.kind != "variadic"
                continue
            value = self.given[parameter.name]
            if parameter.kind == "variadic":
                positional.extend(value)
            elif parameter.kind == "positional" or place < variadic:
                positional.append(value)
            elif parameter.kind == "any" and not gap and style == "positional":
                positional.append(value)
            else:
                keywords[parameter.name] = value
                gap = True
        return positional, keywords


def styles(row, number):
    """Both styles for the first arguments, then by turns."""
    if row.is_property or operator_of(row.name):
        return ("positional",)
    return STYLES if number == 0 else (next(itertools.islice(STYLES, number % 2, None)),)
