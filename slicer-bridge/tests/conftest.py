"""Puts the module's folder on the path, with fakes where 3D Slicer is not there."""

import importlib.util
import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(_HERE), "TACEScoring"))
sys.path.insert(0, _HERE)

if importlib.util.find_spec("slicer") is None:
    import fakes

    fakes.install()
