package org.tacescore.worker.dicomweb;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.eclipse.jetty.server.Request;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;

/**
 * A media range that a client accepts (RFC 9110 section 12.5.1, PS3.18 section 8.7).
 *
 * @param type such as {@code multipart/related} or {@code image/*}, in lower case
 * @param parameters by name in lower case
 */
record MediaRange(String type, Map<String, String> parameters) {
  static final String ANY = "*/*";
  static final String MULTIPART = "multipart/related";

  MediaRange {
    parameters = Map.copyOf(parameters);
  }

  /**
   * What a client accepts, the best first; anything where it says nothing. The query parameter
   * {@code accept} stands for the header field.
   *
   * @throws ProblemException 400 if it cannot be read, 406 if it refuses everything
   */
  static List<MediaRange> of(HttpCall call) {
    String accepted =
        Optional.ofNullable(Request.extractQueryParameters(call.request()).getValue("accept"))
            .or(
                () ->
                    Optional.ofNullable(
                        String.join(",", call.request().getHeaders().getValuesList(ACCEPT))))
            .orElse("");
    List<MediaRange> ranges = parse(accepted.isBlank() ? ANY : accepted);
    if (ranges.isEmpty()) {
      throw notAcceptable("nothing is accepted");
    }
    return ranges;
  }

  private static final HttpHeader ACCEPT = HttpHeader.ACCEPT;

  static List<MediaRange> parse(String accepted) {
    try {
      QuotedQualityCSV ranges = new QuotedQualityCSV();
      ranges.addValue(accepted);
      return ranges.getValues().stream().map(MediaRange::one).toList();
    } catch (RuntimeException e) {
      // Unterminated quotes and the like; the library answers them with many kinds of exception.
      throw new ProblemException(
          HttpStatus.BAD_REQUEST_400, "BAD_REQUEST", "the Accept header cannot be read");
    }
  }

  private static MediaRange one(String text) {
    Map<String, String> parameters = new HashMap<>();
    String type = HttpField.getValueParameters(text, parameters);
    Map<String, String> lower = new HashMap<>();
    parameters.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return new MediaRange(
        Optional.ofNullable(type).orElse("").strip().toLowerCase(Locale.ROOT), lower);
  }

  /** Whether a media type falls under it. */
  boolean covers(String mediaType) {
    return type.equals(ANY)
        || type.equals(mediaType)
        || (type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1)));
  }

  /** Whether parts of a media type may come in a multipart body. */
  boolean coversParts(String mediaType) {
    String inner = parameters.getOrDefault("type", ANY).toLowerCase(Locale.ROOT);
    return covers(MULTIPART) && new MediaRange(inner, Map.of()).covers(mediaType);
  }

  /** Whether anything at all is accepted. */
  boolean isAnything() {
    return type.equals(ANY);
  }

  /** The transfer syntax wanted: a UID, {@code *} for any, empty for the default. */
  Optional<String> transferSyntax() {
    return Optional.ofNullable(parameters.get("transfer-syntax"));
  }

  static ProblemException notAcceptable(String detail) {
    return new ProblemException(HttpStatus.NOT_ACCEPTABLE_406, "NOT_ACCEPTABLE", detail);
  }
}
