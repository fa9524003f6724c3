"""3D Slicer module "TACE Scoring": a drawn liver tumour in, scores out. Research use only."""

import shutil
import tempfile

import qt
import slicer
import vtk
from slicer.ScriptedLoadableModule import (
    ScriptedLoadableModule,
    ScriptedLoadableModuleLogic,
    ScriptedLoadableModuleTest,
    ScriptedLoadableModuleWidget,
)
from slicer.util import VTKObservationMixin

from TACEScoringLib import identity, panel, resulttable
from TACEScoringLib.background import BackgroundWork
from TACEScoringLib.scene import SceneWork
from tacescoreclient import (
    RESEARCH_USE_ONLY,
    Algorithm,
    Connection,
    TaceScoreClient,
    Upload,
    batch,
)

_SETTINGS = "TACEScoring/"
_TIMER_MS = 200


class TACEScoring(ScriptedLoadableModule):
    """The module as Slicer lists it."""

    def __init__(self, parent):
        ScriptedLoadableModule.__init__(self, parent)
        parent.title = "TACE Scoring"
        parent.categories = ["Informatics"]
        parent.dependencies = []
        parent.contributors = ["TACEscore project"]
        parent.helpText = (
            "Sends the segmentation of a liver tumour to a TACEscore worker and shows the scores. "
            + RESEARCH_USE_ONLY
        )
        parent.acknowledgementText = ""


class TACEScoringWidget(ScriptedLoadableModuleWidget, VTKObservationMixin):
    """The panel. What talks to the worker runs on another thread, told of by a timer."""

    def __init__(self, parent=None):
        ScriptedLoadableModuleWidget.__init__(self, parent)
        VTKObservationMixin.__init__(self)
        self.logic = None
        self.work = BackgroundWork()
        self.studies = ()
        self.last_job_id = ""
        self.last_result = None
        self.segmentation = None

    def setup(self):
        ScriptedLoadableModuleWidget.setup(self)
        widget = slicer.util.loadUI(self.resourcePath("UI/TACEScoring.ui"))
        self.layout.addWidget(widget)
        widget.setMRMLScene(slicer.mrmlScene)
        self.ui = slicer.util.childWidgetVariables(widget)
        self.logic = TACEScoringLogic()
        self.ui.researchLabel.text = RESEARCH_USE_ONLY
        for algorithm in Algorithm:
            self.ui.algorithmComboBox.addItem(algorithm.value)
        self._load_settings()
        self._connect()
        self.timer = qt.QTimer()
        self.timer.setInterval(_TIMER_MS)
        self.timer.connect("timeout()", self.work.deliver)
        self.timer.start()
        self._show_idle("Ready.")

    def _connect(self):
        ui = self.ui
        ui.testButton.connect("clicked(bool)", self.on_test)
        ui.volumeSelector.connect("currentNodeChanged(vtkMRMLNode*)", self.on_volume)
        ui.segmentationSelector.connect("currentNodeChanged(vtkMRMLNode*)", self.on_segmentation)
        ui.studyComboBox.connect("currentIndexChanged(int)", self.on_study)
        ui.runButton.connect("clicked(bool)", self.on_run)
        ui.cancelButton.connect("clicked(bool)", self.on_cancel)
        ui.resumeButton.connect("clicked(bool)", self.on_resume)
        ui.exportButton.connect("clicked(bool)", self.on_export)
        ui.batchButton.connect("clicked(bool)", self.on_batch)
        self.addObserver(slicer.mrmlScene, slicer.mrmlScene.EndCloseEvent, self.on_scene_closed)

    def cleanup(self):
        self.timer.stop()
        self.work.abandon()
        self.removeObservers()

    def on_scene_closed(self, caller=None, event=None):
        self.segmentation = None
        self.last_result = None

    # Connection

    def _load_settings(self):
        settings = qt.QSettings()
        self.ui.urlLineEdit.text = settings.value(_SETTINGS + "url") or "http://127.0.0.1:8080"
        self.ui.authorLineEdit.text = settings.value(_SETTINGS + "author") or ""
        self.ui.caFileLineEdit.text = settings.value(_SETTINGS + "caFile") or ""
        self.ui.proxyLineEdit.text = settings.value(_SETTINGS + "proxy") or ""

    def _save_settings(self):
        """Not the token: the file of the settings can be read by others. Nothing in the scene."""
        settings = qt.QSettings()
        settings.setValue(_SETTINGS + "url", self.ui.urlLineEdit.text)
        settings.setValue(_SETTINGS + "author", self.ui.authorLineEdit.text)
        settings.setValue(_SETTINGS + "caFile", self.ui.caFileLineEdit.text)
        settings.setValue(_SETTINGS + "proxy", self.ui.proxyLineEdit.text)

    def client(self):
        return TaceScoreClient(
            Connection(
                self.ui.urlLineEdit.text.strip(),
                self.ui.tokenLineEdit.text.strip(),
                self.ui.proxyLineEdit.text.strip() or None,
                self.ui.caFileLineEdit.text.strip(),
            )
        )

    def on_test(self, checked=False):
        with slicer.util.tryWithErrorDisplay("The worker cannot be asked.", waitCursor=False):
            client = self.client()
            self._save_settings()

            def ask(token, report):
                return client.status(), client.studies()

            self._start(ask, self._show_worker)

    def _show_worker(self, answer):
        status, self.studies = answer
        self.ui.workerLabel.text = "%s; recipes: %s" % (
            status.version,
            ", ".join(status.recipes) or "none",
        )
        self.ui.studyComboBox.clear()
        self.ui.studyComboBox.addItem("study and series of the volume")
        for study in self.studies:
            for series in study.series:
                self.ui.studyComboBox.addItem(self.logic.series_label(study, series))
        self._show_idle("The worker answers. " + RESEARCH_USE_ONLY)

    # Case

    def chosen_identity(self):
        """From the list of the worker where one is chosen there, else from the volume."""
        index = self.ui.studyComboBox.currentIndex
        pairs = [(study, series) for study in self.studies for series in study.series]
        if index is not None and 0 < index <= len(pairs):
            study, series = pairs[index - 1]
            return identity.VolumeIdentity(study.study_instance_uid, series.series_instance_uid)
        return identity.of_volume(
            self.ui.volumeSelector.currentNode(), getattr(slicer, "dicomDatabase", None)
        )

    def on_volume(self, node=None):
        found = self.chosen_identity()
        self.ui.identityLabel.text = (
            "study %s, series %s" % (found.study_instance_uid, found.series_instance_uid)
            if found
            else "The volume has no DICOM identity: press Test, and choose a series of the worker."
        )

    def on_study(self, index=0):
        self.on_volume()

    def on_segmentation(self, node=None):
        table = self.ui.segmentTable
        table.setRowCount(0)
        names = self.logic.segment_names(self.ui.segmentationSelector.currentNode())
        table.setRowCount(len(names))
        for row, name in enumerate(names):
            table.setItem(row, 0, qt.QTableWidgetItem(name))
            choice = qt.QComboBox()
            for role in panel.ROLES:
                choice.addItem(role)
            table.setCellWidget(row, 1, choice)

    def chosen_roles(self):
        table = self.ui.segmentTable
        return panel.segment_roles(
            {
                table.item(row, 0).text(): table.cellWidget(row, 1).currentText
                for row in range(table.rowCount)
            }
        )

    # Run

    def on_run(self, checked=False):
        with slicer.util.tryWithErrorDisplay("The case cannot be sent.", waitCursor=False):
            self._save_settings()
            found = self.chosen_identity()
            if found is None:
                raise ValueError("Choose a volume from the DICOM database, or a series.")
            author = self.ui.authorLineEdit.text.strip()
            if not author:
                raise ValueError("Enter who drew the segmentation.")
            node = self.ui.segmentationSelector.currentNode()
            if node is None:
                raise ValueError("Choose a segmentation.")
            folder = tempfile.mkdtemp(prefix="tacescoring-")
            upload = Upload(
                self.logic.save_segmentation(node, folder),
                found.study_instance_uid,
                found.series_instance_uid,
                author,
                Algorithm(self.ui.algorithmComboBox.currentText),
                self.ui.algorithmNameLineEdit.text.strip(),
                found.frame_of_reference_uid,
                segment_roles=self.chosen_roles(),
            )
            clinical = self.entered_values()
            client = self.client()

            def score(token, report):
                try:
                    return panel.run_case(client, upload, clinical, token, report)
                finally:
                    shutil.rmtree(folder, ignore_errors=True)

            if not self._start(score, self._show_result):
                shutil.rmtree(folder, ignore_errors=True)

    def entered_values(self):
        """What stands in the table of clinical values, by analyte."""
        table = self.ui.clinicalTable
        values = {}
        for row in range(table.rowCount):
            cells = [table.item(row, column) for column in range(4)]
            analyte, value, unit, time = [cell.text().strip() if cell else "" for cell in cells]
            if analyte and value:
                values[analyte] = {"value": value, "unit": unit, "time": time}
        return values or None

    def on_resume(self, checked=False):
        with slicer.util.tryWithErrorDisplay("The job cannot be followed.", waitCursor=False):
            job_id = self.ui.jobLineEdit.text.strip() or self.last_job_id
            if not job_id:
                raise ValueError("Enter the id of a job.")
            client = self.client()

            def follow(token, report):
                return panel.follow(client, job_id, None, token, report)

            self._start(follow, self._show_result)

    def on_cancel(self, checked=False):
        self.work.cancel()
        self.ui.statusLabel.text = "Cancelling ..."

    def _start(self, function, done):
        started = self.work.start(function, self._show_step, done, self._show_fault)
        if started:
            self.ui.runButton.enabled = False
            self.ui.batchButton.enabled = False
            self.ui.cancelButton.enabled = True
            self.ui.progressBar.value = 0
        return started

    def _show_step(self, step):
        if isinstance(step, panel.Step):
            self.ui.progressBar.value = step.percent
            self.ui.statusLabel.text = step.text
            if step.job_id:
                self.last_job_id = step.job_id
                self.ui.jobLineEdit.text = step.job_id
        else:
            self.ui.statusLabel.text = str(step)

    def _show_fault(self, fault):
        self._show_idle(panel.explain(fault))

    def _show_idle(self, text):
        self.ui.statusLabel.text = text
        self.ui.runButton.enabled = True
        self.ui.batchButton.enabled = True
        self.ui.cancelButton.enabled = False

    # Results

    def _show_result(self, result):
        self.last_result = result
        self.last_job_id = result.job.job_id
        missing = result.job.missing_clinical()
        if missing:
            self._ask_for(missing)
        table = self.logic.result_table(resulttable.rows(result.job, result.segmentation))
        self.ui.resultView.setMRMLTableNode(table)
        for heat_map, content in result.heat_maps[:1]:
            self.logic.show_heat_map(
                heat_map, content, self.ui.volumeSelector.currentNode()
            )
        self.ui.progressBar.value = 100
        self._show_idle("%s. %s" % (result.job.state.value, RESEARCH_USE_ONLY))

    def _ask_for(self, analytes):
        """Only what is missing is asked."""
        table = self.ui.clinicalTable
        there = {
            table.item(row, 0).text() for row in range(table.rowCount) if table.item(row, 0)
        }
        for analyte in analytes:
            if analyte not in there:
                row = table.rowCount
                table.setRowCount(row + 1)
                table.setItem(row, 0, qt.QTableWidgetItem(analyte))

    def on_export(self, checked=False):
        with slicer.util.tryWithErrorDisplay("The result cannot be written.", waitCursor=False):
            if self.last_result is None:
                raise ValueError("There is no result yet.")
            path = qt.QFileDialog.getSaveFileName(
                slicer.util.mainWindow(), "Export result", "tace-scores.csv", "CSV (*.csv)"
            )
            if path:
                rows = resulttable.rows(self.last_result.job, self.last_result.segmentation)
                with open(path, "w", encoding="utf-8", newline="") as file:
                    file.write(resulttable.csv_text(rows))

    # Batch

    def on_batch(self, checked=False):
        with slicer.util.tryWithErrorDisplay("The batch cannot be run.", waitCursor=False):
            cases = batch.read_cases(
                self.ui.batchListLineEdit.text.strip(), self.ui.authorLineEdit.text.strip()
            )
            out = self.ui.batchOutLineEdit.text.strip()
            if not out:
                raise ValueError("Name the CSV file to be written.")
            client = self.client()

            def score_all(token, report):
                def told(case, line):
                    report("%s: %s" % (case.name, line["state"]))

                return batch.run(client, cases, out, cancel=token, progress=told)

            self._start(score_all, self._show_batch)

    def _show_batch(self, written):
        self._show_idle("%d cases written. %s" % (written, RESEARCH_USE_ONLY))


class TACEScoringLogic(SceneWork, ScriptedLoadableModuleLogic):
    """What touches the scene."""


class TACEScoringTest(ScriptedLoadableModuleTest):
    """Run inside Slicer (Reload and Test); needs no worker and no patient data."""

    def setUp(self):
        slicer.mrmlScene.Clear()

    def runTest(self):
        self.setUp()
        self.test_segmentation_is_saved_with_its_segments()
        self.setUp()
        self.test_table_has_the_research_label()

    def test_segmentation_is_saved_with_its_segments(self):
        from tacescoreclient import segnrrd

        node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode")
        node.CreateDefaultDisplayNodes()
        sphere = vtk.vtkSphereSource()
        sphere.SetRadius(20)
        sphere.Update()
        node.AddSegmentFromClosedSurfaceRepresentation(
            sphere.GetOutput(), "Tumour", [1.0, 0.0, 0.0]
        )
        node.GetSegmentation().CreateRepresentation("Binary labelmap")
        node.GetSegmentation().SetSourceRepresentationName("Binary labelmap")
        folder = tempfile.mkdtemp()
        try:
            path = TACEScoringLogic().save_segmentation(node, folder)
            names = [one.name for one in segnrrd.segments(segnrrd.read_header(path))]
        finally:
            shutil.rmtree(folder)
        self.assertEqual(names, ["Tumour"])

    def test_table_has_the_research_label(self):
        table = TACEScoringLogic().result_table(
            [("", "", "RESEARCH", "", "", "", "", RESEARCH_USE_ONLY)]
        )
        self.assertIn("RESEARCH USE ONLY", table.GetName())
        self.assertEqual(table.GetCellText(0, 7), RESEARCH_USE_ONLY)
