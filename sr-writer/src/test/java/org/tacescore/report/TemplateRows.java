package org.tacescore.report;

import static org.tacescore.report.TemplateRow.any;
import static org.tacescore.report.TemplateRow.one;

import java.util.List;
import java.util.stream.Stream;

/** The rows of PS3.16 that this project fills, in their order, which is significant. */
final class TemplateRows {
  private static final String CONTAINS = "CONTAINS";
  private static final String MOD = "HAS CONCEPT MOD";
  private static final String OBS = "HAS OBS CONTEXT";

  static final List<TemplateRow> TID_1500 =
      List.of(
          one("TID 1500 extension", CONTAINS, "TEXT", "RESEARCH 99TACE"),
          any("TID 1500 extension", CONTAINS, "TEXT", "121111 DCM"),
          any("TID 1500 extension", CONTAINS, "TEXT", "121106 DCM"),
          one("TID 1204 row 1 (TID 1500 row 2)", MOD, "CODE", "121049 DCM"),
          one("TID 1002 row 1 (TID 1500 row 3)", OBS, "CODE", "121005 DCM"),
          one("TID 1004 row 1", OBS, "UIDREF", "121012 DCM"),
          one("TID 1004 row 2", OBS, "TEXT", "121013 DCM"),
          one("TID 1004 row 3", OBS, "TEXT", "121014 DCM"),
          one("TID 1004 row 4", OBS, "TEXT", "121015 DCM"),
          one("TID 1004 row 5", OBS, "TEXT", "121016 DCM"),
          one("TID 1004 row 6", OBS, "TEXT", "121017 DCM"),
          any("TID 1500 row 4", MOD, "CODE", "121058 DCM"),
          one("TID 1500 row 6", CONTAINS, "CONTAINER", "126010 DCM"));

  static final List<TemplateRow> IMAGING_MEASUREMENTS =
      List.of(any("TID 1500 rows 8 and 9", CONTAINS, "CONTAINER", "125007 DCM"));

  /** TID 4019, once a group: TID 1419 row 4b, TID 1501 row 9b. */
  private static final List<TemplateRow> TID_4019 =
      List.of(
          one("TID 4019 row 1", MOD, "TEXT", "111001 DCM"),
          one("TID 4019 row 2", MOD, "TEXT", "111003 DCM"),
          any("TID 4019 row 3", MOD, "TEXT", "111002 DCM"));

  static final List<TemplateRow> TID_1411 =
      withAlgorithm(
          List.of(
              one("TID 1411 row 2", OBS, "TEXT", "112039 DCM"),
              one("TID 1411 row 3", OBS, "UIDREF", "112040 DCM"),
              one("TID 1411 row 3b", CONTAINS, "CODE", "121071 DCM"),
              one("TID 1411 row 7", CONTAINS, "IMAGE", "121191 DCM"),
              one("TID 1411 row 12", CONTAINS, "UIDREF", "121232 DCM"),
              any("TID 1419 row 2", MOD, "CODE", "363698007 SCT")),
          List.of(
              any("TID 1419 row 5", CONTAINS, "NUM", "*"),
              any("TID 1411 row 16", CONTAINS, "CODE", "*"),
              any("TID 1411 row 17", CONTAINS, "TEXT", "*")));

  static final List<TemplateRow> TID_1501 =
      withAlgorithm(
          List.of(
              one("TID 1501 row 2", OBS, "TEXT", "112039 DCM"),
              one("TID 1501 row 3", OBS, "UIDREF", "112040 DCM"),
              one("TID 1501 row 3b", CONTAINS, "CODE", "121071 DCM"),
              any("TID 1501 row 6", MOD, "CODE", "363698007 SCT")),
          List.of(
              any("TID 1501 row 10", CONTAINS, "NUM", "*"),
              any("TID 1501 row 11", CONTAINS, "CODE", "*"),
              any("TID 1501 row 12", CONTAINS, "TEXT", "*")));

  private TemplateRows() {}

  private static List<TemplateRow> withAlgorithm(
      List<TemplateRow> before, List<TemplateRow> after) {
    return Stream.of(before, TID_4019, after).flatMap(List::stream).toList();
  }
}
