"""Stand-ins for slicer, vtk, qt and ctk: as much of each as the panel uses, and no more."""

import contextlib
import sys
import types
import xml.etree.ElementTree as ElementTree


class Widget:
    """Any widget; a method of the names that were connected is called by ``emit``."""

    def __init__(self):
        self.text = ""
        self.enabled = True
        self.value = 0
        self.slots = {}

    def connect(self, signal, slot):
        self.slots.setdefault(signal, []).append(slot)

    def emit(self, signal, *arguments):
        for slot in self.slots.get(signal, ()):
            slot(*arguments)

    def setMRMLScene(self, scene):
        self.scene = scene


class ComboBox(Widget):
    def __init__(self):
        super().__init__()
        self.items = []
        self.currentIndex = 0

    def addItem(self, text):
        self.items.append(text)

    def clear(self):
        self.items = []
        self.currentIndex = 0

    @property
    def currentText(self):
        return self.items[self.currentIndex] if self.items else ""


class NodeComboBox(Widget):
    def __init__(self):
        super().__init__()
        self.node = None

    def currentNode(self):
        return self.node


class TableItem:
    def __init__(self, text=""):
        self._text = text

    def text(self):
        return self._text


class TableWidget(Widget):
    def __init__(self):
        super().__init__()
        self.rowCount = 0
        self.cells = {}
        self.widgets = {}

    def setRowCount(self, count):
        self.rowCount = count
        if count == 0:
            self.cells, self.widgets = {}, {}

    def setItem(self, row, column, item):
        self.cells[row, column] = item

    def item(self, row, column):
        return self.cells.get((row, column))

    def setCellWidget(self, row, column, widget):
        self.widgets[row, column] = widget

    def cellWidget(self, row, column):
        return self.widgets[row, column]


class TableView(Widget):
    def setMRMLTableNode(self, node):
        self.table_node = node


class Timer(Widget):
    def setInterval(self, milliseconds):
        self.interval = milliseconds

    def start(self):
        self.running = True

    def stop(self):
        self.running = False


class Settings:
    kept = {}

    def value(self, key):
        return Settings.kept.get(key)

    def setValue(self, key, value):
        Settings.kept[key] = value


class Node:
    """A node of the scene, of any class."""

    def __init__(self, kind="", name=""):
        self.kind = kind
        self.name = name
        self.attributes = {}
        self.columns = []
        self.display = None
        self.locked = False

    def GetName(self):
        return self.name

    def GetID(self):
        return "id of " + self.name

    def GetAttribute(self, name):
        return self.attributes.get(name)

    def RemoveAllColumns(self):
        self.columns = []

    def AddColumn(self, column):
        self.columns.append(column)

    def SetUseColumnNameAsColumnHeader(self, value):
        self.headed = value

    def SetLocked(self, value):
        self.locked = value

    def SetAndObserveColorTransferFunction(self, function):
        self.function = function

    def GetDisplayNode(self):
        self.display = self.display or Display()
        return self.display


class Display:
    def SetAndObserveColorNodeID(self, identifier):
        self.colour = identifier

    def AutoWindowLevelOff(self):
        self.automatic = False

    def SetWindowLevelMinMax(self, low, high):
        self.window = (low, high)

    def SetApplyThreshold(self, value):
        self.threshold = value

    def SetLowerThreshold(self, value):
        self.lowest = value


class SegmentationNode(Node):
    """Segments by name; saved, it is the file that the test gives."""

    def __init__(self, names, content=b""):
        super().__init__("vtkMRMLSegmentationNode", "Segmentation")
        self.names = list(names)
        self.content = content

    def GetSegmentation(self):
        return self

    def GetNumberOfSegments(self):
        return len(self.names)

    def GetNthSegment(self, index):
        return Node("vtkSegment", self.names[index])


class Scene:
    EndCloseEvent = 66000

    def __init__(self):
        self.nodes = []

    def GetFirstNodeByName(self, name):
        return next((node for node in self.nodes if node.name == name), None)

    def AddNewNodeByClass(self, kind, name=""):
        node = Node(kind, name)
        self.nodes.append(node)
        return node

    def Clear(self):
        self.nodes = []


class Database:
    """Slicer's DICOM database: values by instance UID and tag."""

    isOpen = True

    def __init__(self, values):
        self.values = values

    def instanceValue(self, uid, tag):
        return self.values.get(uid, {}).get(tag, "")


class StringArray:
    def __init__(self):
        self.values = []

    def SetName(self, name):
        self.name = name

    def InsertNextValue(self, value):
        self.values.append(value)


class TransferFunction:
    def __init__(self):
        self.points = []

    def AddRGBPoint(self, *point):
        self.points.append(point)


_KINDS = {
    "QComboBox": ComboBox,
    "qMRMLNodeComboBox": NodeComboBox,
    "QTableWidget": TableWidget,
    "qMRMLTableView": TableView,
}


class LoadedUi(Widget):
    """The named widgets of a .ui file, each of its fake kind."""

    def __init__(self, path):
        super().__init__()
        self.children = types.SimpleNamespace()
        for element in ElementTree.parse(path).iter("widget"):
            widget = _KINDS.get(element.get("class"), Widget)()
            setattr(self.children, element.get("name"), widget)


class ScriptedLoadableModule:
    def __init__(self, parent):
        self.parent = parent


class ScriptedLoadableModuleWidget:
    def __init__(self, parent=None):
        self.layout = types.SimpleNamespace(addWidget=lambda widget: None)

    def setup(self):
        pass

    def resourcePath(self, name):
        import os

        import TACEScoring

        return os.path.join(os.path.dirname(TACEScoring.__file__), "Resources", name)


class ScriptedLoadableModuleLogic:
    pass


class ScriptedLoadableModuleTest:
    pass


class VTKObservationMixin:
    def __init__(self):
        self.observed = []

    def addObserver(self, thing, event, method):
        self.observed.append((thing, event, method))

    def removeObservers(self):
        self.observed = []


class Util(types.ModuleType):
    """slicer.util; what went wrong before the user's eyes is kept in ``shown``."""

    def __init__(self):
        super().__init__("slicer.util")
        self.VTKObservationMixin = VTKObservationMixin
        self.shown = []
        self.layers = None
        self.loaded = []

    @contextlib.contextmanager
    def tryWithErrorDisplay(self, message="", waitCursor=False):
        try:
            yield
        except Exception as e:
            self.shown.append("%s %s" % (message, e))

    def loadUI(self, path):
        return LoadedUi(path)

    def childWidgetVariables(self, widget):
        return widget.children

    def saveNode(self, node, path):
        with open(path, "wb") as file:
            file.write(node.content)
        return True

    def loadVolume(self, path, properties):
        with open(path, "rb") as file:
            self.loaded.append(file.read())
        return Node("vtkMRMLScalarVolumeNode", properties["name"])

    def setSliceViewerLayers(self, **layers):
        self.layers = layers

    def mainWindow(self):
        return None


def install():
    """Makes the fakes importable in the place of the real modules."""
    slicer = types.ModuleType("slicer")
    slicer.util = Util()
    slicer.mrmlScene = Scene()
    slicer.dicomDatabase = None
    modules = types.ModuleType("slicer.ScriptedLoadableModule")
    modules.ScriptedLoadableModule = ScriptedLoadableModule
    modules.ScriptedLoadableModuleWidget = ScriptedLoadableModuleWidget
    modules.ScriptedLoadableModuleLogic = ScriptedLoadableModuleLogic
    modules.ScriptedLoadableModuleTest = ScriptedLoadableModuleTest
    slicer.ScriptedLoadableModule = modules
    qt = types.ModuleType("qt")
    qt.QTimer = Timer
    qt.QSettings = Settings
    qt.QComboBox = ComboBox
    qt.QTableWidgetItem = TableItem
    qt.QFileDialog = types.SimpleNamespace(getSaveFileName=lambda *arguments: "")
    vtk = types.ModuleType("vtk")
    vtk.vtkStringArray = StringArray
    vtk.vtkColorTransferFunction = TransferFunction
    ctk = types.ModuleType("ctk")
    ctk.FAKE = True
    slicer.FAKE = True
    sys.modules.update(
        {
            "slicer": slicer,
            "slicer.util": slicer.util,
            "slicer.ScriptedLoadableModule": modules,
            "qt": qt,
            "vtk": vtk,
            "ctk": ctk,
        }
    )
