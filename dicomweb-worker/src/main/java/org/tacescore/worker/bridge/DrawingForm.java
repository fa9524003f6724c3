package org.tacescore.worker.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tacescore.dicom.UniqueIdentifier;
import org.tacescore.digest.Sha256;
import org.tacescore.segio.AlgorithmIdentity;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.SegmentAlgorithm;
import org.tacescore.segio.SegmentRole;
import org.tacescore.worker.web.FormData;
import org.tacescore.worker.web.ProblemException;

/**
 * What comes with a drawing.
 *
 * @param file the drawing, in a temporary place
 * @param drawing what it is of
 * @param frameOfReferenceUid that of the images it was drawn on; empty where it was not said
 * @param roles what segments are, by name, or by value in a plain label map
 * @param algorithm how it was drawn
 */
record DrawingForm(
    Path file,
    Drawing drawing,
    String frameOfReferenceUid,
    Map<String, SegmentRole> roles,
    SegmentAlgorithm algorithm) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_NAME = 64;
  private static final int MOST_ROLES = 1000;

  DrawingForm {
    roles = Map.copyOf(roles);
  }

  /**
   * @throws ProblemException 400 for what is missing or malformed
   */
  static DrawingForm of(FormData form) throws IOException {
    Path file = form.file().orElseThrow(() -> Problems.bad("the form has no part 'file'"));
    String study = uid(form, "studyInstanceUID");
    String series = uid(form, "seriesInstanceUID");
    String frame = form.text("frameOfReferenceUID");
    requirePhase(form.text("phase"));
    String author = name(form, "author");
    if (author.isEmpty()) {
      throw Problems.bad("needed: author, who drew it");
    }
    SegmentAlgorithm algorithm = algorithm(form);
    Map<String, SegmentRole> roles = roles(form.text("segmentMap"));
    String sha256 = new Sha256().add(file).hex();
    String id =
        Sha256.hexOf(
            String.join(
                "\n",
                sha256,
                study,
                series,
                frame,
                author,
                algorithm.type().name(),
                algorithm.name(),
                new TreeMap<>(roles).toString()));
    return new DrawingForm(
        file, new Drawing(id, sha256, study, series, author), frame, roles, algorithm);
  }

  private static String uid(FormData form, String field) {
    String uid = form.text(field);
    if (!UniqueIdentifier.isValid(uid)) {
      throw Problems.bad("needed: %s, a UID".formatted(field));
    }
    return uid;
  }

  private static void requirePhase(String phase) {
    try {
      if (!phase.isEmpty()) {
        ContrastPhase.valueOf(phase);
      }
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problems.BAD_REQUEST, "BAD_REQUEST", "phase is no contrast phase");
    }
  }

  /** Fit for a DICOM text: one line, no character that parts values or components. */
  private static String name(FormData form, String field) {
    String name = form.text(field);
    if (name.length() > LONGEST_NAME
        || name.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\' || c == '=')) {
      throw Problems.bad(
          "%s has at most %d characters, and no \\, = or line break"
              .formatted(field, LONGEST_NAME));
    }
    return name;
  }

  private static SegmentAlgorithm algorithm(FormData form) {
    String type = form.text("algorithmType");
    String name = name(form, "algorithmName");
    return switch (type) {
      case "", "MANUAL" -> {
        if (!name.isEmpty()) {
          throw Problems.bad("what is MANUAL has no algorithmName");
        }
        yield SegmentAlgorithm.BY_HAND;
      }
      case "SEMIAUTOMATIC", "AUTOMATIC" -> {
        if (name.isEmpty()) {
          throw Problems.bad("needed: algorithmName, for it is not MANUAL");
        }
        yield new SegmentAlgorithm(
            SegmentAlgorithm.Type.valueOf(type), name, Optional.of(AlgorithmIdentity.unknown()));
      }
      default -> throw Problems.bad("algorithmType is MANUAL, SEMIAUTOMATIC or AUTOMATIC");
    };
  }

  private static Map<String, SegmentRole> roles(String text) {
    Map<String, SegmentRole> roles = new TreeMap<>();
    if (text.isEmpty()) {
      return roles;
    }
    try {
      JsonNode map = JSON.readTree(text);
      if (!map.isObject() || map.size() > MOST_ROLES) {
        throw Problems.bad("segmentMap is an object of segment names and roles");
      }
      map.properties()
          .forEach(
              entry ->
                  roles.put(entry.getKey().strip(), SegmentRole.parse(entry.getValue().asText())));
      return roles;
    } catch (JsonProcessingException e) {
      throw Problems.bad("segmentMap is no JSON");
    } catch (IllegalArgumentException e) {
      throw Problems.bad("segmentMap: " + e.getMessage());
    }
  }
}
