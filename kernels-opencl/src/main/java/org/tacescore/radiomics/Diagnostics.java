package org.tacescore.radiomics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PyRadiomics' columns about an extraction: software, settings, image and mask at each stage.
 *
 * @param columns value of each column by PyRadiomics' name ({@code
 *     diagnostics_Image-original_Spacing}), in its order: a string, a boolean, a number, a list of
 *     numbers, or a mapping
 */
public record Diagnostics(Map<String, Object> columns) {
  /** No columns. */
  public static final Diagnostics NONE = new Diagnostics(Map.of());

  public Diagnostics {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** The columns as PyRadiomics writes them into a CSV file: {@code (0.5, 0.5, 2.0)}. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    columns.forEach((name, value) -> texts.put(name, PythonText.str(value)));
    return Collections.unmodifiableMap(texts);
  }
}
