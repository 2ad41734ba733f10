"""Calls what a learner has written so that it can do no harm: on copies, silenced, for a limited time; whatever it does comes
back as an Outcome.

What cannot be stopped: one call of C code that never ends, such as sum(itertools.count()); and, outside the main thread or
where there is no alarm, a loop that swallows everything, or sleeps.
"""

from __future__ import annotations

import builtins
import copy
import dis
import gc
import inspect
import io
import linecache
import re
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, ValuesView
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from decimal import Decimal
from numbers import Real
from time import monotonic
from types import EllipsisType, FrameType
from typing import Any, NamedTuple

import numpy as np

from ._words import say

LIMIT = 3.0  # seconds for one call
PRINTED = 600  # characters of what a function prints that are shown
MOST = 10**5  # numbers in what comes back
AGAIN = 0.01  # seconds until the alarm rings once more: a bare `except:` may have swallowed the first

Tree = Any  # arrays and texts, in tuples as deep as the specification's


class Outcome(NamedTuple):
    """What became of one call: its value, or the kind of problem and what there is to say about it."""

    value: Tree = None
    kind: str = ""  # a verdict's kind: unanswered, wrong_type, wrong_shape, raised, too_slow; "" if there is a value
    told: str = ""
    error: type[BaseException] | None = None
    changed: tuple[int, ...] = ()  # the arguments that were changed
    printed: str = ""
    single: bool = False  # whether it was computed in single precision


class Misfit(Exception):
    """What came back has not the form that was expected."""

    def __init__(self, kind: str, told: str = "") -> None:
        self.kind, self.told = kind, told


class TooSlow(BaseException):
    """The time is over; no Exception, so that `except Exception` in a learner's loop lets it pass."""


class Interrupted(BaseException):
    """Somebody has pressed ■: the check ends, and says nothing."""


def call(function: Callable[..., Any], args: tuple[Any, ...], like: Tree, names: tuple[str, ...] = ()) -> Outcome:
    """function(*args) on copies of args, its value in the form of `like`, whose results have these names.

    Raises KeyboardInterrupt if the check itself is interrupted, but not for one that the function raises.
    """
    given, before, printed = copy.deepcopy(args), copy.deepcopy(args), _Bounded()
    try:
        with (
            warnings.catch_warnings(), np.errstate(all="ignore"), redirect_stdout(printed), redirect_stderr(printed),
            interruptible(), house(),
        ):  # fmt: skip
            warnings.simplefilter("ignore")
            value, single = limited(lambda: _returned(function, given, like, names))
    except Misfit as misfit:
        outcome = Outcome(kind=misfit.kind, told=misfit.told)
    except TooSlow:
        outcome = Outcome(kind="too_slow", told=say("verdict_limit", seconds=f"{LIMIT:g}"), error=TooSlow)
    except Interrupted:
        raise KeyboardInterrupt from None
    except SystemExit:
        outcome = Outcome(kind="raised", told=say("verdict_exit"), error=SystemExit)
    except BaseException as error:  # whatever it is, a KeyboardInterrupt of its own too: the check goes on
        outcome = _raised(error, function)
    else:
        outcome = Outcome(value, single=single)
    changed = tuple(i for i, (a, b) in enumerate(zip(given, before, strict=True)) if not _same(a, b))
    return outcome._replace(changed=changed, printed=printed.getvalue().strip())


@contextmanager
def interruptible() -> Iterator[None]:
    """■ is told from a KeyboardInterrupt that a learner's code raises, and passes every `except Exception` of theirs."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    rung = False

    def ring(number: int, frame: FrameType | None) -> None:
        nonlocal rung
        rung = True
        raise Interrupted

    before = signal.signal(signal.SIGINT, ring)
    try:
        yield
    except BaseException:
        if rung:
            raise Interrupted from None
        raise
    finally:
        signal.signal(signal.SIGINT, before)
    if rung:  # a bare `except:` has swallowed it
        raise Interrupted


HOUSE = (np, builtins)  # what a learner's code shares with the check


def _no_input(*_: object) -> str:
    raise RuntimeError(say("verdict_input"))


@contextmanager
def house() -> Iterator[None]:
    """Whatever a learner's code puts in place of numpy's functions or Python's own is put back; input() waits for nobody."""
    before = [vars(module).copy() for module in HOUSE]
    builtins.input = _no_input
    try:
        yield
    finally:
        for module, names in zip(HOUSE, before, strict=True):
            now = vars(module)
            now.update({name: value for name, value in names.items() if now.get(name) is not value})


def limited(work: Callable[[], Any]) -> Any:
    """work(), or TooSlow after LIMIT seconds: by an alarm where there is one, by tracing every line where there is none."""
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _by_alarm(work)
    until, before = monotonic() + LIMIT, sys.gettrace()

    def traced(frame: FrameType, event: str, arg: Any) -> Any:
        if monotonic() > until:
            raise TooSlow
        return traced

    sys.settrace(traced)
    try:
        return work()
    finally:
        sys.settrace(before)


def _by_alarm(work: Callable[[], Any]) -> Any:
    armed, tracing, left, started = True, sys.gettrace(), 0.0, monotonic()

    def next_line(frame: FrameType, event: str, arg: Any) -> Any:
        if armed and event == "line":
            raise TooSlow
        return next_line

    def ring(number: int, frame: FrameType | None) -> None:
        if not armed or frame is None:
            return
        sys.settrace(next_line)  # a bare `except:` swallows what is raised here; the line after it raises once more
        frame.f_trace = next_line
        raise TooSlow

    before, collecting = signal.signal(signal.SIGALRM, ring), gc.isenabled()
    gc.disable()  # an alarm that rings in somebody's clearing up would be lost there
    try:
        left, interval = signal.setitimer(signal.ITIMER_REAL, LIMIT, AGAIN)
        return work()
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:  # somebody else's alarm, which has waited meanwhile
            signal.setitimer(signal.ITIMER_REAL, max(left - (monotonic() - started), AGAIN), interval)
        sys.settrace(tracing)
        if collecting:
            gc.enable()


def _returned(
    function: Callable[..., Any], args: tuple[Any, ...], like: Tree, names: tuple[str, ...]
) -> tuple[Tree, bool]:
    """What it returns, in the form of `like`, and whether that is of single precision."""
    value = function(*args)
    if value is None or value is ...:
        if value is ... or _is_stub(function):
            raise Misfit("unanswered")
        raise Misfit("wrong_type", say("verdict_none"))
    if inspect.iscoroutine(value):
        value.close()
    value = _listed(value)
    return fitted(value, like, names), _is_single(value)


def _is_single(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_is_single, value[:10]))
    return str(getattr(value, "dtype", "")) in ("float32", "float16")


def fitted(value: Any, like: Tree, names: tuple[str, ...] = ()) -> Tree:
    """A copy of `value` in the form of `like`: texts, float64 arrays, tuples of these. Raises Misfit."""
    if value is ...:
        raise Misfit("unanswered")
    if isinstance(like, tuple):
        return _several(value, like, names)
    if isinstance(like, str):
        if not isinstance(value, str):
            raise Misfit("wrong_type", say("verdict_letter", came=kind_of(value)))
        return letter(value)
    return _array(value, np.asarray(like).dtype.kind == "b")


def _several(value: Any, like: tuple[Tree, ...], names: tuple[str, ...]) -> Tree:
    wanted = ", ".join(names[: len(like)]) if len(names) > 1 else "".join(names)
    value = _listed(value)
    if not isinstance(value, tuple | list | np.ndarray) or getattr(value, "ndim", 1) == 0:
        raise Misfit("wrong_type", say("verdict_several", names=wanted, came=kind_of(value), count=len(like)))
    if len(value) != len(like):
        if isinstance(value, np.ndarray):  # one result instead of several, not too many or too few of them
            raise Misfit("wrong_type", say("verdict_one_array", names=wanted, came=value.shape, count=len(like)))
        told = say("verdict_count", names=wanted, came=len(value), count=len(like))
        missing = _missing(value, like)
        raise Misfit("incomplete", told + say(missing)) if missing else Misfit("wrong_shape", told)
    inner = [names[min(i, len(names) - 1) :][:1] for i in range(len(like))] if names else [()] * len(like)
    return tuple(fitted(part, pattern, name) for part, pattern, name in zip(value, like, inner, strict=True))


def _missing(value: Any, like: tuple[Tree, ...]) -> str:
    """If there are too few of them, and those are right: which are not there."""

    def right(parts: tuple[Tree, ...]) -> bool:
        try:
            there = [fitted(part, pattern) for part, pattern in zip(value, parts, strict=True)]
            return all(
                np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=1e-5) for a, b in zip(there, parts, strict=True)
            )
        except (Misfit, TypeError, ValueError):
            return False

    if not 0 < len(value) < len(like):
        return ""
    return (
        "verdict_last_missing"
        if right(like[: len(value)])
        else "verdict_first_missing"
        if right(like[-len(value) :])
        else ""
    )


def letter(text: str) -> str:
    """A choice as it may be typed: "B", " b ", "(b)", "ｂ"."""
    narrow = text.translate({0xFF01 + i: 0x21 + i for i in range(94)})
    return narrow.strip(" ()　.,、「」'\"\n").lower()[:20]


def _listed(value: Any) -> Any:
    """A generator, the values of a dict, a column of a table: as a list or an array."""
    if isinstance(value, Iterator | ValuesView | map | range):
        return list(value)
    if hasattr(value, "__array__") and not isinstance(value, np.ndarray | np.generic):
        return np.asarray(value)
    return value


def _array(value: Any, truth: bool) -> Any:
    value = _listed(value)
    if np.ma.isMaskedArray(value):
        raise Misfit("wrong_type", say("verdict_masked"))
    if not isinstance(value, Real | Decimal | np.generic | np.ndarray | list | tuple):
        raise Misfit("wrong_type", say("verdict_numbers", came=kind_of(value)))
    if holds_itself(value):
        raise Misfit("wrong_type", say("verdict_holds_itself"))
    try:
        array = np.asarray(value)
    except (ValueError, TypeError):
        if _has_ellipsis(value):
            raise Misfit("unanswered") from None
        raise Misfit("wrong_shape", say("verdict_ragged")) from None
    if array.dtype.kind == "O" and _has_ellipsis(value):
        raise Misfit("unanswered")
    if array.dtype.kind == "O" and all(
        isinstance(part, Real | Decimal) for part in array.ravel()
    ):  # fractions, decimals
        array = array.astype(np.float64)
    if array.dtype.kind not in ("fiub" if truth else "fiu"):
        came = kind_of(value) if array.ndim == 0 else say(ARRAYS.get(array.dtype.kind, "kind_things"))
        raise Misfit("wrong_type", say("verdict_numbers", came=came))
    if array.size > MOST:
        raise Misfit("wrong_shape", say("verdict_huge", came=array.shape))
    return np.array(array, dtype=np.float64)


def holds_itself(value: Any, within: tuple[int, ...] = (), seen: set[int] | None = None) -> bool:
    """Whether a list is among its own elements (`E.append(E)`): numpy would look for its end for ever."""
    seen = set() if seen is None else seen
    if not isinstance(value, list | tuple) or (id(value) in seen and id(value) not in within):
        return False
    seen.add(id(value))
    return id(value) in within or any(holds_itself(part, (*within, id(value)), seen) for part in value)


def _has_ellipsis(value: Any, depth: int = 0) -> bool:
    if isinstance(value, list | tuple) and depth < 8:
        return any(_has_ellipsis(part, depth + 1) for part in value)
    if isinstance(value, np.ndarray) and value.dtype.kind == "O":
        return any(part is ... for part in value.ravel())
    return isinstance(value, EllipsisType)


def kind_of(value: Any) -> str:
    """What it is, for somebody who does not know the names of types."""
    if value is None:
        return "None"
    if callable(value):
        return say("kind_function")
    known = next((key for types, key in KINDS if isinstance(value, types)), None)
    return say("kind_other", name=type(value).__name__) if known is None else say(known)


KINDS: tuple[tuple[Any, str], ...] = (
    (str, "kind_text"), (list | tuple, "kind_list"), (dict, "kind_dict"), (set | frozenset, "kind_set"),
    (bool | np.bool_, "kind_bool"),
    (Real, "kind_number"), (complex | np.complexfloating, "kind_complex"), (np.ndarray, "kind_array"),
)  # fmt: skip
ARRAYS = {"c": "kind_complexes", "b": "kind_bools", "U": "kind_texts", "S": "kind_texts"}  # by the kind of their dtype


def _is_stub(function: Callable[..., Any]) -> bool:
    """Nothing in it but `...`, `pass` or a docstring."""
    if not inspect.isfunction(function):
        return False
    trivial = {"RESUME", "NOP", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST"}
    return all(instruction.opname in trivial for instruction in dis.get_instructions(function))


def _raised(error: BaseException, function: Callable[..., Any]) -> Outcome:
    message = _message(error)
    if isinstance(error, TypeError | AttributeError) and "ellipsis" in message:  # a `...` that is still to be replaced
        return Outcome(kind="unanswered")
    name = f"{type(error).__name__}: {message}" if message else type(error).__name__
    return Outcome(kind="raised", told="\n".join(filter(None, (name, _line(error, function)))), error=type(error))


def _message(error: BaseException) -> str:
    try:
        return re.sub(r" at 0x[0-9a-fA-F]+", "", limited(lambda: str(error)))[:300]
    except BaseException:  # an error class may do what it likes
        return ""


def _line(error: BaseException, function: Callable[..., Any]) -> str:
    """The line of the learner's that was being run, as far as it can be found."""
    home = getattr(getattr(function, "__code__", None), "co_filename", None)
    frame, found = error.__traceback__, None
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == home:
            found = frame
        frame = frame.tb_next
    if found is None or home is None:
        return ""
    text = linecache.getline(home, found.tb_lineno).strip()
    return say("verdict_line", number=found.tb_lineno, text=text) if text else ""


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return bool(a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes())
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return len(a) == len(b) and all(_same(x, y) for x, y in zip(a, b, strict=True))
    return a is b or (type(a) is type(b) and (not isinstance(a, Real) or bool(a == b)))


class _Bounded(io.StringIO):
    """Keeps the beginning of what is written; cannot be closed from within."""

    def close(self) -> None: ...

    def write(self, text: str) -> int:
        super().write(text[: max(0, PRINTED - self.tell())])
        return len(text)
