"""Whole processes: what they take of the processor, by the clock, and of memory."""
import os
import subprocess
import time


def taken(command, accepted=(0, 3)):
    """Processor seconds and seconds by the clock; what it writes is thrown away. 3: a finding on some inspection."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, clock


def peak_bytes(pid):
    """Nothing of a process that has ended."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return max([0] + [int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:")])


def through_a_pipe(writer, reader, accepted=(0, 3)):
    """Lets a process read what another writes. Processor seconds and the peak of the reader, in bytes, as last looked at:
    what the system says at its end begins with what the parent held."""
    peak = 0
    with subprocess.Popen(writer, stdout=subprocess.PIPE) as source:
        process = subprocess.Popen(
            reader, stdin=source.stdout, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        source.stdout.close()
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid != 0:
                break
            peak = max(peak, peak_bytes(process.pid))
            time.sleep(0.002)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted or source.returncode != 0:
        raise SystemExit(f"{' '.join(reader)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, peak
