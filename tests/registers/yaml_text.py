"""The text of a register's file from its values, and the values from the text.

By libyaml: PyYAML's own Python takes ten times as long, which was a third of the properties' time.
"""

from __future__ import annotations

from typing import Any

import yaml


class _Unshared(yaml.CSafeDumper):
    """Writes what is shared twice, since a register may have no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def text_of(values: Any, *, escaped: bool = False) -> str:
    """Return the text; `escaped`: whatever is not ASCII stands there as an escape."""
    text: str = yaml.dump(values, Dumper=_Unshared, sort_keys=False, allow_unicode=not escaped)
    return text


def values_of(text: str | bytes) -> Any:
    """Return the values, as YAML has them by itself."""
    return yaml.load(text, yaml.CSafeLoader)


def scalars_of(text: str | bytes) -> Any:
    """Return the values, every scalar a text as it stands there."""
    return yaml.load(text, yaml.CBaseLoader)
