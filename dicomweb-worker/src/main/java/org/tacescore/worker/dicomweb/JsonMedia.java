package org.tacescore.worker.dicomweb;

import java.util.List;
import org.tacescore.worker.web.HttpCall;

/** The media types of the DICOM JSON model. */
final class JsonMedia {
  private static final List<String> TYPES = List.of("application/dicom+json", "application/json");

  private JsonMedia() {}

  /** The one that a client prefers; 406 if it accepts neither. */
  static String chosen(HttpCall call) {
    return MediaRange.of(call).stream()
        .flatMap(range -> TYPES.stream().filter(range::covers).limit(1))
        .findFirst()
        .orElseThrow(
            () -> MediaRange.notAcceptable("to be had: application/dicom+json, application/json"));
  }
}
