#!/usr/bin/env python3
"""A second evaluation, written from the rules alone with fractions: the oracle of the C program.

It is slow and plain on purpose. `evaluate(rows, cut, passed)` gives the output rows of
`atalaya evaluate`, `nodes(rows, cut, passed, by, weights)` those of `--by`. A row is a dict of the
input columns as texts; numbers are Fraction, "NP" or None.
"""
from fractions import Fraction as F

LEVEL = ("CAPACIDAD", "REDUCCION", "REDUCCION_ANUAL")
BANDS = (("CRITICO", F(0)), ("BAJO", F(40, 100)), ("MEDIO", F(60, 100)),
         ("SATISFACTORIO", F(70, 100)), ("SOBRESALIENTE", F(80, 100)))
BAND_NAMES = [name for name, _ in BANDS]


def cap(x):
    return min(F(1), max(F(0), x))


def band(x):
    return [name for name, low in BANDS if cap(x) >= low][-1]


def rounded(x):
    """Four places, half away from zero."""
    scaled = abs(x) * 10000
    whole = int(scaled + F(1, 2))
    sign = "-" if x < 0 and whole else ""
    return f"{sign}{whole // 10000}.{whole % 10000:04d}"


def percent(x):
    return "" if x is None else rounded(x * 100)


def quantity(x):
    return "" if x is None else rounded(x)


class Indicator:
    def __init__(self, row, years, cut, passed):
        self.row, self.t, self.n = row, years.index(cut) + 1, len(years)
        self.type = row["tipo"]
        self.kind = "REDUCCION" if self.type == "REDUCCION_ANUAL" else self.type
        self.lb, self.m, self.with_lb = row["lb"], row["m"], row["with_lb"]
        self.low = row["sentido"] == "MENOR_ES_MEJOR"
        self.p = dict(enumerate(row["p"], 1))
        self.e = {y: v for y, v in enumerate(row["e"], 1) if y <= self.t}
        self.level = self.type in LEVEL
        self.passed = passed
        self.error = self.find_error()
        self.compute()

    def counts_as_np(self, y):
        if self.p[y] != 0 or self.p[y] is None:
            return False
        if self.kind in ("ACUMULADO", "FLUJO"):
            return True
        if self.kind == "MANTENIMIENTO":
            return not self.low
        if self.kind == "CAPACIDAD":
            return self.lb is not None and self.lb >= 0
        return self.m is not None and self.m > 0

    def programmed(self, y):
        return self.p[y] not in (None, "NP") and not self.counts_as_np(y)

    def mn(self):
        return self.m - self.lb if self.kind == "ACUMULADO" and self.with_lb else self.m

    def find_error(self):
        numbers = [v for v in self.p.values() if v not in (None, "NP")]
        numbers += [v for v in self.e.values() if v is not None]
        if self.lb is None and (self.level or (self.kind == "ACUMULADO" and self.with_lb)):
            return "LINEA_BASE_REQUERIDA"
        if not self.level and any(v < 0 for v in numbers):
            return "VALOR_NEGATIVO"
        if self.m is None:
            return "META_REQUERIDA"
        if self.kind == "ACUMULADO" and self.mn() == 0:
            return "META_CERO"
        if self.m == 0 and (self.kind == "FLUJO" or (self.kind == "MANTENIMIENTO" and not self.low)):
            return "META_CERO"
        if self.level and self.m == self.lb:
            return "META_IGUAL_LB"
        if self.kind == "CAPACIDAD" and self.m < self.lb:
            return "ORIENTACION_INCOHERENTE"
        if self.kind == "REDUCCION" and self.m > self.lb:
            return "ORIENTACION_INCOHERENTE"
        if not self.level and self.mn() < 0:
            return "ORIENTACION_INCOHERENTE"
        return ""

    def compliance(self, y):
        p, e, lb = self.p[y], self.e[y], self.lb
        if self.kind == "CAPACIDAD":
            return (e - lb) / (p - lb) if p > lb else F(e >= p)
        if self.kind == "REDUCCION":
            return (lb - e) / (lb - p) if p < lb else F(e <= p)
        if self.kind == "MANTENIMIENTO" and self.low:
            return F(1) if e <= p else p / e
        return e / p

    def state_of_year(self):
        t = self.t
        if self.kind == "ACUMULADO" and not self.error and self.programmed(t):
            total = sum(v for v in self.e.values() if v is not None)
            if total >= self.mn() and (self.e[t] is None or self.e[t] < self.p[t]):
                return "CUMPLIDA"
        if self.p[t] is None:
            return "SIN_META_ANUAL"
        if not self.programmed(t):
            return "NO_PROGRAMADO"
        return "SIN_REPORTE" if self.e[t] is None else "REPORTADO"

    def last_programmed(self, upto):
        years = [y for y in range(1, upto + 1) if self.programmed(y)]
        return years[-1] if years else None

    def flow_reached(self, upto):
        y = self.last_programmed(upto)
        return None if y is None else (self.e[y] or F(0))

    def reached(self):
        reported = [v for v in self.e.values() if v is not None]
        return reported[-1] if reported else None

    def due_at(self, t, raw):
        """W_t; raw leaves the rule of the last year aside."""
        kind = self.kind
        if kind == "MANTENIMIENTO":
            n = sum(self.programmed(y) for y in self.p)
            return F(sum(self.programmed(y) for y in range(1, t + 1)), n) if n else None
        if t == 0:
            return F(0)
        if t == self.n and any(self.programmed(y) for y in self.p):
            return F(1)
        if kind == "ACUMULADO":
            return sum(self.p[y] for y in range(1, t + 1) if self.programmed(y)) / F(self.mn())
        y = self.last_programmed(t)
        if y is None:
            return F(0)
        if kind == "FLUJO":
            return self.p[y] / self.m
        return (self.p[y] - self.lb) / (self.m - self.lb)

    def compute(self):
        for name in ("c", "a", "w", "ic", "fv", "fa", "fc", "rr", "me"):
            setattr(self, name, None)
        self.notices = ["REGLA_POR_CONFIRMAR"] if self.type == "REDUCCION_ANUAL" else []
        if self.error and self.error != "META_REQUERIDA":
            self.state = self.sv = self.sc = "ERROR_DATOS"
            return
        t, n, kind = self.t, self.n, self.kind
        self.state = self.state_of_year()
        if self.state == "REPORTADO":
            self.c = self.compliance(t)
            lower = kind == "REDUCCION" or (kind == "MANTENIMIENTO" and self.low)
            gap = self.p[t] - self.e[t]
            self.fv = max(F(0), -gap if lower else gap)
        due_t = t - 1 if self.state == "SIN_REPORTE" and not self.passed else t
        if not self.error:
            self.compute_term(due_t)
        self.sv = band(self.c) if self.state == "REPORTADO" else self.state
        self.sc = self.semaphore_term()
        self.find_notices()

    def compute_term(self, due_t):
        t, n, kind = self.t, self.n, self.kind
        total = sum((v for v in self.e.values() if v is not None), F(0))
        planned = sum((self.p[y] for y in range(1, t + 1) if self.programmed(y)), F(0))
        self.w = self.due_at(due_t, False)
        reached = self.reached()
        level = self.lb if reached is None else reached
        last = self.last_programmed(t)
        if kind == "ACUMULADO":
            self.a = total / self.mn()
            self.fa, self.fc = planned - total, self.mn() - total
        elif kind == "FLUJO":
            got = self.flow_reached(due_t)
            self.a = F(0) if got is None else got / self.m
            self.fa = self.fv
            self.fc = self.m - (got or F(0))
        elif kind == "MANTENIMIENTO":
            count = sum(self.programmed(y) for y in self.p)
            done = sum((cap(self.compliance(y)) for y in range(1, t + 1)
                        if self.programmed(y) and self.e[y] is not None), F(0))
            self.a = done / count if count else None
            self.fa = self.fv
        else:
            sign = 1 if kind == "CAPACIDAD" else -1
            self.a = (level - self.lb) / (self.m - self.lb)
            self.fa = None if last is None else sign * (self.p[last] - level)
            self.fc = sign * (self.m - level)
        for name in ("fa", "fc"):
            if getattr(self, name) is not None:
                setattr(self, name, max(F(0), getattr(self, name)))
        if self.w is not None and self.w > 0 and self.a is not None:
            self.ic = self.a / min(F(1), self.w)
        if kind == "ACUMULADO" and t < n:
            self.rr = self.fc / (n - t)
            following = self.p[t + 1] if self.programmed(t + 1) else F(0)
            if self.programmed(t + 1) or self.fa != 0:
                self.me = min(self.fc, following + self.fa)

    def semaphore_term(self):
        if self.error:
            return "ERROR_DATOS"
        years = range(1, self.t + 1)
        if not any(self.programmed(y) for y in years):
            return "SIN_META_ANUAL" if any(self.p[y] is None for y in years) else "NO_PROGRAMADO"
        only = self.kind in ("FLUJO", "MANTENIMIENTO")
        if not any(self.e[y] is not None and (self.programmed(y) or not only) for y in years):
            return "SIN_REPORTE"
        if self.ic is None:
            return self.sv if self.sv in BAND_NAMES else "NO_PROGRAMADO"
        return band(self.ic)

    def before(self):
        reported = [self.e[y] for y in range(1, self.t) if self.e[y] is not None]
        return reported[-1] if reported else self.lb

    def find_notices(self):
        add, t = self.notices.append, self.t
        values = [v for y, v in self.p.items() if self.programmed(y)]
        missing = any(v is None for v in self.p.values())
        if missing:
            add("PROGRAMACION_INCOMPLETA")
        if not self.error and self.type != "REDUCCION_ANUAL" and not missing and values:
            steps = list(zip([self.lb] + values, values))
            bad = {"ACUMULADO": lambda: sum(values) != self.mn(),
                   "FLUJO": lambda: values[-1] != self.m,
                   "MANTENIMIENTO": lambda: any(v != self.m for v in values),
                   "CAPACIDAD": lambda: values[-1] != self.m or any(b < a for a, b in steps),
                   "REDUCCION": lambda: values[-1] != self.m or any(b > a for a, b in steps)}
            if bad[self.kind]():
                add("PROGRAMACION_NO_CUADRA")
        if (not self.error and self.kind == "ACUMULADO" and not self.with_lb and self.lb is not None
                and self.lb > 0 and values and sum(values) == self.m - self.lb):
            add("ESCALA_META")
        reported = self.e[t] is not None
        if self.state in ("NO_PROGRAMADO", "SIN_META_ANUAL") and reported:
            better = {"CAPACIDAD": lambda: self.e[t] > self.before(),
                      "REDUCCION": lambda: self.e[t] < self.before()}
            if better.get(self.kind, lambda: self.e[t] != 0)():
                add("AVANCE_SIN_META")
        if self.state == "SIN_REPORTE":
            add("SIN_REPORTE")
        if (not self.error and self.level and self.programmed(t) and not reported
                and self.reached() is not None):
            add("DATO_ARRASTRADO")
        if self.level and reported:
            worse = self.e[t] < self.before() if self.kind == "CAPACIDAD" else self.e[t] > self.before()
            if worse:
                add("RETROCESO")
        if (self.a is not None and self.a > F(3, 2)) or \
                (not self.level and self.c is not None and self.c > 2):
            add("META_SUBESTIMADA")
        elif self.c is not None and self.c > F(6, 5):
            add("SOBRE_EJECUCION")
        if (self.kind == "ACUMULADO" or self.level) and t < self.n and self.a is not None \
                and self.a >= 1 and self.w < 1:
            add("CUMPLIDA_ANTICIPADAMENTE")


def evaluate(rows, years, cut, passed):
    lines = []
    for row in rows:
        i = Indicator(row, years, cut, passed)
        lines.append([row["codigo"], str(cut), i.state, percent(i.c), percent(i.w), percent(i.a),
                      percent(i.ic), quantity(i.fv), quantity(i.fa), quantity(i.fc), quantity(i.rr),
                      quantity(i.me), i.sv, i.sc, i.error, ";".join(i.notices)])
    return lines


class Node:
    def __init__(self, path):
        self.path, self.children, self.leaves = path, {}, []

    def all_leaves(self):
        found = list(self.leaves)
        for child in self.children.values():
            found += child.all_leaves()
        return found


def leaf_values(i):
    values = {"c": None, "a": None, "w": None, "d": None}
    if i.error:
        return values
    if i.state == "REPORTADO":
        values["c"] = cap(i.c)
    elif i.state == "SIN_REPORTE" and i.passed:
        values["c"] = F(0)
    if i.a is not None and i.w is not None:
        values.update(a=cap(i.a), w=cap(i.w), d=min(cap(i.a), cap(i.w)))
    return values


def value(node, name, weights):
    if weights == "por_indicadores":
        pairs = [(F(1), leaf_values(i)[name]) for i in node.all_leaves()]
    else:
        pairs = [(i.row["peso"] if weights == "explicitos" else F(1), leaf_values(i)[name])
                 for i in node.leaves]
        pairs += [(F(1), value(child, name, weights)) for child in node.children.values()]
    pairs = [(w, v) for w, v in pairs if v is not None]
    total = sum((w for w, _ in pairs), F(0))
    return sum(w * v for w, v in pairs) / total if total else None


def node_line(node, level, weights):
    leaves = node.all_leaves()
    states = [("con_error" if i.error else i.state) for i in leaves]
    count = states.count
    off = count("NO_PROGRAMADO") + count("SIN_META_ANUAL")
    expected = count("REPORTADO") + count("SIN_REPORTE") + count("con_error")
    c, w, a, d = (value(node, name, weights) for name in "cwad")
    ic = d / w if d is not None and w else None
    if count("REPORTADO"):
        sv = "" if c is None else band(c)
    else:
        sv = ("SIN_REPORTE" if count("SIN_REPORTE") else "CUMPLIDA" if count("CUMPLIDA")
              else "NO_PROGRAMADO" if off else "ERROR_DATOS")
    good = [i.sc for i in leaves if not i.error]
    if not good:
        sc = "ERROR_DATOS"
    elif not any(s in BAND_NAMES for s in good):
        sc = next((s for s in ("SIN_REPORTE", "SIN_META_ANUAL") if s in good), "NO_PROGRAMADO")
    else:
        sc = "" if ic is None else band(ic)
    return [node.path, level, str(len(leaves)), str(count("REPORTADO")), str(count("SIN_REPORTE")),
            str(off), str(count("CUMPLIDA")), str(count("con_error")),
            percent(F(count("REPORTADO"), expected) if expected else None), percent(c), percent(w),
            percent(a), percent(ic), sv, sc]


def nodes(rows, years, cut, passed, by, weights):
    depth = ("plan", "linea", "componente", "programa").index(by)
    lines = []
    for level in ("producto", "resultado"):
        root = Node("plan")
        for row in rows:
            if row["nivel"] != level:
                continue
            node = root
            for i, name in enumerate(row["path"]):
                path = name if i == 0 else f"{node.path} / {name}"
                node = node.children.setdefault(name, Node(path))
            node.leaves.append(Indicator(row, years, cut, passed))
        if not root.all_leaves():
            continue
        found = [root]
        for _ in range(depth):
            found = [child for node in found for child in node.children.values()]
        lines += [node_line(node, level, weights) for node in found]
    return lines
