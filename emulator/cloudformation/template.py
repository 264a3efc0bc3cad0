# SPDX-License-Identifier: MIT
"""Templates as text: YAML or JSON, with the short forms of functions."""

from __future__ import annotations

from typing import Any

import yaml

# the loader in C is ten times as fast, but not every installation of PyYAML has it
SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class TemplateLoader(SafeLoader):  # type: ignore[misc, valid-type]
    """Reads `!Sub x` as `{"Fn::Sub": x}`; dates stay text."""


def _construct(loader: TemplateLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    key = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
        if suffix == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {key: value}


TemplateLoader.add_multi_constructor("!", _construct)
TemplateLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse(text: str) -> dict[str, Any]:
    """The template; raises yaml.YAMLError for what is neither YAML nor JSON."""
    template = yaml.load(text, Loader=TemplateLoader)
    if not isinstance(template, dict):
        raise yaml.YAMLError("a template is a mapping")
    return template
