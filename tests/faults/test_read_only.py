"""A folder that takes nothing is told in one sentence, wherever somebody begins."""

import pytest

from tests.faults import read_only
from tests.faults.mounts import WHY_NOT

pytestmark = [pytest.mark.embedded, pytest.mark.skipif(not read_only.can_try(), reason=WHY_NOT)]


@pytest.mark.parametrize("way", read_only.WAYS)
def test_a_folder_that_cannot_be_written_into_is_told_in_a_sentence(tmp_path, way):
    made, begin = read_only.WAYS[way]

    assert read_only.SENTENCE in read_only.begun(tmp_path / "tried", made=made, begin=begin)
