"""How is a value of named fields declared? Like a frozen dataclass, but without code made for it.

`@dataclass(frozen=True)` writes and compiles some seven functions for each class, a third of the
time that `status` took to start. Records share one set of functions; making one takes a microsecond
or two more. To `fields`, `replace` and `asdict` they are dataclasses.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_set = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a class a record: frozen, with slots, compared and hashed by its fields.

    Of `field`, `default`, `default_factory`, `repr`, `compare` and `metadata` have an effect;
    there is no `__post_init__`, and no field that is not given to the constructor.
    """
    for name, function in _FUNCTIONS.items():
        if name not in vars(cls):
            setattr(cls, name, function)
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    compared = [one.name for one in fields(made) if one.compare]  # type: ignore[arg-type]
    told = attrgetter(*compared) if compared else lambda of: ()
    made._compared = staticmethod(told)  # type: ignore[attr-defined]
    return made


def _init(self: Any, *values: Any, **named: Any) -> None:
    declared = self.__dataclass_fields__
    if len(values) > len(declared):
        raise TypeError(f"{_name(self)} takes {len(declared)} values, not {len(values)}")
    for name, value in zip(declared, values, strict=False):
        if name in named:
            raise TypeError(f"{_name(self)} got two values for {name}")
        named[name] = value
    for name, one in declared.items():
        if name in named:
            value = named.pop(name)
        elif one.default is not MISSING:
            value = one.default
        elif one.default_factory is not MISSING:
            value = one.default_factory()
        else:
            raise TypeError(f"{_name(self)} needs a value for {name}")
        _set(self, name, value)
    if named:
        raise TypeError(f"{_name(self)} has no {', '.join(named)}")


def _repr(self: Any) -> str:
    shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{_name(self)}({shown})"


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hash(self: Any) -> int:
    return hash(self._compared(self))


def _setattr(self: Any, name: str, value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, one.name) for one in fields(self))


def _name(self: object) -> str:
    return type(self).__qualname__


_FUNCTIONS = {
    "__init__": _init,
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__reduce__": _reduce,
}
