package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * What is asked of a DICOMweb server, each answer read to its end over connections that are kept.
 *
 * @param server which is asked
 * @param studies how many it has beside that of the series
 * @param slices of the series
 */
record DicomwebBench(DicomwebServer server, int studies, int slices) {
  private static final int PARALLEL = 4;
  private static final String FRAME =
      "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*";
  private static final String DICOM =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
  private static final String JSON = "application/dicom+json";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The questions by name; each gives the bytes that came. */
  Map<String, LongSupplier> questions() {
    String study = server.base() + "/studies/" + DicomwebLoad.SERIES_STUDY;
    String series = study + "/series/" + DicomwebLoad.SERIES;
    Map<String, LongSupplier> questions = new LinkedHashMap<>();
    questions.put(
        "QIDO, %d studies".formatted(studies),
        () -> get(server.base() + "/studies?limit=" + studies, JSON));
    questions.put(
        "QIDO, page of 25 of a name",
        () -> get(server.base() + "/studies?PatientName=SYNTHETIC*&limit=25&offset=100", JSON));
    questions.put(
        "QIDO, one by accession number",
        () -> get(server.base() + "/studies?AccessionNumber=A77", JSON));
    questions.put("QIDO, %d instances".formatted(slices), () -> get(series + "/instances", JSON));
    questions.put(
        "metadata, %d instances".formatted(slices), () -> get(series + "/metadata", JSON));
    questions.put("frames, %d one by one".formatted(slices), () -> frames(series, 1));
    questions.put(
        "frames, %d by %d at once".formatted(slices, PARALLEL), () -> frames(series, PARALLEL));
    questions.put("series, %d files".formatted(slices), () -> get(series, DICOM));
    return questions;
  }

  private long frames(String series, int parallel) {
    List<CompletableFuture<Long>> askers = new ArrayList<>();
    for (int first = 0; first < parallel; first++) {
      int from = first + 1;
      askers.add(
          CompletableFuture.supplyAsync(
              () -> {
                long bytes = 0;
                for (int slice = from; slice <= slices; slice += parallel) {
                  String instance = series + "/instances/" + DicomwebLoad.SERIES + "." + slice;
                  bytes += get(instance + "/frames/1", FRAME);
                }
                return bytes;
              }));
    }
    return askers.stream().mapToLong(CompletableFuture::join).sum();
  }

  private static long get(String url, String accept) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Accept", accept).build();
    try {
      HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(url + " answered " + response.statusCode());
      }
      return response.body().length;
    } catch (IOException e) {
      throw new UncheckedIOException(url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
