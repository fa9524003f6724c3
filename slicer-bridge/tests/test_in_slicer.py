"""Only inside 3D Slicer, by a test runner that starts pytest there."""

import pytest
import slicer

pytestmark = pytest.mark.skipif(
    hasattr(slicer, "FAKE"), reason="needs 3D Slicer: run inside its Python"
)


def test_segmentation_is_saved_with_its_segments():
    from TACEScoring import TACEScoringTest

    TACEScoringTest().runTest()


def test_panel_is_built_and_has_the_research_label():
    slicer.util.selectModule("TACEScoring")
    widget = slicer.modules.TACEScoringWidget
    assert "RESEARCH USE ONLY" in widget.ui.researchLabel.text


def test_module_is_found_by_its_path():
    assert hasattr(slicer.modules, "tacescoring")
