"""General slips over a solution's syntax tree: a sign, a transpose, an axis, a stale value; each a wrong program and a question.

An edit changes one place of the solution. It is said of an answer only if the answer gives the same values on every input, and
said as that: "what comes out if …". After Singh, Gulwani and Solar-Lezama, "Automated feedback generation for introductory
programming assignments" (PLDI 2013).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from inspect import signature
from typing import Any, NamedTuple

import numpy as np

Both = tuple[str, str]
Edits = Iterator[tuple[str, ast.AST]]


# Each kind of slip, the most telling first: where two of them give the same values, the first is named.
KINDS: dict[str, Both] = {
    "missing": ("この値を求める行、または更新する行がない", "the line that gives it a (new) value is left out"),
    "one_by_one": (
        "新しい値と古い値が混ざる（片方を更新してから、もう片方を計算する）",
        "new values are mixed with old ones (one is updated before the other is computed)",
    ),
    "order": (
        "計算の順番が違う（古い値、または新しすぎる値を使う）",
        "steps come in another order (a value is used too early or too late)",
    ),
    "overwritten": (
        "足し込まず、毎回新しい値で置き換える（`+=` のところが `=`）",
        "each turn of the loop replaces the value, where it should add to it (`=` for `+=`)",
    ),
    "returned_early": ("繰り返しの1回目で値を返してしまう", "the function returns in the first turn of the loop"),
    "in_the_loop": ("繰り返しの中に入れてしまう", "it stands inside the loop"),
    "hoisted": ("繰り返しの前に1回だけ計算する", "it is computed only once, before the loop"),
    "after_the_loop": ("繰り返しのあとで1回だけ計算する", "it is computed only once, after the loop"),
    "sign": ("符号を逆にする（足す・引く、引く順番）", "a sign is flipped (plus or minus, or what is taken from what)"),
    "brackets": ("括弧を付けずに書く", "brackets are left out"),
    "condition": ("条件を付け忘れる", "a condition is left out"),
    "one_update_more": ("更新を1回余分に行う", "one update too many is made"),
    "one_only": (
        "最初か最後の1つだけを使う（残りを足していない）",
        "only the first or the last is used, and the others are not added",
    ),
    "factor": ("因子を1つ掛け忘れる（割り忘れる）", "a factor, or a divisor, is left out"),
    "term": ("足すもの（引くもの）を1つ忘れる", "a term is left out"),
    "twice": ("同じ因子を2回掛ける", "a factor is there twice"),
    "power": ("2乗を忘れる、または `*` と `**` を取り違える", "a square is left out, or `**` stands for `*`"),
    "mean": ("合計と平均を取り違える", "sum and mean are exchanged"),
    "axis": ("別の軸について（または全部を）足す", "the sum is taken over another axis, or over everything"),
    "keepdims": ("合計したあとの形が違う（keepdims）", "the sum keeps, or loses, an axis (keepdims)"),
    "not_summed": ("合計しない", "nothing is summed"),
    "transpose": (
        "転置が1つ余分、または足りない（形だけ変えても転置にはならない）",
        "there is a transpose too many or too few (`reshape` does not transpose)",
    ),
    "function": ("関数を1つ通し忘れる、または別の関数を使う", "a function is left out, or is another one"),
    "last_missing": ("最後の1つが抜ける", "the last one is missing"),
    "summed": ("余分に足す", "there is a sum too many"),
    "operands": ("2つのものの順番を入れ替える", "two operands change places"),
    "product": (
        "別の種類の積を使う（成分ごと、行列、外積）",
        "another product is used (element by element, matrix, outer)",
    ),
    "divided": ("掛け算と割り算を取り違える", "multiplied and divided are exchanged"),
    "activation": ("シグモイドを通さない、または別の活性化関数を使う", "there is no sigmoid, or another activation"),
    "alias": ("コピーを取らずに書き換える", "no copy is taken before it is changed"),
    "range": (
        "繰り返しの最初か最後が1つずれる、または1回だけになる",
        "the loop begins or ends one off, or runs only once",
    ),
    "reversed": ("逆の順番に並べる", "the order is reversed"),
    "index": ("添字がずれる、または別の軸の添字になる", "an index is off, or belongs to another axis"),
    "edge": ("等号が付くべきところに付かない（またはその逆）", "an equality is in, or left out, at the edge"),
    "comparison": ("不等号の向きが逆になる", "the comparison is the other way round"),
    "digits": ("丸める", "it is rounded"),
    "rounded": ("割り算の小数部分を捨てる", "the division drops its decimals"),
    "point": ("小数点の位置を間違える", "a decimal point is in another place"),
    "minus_lost": ("マイナスをなくす", "the minus signs are lost"),
    "count": ("足すのではなく数える", "things are counted instead of added"),
    "argument": ("関数に渡すものを1つ忘れる", "an argument of a function is left out"),
    "slope": ("o(1 − o) のような因子が余分に掛かる", "there is a factor too many, like o(1 − o)"),
    "doubled": ("全体が2倍、または半分になる", "all of it is doubled, or halved"),
    "returned": (
        "別の変数を返す、または返す前に書き換える",
        "another variable is returned, or it is written over before",
    ),
    "constant": ("ほかの数を使う", "another number stands where one belongs"),
    "name": ("別の変数を使う（似た名前、または1から引いたもの）", "another variable is used, or 1 minus it"),
}


# of which no pairs are made: there are many of them, and two at once would be a coincidence
ALONE = {
    "name",
    "constant",
    "index",
    "one_only",
    "digits",
    "doubled",
    "count",
    "summed",
    "reversed",
    "slope",
    "argument",
    "returned",
    "rounded",
    "point",
    "minus_lost",
}


ANYWHERE = {"sign", "mean", "doubled"}  # in a training it is the same in δᵘ, in ΔW or in the update


LETTERS = set("xtuoEWbkps")  # that the lecture uses, too


class Slip(NamedTuple):
    """A wrong program, which kinds of slips have led to it (one or two), and in computing what."""

    kinds: tuple[str, ...]
    where: tuple[
        str, ...
    ]  # the variable that an edited statement gives a value; "#0" for the first thing that is returned
    function: Callable[..., Any]

    @property
    def trains(self) -> bool:
        """Whether what is computed goes into an update."""
        return "epsilon" in signature(self.function).parameters

    def question(self, returns: tuple[str, ...]) -> Both:
        """What is said of an answer with the same values; `returns` are names for what is returned."""
        ja, en = [], []
        for kind, where in zip(self.kinds, self.where, strict=True):
            what = "" if kind in ANYWHERE and where.startswith("delta_") and self.trains else _symbols(where, returns)
            ja.append((f"{what} の計算で、" if what else "") + KINDS[kind][0])
            en.append((f"in computing {what}, " if what else "") + KINDS[kind][1])
        return asked(("、しかも、".join(ja), ", and ".join(en)))


def asked(what: Both) -> Both:
    """What is said of an answer that has the values of a wrong program: true whatever the learner has written."""
    return (
        f"{what[0]}と、この値になります。そこはどうなっていますか？",
        f"This is what comes out if {what[1]}. How is it in yours?",
    )


def _symbols(where: str, returns: tuple[str, ...]) -> str:
    """The variables as the lecture writes them: δᵘ, ΔW, o²."""
    if where == "#":  # all of what comes back
        return returns[0] if len(returns) == 1 else ""
    if where.startswith("#"):
        i = int(where[1:])
        return returns[i] if i < len(returns) else ""
    return ", ".join(filter(None, map(_symbol, where.split(", "))))


def _symbol(name: str) -> str:
    """delta_u3 → δᵘ³; "" for a variable that only our program has."""
    stem, number = name.rstrip("0123456789"), name[len(name.rstrip("0123456789")) :]
    known = {"delta_o": "δᵒ", "delta_u": "δᵘ", "delta_W": "ΔW", "delta_b": "Δb", "delta_k": "Δk"}
    if stem not in known and stem not in LETTERS:
        return ""
    return known.get(stem, stem) + number.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def slips(source: str, name: str, several: int = 1) -> Iterator[Slip]:
    """Every edit of the function of that name; or, if `several` is 2, of every edited one once more."""
    tree = ast.fix_missing_locations(ast.parse(source))
    (function,) = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
    for first in _edited(function):
        if several > 1 and first[0] in ALONE:
            continue
        for edits in (
            ([first],) if several == 1 else ([first, second] for second in _edited(function) if second[0] not in ALONE)
        ):
            namespace: dict[str, Any] = {"np": np}
            exec(compile(tree, f"<{name}>", "exec"), namespace)
            kinds, where = zip(*edits, strict=True)
            yield Slip(kinds, where, namespace[name])


def _edited(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """The function with one edit after another, in place; each is taken back when the next is asked for."""
    names = _names(function)
    inner = _in_helpers(function)
    for block, i in list(_statements(function)):
        where = inner.get(id(block[i]), ", ".join(_targets(block[i])))
        for kind, new, *about in _block_edits(block, i, function.body[-1]):
            before, block[:] = block[:], new
            for each in new:
                _locate(each)
            yield kind, about[0] if about else where
            block[:] = before
    for places in _alike(function):
        for kind, *new in zip(*(_edits(_get(*place[2:]), names, place[2]) for place in places), strict=False):
            olds = [_get(*place[2:]) for place in places]
            for place, (_, new_node) in zip(places, [kind, *new], strict=True):
                _set(*place[2:], new_node)
                _locate(new_node)
            yield kind[0], places[0][0]
            for place, old in zip(places, olds, strict=True):
                _set(*place[2:], old)


def _locate(node: ast.AST) -> None:
    """Give new nodes a line, without which nothing is compiled; what has one has one all through."""
    if "lineno" in node._attributes:
        if hasattr(node, "lineno"):
            return
        node.lineno = node.end_lineno = 1  # type: ignore[attr-defined]
        node.col_offset = node.end_col_offset = 0  # type: ignore[attr-defined]
    for child in ast.iter_child_nodes(node):
        _locate(child)


# ---- the tree

Place = tuple[
    str, ast.stmt, ast.AST, str, int | None
]  # what it is about, the statement, and where in it an expression hangs


def _statements(function: ast.AST) -> Iterator[tuple[list[ast.stmt], int]]:
    """Every statement, as a block and its place there; not those that put in what a learner has (`_own` of a chain)."""
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            block = getattr(node, field, None)
            if isinstance(block, list):
                yield from ((block, i) for i in range(len(block)) if "_own" not in ast.unparse(block[i]).split(".")[0])


def _expressions(function: ast.FunctionDef) -> Iterator[Place]:
    """Every expression; of `W, b = …, …` and `return …, …` each with its own target."""
    inner = _in_helpers(function)
    for block, i in _statements(function):
        statement = block[i]
        holds = next((field for field in ("value", "iter", "test") if hasattr(statement, field)), "")
        value, targets = getattr(statement, holds, None), _targets(statement)
        for element in getattr(statement, "targets", [getattr(statement, "target", None)]):
            if isinstance(element, ast.Subscript):  # which one is set
                yield from _within(", ".join(targets), statement, element, "slice", None)
        if id(statement) in inner:
            targets = [inner[id(statement)]]
        elif isinstance(statement, ast.Return) and isinstance(value, ast.Tuple):
            targets = [f"#{j}" for j in range(len(value.elts))]
        if isinstance(value, ast.Tuple) and len(targets) == len(value.elts):
            for j, target in enumerate(targets):
                yield from _within(target, statement, value, "elts", j)
        elif value is not None:
            yield from _within(", ".join(targets), statement, statement, holds, None)


def _in_helpers(function: ast.FunctionDef) -> dict[int, str]:
    """What is computed with each part of the functions within the function."""
    helpers = [node for node in ast.walk(function) if isinstance(node, ast.FunctionDef) and node is not function]
    return {id(part): _use(function, helper.name) for helper in helpers for part in ast.walk(helper)}


def _alike(function: ast.FunctionDef) -> Iterator[list[Place]]:
    """Every expression alone; then those that stand in several places, together; then a variable all through a statement."""
    places = list(_expressions(function))
    yield from ([place] for place in places)
    same: dict[Any, list[Place]] = {}
    for place in places:
        node = _get(*place[2:])
        scope = id(place[1]) if isinstance(node, ast.Name) else None
        if not isinstance(node, ast.Constant):
            same.setdefault((scope, type(place[2]) is ast.Return, ast.dump(node)), []).append(place)
    yield from (group for group in same.values() if len(group) > 1)


def _within(where: str, statement: ast.stmt, parent: ast.AST, field: str, index: int | None) -> Iterator[Place]:
    node = _get(parent, field, index)
    if isinstance(node, ast.expr):
        yield where, statement, parent, field, index
    for inner, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield from _within(where, statement, node, inner, None)
        elif isinstance(value, list):
            for j, one in enumerate(value):
                if isinstance(one, ast.AST):
                    yield from _within(where, statement, node, inner, j)


def _get(parent: ast.AST, field: str, index: int | None) -> Any:
    value = getattr(parent, field)
    return value if index is None else value[index]


def _set(parent: ast.AST, field: str, index: int | None, node: Any) -> None:
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node


def _names(function: ast.FunctionDef) -> list[str]:
    """What can stand for something else by mistake: the arguments and the variables."""
    stored = [node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return [name for name in dict.fromkeys([*(arg.arg for arg in function.args.args), *stored]) if name[0] != "_"]


def _use(function: ast.AST, called: str) -> str:
    """What is computed with a function within the function: o in `o = output(W, b)`."""
    for node in ast.walk(function):
        calls = (
            {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
            if isinstance(node, ast.Assign)
            else set()
        )
        if called in calls:
            return ", ".join(_targets(node))  # type: ignore[arg-type]
    return ""


def _targets(statement: ast.stmt) -> list[str]:
    """The variables that a statement is about: o in `o = …`, E in `E.append(…)`; "#0" of what is returned."""
    if isinstance(statement, ast.Return):
        return ["#0" if isinstance(statement.value, ast.Tuple) else "#"]
    if isinstance(statement, ast.Assign):
        stored = [
            node
            for node in ast.walk(statement.targets[0])
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        ]
        return [node.id for node in stored] or [_base(statement.targets[0])]
    if isinstance(statement, ast.Expr):
        return [node.id for node in ast.walk(statement.value) if isinstance(node, ast.Name)][:1]
    if isinstance(statement, ast.AugAssign):
        return [_base(statement.target)]
    if isinstance(statement, ast.If):  # what is done if it is so
        return _targets(statement.body[0])
    return []


def _base(target: Any) -> str:
    """W in W[i][j] = …"""
    return _base(target.value) if isinstance(target, ast.Subscript) else str(target.id)


# ---- edits of statements


def _block_edits(block: list[ast.stmt], i: int, last: ast.stmt) -> Iterator[Any]:
    """Kind, the block with its statement i edited, and what that is about if it is not that statement; last: how the function
    ends."""
    statement = block[i]
    if len(block) > 1 and not isinstance(statement, ast.Return | ast.FunctionDef):
        yield "missing", block[:i] + block[i + 1 :]
        for j in range(i + 1, len(block)):
            if not isinstance(block[j], ast.Return):
                yield "order", [*block[:i], *block[i + 1 : j + 1], statement, *block[j + 1 :]]  # later
        for j in range(i):
            if not isinstance(block[j], ast.FunctionDef):
                yield "order", [*block[:j], statement, *block[j:i], *block[i + 1 :]]  # earlier
    if (
        isinstance(statement, ast.Assign)
        and isinstance(statement.value, ast.Tuple)
        and isinstance(statement.targets[0], ast.Tuple)
    ):
        pairs = list(zip(statement.targets[0].elts, statement.value.elts, strict=True))
        one_by_one: list[ast.stmt] = [ast.Assign([target], value) for target, value in pairs]
        yield "one_by_one", [*block[:i], *one_by_one, *block[i + 1 :]]
        yield "one_by_one", [*block[:i], *one_by_one[::-1], *block[i + 1 :]]
        for one in one_by_one:
            left = [other for other in one_by_one if other is not one]
            yield "missing", [*block[:i], *left, *block[i + 1 :]], ", ".join(_targets(one))
    if isinstance(statement, ast.For):
        yield from _loop_edits(block, i, statement, last)
    if isinstance(statement, ast.AugAssign):
        target, turned = statement.target, ast.Sub() if isinstance(statement.op, ast.Add) else ast.Add()
        yield "overwritten", [*block[:i], ast.Assign([target], statement.value), *block[i + 1 :]]
        yield "sign", [*block[:i], ast.AugAssign(target, turned, statement.value), *block[i + 1 :]]
    if isinstance(statement, ast.If):
        updates = any(isinstance(node, ast.Name) and node.id == "steps" for node in ast.walk(statement.test))
        yield "one_update_more" if updates else "condition", [*block[:i], *statement.body, *block[i + 1 :]]
    if isinstance(statement, ast.Return) and isinstance(statement.value, ast.BinOp | ast.Call | ast.UnaryOp):
        for count in _counts(statement.value):
            yield "mean", [*block[:i], ast.Return(ast.BinOp(statement.value, ast.Div(), count))]
        for digits in (1, 2, 3):
            yield "digits", [*block[:i], ast.Return(_np("round", statement.value, ast.Constant(digits)))]
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.BinOp | ast.Call):
        if isinstance(plus := _without_minus(statement.value), ast.expr):
            yield "minus_lost", [*block[:i], ast.Assign(statement.targets, plus), *block[i + 1 :]]
        for count in _counts(statement.value):
            yield (
                "mean",
                [
                    *block[:i],
                    ast.Assign(statement.targets, ast.BinOp(statement.value, ast.Div(), count)),
                    *block[i + 1 :],
                ],
            )
        for by in (2.0, 0.5):
            yield (
                "doubled",
                [
                    *block[:i],
                    ast.Assign(statement.targets, ast.BinOp(ast.Constant(by), ast.Mult(), statement.value)),
                    *block[i + 1 :],
                ],
            )


def _without_minus(value: ast.expr) -> ast.expr | None:
    """With every negative number made positive; None if there are not two of them: one would be a flipped sign."""

    class Plus(ast.NodeTransformer):
        found = 0

        def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
            if not _is_number(node):
                return node
            self.found += 1
            return node.operand

    plus = Plus()
    made = plus.visit(deepcopy(value))
    return made if plus.found > 1 else None


def _counts(value: ast.expr) -> list[ast.expr]:
    """How many rows and columns the variables in it have."""
    return [
        ast.Subscript(_np("shape", ast.Name(name, ast.Load())), ast.Constant(axis), ast.Load())
        for name in _read(value)
        for axis in (0, -1)
    ]


def _read(value: ast.expr) -> list[str]:
    """The variables in it that functions are not called by."""
    called = {
        node.func.id for node in ast.walk(value) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    named = dict.fromkeys(node.id for node in ast.walk(value) if isinstance(node, ast.Name))
    return [name for name in named if name not in called | {"np", "range", "zip", "len"}]


def _loop_edits(block: list[ast.stmt], i: int, loop: ast.For, last: ast.stmt) -> Iterator[Any]:
    before, after = block[:i], block[i + 1 :]

    def of(body: list[ast.stmt]) -> ast.For:
        return ast.For(loop.target, loop.iter, body, [])

    for j, inner in enumerate(loop.body):
        rest = loop.body[:j] + loop.body[j + 1 :]
        if rest:
            moved = ", ".join(_targets(inner))
            yield "hoisted", [*before, inner, of(rest), *after], moved
            yield "after_the_loop", [*before, of(rest), inner, *after], moved
    if isinstance(last, ast.Return):
        yield "returned_early", [*before, of([*loop.body, last]), *after]
    if after and not isinstance(after[0], ast.Return):
        yield "in_the_loop", [*before, of([*loop.body, after[0]]), *after[1:]], ", ".join(_targets(after[0]))
    if before and not isinstance(before[-1], ast.FunctionDef):
        yield "in_the_loop", [*before[:-1], of([before[-1], *loop.body]), *after], ", ".join(_targets(before[-1]))


# ---- edits of expressions


def _edits(node: Any, names: Sequence[str], parent: ast.AST) -> Edits:
    if isinstance(node, ast.BinOp):
        of_range = isinstance(parent, ast.Call) and getattr(parent.func, "id", "") == "range"
        kind = "" if not of_range else "last_missing" if ast.unparse(node) == "steps + 1" else "range"
        kind = "index" if isinstance(parent, ast.Subscript) else kind
        yield from ((kind or each, new) for each, new in _operation(node))
        if isinstance(node.op, ast.BitAnd):
            yield from (("condition", node.left), ("condition", node.right))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "sign", node.operand
        if isinstance(node.operand, ast.BinOp) and isinstance(node.operand.op, ast.Add | ast.Sub):
            yield "brackets", ast.BinOp(ast.UnaryOp(ast.USub(), node.operand.left), node.operand.op, node.operand.right)
    elif isinstance(node, ast.Compare):
        yield from _comparison(node)
    elif (
        isinstance(node, ast.ListComp)
        and isinstance(node.generators[0].iter, ast.Call)
        and node.generators[0].iter.args
    ):
        yield (
            "alias",
            ast.BinOp(ast.List([node.elt], ast.Load()), ast.Mult(), node.generators[0].iter.args[0]),
        )  # [[0] * n] * m
    elif isinstance(node, ast.Constant):
        yield from _constant(node, parent)
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield "transpose", node.value
        shape = ast.Subscript(
            _np("shape", node.value), ast.Slice(step=ast.UnaryOp(ast.USub(), ast.Constant(1))), ast.Load()
        )
        yield "transpose", _np("reshape", node.value, shape)
    elif isinstance(node, ast.Call):
        yield from _call(node)
    elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield from _subscript(node)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        yield from _variable(node, names, parent)
        if isinstance(parent, ast.Slice) or (isinstance(parent, ast.Subscript) and parent.value is not node):
            for op in (ast.Add(), ast.Sub()):
                yield "index", ast.BinOp(node, op, ast.Constant(1))


KIN = (
    "W delta_W k delta_k",
    "b delta_b",
    "o x t u e E delta_u delta_o padded row value weights bias up down",
    "steps epsilon",
    "i j m n",
)  # what is taken for each other


NUMBERS = {
    "steps",
    "step",
    "epsilon",
    "i",
    "j",
    "m",
    "n",
    "h",
    "stride",
    "padding",
    "seed",
    "scale",
    "limit",
    "places",
}  # no arrays


def _kin(one: str, other: str) -> bool:
    """Whether one variable may be taken for the other: o for x, W1 for W2, one that has no kin for another."""
    stems = [name.rstrip("0123456789") for name in (one, other)]
    families = [[i for i, names in enumerate(KIN) if stem in names.split()] for stem in stems]
    return families[0] == families[1]


def _variable(node: ast.Name, names: Sequence[str], parent: ast.AST) -> Edits:
    called_on = getattr(
        getattr(parent, "func", None), "value", None
    )  # E in E.append(…): in itself it would have no end
    for other in names:
        if other not in (node.id, getattr(called_on, "id", "")) and _kin(other, node.id):
            yield "returned" if isinstance(parent, ast.Return) else "name", ast.Name(other, ast.Load())
    of_shape = isinstance(parent, ast.Attribute) and parent.attr == "shape"
    if isinstance(parent, ast.BinOp | ast.Attribute | ast.Call) and node.id not in NUMBERS and not of_shape:
        rest = ast.BinOp(ast.Constant(1), ast.Sub(), node)
        yield "name", rest
        yield "slope", ast.BinOp(node, ast.Mult(), rest)
        for axis in () if isinstance(parent, ast.Call) else (0, 1):
            keywords = [ast.keyword("axis", ast.Constant(axis)), ast.keyword("keepdims", ast.Constant(True))]
            yield "summed", ast.Call(_np("sum").func, [node], keywords)
        yield "reversed", ast.Subscript(node, ast.Slice(step=ast.UnaryOp(ast.USub(), ast.Constant(1))), ast.Load())


def _operation(node: ast.BinOp) -> Edits:
    a, op, b = node.left, node.op, node.right

    def of(left: Any, by: Any, right: Any) -> ast.BinOp:
        return ast.BinOp(left, by, right)

    if isinstance(op, ast.Sub):
        yield from (("sign", of(b, op, a)), ("sign", of(a, ast.Add(), b)), ("term", a), ("term", b))
    elif isinstance(op, ast.Add):
        if len(terms := _terms(node)) > 2:
            yield from (("one_only", terms[0]), ("one_only", terms[-1]))
        yield from (("sign", of(a, ast.Sub(), b)), ("sign", of(b, ast.Sub(), a)), ("term", a), ("term", b))
    elif isinstance(op, ast.Mult):
        yield from (("factor", a), ("factor", b), ("twice", of(node, op, b)), ("twice", of(a, op, node)))
        yield from (
            ("divided", of(a, ast.Div(), b)),
            ("product", of(a, ast.MatMult(), b)),
            ("power", of(a, ast.Pow(), b)),
        )
        if _is_number(a) and _is_number(b):
            yield from (("point", of(node, op, ast.Constant(by))) for by in (0.1, 10.0))
    elif isinstance(op, ast.Div):
        yield from _activation(node)
        yield from (
            ("divided", of(b, op, a)),
            ("divided", of(a, ast.Mult(), b)),
            ("factor", a),
            ("rounded", of(a, ast.FloorDiv(), b)),
        )
    elif isinstance(op, ast.MatMult):
        yield from (("product", of(a, ast.Mult(), b)), ("operands", of(b, op, a)), ("product", _np("outer", a, b)))
        yield from (("transpose", of(_turned(a), op, b)), ("transpose", of(a, op, _turned(b))))
        yield from (("transpose", of(_turned(b), op, a)), ("transpose", of(b, op, _turned(a))))
        for end in (ast.Constant(0), ast.UnaryOp(ast.USub(), ast.Constant(1))):
            yield "one_only", of(_column(a, end), op, _row(b, end))
    elif isinstance(op, ast.Pow):
        yield from (("power", a), ("power", _np("abs", a)))
    if isinstance(op, ast.Mult | ast.Div | ast.MatMult):
        if isinstance(b, ast.BinOp) and isinstance(b.op, ast.Add | ast.Sub):
            yield "brackets", of(of(a, op, b.left), b.op, b.right)
        if isinstance(a, ast.BinOp) and isinstance(a.op, ast.Add | ast.Sub):
            yield "brackets", of(a.left, a.op, of(a.right, op, b))


def _terms(node: ast.expr) -> list[ast.expr]:
    """What is added up."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*_terms(node.left), *_terms(node.right)]
    return [node]


def _is_number(node: ast.expr) -> bool:
    """Whether a number stands there, with a minus or without."""
    return isinstance(node.operand if isinstance(node, ast.UnaryOp) else node, ast.Constant)


def _activation(node: ast.BinOp) -> Edits:
    """Of 1 / (1 + e^−u): other functions of u."""
    if ast.unparse(node).startswith("1 / (1 + np.exp(-"):
        minus_u = node.right.right.args[0]  # type: ignore[attr-defined]
        u = minus_u.operand if isinstance(minus_u, ast.UnaryOp) else ast.UnaryOp(ast.USub(), minus_u)
        for other in (u, _np("tanh", u), _np("maximum", u, ast.Constant(0)), _np("exp", u)):
            yield "activation", other


def _comparison(node: ast.Compare) -> Edits:
    turned = {ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.LtE: ast.GtE, ast.GtE: ast.LtE}
    edged = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
    if len(node.ops) == 2:
        yield "condition", ast.Compare(node.left, node.ops[:1], node.comparators[:1])
        yield "condition", ast.Compare(node.comparators[0], node.ops[1:], node.comparators[1:])
    for kind, other in (("comparison", turned), ("edge", edged)):
        if type(node.ops[0]) in other:
            yield kind, ast.Compare(node.left, [other[type(node.ops[0])](), *node.ops[1:]], node.comparators)


def _constant(node: ast.Constant, parent: ast.AST) -> Edits:
    if isinstance(node.value, bool):
        yield "constant", ast.Constant(not node.value)
    elif isinstance(node.value, int):
        kind = "index" if isinstance(parent, ast.Subscript | ast.Slice | ast.Call | ast.Tuple) else "constant"
        yield from ((kind, ast.Constant(node.value + 1)), (kind, ast.Constant(node.value - 1)))
    elif isinstance(node.value, float):
        yield from (
            ("constant", ast.Constant(2 * node.value)),
            ("constant", ast.Constant(node.value / 2)),
            ("sign", ast.Constant(-node.value)),
        )


def _call(node: ast.Call) -> Edits:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    of_numpy = (
        isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) and node.func.value.id == "np"
    )
    inner = (
        node.args[0] if of_numpy and node.args else node.func.value if isinstance(node.func, ast.Attribute) else None
    )
    if called in ("sum", "mean", "trace", "max") and inner is not None:
        yield from (("not_summed", inner), ("axis", _np("sum", inner)))
        yield "count", ast.Call(_np("sum").func, [_np("ones_like", inner)], node.keywords)
        for end in (ast.Constant(0), ast.UnaryOp(ast.USub(), ast.Constant(1))):
            yield "one_only", ast.Subscript(inner, end, ast.Load())
        for other in ("sum", "mean"):
            if called != other and called in ("sum", "mean"):
                yield "mean", ast.Call(ast.Attribute(node.func.value, other, ast.Load()), node.args, node.keywords)  # type: ignore[attr-defined]
        yield from _axes(node)
    if called == "max" and isinstance(node.func, ast.Attribute):
        for other in ("min", "mean"):
            yield "function", ast.Call(ast.Attribute(node.func.value, other, ast.Load()), node.args, node.keywords)
    elif called in ("exp", "log", "sqrt", "abs", "outer", "diag", "where", "pad") and inner is not None:
        yield "function", inner
        for other in {"log": ("log2", "log10"), "sqrt": ("square",), "outer": ("multiply",)}.get(called, ()):
            yield "function", _np(other, *node.args)
    elif called == "copy" and inner is not None:
        yield "alias", inner
    elif called == "insert":
        yield "reversed", ast.Call(ast.Attribute(node.func.value, "append", ast.Load()), node.args[1:], [])  # type: ignore[attr-defined]
    elif called == "range":
        yield from _range(node)
    elif called == "zip":
        yield (
            "reversed",
            ast.Call(ast.Name("reversed", ast.Load()), [ast.Call(ast.Name("list", ast.Load()), [node], [])], []),
        )
    for i in range(len(node.keywords) if called not in ("sum", "mean") else 0):
        yield "argument", ast.Call(node.func, node.args, node.keywords[:i] + node.keywords[i + 1 :])
    for i, argument in enumerate(node.args[1:], 1):
        if isinstance(argument, ast.expr) and called not in ("insert", "range", "zip"):
            yield (
                "operands",
                ast.Call(node.func, [argument, *node.args[1:i], node.args[0], *node.args[i + 1 :]], node.keywords),
            )


def _axes(node: ast.Call) -> Edits:
    """The other axis, none, and keepdims there or not."""
    for i, keyword in enumerate(node.keywords):
        rest = node.keywords[:i] + node.keywords[i + 1 :]
        if keyword.arg == "keepdims":
            yield "keepdims", ast.Call(node.func, node.args, rest)
        elif keyword.arg == "axis":
            yield "axis", ast.Call(node.func, node.args, rest)
            for other in (0, 1, 2):
                yield "axis", ast.Call(node.func, node.args, [*rest, ast.keyword("axis", ast.Constant(other))])
    if not any(keyword.arg == "keepdims" for keyword in node.keywords):
        yield "keepdims", ast.Call(node.func, node.args, [*node.keywords, ast.keyword("keepdims", ast.Constant(True))])
    if not node.keywords:
        for axis in (0, 1):
            yield "axis", ast.Call(node.func, node.args, [ast.keyword("axis", ast.Constant(axis))])


def _range(node: ast.Call) -> Edits:
    first, last = (ast.Constant(0), node.args[0]) if len(node.args) == 1 else (node.args[0], node.args[1])
    step = node.args[2:]
    one = ast.Constant(1)

    def of(*args: Any) -> ast.Call:
        return ast.Call(ast.Name("range", ast.Load()), [*args, *step], [])

    yield from (
        ("range", of(ast.BinOp(first, ast.Add(), one), last)),
        ("range", of(first, ast.BinOp(last, ast.Sub(), one))),
    )
    yield from (
        ("range", of(first, ast.BinOp(last, ast.Add(), one))),
        ("range", of(ast.BinOp(first, ast.Sub(), one), last)),
    )
    yield "range", ast.Call(ast.Name("range", ast.Load()), [one], [])
    yield "reversed", ast.Call(ast.Name("reversed", ast.Load()), [node], [])


def _subscript(node: ast.Subscript) -> Edits:
    index = node.slice
    if isinstance(index, ast.Tuple):
        yield "index", ast.Subscript(node.value, ast.Tuple(index.elts[::-1], ast.Load()), ast.Load())
        for part in index.elts:
            yield "index", ast.Subscript(node.value, part, ast.Load())
    elif isinstance(index, ast.Slice):
        yield "index", node.value
    else:
        yield "index", ast.Subscript(node.value, ast.Tuple([ast.Slice(), index], ast.Load()), ast.Load())


def _np(name: str, *args: Any) -> ast.Call:
    return ast.Call(ast.Attribute(ast.Name("np", ast.Load()), name, ast.Load()), list(args), [])


def _column(node: Any, index: Any) -> ast.Subscript:
    return ast.Subscript(node, ast.Tuple([ast.Constant(...), ast.List([index], ast.Load())], ast.Load()), ast.Load())


def _row(node: Any, index: Any) -> ast.Subscript:
    return ast.Subscript(node, ast.List([index], ast.Load()), ast.Load())


def _turned(node: Any) -> ast.Attribute:
    return ast.Attribute(node, "T", ast.Load())
