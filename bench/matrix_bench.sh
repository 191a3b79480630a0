#!/bin/sh
# Rows of a matrix a second, CSV in to CSV out, as ratios to named ceilings of the same run: what
# counting its lines costs (`wc -l`). Says which share of the time parsing and evaluating take. Peak
# memory for a tenth of the rows and for all tells whether it is flat.
#     bench/matrix_bench.sh [build/release] [ROWS]
set -eu
build=${1:-build/release}
ninja -C "$build" src/atalaya bench/matrix_read bench/evaluation_bench >/dev/null
rows=${2:-500000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$build" "$rows" "$folder" <<'PYTHON'
import os
import re
import subprocess
import sys
import time

build, rows, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
program = os.path.join(build, "src/atalaya")
YEARS = range(2024, 2028)
HEAD = ("codigo,nombre,linea,componente,programa,nivel,unidad,tipo_acumulacion,linea_base,"
        "meta_incluye_lb,sentido,meta_cuatrienio,peso,"
        + ",".join(f"programado_{y},ejecutado_{y}" for y in YEARS) + "\n")
TYPES = (("ACUMULADO", "", 40, (10, 10, 10, 10)), ("CAPACIDAD", 20, 60, (30, 40, 50, 60)),
         ("FLUJO", "", 90, (70, 80, 85, 90)), ("MANTENIMIENTO", "", 60, (60,) * 4),
         ("REDUCCION", 20, 12, (19, 17, 14, 12)))


def write(path, count):
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for i in range(count):
            kind, base, target, planned = TYPES[i % 5]
            actual = (f"{planned[0] * 0.9:.2f}", f"{planned[1] * 0.81 + i % 3:.2f}", "", "")
            cells = ",".join(f"{p},{a}" for p, a in zip(planned, actual))
            file.write(f'{330100000 + i},"Vía terciaria, mejorada",Línea {i % 5},'
                       f"Componente {i % 17},Programa {i % 93},producto,Kilómetros,{kind},{base},"
                       f",,{target},,{cells}\n")


def measure(*command):
    """Best of three: seconds of CPU, and peak memory in kB."""
    best, peak = 1e9, 0
    for _ in range(3):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        best = min(best, usage.ru_utime + usage.ru_stime)
        peak = usage.ru_maxrss
    return best, peak


def report(name, seconds, ceiling):
    print(f"{name:<26} {rows / seconds:10,.0f} rows/s, ratio {ceiling / seconds:.3f} of the ceiling")


whole, tenth = os.path.join(folder, "whole.csv"), os.path.join(folder, "tenth.csv")
write(whole, rows)
write(tenth, rows // 10)
ceiling, _ = measure("wc", "-l", whole)
print(f"{'ceiling: wc -l':<26} {rows / ceiling:10,.0f} rows/s, {os.path.getsize(whole) / 1e6:.0f} MB")
figures, peak = measure(program, "evaluate", whole, "--cut", "2025")
report("rows to figures", figures, ceiling)
nodes, node_peak = measure(program, "evaluate", whole, "--cut", "2025", "--by", "programa")
report("rows to nodes", nodes, ceiling)
parsing, _ = measure(os.path.join(build, "bench/matrix_read"), whole)
pure = subprocess.run([os.path.join(build, "bench/evaluation_bench")], capture_output=True,
                      text=True, check=True).stdout
rules = int(re.search(r"\((\d+) ns each\)", pure).group(1)) * 1e-9 * rows
print(f"{'shares':<26} parsing {parsing / figures:.0%}, evaluating {rules / figures:.0%}, "
      f"writing {1 - (parsing + rules) / figures:.0%}")
_, small = measure(program, "evaluate", tenth, "--cut", "2025")
_, node_small = measure(program, "evaluate", tenth, "--cut", "2025", "--by", "programa")
print(f"{'peak memory':<26} {small:7,d} kB for {rows // 10:,d} rows, {peak:,d} kB for {rows:,d}; "
      f"by nodes {node_small:,d} and {node_peak:,d} kB")
PYTHON
