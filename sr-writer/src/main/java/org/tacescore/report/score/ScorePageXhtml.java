package org.tacescore.report.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tacescore.report.page.PageGlyphs;

/** A score page as one self-contained page of XHTML: the frame of each sheet, then the parts. */
final class ScorePageXhtml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
  private static final String STYLE = readStyle();

  private final ScorePage page;
  private final PageWords words;
  private final Xhtml out = new Xhtml();

  private ScorePageXhtml(ScorePage page) {
    this.page = page;
    this.words = PageWords.in(page.language());
  }

  static ScorePageXhtml of(ScorePage page) {
    ScorePageXhtml markup = new ScorePageXhtml(page);
    markup.write();
    return markup;
  }

  /** The page in the colours of a theme. */
  String in(PageTheme theme) {
    String root = "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\">";
    Xhtml head = new Xhtml().raw(root.formatted(page.language().tag()));
    head.raw("<head>").element("title", "t", title(page));
    head.raw("<style>" + theme.colour(STYLE) + "</style></head><body>");
    return head + out.toString() + "</body></html>";
  }

  private static String readStyle() {
    try (InputStream bytes =
        Objects.requireNonNull(ScorePageXhtml.class.getResourceAsStream("page.css"), "page.css")) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the style of the page cannot be read", e);
    }
  }

  /** The title of the documents: the research mark, then what it is. */
  static String title(ScorePage page) {
    PageWords words = PageWords.in(page.language());
    return words.get("mark") + " - " + words.get("title");
  }

  private void write() {
    head();
    foot();
    new ScoreSections(page, words, out).write();
    RecordSections record = new RecordSections(page, words, out);
    record.writeFindings();
    new PictureSections(page, words, out).write();
    record.writeOrigin();
    if (out.lacksLetters()) {
      out.element("p", "small", words.get("missing"));
    }
  }

  private void head() {
    out.raw("<div id=\"head\">").open("table", "head").raw("<tr>").open("td", "mark");
    out.open("div", "box");
    out.element("p", "big", words.get("mark"));
    out.element("p", "sub", words.get("mark.long"));
    page.statuses().forEach(status -> out.element("p", "sub", words.status(status)));
    out.close("div").close("td").open("td", "who");
    out.element("p", "name", shortened(name(), 64));
    out.element("p", "ids", identity());
    out.element("p", "ids", study());
    out.close("td").raw("</tr>").close("table").raw("</div>");
  }

  /** All names that can be shown; where none can, the first as it is. */
  private String name() {
    List<String> names = page.study().names();
    List<String> shown =
        names.stream().filter(name -> PageGlyphs.printable(name).equals(name)).toList();
    if (names.isEmpty()) {
      return words.get("patient.unnamed");
    }
    return shown.isEmpty() ? names.get(0) : String.join("  ·  ", shown);
  }

  private String identity() {
    PageStudy study = page.study();
    List<String> parts = new ArrayList<>();
    add(parts, words.get("patient.id"), shortened(study.patientId(), 40));
    add(parts, words.get("patient.born"), study.born());
    String sex = words.told("sex " + study.sex());
    add(parts, words.get("patient.sex"), sex.startsWith("sex ") ? study.sex() : sex);
    return String.join("  ·  ", parts);
  }

  private String study() {
    PageStudy study = page.study();
    List<String> parts = new ArrayList<>();
    String described = shortened((study.date() + " " + study.description()).strip(), 56);
    add(parts, words.get("study"), described);
    add(parts, words.get("study.accession"), shortened(study.accession(), 16));
    return String.join("  ·  ", parts);
  }

  /** The head has three lines: what is longer ends in dots, and stands whole in the object. */
  private static String shortened(String text, int most) {
    int characters = text.codePointCount(0, text.length());
    return characters <= most ? text : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isBlank()) {
      parts.add(name + " " + value);
    }
  }

  private void foot() {
    out.raw("<div id=\"foot\">").open("table", "foot").raw("<tr>").open("td", "say");
    out.raw("<b>").text(words.get("mark")).raw("</b>").raw("&#160; ").text(words.get("statement"));
    out.close("td").open("td", "page");
    out.text(words.get("made", TIME.format(page.created()), shortened(page.software(), 32)))
        .raw("<br/>");
    out.text(words.get("page")).raw(" <span class=\"number\"></span> ").text(words.get("of"));
    out.raw(" <span class=\"total\"></span>").text(pageSuffix());
    out.close("td").raw("</tr>").close("table").raw("</div>");
  }

  private String pageSuffix() {
    return page.language() == PageLanguage.ZH ? "页" : "";
  }
}
