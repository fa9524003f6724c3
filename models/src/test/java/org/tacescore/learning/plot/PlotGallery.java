package org.tacescore.learning.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes all plots of the tests as PNG at 600 px and as SVG, to be looked at. */
final class PlotGallery {
  private PlotGallery() {}

  /**
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Map<String, Plot> plots = new LinkedHashMap<>(PlotSamples.all());
    plots.putAll(ExtremePlots.all());
    for (Map.Entry<String, Plot> plot : plots.entrySet()) {
      Drawing drawing = plot.getValue().drawing();
      Files.write(folder.resolve(plot.getKey() + ".png"), drawing.png(600));
      drawing.write(folder.resolve(plot.getKey() + ".svg"));
    }
  }
}
