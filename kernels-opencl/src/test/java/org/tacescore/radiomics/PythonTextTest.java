package org.tacescore.radiomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {

  @ParameterizedTest
  @CsvSource({
    "0.78125, 0.78125",
    "5, 5.0",
    "-0.0, -0.0",
    "1e16, 1e+16",
    "1e15, 1000000000000000.0",
    "0.0001, 0.0001",
    "0.00001234, 1.234e-05",
    "-1.5e300, -1.5e+300",
    "NaN, nan",
    "-Infinity, -inf"
  })
  void printsNumbers(double number, String text) {
    assertThat(PythonText.str(number)).isEqualTo(text);
  }

  @Test
  void printsTuplesAndMappings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("binWidth", 25.0);
    settings.put("distances", List.of(1));
    settings.put("interpolator", "sitkBSpline");
    settings.put("normalize", false);

    assertThat(PythonText.str(List.of(0.5, 0.5, 2.0))).isEqualTo("(0.5, 0.5, 2.0)");
    assertThat(PythonText.str("3D")).isEqualTo("3D");
    assertThat(PythonText.str(settings))
        .isEqualTo(
            "{'binWidth': 25.0, 'distances': (1,), 'interpolator': 'sitkBSpline',"
                + " 'normalize': False}");
  }

  @Test
  @Tag("peers")
  void printsNumbersAsPython() {
    PythonPeer.require("math", "python3");
    double[] numbers = {1 / 3.0, 2.5e-5, 123456789.125, 1e22, 6.499999999999998, -7e-310};
    StringBuilder input = new StringBuilder();
    StringBuilder ours = new StringBuilder();
    for (double number : numbers) {
      input.append(number).append(' ');
      ours.append(PythonText.str(number)).append(' ');
    }

    assertThat(
            PythonPeer.run(
                "import sys\nprint(*(repr(float(x)) for x in sys.stdin.read().split()))",
                input.toString()))
        .isEqualToIgnoringWhitespace(ours.toString());
  }
}
