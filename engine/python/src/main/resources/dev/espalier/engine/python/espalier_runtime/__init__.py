"""The Python side of Espalier's runtime: what the child process does for the JVM that started it.

Start reading at :mod:`espalier_runtime.main`; packages that build on it use :mod:`espalier_runtime.channel` and
:mod:`espalier_runtime.tensors`. Only the standard library is needed, of Python 3.10 or newer.
"""
