"""What the panel does to the scene; for the thread that draws windows."""

import os
import shutil
import tempfile

import slicer
import vtk

from TACEScoringLib import resulttable


class SceneWork:
    """Reads segmentations from the scene, and puts results into it."""

    def segment_names(self, segmentation_node):
        if segmentation_node is None:
            return []
        segmentation = segmentation_node.GetSegmentation()
        return [
            segmentation.GetNthSegment(index).GetName()
            for index in range(segmentation.GetNumberOfSegments())
        ]

    def save_segmentation(self, segmentation_node, folder):
        """The segmentation as .seg.nrrd, with segments that overlap in layers of their own."""
        if not segmentation_node.GetSegmentation().GetNumberOfSegments():
            raise ValueError("The segmentation has no segments.")
        path = os.path.join(folder, "segmentation.seg.nrrd")
        if not slicer.util.saveNode(segmentation_node, path):
            raise IOError("The segmentation could not be written.")
        return path

    def series_label(self, study, series):
        phase = series.phase.replace("_", " ").lower() or "phase not told"
        return "%s | %s | %d images | %s%s" % (
            series.modality,
            phase,
            series.instances,
            series.series_instance_uid,
            " | drawn" if study.region_present else "",
        )

    def result_table(self, rows):
        """A table node of the rows, replaced where there is one."""
        name = "TACE scores (RESEARCH USE ONLY)"
        node = slicer.mrmlScene.GetFirstNodeByName(name)
        if node is None:
            node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLTableNode", name)
        node.RemoveAllColumns()
        for index, title in enumerate(resulttable.COLUMNS):
            column = vtk.vtkStringArray()
            column.SetName(title)
            for row in rows:
                column.InsertNextValue(row[index])
            node.AddColumn(column)
        node.SetUseColumnNameAsColumnHeader(True)
        node.SetLocked(True)
        return node

    def show_heat_map(self, heat_map, content, background):
        """The map in the foreground of the slice views, half transparent."""
        folder = tempfile.mkdtemp(prefix="tacescoring-")
        try:
            path = os.path.join(folder, "attention.nrrd")
            with open(path, "wb") as file:
                file.write(content)
            node = slicer.util.loadVolume(path, {"name": "attention (research) " + heat_map.name})
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        display = node.GetDisplayNode()
        display.SetAndObserveColorNodeID(self.colours().GetID())
        display.AutoWindowLevelOff()
        display.SetWindowLevelMinMax(0.0, 1.0)
        display.SetApplyThreshold(True)
        display.SetLowerThreshold(0.05)
        slicer.util.setSliceViewerLayers(
            background=background, foreground=node, foregroundOpacity=0.5
        )
        return node

    def colours(self):
        name = "attention (research)"
        node = slicer.mrmlScene.GetFirstNodeByName(name)
        if node is None:
            node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLProceduralColorNode", name)
            function = vtk.vtkColorTransferFunction()
            function.AddRGBPoint(0.0, 0.0, 0.0, 0.0)
            function.AddRGBPoint(0.5, 0.8, 0.2, 0.1)
            function.AddRGBPoint(1.0, 1.0, 0.9, 0.4)
            node.SetAndObserveColorTransferFunction(function)
        return node
