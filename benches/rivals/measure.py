"""Runs commands in turn, round by round, and prints medians and paired ratios. No packages needed.

A file of lines `NAME<TAB>ROUNDS<TAB>COMMAND` on standard input; the first is what the others are compared with. In each round
every command runs once, so that a busy minute of the machine falls on all of them; a ratio is the median of the ratios
within the rounds.
"""

import os
import shlex
import sys
import time
from statistics import median


def once(command):
    """Wall seconds, CPU seconds, peak memory in MB of one run, its children included."""
    began = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1):
            os.dup2(null, fd)
        if not os.environ.get("SHOW"):
            os.dup2(null, 2)
        try:
            os.execvp(command[0], command)
        finally:
            os._exit(127)
    _, status, use = os.wait4(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"exit code {code}: {shlex.join(command)}")
    return time.perf_counter() - began, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024


def main():
    jobs = [line.rstrip("\n").split("\t") for line in sys.stdin if line.strip()]
    runs = {name: [] for name, _, _ in jobs}
    for turn in range(max(int(rounds) for _, rounds, _ in jobs)):
        for name, rounds, command in jobs:
            if turn < int(rounds):
                runs[name].append(once(shlex.split(command)))
    first = runs[jobs[0][0]]
    print(f"{'':34} {'wall s':>9} {'CPU s':>9} {'peak MB':>8}   wall and CPU of the first row, as a share of this one's")
    for name, taken in runs.items():
        wall, cpu, memory = (median(column) for column in zip(*taken))
        shares = [median(a[i] / max(b[i], 1e-6) for a, b in zip(first, taken)) for i in (0, 1)]
        # A share of a hundredth would say little in three places.
        wall_share, cpu_share = (f"{share:8.{3 if share >= 0.1 else 4}f}" for share in shares)
        print(f"{name:34} {wall:9.3f} {cpu:9.3f} {memory:8.0f}   {wall_share} {cpu_share}")


main()
