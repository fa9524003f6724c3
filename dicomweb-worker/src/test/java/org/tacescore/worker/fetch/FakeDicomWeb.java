package org.tacescore.worker.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.Part10;

/** A DICOMweb service whose faults a test chooses. */
final class FakeDicomWeb implements AutoCloseable {
  private static final String BOUNDARY = "edge";

  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<String> logins = new CopyOnWriteArrayList<>();

  /** HTTP status of every answer; 200 when it works. */
  volatile int status = 200;

  /** UID of a study of which nothing can be read; empty for none. */
  volatile String failing = "";

  /** Most matches of a page, whatever the request asks for. */
  volatile int pageCap = 1000;

  /** Bytes after which a multipart body is cut off. */
  volatile int cutAfter = Integer.MAX_VALUE;

  /** Whether the end of a cut body is a proper end of the answer. */
  volatile boolean cutPolitely;

  /** Whether series tell how many instances they have. */
  volatile boolean tellsNumbers = true;

  /** Accepts the form "as stored" alone. */
  volatile boolean storedFormOnly;

  private final Map<String, Attributes> instances = new TreeMap<>();
  private final HttpServer server;

  FakeDicomWeb() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  void add(Attributes instance) {
    instances.put(instance.getString(Tag.SOPInstanceUID), instance);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dicom-web/");
  }

  /** Requests whose path or query holds a text. */
  long asked(String text) {
    return requests.stream().filter(r -> r.contains(text)).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring("/dicom-web/".length());
      String query = String.valueOf(exchange.getRequestURI().getRawQuery());
      requests.add(path + "?" + query);
      logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      String accept = exchange.getRequestHeaders().getFirst("Accept");
      if (!failing.isEmpty() && path.startsWith("studies/" + failing)) {
        exchange.sendResponseHeaders(500, -1);
      } else if (status != 200) {
        exchange.sendResponseHeaders(status, -1);
      } else if (!accept.startsWith("multipart")) {
        send(exchange, "application/dicom+json", search(path, query), Integer.MAX_VALUE);
      } else if (storedFormOnly && !accept.endsWith("=*")) {
        exchange.sendResponseHeaders(406, -1);
      } else {
        send(
            exchange,
            "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY,
            multipart(path),
            cutAfter);
      }
    }
  }

  private void send(HttpExchange exchange, String type, byte[] body, int cut) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    byte[] sent = Arrays.copyOf(body, Math.min(cut, body.length));
    exchange.sendResponseHeaders(200, cutPolitely ? sent.length : body.length);
    exchange.getResponseBody().write(sent);
  }

  private byte[] search(String path, String query) {
    String[] steps = path.split("/");
    Map<String, String> keys = keys(query);
    Map<String, String> matches = new TreeMap<>();
    for (Attributes instance : under(steps)) {
      String modality = instance.getString(Tag.Modality);
      if (!keys.getOrDefault("ModalitiesInStudy", modality).equals(modality)) {
        continue;
      }
      if (!inRange(instance.getString(Tag.StudyDate, ""), keys.getOrDefault("StudyDate", ""))) {
        continue;
      }
      switch (steps[steps.length - 1]) {
        case "studies" -> put(matches, instance, Tag.StudyInstanceUID, "0020000D", "00201208");
        case "series" -> put(matches, instance, Tag.SeriesInstanceUID, "0020000E", "00201209");
        default -> put(matches, instance, Tag.SOPInstanceUID, "00080018", "00200013");
      }
    }
    return matches.values().stream()
        .skip(Integer.parseInt(keys.get("offset")))
        .limit(Math.min(pageCap, Integer.parseInt(keys.get("limit"))))
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Where the instance or the request has no date, it fits. */
  private static boolean inRange(String date, String range) {
    String[] ends = (range + "-x").split("-", -1);
    boolean open = ends.length > 2 && ends[1].isEmpty();
    String last = ends.length > 2 ? ends[1] : ends[0];
    return date.isEmpty()
        || range.isEmpty()
        || (date.compareTo(ends[0]) >= 0 && (open || date.compareTo(last) <= 0));
  }

  private void put(
      Map<String, String> matches, Attributes instance, int tag, String uid, String number) {
    String value = instance.getString(tag);
    long count = instances.values().stream().filter(i -> value.equals(i.getString(tag))).count();
    String counted =
        tellsNumbers ? ",\"%s\":{\"vr\":\"IS\",\"Value\":[%d]}".formatted(number, count) : "";
    matches.put(
        value,
        "{\"%s\":{\"vr\":\"UI\",\"Value\":[\"%s\"]},\"00081030\":{\"vr\":\"LO\",\"Value\":[\"%s\"]},\"00080060\":{\"vr\":\"CS\",\"Value\":[\"%s\"]}%s}"
            .formatted(
                uid,
                value,
                instance.getString(Tag.StudyDescription, ""),
                instance.getString(Tag.Modality),
                counted));
  }

  private List<Attributes> under(String[] steps) {
    int[] tags = {Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID};
    List<Attributes> found = new ArrayList<>(instances.values());
    for (int level = 0; 2 * level + 1 < steps.length; level++) {
      int tag = tags[level];
      String uid = steps[2 * level + 1];
      found.removeIf(instance -> !uid.equals(instance.getString(tag)));
    }
    return found;
  }

  private byte[] multipart(String path) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Attributes instance : under(path.split("/"))) {
      body.write(ascii("--%s\r\nContent-Type: application/dicom\r\n\r\n".formatted(BOUNDARY)));
      body.write(Part10.encode(instance));
      body.write(ascii("\r\n"));
    }
    body.write(ascii("--%s--\r\n".formatted(BOUNDARY)));
    return body.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Map<String, String> keys(String query) {
    Map<String, String> keys = new TreeMap<>();
    for (String pair : query.split("&")) {
      String[] sides = pair.split("=", 2);
      keys.put(
          sides[0], sides.length < 2 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return keys;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
