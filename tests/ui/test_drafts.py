import json
import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.drafts import Drafts, _read, _write
from ui.tasks import InlineTasks

HALF = {
    "name": "Zoë Ünal",
    "party": 2,
    "needs": ["hearing-loop"],
    "walk_in": True,
    "case": None,
    "hours": 1.5,
}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "drafts"


@pytest.fixture
def drafts(qapp, folder, inline):
    drafts = Drafts(folder, inline)
    yield drafts
    drafts._rest.stop()


def after_a_crash(folder):
    """The drafts as the next start of the program finds them."""
    return Drafts(folder, InlineTasks())


def test_a_draft_survives_a_crash(drafts, folder):
    drafts.keep("check-in", 3, HALF)
    drafts.flush()
    assert after_a_crash(folder).load("check-in", 3) == HALF


def test_it_is_written_once_typing_rests(qtbot, folder, inline):
    drafts = Drafts(folder, inline, settle_ms=1)
    with qtbot.waitSignal(drafts._rest.timeout):
        drafts.keep("check-in", 3, {"name": "Z"})
        drafts.keep("check-in", 3, {"name": "Zo"})
        assert not folder.exists()
    assert after_a_crash(folder).load("check-in", 3) == {"name": "Zo"}


def test_what_was_typed_last_is_known_before_it_is_written(drafts):
    drafts.keep("check-in", 3, {"name": "Z"})
    assert drafts.load("check-in", 3) == {"name": "Z"}


def test_a_finished_form_leaves_nothing(drafts, folder):
    drafts.keep("check-in", 3, HALF)
    drafts.flush()
    drafts.keep("check-in", 3, {"name": "more"})
    drafts.discard("check-in", 3)
    drafts.flush()
    assert drafts.load("check-in", 3) is None
    assert list(folder.iterdir()) == []
    drafts.discard("check-in", 3)


def test_each_person_and_form_has_a_draft_of_its_own(drafts, folder):
    drafts.keep("check-in", 3, {"name": "three"})
    drafts.keep("check-in", 13, {"name": "thirteen"})
    drafts.keep("phone-log", 3, {"words": "called"})
    drafts.flush()
    drafts.keep("new-person", 3, {"name": "only typed"})
    drafts.discard("phone-log", 3)
    assert drafts.forms_of(3) == ("check-in", "new-person")
    later = after_a_crash(folder)
    assert later.forms_of(3) == ("check-in",)
    assert later.load("check-in", 13) == {"name": "thirteen"}
    assert later.forms_of(4) == ()


def test_the_real_runner_writes_before_it_closes(qapp, folder, tasks, bugs):
    drafts = Drafts(folder, tasks)
    drafts.keep("check-in", 3, HALF)
    drafts.flush()
    tasks.close()
    assert after_a_crash(folder).load("check-in", 3) == HALF
    assert bugs == []


@pytest.mark.skipif(os.name != "posix", reason="other systems keep the user's folder private by themselves")
def test_only_this_user_may_read_it(drafts, folder):
    drafts.keep("check-in", 3, HALF)
    drafts.flush()
    [file] = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[1, 2]", b'{"a": {"b": 1}}', b"[" * 100_000, b'{"a": [null]}', b"null"],
)
def test_a_broken_draft_is_set_aside(drafts, folder, content):
    folder.mkdir()
    (folder / "check-in.3.json").write_bytes(content)
    assert drafts.load("check-in", 3) is None
    assert [path.name for path in folder.iterdir()] == ["check-in.3.broken"]
    drafts.keep("check-in", 3, HALF)
    drafts.flush()
    assert after_a_crash(folder).load("check-in", 3) == HALF


def test_a_draft_that_cannot_be_written_is_told_and_kept_in_mind(drafts, folder):
    folder.write_text("a file where the folder should be")
    troubles = []
    drafts.troubled.connect(troubles.append)
    drafts.keep("check-in", 3, HALF)
    drafts.flush()
    assert [trouble.sentence for trouble in troubles] == [
        "What you typed could not be kept on this computer."
    ]
    assert drafts.load("check-in", 3) == HALF


def test_a_half_written_file_of_a_crash_is_written_over(drafts, folder):
    folder.mkdir()
    (folder / "check-in.3.new").write_text('{"na')
    drafts.keep("check-in", 3, HALF)
    drafts.flush()
    assert [path.name for path in folder.iterdir()] == ["check-in.3.json"]


def test_names_of_forms_cannot_leave_the_folder(drafts):
    with pytest.raises(ValueError, match="key of a form"):
        drafts.keep("../check-in", 3, HALF)


def test_nothing_typed_goes_to_the_log(drafts, caplog):
    drafts.keep("check-in", 3, HALF)
    drafts.flush()
    assert "Zoë" not in caplog.text


_plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()


@given(values=st.dictionaries(st.text(), _plain | st.lists(st.text()) | st.lists(st.integers())))
def test_whatever_was_typed_comes_back(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("drafts") / "form.1.json"
    _write(path, json.dumps(values, ensure_ascii=False).encode("utf-8", errors="surrogatepass"))
    assert _read(path) == values


def test_a_draft_of_one_office_does_not_turn_up_in_another(drafts):
    drafts.of_office("first")
    drafts.keep("check-in", 3, {"name": "Zoe"})
    drafts.of_office("second")
    assert drafts.load("check-in", 3) is None
    assert drafts.forms_of(3) == ()
    drafts.of_office("first")
    assert drafts.load("check-in", 3) == {"name": "Zoe"}
    assert drafts.forms_of(3) == ("check-in",)
