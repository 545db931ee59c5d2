"""The import rule (docs/architecture.md), read from the source: search knows articles, never the other way round."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

PACKAGES = ("articles", "search", "wic_portal")
LEAVES = ("articles.addresses", "articles.languages", "articles.text", "wic_portal.env", "wic_portal.supervisor")


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@cache
def modules() -> dict[str, Path]:
    """Every module of the project by its dotted name."""
    found = {}
    for package in PACKAGES:
        for path in (settings.BASE_DIR / package).rglob("*.py"):
            parts = path.relative_to(settings.BASE_DIR).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports(module: str, runtime_only: bool = False) -> frozenset[str]:
    """What `module` imports, anywhere in it, as dotted names; of the project as modules that exist.

    With `runtime_only` what is imported when the module is: neither inside a function nor for type checkers.
    """
    tree = ast.parse(modules()[module].read_text(encoding="utf-8"))
    found = set()
    for node in at_import(tree) if runtime_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by a relative name"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found.update(name if name in modules() else node.module for name in names)
    return frozenset(found)


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from at_import(child)


def test_the_walk_sees_imports_of_every_form():
    assert "articles.languages" in imports("wic_portal.settings")
    assert "wic_portal.checks" in imports("wic_portal.apps")
    assert "wic_portal.checks" not in imports("wic_portal.apps", runtime_only=True)


@pytest.mark.parametrize(
    ("package", "forbidden"), [("articles", "search"), ("articles", "wic_portal"), ("search", "wic_portal")]
)
def test_packages_keep_their_order(package, forbidden):
    guilty = {
        module: found
        for module in modules()
        if is_in(module, package) and (found := [name for name in imports(module) if is_in(name, forbidden)])
    }
    assert guilty == {}


def test_a_leaf_imports_no_model_no_settings_and_only_leaves():
    guilty = {}
    for module in modules():
        if any(is_in(module, leaf) for leaf in LEAVES):
            for name in imports(module):
                of_project = name.split(".")[0] in PACKAGES
                allowed = any(is_in(name, leaf) for leaf in LEAVES) if of_project else not is_in(name, "django")
                if not allowed:
                    guilty.setdefault(module, []).append(name)
    assert guilty == {}


def test_no_module_imports_itself_in_a_circle():
    graph = {
        module: {name for name in imports(module, runtime_only=True) if name in modules() and name != module}
        for module in modules()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_an_import_inside_a_function_has_its_reason_beside_it():
    guilty = []
    for module, path in modules().items():
        source = path.read_text(encoding="utf-8")
        lines, tree = source.splitlines(), ast.parse(source)
        top = {id(node) for node in at_import(tree)}
        for node in ast.walk(tree):
            inside = isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in top
            if inside and "migrations" not in module and "TYPE_CHECKING" not in source:
                beside = lines[node.end_lineno - 1] + lines[node.lineno - 2]
                if "#" not in beside:
                    guilty.append(f"{module}:{node.lineno}")
    assert guilty == []


@pytest.mark.django_db
def test_migrations_are_complete():
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
    assert out.getvalue() == "No changes detected\n"
