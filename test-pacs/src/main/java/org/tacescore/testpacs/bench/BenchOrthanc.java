package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A real Orthanc with its DICOMweb plug-in, as it is by default but for ports and folders.
 *
 * @param server the process
 * @param dicomWeb its DICOMweb base
 */
record BenchOrthanc(BenchServer server, URI dicomWeb) implements AutoCloseable {
  private static final Path PLUGIN = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");

  /** Empty where this machine has no Orthanc (Debian: orthanc, orthanc-dicomweb). */
  static Optional<BenchOrthanc> start(Path folder) throws IOException, InterruptedException {
    Optional<String> program = BenchServer.program("Orthanc");
    if (program.isEmpty() || !Files.exists(PLUGIN)) {
      return Optional.empty();
    }
    int port = BenchServer.freePort();
    Files.createDirectories(folder);
    Path file = folder.resolve("orthanc.json");
    new ObjectMapper().writeValue(file.toFile(), configuration(folder, port));
    BenchServer server =
        BenchServer.start("orthanc", folder, port, List.of(program.get(), file.toString()));
    return Optional.of(
        new BenchOrthanc(server, URI.create("http://127.0.0.1:" + port + "/dicom-web")));
  }

  private static Map<String, Object> configuration(Path folder, int port) throws IOException {
    Map<String, Object> configuration = new TreeMap<>();
    configuration.put("StorageDirectory", folder.resolve("storage").toString());
    configuration.put("IndexDirectory", folder.resolve("index").toString());
    configuration.put("Plugins", List.of(PLUGIN.toString()));
    configuration.put("RemoteAccessAllowed", false);
    configuration.put("AuthenticationEnabled", false);
    configuration.put("KeepAlive", false);
    configuration.put("HttpPort", port);
    configuration.put("DicomPort", BenchServer.freePort());
    return configuration;
  }

  @Override
  public void close() {
    server.close();
  }
}
