"""Records what a program asks of its framework: calls by their public names, above the framework's own dispatch.

``record(function, args, kwargs)`` runs a function or module once and gives the record, from which the JVM makes a graph.
"""

from espalier_capture.recorder import CaptureError as CaptureError
from espalier_capture.recorder import Recorder as Recorder
from espalier_capture.tracing import record as record
