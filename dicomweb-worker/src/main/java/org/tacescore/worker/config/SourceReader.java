package org.tacescore.worker.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the list {@code sources}. */
final class SourceReader {
  private static final URI NO_URL = URI.create("http://localhost");

  private final Path folder;

  /**
   * @param folder that relative paths are relative to
   */
  SourceReader(Path folder) {
    this.folder = folder;
  }

  List<Source> read(Section root) {
    List<Source> sources = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : root.sections("sources")) {
      source(section).ifPresent(sources::add);
      section.end();
    }
    for (Source source : sources) {
      if (!names.add(source.name())) {
        root.error("sources: two are named " + source.name());
      }
    }
    return sources;
  }

  private Optional<Source> source(Section section) {
    String name = section.required("name", SourceReader::name, "");
    SourceScope scope = scope(section);
    return switch (section.required("kind", Function.identity(), "")) {
      case "dicomweb" ->
          Optional.of(
              new Source.DicomWeb(
                  name,
                  section.required("url", Scalars::httpUrl, NO_URL),
                  section.has("login") ? login(section.section("login")) : Optional.empty(),
                  scope));
      case "dimse" ->
          Optional.of(
              new Source.Dimse(
                  name,
                  section.required("host", Function.identity(), ""),
                  section.required("port", text -> Scalars.port(text, 1), 1),
                  section.required("called-ae-title", AeTitle::new, new AeTitle("NONE")),
                  scope));
      case "" -> Optional.empty();
      default -> {
        section.error("kind must be dicomweb or dimse");
        yield Optional.empty();
      }
    };
  }

  private static String name(String text) {
    if (!text.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "needed 1 to 64 letters, digits, points, dashes, got '%s'".formatted(text));
    }
    return text;
  }

  private static SourceScope scope(Section section) {
    SourceScope usual = SourceScope.usual();
    List<String> modalities = section.list("modalities", SourceReader::modality);
    return new SourceScope(
        section.duration("poll-interval", usual.pollInterval()),
        section.duration("look-back", usual.lookBack()),
        section.duration("backfill-limit", usual.backfillLimit()),
        modalities.isEmpty() ? usual.modalities() : Set.copyOf(modalities),
        section.parsed("study-description", Optional::of, Optional.empty()),
        !section.flag("backfill-only"));
  }

  private static String modality(String text) {
    if (!text.matches("[A-Z][A-Z0-9_]{0,15}")) {
      throw new IllegalArgumentException(
          "needed a modality such as CT or MR, got '%s'".formatted(text));
    }
    return text;
  }

  private Optional<Login> login(Section section) {
    Optional<SecretPlace> password = secret(section, "password");
    Optional<SecretPlace> token = secret(section, "token");
    String user = section.text("user", "");
    section.end();
    if (token.isPresent() && password.isEmpty() && user.isEmpty()) {
      return token.map(Login.Bearer::new);
    }
    if (password.isPresent() && token.isEmpty() && !user.isEmpty()) {
      return password.map(secret -> new Login.Basic(user, secret));
    }
    section.error(
        "needed: user and password-file or password-variable, or token-file or token-variable");
    return Optional.empty();
  }

  private Optional<SecretPlace> secret(Section section, String what) {
    Optional<SecretPlace> file =
        section.parsed(
            what + "-file",
            text -> Optional.of(new SecretPlace.InFile(folder.resolve(text))),
            Optional.empty());
    Optional<SecretPlace> variable =
        section.parsed(
            what + "-variable",
            text -> Optional.of(new SecretPlace.InVariable(text)),
            Optional.empty());
    if (file.isPresent() && variable.isPresent()) {
      section.error("%s-file and %s-variable exclude each other".formatted(what, what));
    }
    return file.or(() -> variable);
  }
}
