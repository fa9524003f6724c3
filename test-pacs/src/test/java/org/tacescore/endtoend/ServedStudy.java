package org.tacescore.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.testpacs.demo.DicomSender;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.cli.RunningWorker;

/** A worker without a PACS that got a study, scored it, and serves all of it by DICOMweb. */
final class ServedStudy implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(180);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final PhantomPatient patient;
  private final RunningWorker worker;

  private ServedStudy(Path folder, PhantomPatient patient, RunningWorker worker) {
    this.folder = folder;
    this.patient = patient;
    this.worker = worker;
  }

  /** Starts a worker, sends it a phantom patient of CT, and waits until the report is there. */
  static ServedStudy start(Path folder) throws Exception {
    PhantomPatient patient =
        new PhantomGenerator(PhantomOptions.of(1, 7, PhantomModality.CT)).patient(0);
    Path clinical = Files.createDirectories(folder.resolve("clinical"));
    Files.write(clinical.resolve("values.json"), patient.clinicalJson());
    RunningWorker worker = TestWorker.start(folder.resolve("worker"), clinical, 0, List.of());
    ServedStudy served = new ServedStudy(folder, patient, worker);
    List<DicomObject> sent = new ArrayList<>(patient.images().toList());
    sent.addAll(patient.segmentations().values());
    try (DicomSender modality = new DicomSender("MODALITY")) {
      modality.send(sent, "127.0.0.1", worker.dicomPort(), "TACESCORE");
    }
    Poll.until(LIMIT, "a report is served", served::hasReport);
    return served;
  }

  private boolean hasReport() throws IOException {
    URI series = URI.create(dicomWeb() + "/studies/" + studyInstanceUid() + "/series");
    JsonNode found = JSON.readTree(series.toURL());
    for (JsonNode one : found) {
      if (one.at("/00080060/Value/0").asText().equals("SR")) {
        return true;
      }
    }
    return false;
  }

  URI dicomWeb() {
    return URI.create("http://127.0.0.1:%d/dicom-web".formatted(worker.httpPort()));
  }

  String studyInstanceUid() {
    return patient.studyInstanceUid();
  }

  /** What lies in the worker's store: what was sent and what was made. */
  List<DicomObject> objects() {
    return StudyCopy.filesBelow(folder.resolve("worker/objects")).stream()
        .filter(file -> file.toString().endsWith(".dcm"))
        .map(file -> Part10.read(file))
        .toList();
  }

  List<DicomObject> ofModality(String modality) {
    return objects().stream()
        .filter(object -> object.dataset().getString(Tag.Modality, "").equals(modality))
        .toList();
  }

  @Override
  public void close() {
    worker.close();
  }
}
