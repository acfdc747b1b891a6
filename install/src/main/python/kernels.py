"""Measures the kernel against ipykernel; ``./espalier benchmark --kernel`` calls it.

Kernels take turns, so that a busy machine is busy for both; medians are told, as a table.
"""

import pathlib
import statistics
import subprocess
import sys
import time

from jupyter_client.manager import KernelManager

KERNELS = ("python3", "espalier")
CELLS = 200


def measure(name: str) -> dict[str, float]:
    """Starts a kernel and ends it; seconds, and mebibytes when idle."""
    start = time.perf_counter()
    manager = KernelManager(kernel_name=name)
    manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=120)
    found = {"start to ready": time.perf_counter() - start}
    found["first cell"] = run(client, "1+1")
    for _ in range(CELLS):
        run(client, "1+1")
    found["1+1"] = statistics.median(run(client, "1+1") for _ in range(CELLS))
    found["idle memory, MiB"] = memory(manager.provisioner.process.pid)
    found["interrupt"] = statistics.median(interrupt(manager, client, "while True: pass") for _ in range(5))
    if name == "espalier":
        run(client, "%%java\n1+1")
        found["first 1+1 in Java"] = run(client, "%%java\n1+1")
        found["interrupt in Java"] = statistics.median(
            interrupt(manager, client, "%%java\nwhile (true) {}") for _ in range(5)
        )
    client.stop_channels()
    manager.shutdown_kernel()
    return found


def run(client, code: str) -> float:
    start = time.perf_counter()
    request = client.execute(code)
    while client.get_shell_msg(timeout=120)["parent_header"].get("msg_id") != request:
        pass
    return time.perf_counter() - start


def interrupt(manager, client, code: str) -> float:
    """From the interrupt to the reply of the cell that it ended."""
    request = client.execute(code)
    time.sleep(0.7)
    start = time.perf_counter()
    manager.interrupt_kernel()
    while client.get_shell_msg(timeout=120)["parent_header"].get("msg_id") != request:
        pass
    return time.perf_counter() - start


def memory(process: int) -> float:
    """What a process and those it started hold, shared pages by their share (Linux)."""
    total = 0
    try:
        with open(f"/proc/{process}/smaps_rollup") as lines:
            total = sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        children = " ".join(path.read_text() for path in pathlib.Path(f"/proc/{process}/task").glob("*/children"))
        return total / 1024 + sum(memory(int(child)) for child in children.split())
    except OSError:
        return total / 1024


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    results: dict[str, dict[str, list[float]]] = {name: {} for name in KERNELS}
    for _ in range(runs):
        for name in KERNELS:
            for what, value in measure(name).items():
                results[name].setdefault(what, []).append(value)
    print(f"| median of {runs}, in seconds where nothing else is said | ipykernel | Espalier | ratio |")
    print("| --- | --: | --: | --: |")
    for what, values in results["espalier"].items():
        ours = statistics.median(values)
        theirs = results["python3"].get(what)
        if theirs is None:
            print(f"| {what} | | {ours:.3g} | |")
        else:
            base = statistics.median(theirs)
            print(f"| {what} | {base:.3g} | {ours:.3g} | {ours / base:.2f} |")


if __name__ == "__main__":
    main()
