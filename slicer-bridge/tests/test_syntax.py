"""The sources are those of the Pythons that supported versions of 3D Slicer bring."""

import ast
import os
import pathlib
import re
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "TACEScoring").rglob("*.py"))


@pytest.mark.parametrize("version", [(3, 9), (3, 12)], ids=["3.9", "3.12"])
@pytest.mark.parametrize("path", SOURCES, ids=[str(p.relative_to(ROOT)) for p in SOURCES])
def test_compiles(path, version):
    ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=version)


def test_no_newer_syntax_than_3_9_hides_from_the_parser():
    """feature_version lets match statements pass for some; they need 3.10."""
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not any(type(node).__name__ in ("Match", "TryStar") for node in ast.walk(tree))


def test_annotations_with_bars_are_not_evaluated():
    """X | None is evaluated at run time unless annotations are postponed."""
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        if re.search(r"[:>] *\"?[A-Za-z_.]+ \| ", text):
            assert "from __future__ import annotations" in text, path


def test_client_imports_the_standard_library_alone():
    standard = set(sys.stdlib_module_names)
    for path in (ROOT / "TACEScoring" / "tacescoreclient").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name.split(".")[0] for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module.split(".")[0]]
            else:
                names = []
            assert set(names) <= standard, (path, names)


def test_build_lists_every_source():
    listed = (ROOT / "TACEScoring" / "CMakeLists.txt").read_text(encoding="utf-8")
    for path in SOURCES:
        name = path.relative_to(ROOT / "TACEScoring").as_posix()
        if not name.startswith("Testing/"):
            assert name.replace("TACEScoring.py", "${MODULE_NAME}.py") in listed, name


def test_catalogue_entry_has_what_the_schema_requires():
    import json

    entry = json.loads((ROOT / "TACEScoring.json").read_text(encoding="utf-8"))
    assert set(entry) >= {"$schema", "category", "scm_url"}
    allowed = {
        "$schema",
        "build_dependencies",
        "build_subdirectory",
        "category",
        "enabled",
        "scm_revision",
        "scm_type",
        "scm_url",
        "tier",
    }
    assert set(entry) <= allowed
    assert re.fullmatch(r"https://raw\.githubusercontent\.com/Slicer/.*v1\.0\.2\.json#", entry["$schema"])
    assert os.path.basename(entry["scm_url"]).endswith(".git")
