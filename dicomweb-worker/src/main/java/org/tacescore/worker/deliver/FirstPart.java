package org.tacescore.worker.deliver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.worker.queue.TransientFault;

/** The content of the first part of a multipart body (RFC 2046 section 5.1). */
final class FirstPart {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=\"?([^\";]{1,70})\"?", Pattern.CASE_INSENSITIVE);
  private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

  private FirstPart() {}

  /**
   * @param contentType of the response; when it is not multipart, the body is the content
   * @throws TransientFault if the body ends before the part does
   */
  static byte[] of(String contentType, byte[] body) {
    if (!contentType.regionMatches(true, 0, "multipart/", 0, "multipart/".length())) {
      return body;
    }
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new TransientFault("a multipart answer names no boundary");
    }
    byte[] delimiter = ("--" + boundary.group(1).trim()).getBytes(StandardCharsets.ISO_8859_1);
    byte[] next = ("\r\n--" + boundary.group(1).trim()).getBytes(StandardCharsets.ISO_8859_1);
    int start = indexOf(body, delimiter, 0);
    int headersEnd = start < 0 ? -1 : indexOf(body, END_OF_HEADERS, start);
    // The line end of an empty part's headers may be the one before the delimiter.
    int end = headersEnd < 0 ? -1 : indexOf(body, next, headersEnd + 2);
    if (end < 0) {
      throw new TransientFault("a multipart answer ends before its first part does");
    }
    int begin = headersEnd + END_OF_HEADERS.length;
    return Arrays.copyOfRange(body, begin, Math.max(begin, end));
  }

  private static int indexOf(byte[] body, byte[] wanted, int from) {
    for (int i = from; i <= body.length - wanted.length; i++) {
      if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
