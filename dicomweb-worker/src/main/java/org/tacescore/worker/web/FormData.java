package org.tacescore.worker.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * A body of media type multipart/form-data (RFC 7578) with at most one file, which is written to a
 * temporary file as it comes; closing removes that.
 */
public final class FormData implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int PART_HEADER_BYTES = 1 << 13;
  private static final int MOST_PARTS = 32;
  private static final int MOST_TEXT_BYTES = 1 << 16;

  private final Map<String, String> texts;
  private final @Nullable Path file;

  private FormData(Map<String, String> texts, @Nullable Path file) {
    this.texts = Map.copyOf(texts);
    this.file = file;
  }

  /**
   * Reads the body of a call.
   *
   * @param mostBytes longest file
   * @throws ProblemException 415 for another media type, 400 where the body is malformed, 413 where
   *     it is too long
   * @throws IOException if the body breaks off, or the file cannot be written
   */
  public static FormData read(HttpCall call, long mostBytes) throws IOException {
    String boundary = boundary(call.contentType());
    try (Parts parts = new Parts(mostBytes);
        InputStream body = Content.Source.asInputStream(call.request())) {
      MultiPart.Parser parser = new MultiPart.Parser(boundary, parts);
      parser.setMaxParts(MOST_PARTS);
      parser.setPartHeadersMaxLength(PART_HEADER_BYTES);
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, count), false));
        parts.requireHealthy();
      }
      if (!parts.complete) {
        // Behind the closing boundary there may be more, so that the parser waits for the end.
        parser.parse(Content.Chunk.EOF);
        parts.requireHealthy();
      }
      if (!parts.complete) {
        throw malformed("the body ends before its closing boundary");
      }
      return parts.form();
    }
  }

  private static String boundary(String contentType) {
    Map<String, String> parameters = new HashMap<>();
    try {
      String type =
          contentType.isEmpty() ? "" : HttpField.getValueParameters(contentType, parameters);
      String boundary = parameters.get("boundary");
      if ("multipart/form-data".equalsIgnoreCase(type) && boundary != null) {
        return boundary;
      }
    } catch (IllegalArgumentException unterminatedQuote) {
      // Refused below as any other type.
    }
    throw new ProblemException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
        "UNSUPPORTED_FORMAT",
        "needed: multipart/form-data with a boundary");
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST_400, "MALFORMED_MULTIPART", detail);
  }

  /** A field; empty where it is not there. */
  public String text(String name) {
    return Optional.ofNullable(texts.get(name)).orElse("").strip();
  }

  /** The file, in a temporary place; empty where there is none. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  /** Takes the parts as they come; the parser swallows what its listener throws, so it is kept. */
  private static final class Parts implements MultiPart.Parser.Listener, AutoCloseable {
    private final long mostBytes;
    private final Map<String, String> texts = new HashMap<>();
    private String name = "";
    private boolean isFile;
    private ByteArrayOutputStream text = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long written;
    private @Nullable RuntimeException fault;
    private boolean complete;

    Parts(long mostBytes) {
      this.mostBytes = mostBytes;
    }

    @Override
    public void onPartBegin() {
      name = "";
      isFile = false;
      text = new ByteArrayOutputStream();
    }

    @Override
    public void onPartHeader(String header, String value) {
      if (header.equalsIgnoreCase(HttpHeader.CONTENT_DISPOSITION.asString())) {
        Map<String, String> parameters = new HashMap<>();
        guarded(() -> HttpField.getValueParameters(value, parameters));
        name = Optional.ofNullable(parameters.get("name")).orElse("");
        isFile = name.equals("file");
      }
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      guarded(() -> take(chunk.getByteBuffer()));
    }

    private void take(ByteBuffer bytes) {
      byte[] piece = new byte[bytes.remaining()];
      bytes.get(piece);
      written += piece.length;
      if (written > mostBytes || (!isFile && text.size() + piece.length > MOST_TEXT_BYTES)) {
        throw new ProblemException(
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            "TOO_LARGE",
            "a segmentation may have %d bytes here, a field %d"
                .formatted(mostBytes, MOST_TEXT_BYTES));
      }
      try {
        if (isFile) {
          opened().write(piece);
        } else {
          text.write(piece);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the file cannot be kept", e);
      }
    }

    private OutputStream opened() throws IOException {
      OutputStream open = out;
      if (open == null) {
        Path made = Files.createTempFile("upload", ".part");
        file = made;
        open = Files.newOutputStream(made);
        out = open;
      }
      return open;
    }

    @Override
    public void onPartEnd() {
      if (!isFile && !name.isEmpty()) {
        texts.put(name, text.toString(StandardCharsets.UTF_8));
      }
    }

    @Override
    public void onComplete() {
      complete = true;
    }

    @Override
    public void onFailure(Throwable failure) {
      fault = malformed("the multipart body is malformed");
    }

    private void guarded(Runnable step) {
      if (fault != null) {
        return;
      }
      try {
        step.run();
      } catch (IllegalArgumentException e) {
        fault = malformed("a part's header is malformed");
      } catch (RuntimeException e) {
        fault = e;
      }
    }

    void requireHealthy() {
      if (fault != null) {
        throw fault;
      }
    }

    /** Hands the file on; it is no longer this one's to remove. */
    FormData form() throws IOException {
      requireHealthy();
      if (out != null) {
        out.close();
      }
      FormData form = new FormData(texts, file);
      file = null;
      return form;
    }

    @Override
    public void close() throws IOException {
      if (out != null) {
        out.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    }
  }
}
