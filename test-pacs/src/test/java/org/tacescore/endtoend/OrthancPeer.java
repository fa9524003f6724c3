package org.tacescore.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real Orthanc with its DICOMweb plug-in, on ports and a folder of its own. */
final class OrthancPeer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Process process;
  private final int httpPort;
  private final int dicomPort;

  private OrthancPeer(Process process, int httpPort, int dicomPort) {
    this.process = process;
    this.httpPort = httpPort;
    this.dicomPort = dicomPort;
  }

  /**
   * Starts Orthanc and waits until it answers.
   *
   * @param folder where it keeps its files
   * @param workerPort DICOM port of the worker, known to it as TACESCORE
   */
  static OrthancPeer start(Path folder, int workerPort) throws IOException, InterruptedException {
    return start(folder, workerPort, Map.of());
  }

  /** The same with further options, in the place of those given here where they are the same. */
  static OrthancPeer start(Path folder, int workerPort, Map<String, Object> options)
      throws IOException, InterruptedException {
    PeerProgram program = PeerProgram.require("Orthanc", "orthanc");
    Path plugin =
        PeerProgram.requireFile(
            "/usr/share/orthanc/plugins/libOrthancDicomWeb.so", "orthanc-dicomweb");
    int httpPort = freePort();
    int dicomPort = freePort();
    Map<String, Object> configuration = new TreeMap<>();
    configuration.putAll(
        Map.ofEntries(
            Map.entry("Name", "PACS"),
            Map.entry("StorageDirectory", folder.resolve("storage").toString()),
            Map.entry("IndexDirectory", folder.resolve("index").toString()),
            Map.entry("Plugins", List.of(plugin.toString())),
            Map.entry("RemoteAccessAllowed", false),
            Map.entry("AuthenticationEnabled", false),
            Map.entry("HttpPort", httpPort),
            Map.entry("KeepAlive", false),
            Map.entry("DicomPort", dicomPort),
            Map.entry("DicomAet", "ORTHANC"),
            Map.entry("DefaultEncoding", "Utf8"),
            Map.entry(
                "DicomModalities",
                Map.of("worker", List.of("TACESCORE", "127.0.0.1", workerPort)))));
    configuration.putAll(options);
    Files.createDirectories(folder);
    Path file = folder.resolve("orthanc.json");
    JSON.writeValue(file.toFile(), configuration);
    Process process =
        new ProcessBuilder(program.path().toString(), file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("orthanc.log").toFile())
            .start();
    OrthancPeer orthanc = new OrthancPeer(process, httpPort, dicomPort);
    Poll.until(Duration.ofSeconds(30), "Orthanc answers", orthanc::answers);
    return orthanc;
  }

  int dicomPort() {
    return dicomPort;
  }

  /** Root of its own REST interface, without a slash at its end. */
  URI root() {
    return URI.create("http://127.0.0.1:" + httpPort);
  }

  URI dicomWeb() {
    return URI.create(root() + "/dicom-web");
  }

  /** SOP Instance UIDs of the SRs of a study, by QIDO-RS. */
  List<String> structuredReports(String studyInstanceUid) throws IOException, InterruptedException {
    return instances("SR", studyInstanceUid);
  }

  /** SOP Instance UIDs of a study's instances of a modality, by QIDO-RS. */
  List<String> instances(String modality, String studyInstanceUid)
      throws IOException, InterruptedException {
    List<String> uids = new ArrayList<>();
    JsonNode found =
        get(
            "/dicom-web/instances?Modality=%s&StudyInstanceUID=%s"
                .formatted(modality, studyInstanceUid));
    found.forEach(instance -> uids.add(instance.at("/00080018/Value/0").asText()));
    return uids;
  }

  /** The file of an instance as Orthanc holds it. */
  byte[] file(String sopInstanceUid) throws IOException, InterruptedException {
    JsonNode ids = post("/tools/lookup", sopInstanceUid);
    return send(
            request("/instances/" + ids.at("/0/ID").asText() + "/file").build(),
            BodyHandlers.ofByteArray())
        .body();
  }

  /** Sends every study it has to the worker by C-STORE and waits for the end. */
  void routeEverythingToTheWorker() throws IOException, InterruptedException {
    for (JsonNode study : get("/studies")) {
      post("/modalities/worker/store", study.asText());
    }
  }

  /** Modality of each series that it sent to others by its jobs, once for each sending. */
  List<String> sentModalities() throws IOException, InterruptedException {
    List<String> modalities = new ArrayList<>();
    for (JsonNode job : get("/jobs?expand")) {
      for (JsonNode resource : job.path("Content").path("ParentResources")) {
        modalities.add(get("/series/" + resource.asText()).at("/MainDicomTags/Modality").asText());
      }
    }
    return modalities;
  }

  private boolean answers() throws InterruptedException {
    try {
      return get("/system").has("Version");
    } catch (IOException notYet) {
      return false;
    }
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return json(send(request(path).build(), BodyHandlers.ofByteArray()));
  }

  private JsonNode post(String path, String body) throws IOException, InterruptedException {
    return json(
        send(
            request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray()));
  }

  /**
   * Over a connection of its own: one that is kept may be closed by Orthanc in the moment of its
   * next use.
   */
  private static HttpResponse<byte[]> send(HttpRequest request, BodyHandler<byte[]> handler)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, handler);
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException(
          response.uri()
              + " answered "
              + response.statusCode()
              + " "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    return JSON.readTree(response.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
        .timeout(Duration.ofSeconds(60));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
