package org.tacescore.worker.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.tacescore.dicom.UniqueIdentifier;

/**
 * A PACS over QIDO-RS (PS3.18 section 10.6) and WADO-RS (section 10.4).
 *
 * <p>Searches are paged until a page brings nothing new: some services cap pages, some know no
 * offset.
 */
final class DicomWebSource implements StudySource {
  private static final int PAGE = 200;
  private static final int MOST_MATCHES = 100_000;

  private final DicomWebClient client;

  DicomWebSource(DicomWebClient client) {
    this.client = client;
  }

  @Override
  public String name() {
    return client.name();
  }

  @Override
  public List<FoundStudy> studies(StudyWindow window, Collection<String> modalities) {
    Map<String, FoundStudy> found = new LinkedHashMap<>();
    for (String modality : new TreeSet<>(modalities)) {
      String question =
          "/studies?StudyDate=%s&ModalitiesInStudy=%s&includefield=%s&includefield=%s"
              .formatted(
                  window.range(),
                  URLEncoder.encode(modality, StandardCharsets.UTF_8),
                  "00081030",
                  "00201208");
      search(question, "0020000D")
          .forEach(
              (uid, study) ->
                  found.put(
                      uid,
                      new FoundStudy(uid, text(study, "00081030"), number(study, "00201208"))));
    }
    return List.copyOf(found.values());
  }

  @Override
  public List<FoundSeries> series(FoundStudy study) {
    List<FoundSeries> found = new ArrayList<>();
    search(
            "/studies/%s/series?includefield=00201209".formatted(study.studyInstanceUid()),
            "0020000E")
        .forEach(
            (uid, series) ->
                found.add(
                    new FoundSeries(
                        study.studyInstanceUid(),
                        uid,
                        text(series, "00080060"),
                        number(series, "00201209"))));
    return found;
  }

  @Override
  public List<String> instances(FoundSeries series) {
    return List.copyOf(search(path(series) + "/instances?", "00080018").keySet());
  }

  @Override
  public void retrieve(FoundSeries series) {
    client.retrieve(path(series), series.studyInstanceUid());
  }

  @Override
  public void retrieve(FoundSeries series, Collection<String> sopInstanceUids) {
    for (String uid : sopInstanceUids) {
      client.retrieve(path(series) + "/instances/" + uid, series.studyInstanceUid());
    }
  }

  private static String path(FoundSeries series) {
    return "/studies/%s/series/%s".formatted(series.studyInstanceUid(), series.seriesInstanceUid());
  }

  /** All matches by the UID of their level; one whose UID is none is passed over. */
  private Map<String, JsonNode> search(String question, String uidTag) {
    String separator = question.endsWith("?") ? "" : "&";
    Map<String, JsonNode> found = new LinkedHashMap<>();
    for (int offset = 0; offset < MOST_MATCHES; ) {
      JsonNode page =
          client.search("%s%slimit=%d&offset=%d".formatted(question, separator, PAGE, offset));
      int before = found.size();
      for (JsonNode match : page) {
        String uid = text(match, uidTag);
        if (UniqueIdentifier.isValid(uid)) {
          found.putIfAbsent(uid, match);
        }
      }
      if (found.size() == before) {
        return found;
      }
      offset += page.size();
    }
    throw new SourceFaultException(
        "source %s has more than %d matches for one question".formatted(name(), MOST_MATCHES));
  }

  private static String text(JsonNode match, String tag) {
    return match.path(tag).path("Value").path(0).asText("");
  }

  /** A number, also where the service writes it as a text. */
  private static OptionalInt number(JsonNode match, String tag) {
    int value = match.path(tag).path("Value").path(0).asInt(-1);
    return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
