"""PyYAML's loader, which asks less of each node. Enters: YAML. Leaves: the same nodes."""

from __future__ import annotations

from typing import Any

import yaml

_OTHER_THAN_WORDS = frozenset(yaml.CSafeLoader.yaml_implicit_resolvers)
"""Characters with which a number, a date or another value begins that is no words."""


class Loader(yaml.CSafeLoader):
    """No tag depends on the way to a node, which PyYAML looks for on every step; and most values
    are words, as their first letter tells, without a look at every pattern."""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing to prepare."""

    def ascend_resolver(self) -> None:
        """Nothing to undo."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """The tag of a node; ``implicit``: whether it is plain."""
        if kind is yaml.ScalarNode and (not implicit[0] or value[:1] not in _OTHER_THAN_WORDS):
            return self.DEFAULT_SCALAR_TAG
        tag: str = super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]
        return tag
