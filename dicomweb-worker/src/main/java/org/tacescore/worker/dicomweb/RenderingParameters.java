package org.tacescore.worker.dicomweb;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;

/**
 * How a picture is wanted (PS3.18 section 8.3.5).
 *
 * @param window of grey values
 * @param viewport the part that is shown, and how large
 * @param quality of a JPEG, 1 to 100
 * @param unsupported whether annotations or a colour profile were asked for, which are left out
 */
record RenderingParameters(
    Optional<GreyWindow> window, Optional<Viewport> viewport, int quality, boolean unsupported) {
  private static final int USUAL_QUALITY = 90;
  private static final int MOST_QUALITY = 100;

  /** Reads the query of a call; 400 naming the parameter that is wrong. */
  static RenderingParameters of(HttpCall call) {
    Fields fields = Request.extractQueryParameters(call.request());
    return new RenderingParameters(
        Optional.ofNullable(fields.getValue("window")).map(RenderingParameters::window),
        Optional.ofNullable(fields.getValue("viewport")).map(RenderingParameters::viewport),
        Optional.ofNullable(fields.getValue("quality"))
            .map(RenderingParameters::quality)
            .orElse(USUAL_QUALITY),
        fields.getNames().contains("annotation") || fields.getNames().contains("iccprofile"));
  }

  private static GreyWindow window(String text) {
    String[] parts = text.split(",", -1);
    try {
      GreyWindow.Function function =
          parts.length == 3
              ? GreyWindow.Function.valueOf(
                  parts[2].toUpperCase(Locale.ROOT).replace('-', '_').strip())
              : GreyWindow.Function.LINEAR;
      if (parts.length == 2 || parts.length == 3) {
        return new GreyWindow(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), function);
      }
    } catch (IllegalArgumentException e) {
      // Told below, like a wrong number of values.
    }
    throw bad("window: needed center,width and then linear, linear-exact or sigmoid");
  }

  private static Viewport viewport(String text) {
    try {
      int[] numbers =
          Arrays.stream(text.split(",", -1))
              .mapToInt(number -> number.isBlank() ? 0 : (int) Math.round(finite(number)))
              .toArray();
      if (numbers.length == 2) {
        return Viewport.within(numbers[0], numbers[1]);
      }
      if (numbers.length == 6) {
        return new Viewport(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
      }
    } catch (IllegalArgumentException e) {
      // Told below, like a wrong number of values.
    }
    throw bad("viewport: needed width,height of 1 to 8192, and then column,row,columns,rows");
  }

  private static double finite(String text) {
    double number = Double.parseDouble(text);
    if (!(Math.abs(number) <= 1 << 20)) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  private static int quality(String text) {
    if (text.matches("[0-9]{1,3}")) {
      int quality = Integer.parseInt(text);
      if (quality >= 1 && quality <= MOST_QUALITY) {
        return quality;
      }
    }
    throw bad("quality: needed a whole number from 1 to 100");
  }

  static ProblemException bad(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST_400, "BAD_REQUEST", detail);
  }
}
