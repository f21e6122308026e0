"""Does the code keep the rules that neither the linter nor the import contracts see?"""

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sso

ROOT = Path(__file__).parents[2]
PURE = (
    "sso/errors.py",
    "sso/activation/dialogue.py",
    "sso/activation/flow.py",
    "sso/licensing/error_codes.py",
    "sso/licensing/model.py",
    "sso/licensing/signing.py",
    "sso/licensing/status.py",
    "sso/licensing/strict_json.py",
    "sso/signin/authorization.py",
    "sso/signin/http_message.py",
    "sso/signin/id_token.py",
    "sso/signin/redirect_routes.py",
    "sso/storage/lslf.py",
    "sso/storage/sdk_license_entry.py",
)
WORLD = {"time", "os", "socket", "threading", "requests", "subprocess", "pathlib", "random"}
CLOCK = {"main.py", "ui/app.py"}
MAY_CATCH_ALL = {"main.py", "ui/bridge.py", "sso/cli/run.py", "sso/storage/vault.py"}
MAX_LINES = 400


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        path = ROOT / folder
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


PRODUCT = [name_of(path) for path in sources("main.py", "sso", "ui")]
CLIENT = [name for name in PRODUCT if not name.startswith("sso/sandbox/")]
EVERYTHING = [name_of(path) for path in sources("main.py", "sso", "ui", "tests", "packaging")]


def tree_of(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    """Full names of what is imported, at any depth, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def attributes(tree: ast.Module) -> Iterator[str]:
    """Every `a.b` as text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


def test_there_is_something_to_look_at() -> None:
    assert len(PRODUCT) > 60
    assert all(name in PRODUCT for name in (*PURE, *CLOCK, *MAY_CATCH_ALL))


@pytest.mark.parametrize("name", EVERYTHING)
def test_no_file_is_long(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("name", EVERYTHING)
def test_the_first_line_says_what_a_file_answers(name: str) -> None:
    document = ast.get_docstring(tree_of(name))
    first = (ROOT / name).read_text(encoding="utf-8").partition("\n")[0]
    assert document or first.startswith("# ")


def test_packaging_is_no_python_package() -> None:
    assert not list((ROOT / "packaging").rglob("__init__.py"))


@pytest.mark.parametrize("name", [name for name in CLIENT if name not in CLOCK])
def test_the_clock_is_an_argument(name: str) -> None:
    asked = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
    assert not asked & set(attributes(tree_of(name)))


@pytest.mark.parametrize("name", PURE)
def test_pure_files_touch_no_world(name: str) -> None:
    found = {full.partition(".")[0] for full in imports(tree_of(name))}
    assert not found & WORLD


@pytest.mark.parametrize("name", CLIENT)
def test_certificates_are_always_verified(name: str) -> None:
    tree = tree_of(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in ("verify", "verify_ssl", "check_hostname"):
            assert not (isinstance(node.value, ast.Constant) and node.value.value is False)
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            set_here = {one.attr for one in targets if isinstance(one, ast.Attribute)}
            assert not set_here & {"check_hostname", "verify_mode", "verify"}, node.lineno
        if isinstance(node, ast.Constant):
            assert node.value not in ("CERT_NONE", "CERT_OPTIONAL"), node.lineno
    banned = {
        "ssl._create_unverified_context",
        "ssl._create_stdlib_context",
        "ssl.get_server_certificate",  # it does not verify
        "ssl.CERT_NONE",
        "ssl.CERT_OPTIONAL",
        "urllib3.disable_warnings",
    }
    assert not banned & set(attributes(tree))


@pytest.mark.parametrize("name", PRODUCT)
def test_no_second_way_opens_a_browser(name: str) -> None:
    found = set(imports(tree_of(name)))
    assert "webbrowser" not in found
    assert not any(full.endswith("QDesktopServices") for full in found)


@pytest.mark.parametrize("name", [name for name in PRODUCT if name.startswith("sso/")])
def test_the_core_knows_no_window(name: str) -> None:
    found = {full.partition(".")[0] for full in imports(tree_of(name))}
    assert not found & {"ui", "PySide6", "PyQt6", "main"}


@pytest.mark.parametrize("name", [name for name in PRODUCT if name.startswith("sso/sandbox/")])
def test_the_sandbox_shares_no_code_with_the_client(name: str) -> None:
    own = {full for full in imports(tree_of(name)) if full.partition(".")[0] == "sso"}
    assert all(full == "sso" or full.startswith("sso.sandbox") for full in own)


@pytest.mark.parametrize("name", [name for name in PRODUCT if name not in MAY_CATCH_ALL])
def test_errors_are_caught_narrowly(name: str) -> None:
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("everything", "Exception", "BaseException"), node.lineno
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            assert not {"Exception", "BaseException"} & {ast.unparse(arg) for arg in node.args}


@pytest.mark.parametrize("name", EVERYTHING)
def test_no_file_is_a_drawer_for_the_rest(name: str) -> None:
    drawers = {"utils", "util", "common", "misc", "helpers", "helper", "base"}
    assert Path(name).stem not in drawers


@pytest.mark.parametrize("name", CLIENT)
def test_nothing_is_evaluated_or_unpickled(name: str) -> None:
    tree = tree_of(name)
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & {"eval", "exec", "os.system", "pickle.loads", "pickle.load"}
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "shell":
            assert not (isinstance(node.value, ast.Constant) and node.value.value is True)


def test_the_public_names_are_these() -> None:
    assert sorted(sso.__all__) == [
        "KeyturnError", "LicenseStatus", "Manager", "Profile", "Reason", "State", "__version__",
    ]  # fmt: skip
    for name in sso.__all__:
        assert getattr(sso, name) is not None
    with pytest.raises(AttributeError):
        sso.nothing_of_the_kind  # noqa: B018


def test_every_module_of_the_core_can_be_imported() -> None:
    for name in PRODUCT:
        if name.startswith("sso/") and not name.endswith("__main__.py"):
            module = name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
            importlib.import_module(module)
            assert module in sys.modules
