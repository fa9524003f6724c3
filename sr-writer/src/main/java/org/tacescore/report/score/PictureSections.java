package org.tacescore.report.score;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Outlines on slices, heat maps and nomograms. */
final class PictureSections {
  private final ScorePage page;
  private final PageWords words;
  private final Xhtml out;

  PictureSections(ScorePage page, PageWords words, Xhtml out) {
    this.page = page;
    this.words = words;
    this.out = out;
  }

  void write() {
    for (ScoreCard card : page.scores()) {
      card.nomograms().forEach(nomogram -> nomogram(card, nomogram));
    }
    strips("regions", page.regions());
    strips("heat", page.heatMaps());
  }

  private void strips(String section, List<PictureStrip> strips) {
    if (strips.isEmpty()) {
      return;
    }
    out.open("div", "together").element("h2", "h", words.get(section));
    out.open("p", "legend").text(words.get(section + ".note")).raw("&#160; ");
    legend(strips);
    out.close("p");
    strip(strips.get(0));
    out.close("div");
    strips.stream().skip(1).forEach(this::strip);
  }

  private void legend(List<PictureStrip> strips) {
    Set<Outline.Kind> kinds = new TreeSet<>();
    strips.forEach(
        strip ->
            strip
                .slices()
                .forEach(slice -> slice.outlines().forEach(one -> kinds.add(one.kind()))));
    for (Outline.Kind kind : kinds) {
      out.raw("&#160;<span style=\"color:" + PictureColours.css(kind) + "\">&#9632;</span> ");
      out.element("span", "key", words.get("outline." + kind));
    }
    if (strips.stream().anyMatch(s -> s.slices().stream().anyMatch(p -> !p.heat().isEmpty()))) {
      out.raw("&#160;").text(words.get("heat.least"));
      for (int step = 1; step <= 8; step++) {
        out.raw("<span style=\"color:" + PictureColours.heatCss(step / 8.0) + "\">&#9632;</span>");
      }
      out.text(words.get("heat.most"));
    }
  }

  private void strip(PictureStrip strip) {
    out.open("div", "strip").open("p", "striptitle");
    out.raw("<b>").text(words.told(strip.title())).raw("</b>&#160; ");
    out.element("span", "small", strip.note()).close("p");
    int across = Math.max(3, strip.slices().size());
    out.open("table", across == 3 ? "strip three" : "strip").raw("<tr>");
    List<byte[]> drawn = strip.slices().parallelStream().map(SliceDrawing::png).toList();
    int place = 0;
    for (SlicePicture slice : strip.slices()) {
      out.open("td", "p")
          .raw(picture(slice, across, drawn.get(place++)))
          .element("p", "pos", slice.position());
      out.close("td");
    }
    for (int empty = strip.slices().size(); empty < across; empty++) {
      out.open("td", "none").close("td");
    }
    out.raw("</tr>").close("table").close("div");
  }

  /** At most as wide as its place and as high as lets two strips stand on a sheet. */
  private static String picture(SlicePicture slice, int across, byte[] drawn) {
    GreyImage image = slice.image();
    double width = image.columns() * image.columnMm();
    double height = image.rows() * image.rowMm();
    double scale = Math.min(264.0 / across / width, 64 / height);
    String png = Base64.getEncoder().encodeToString(drawn);
    return "<img alt=\"\" style=\"width:%smm;height:%smm\" src=\"data:image/png;base64,%s\"/>"
        .formatted(
            Math.round(width * scale * 10) / 10.0, Math.round(height * scale * 10) / 10.0, png);
  }

  private void nomogram(ScoreCard card, Nomogram nomogram) {
    out.open("div", "nomogram");
    String subject = card.subject().isBlank() ? "" : "  ·  " + words.told(card.subject());
    String score = card.score().name();
    String title = nomogram.title().equals(score) ? "" : "  ·  " + nomogram.title();
    String name = words.told(score) + subject + title;
    out.element("h2", "h", words.get("nomograms") + "  ·  " + name);
    out.open("p", "legend").raw("<span class=\"key\">&#9632; ");
    out.text(words.get("nomogram.patient")).raw("</span>").close("p").open("table", "axes");
    nomogram.axes().forEach(this::axis);
    out.close("table").close("div");
  }

  private void axis(Nomogram.Axis axis) {
    out.raw("<tr>").open("td", "n").text(words.told(axis.name())).close("td");
    out.open("td", "s").open("div", "axis");
    out.raw(
        "<div class=\"bar\" style=\"left:%s%%;width:%s%%\"></div>"
            .formatted(percent(axis.from()), percent(axis.to() - axis.from())));
    for (Nomogram.Tick tick : axis.ticks()) {
      out.raw("<div class=\"tick\" style=\"left:" + percent(tick.at()) + "%\"></div>");
      out.raw("<div class=\"tag\" style=\"left:" + percent(tick.at()) + "%\">");
      out.text(words.told(tick.label())).close("div");
    }
    axis.place().ifPresent(at -> place(at, axis.told()));
    out.close("div").close("td").raw("</tr>");
  }

  private void place(double at, String told) {
    out.raw("<div class=\"spot\" style=\"left:" + percent(at) + "%\"></div>");
    String side = at < 0.15 ? " said-left" : at > 0.85 ? " said-right" : "";
    out.raw("<div class=\"said" + side + "\" style=\"left:" + percent(at) + "%\">");
    out.text(words.figure(told)).close("div");
  }

  private static double percent(double fraction) {
    return Math.round(Math.min(1, Math.max(0, fraction)) * 10000) / 100.0;
  }
}
