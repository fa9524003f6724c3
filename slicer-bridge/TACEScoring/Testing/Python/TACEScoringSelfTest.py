"""Run by Slicer's test driver: the module's own test in a real Slicer."""

import unittest

import slicer


class TACEScoringSelfTest(unittest.TestCase):
    def test_module(self):
        slicer.util.selectModule("TACEScoring")
        slicer.util.getModuleLogic("TACEScoring")
        from TACEScoring import TACEScoringTest

        TACEScoringTest().runTest()
