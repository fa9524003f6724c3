package org.tacescore.worker.web;

import static org.tacescore.worker.web.Html.escape;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;

/** The table of what a recipe needs: one row a part, with what is there and until when. */
final class PartTable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final ZoneId zone;

  PartTable(ZoneId zone) {
    this.zone = zone;
  }

  String render(List<PartView> parts) {
    return parts.isEmpty()
        ? ""
        : parts.stream()
            .map(this::row)
            .collect(
                Collectors.joining(
                    "",
                    "<table class=\"parts\"><thead><tr><th>Needed<th>State<th>What is there<th>Until"
                        + "</thead><tbody>",
                    "</tbody></table>"));
  }

  private String row(PartView part) {
    return "<tr><td>%s<td class=\"part %s\">%s<td>%s<td class=\"until\">%s"
        .formatted(
            name(part),
            escape(part.state()),
            words(part.state()),
            part.refusal().map(PartTable::reason).orElseGet(() -> found(part)),
            part.deadline()
                .map(end -> "<time datetime=\"%s\">%s</time>".formatted(end, at(end)))
                .orElse(""));
  }

  private String at(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  private static String name(PartView part) {
    return switch (part.kind()) {
      case "IMAGES" -> words(part.name()) + " phase";
      case "REGION" -> words(part.name()) + " segment";
      default -> words(part.name());
    };
  }

  private static String found(PartView part) {
    return part.found().isEmpty()
        ? ""
        : "<span class=\"uid\">%s</span>".formatted(escape(part.found()));
  }

  /** The detail alone where the column of the state has said the rest. */
  private static String reason(RefusalView refusal) {
    return refusal.reason() == Refusal.MISSING_CLINICAL
        ? escape(refusal.reason().sentence())
        : "%s <small>%s</small>"
            .formatted(escape(refusal.reason().sentence()), escape(refusal.detail()));
  }

  private static String words(String name) {
    return escape(name.toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
