package org.tacescore.worker.dicomweb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.config.DicomwebConfig;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.queue.Database;
import org.tacescore.worker.receive.Expectation;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.Reception;
import org.tacescore.worker.web.HttpServer;
import org.tacescore.worker.web.Route;

/** A store with its index, served over HTTP in this process, and a client of it. */
final class ServedStore implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final ObjectStore store;
  final Database database;
  final InstanceReceiver receiver;
  private final CatalogueKeeper keeper;
  private final HttpServer http;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServedStore(Path folder, DicomwebConfig config) {
    store = ObjectStore.open(folder, 1 << 24);
    database = Database.embedded(folder.resolve("db"));
    receiver =
        new InstanceReceiver(
            store,
            database.instanceIndex(),
            (instance, registration) -> {},
            instance -> false,
            "",
            Clock.systemUTC());
    keeper = CatalogueKeeper.start(database.catalogue(), store);
    HttpConfig port = new HttpConfig("127.0.0.1", 0, 1 << 24, 100, Duration.ofSeconds(10));
    List<Route> routes =
        new ArrayList<>(DicomwebService.routes(database.catalogue(), keeper, store, config));
    routes.addAll(StowEndpoint.routes(receiver, port));
    http = HttpServer.start(port, routes, config.allowedOrigins());
  }

  static ServedStore start(Path folder) {
    return start(folder, DicomwebConfig.on());
  }

  static ServedStore start(Path folder, DicomwebConfig config) {
    return new ServedStore(folder, config);
  }

  /** Stores instances as if they had been sent. */
  void receive(Attributes... instances) {
    for (Attributes instance : instances) {
      receive(Part10.encode(instance));
    }
  }

  void receive(byte[] file) {
    try (Reception reception = receiver.begin(new Origin(Origin.Kind.DIMSE, "TEST"))) {
      reception.write(ByteBuffer.wrap(file));
      reception.finish(Expectation.none());
    }
  }

  int port() {
    return http.port();
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<byte[]> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/dicom-web" + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(method + " " + path, e);
    }
  }

  /** The results of a search; none where it answers 204. */
  JsonNode search(String path) {
    HttpResponse<byte[]> response = get(path);
    if (response.statusCode() == 204) {
      return JSON.createArrayNode();
    }
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + response.statusCode());
    }
    return json(response);
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** A part of a multipart answer. */
  record Part(String contentType, byte[] bytes) {}

  /** The parts of a whole multipart answer. */
  static List<Part> parts(HttpResponse<byte[]> response) {
    String type = header(response, "Content-Type");
    String boundary = type.replaceAll(".*boundary=", "");
    List<Part> parts = new ArrayList<>();
    boolean[] complete = new boolean[1];
    MultiPart.Parser parser =
        new MultiPart.Parser(
            boundary,
            new MultiPart.Parser.Listener() {
              private String contentType = "";
              private ByteArrayOutputStream content = new ByteArrayOutputStream();

              @Override
              public void onPartHeader(String name, String value) {
                contentType = name.equalsIgnoreCase("Content-Type") ? value : contentType;
              }

              @Override
              public void onPartContent(Content.Chunk chunk) {
                byte[] bytes = new byte[chunk.remaining()];
                chunk.getByteBuffer().get(bytes);
                content.writeBytes(bytes);
              }

              @Override
              public void onPartEnd() {
                parts.add(new Part(contentType, content.toByteArray()));
                content = new ByteArrayOutputStream();
              }

              @Override
              public void onComplete() {
                complete[0] = true;
              }
            });
    parser.parse(Content.Chunk.from(ByteBuffer.wrap(response.body()), true));
    if (!complete[0]) {
      throw new IllegalStateException("the multipart body is not whole");
    }
    return parts;
  }

  static DicomwebConfig allowing(String origin) {
    return new DicomwebConfig(true, Set.of(origin), Optional.empty());
  }

  @Override
  public void close() {
    http.close();
    keeper.close();
    database.close();
    store.close();
  }
}
