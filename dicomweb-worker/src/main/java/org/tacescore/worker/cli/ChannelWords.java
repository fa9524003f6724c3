package org.tacescore.worker.cli;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.network.ChannelMeaning;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What channels are, in the words of network.json, e.g. {@code adjacent-slices}. */
final class ChannelWords implements ITypeConverter<ChannelMeaning> {
  @Override
  public ChannelMeaning convert(String word) {
    List<String> known = new ArrayList<>();
    for (ChannelMeaning meaning : ChannelMeaning.values()) {
      if (meaning.word().equals(word)) {
        return meaning;
      }
      known.add(meaning.word());
    }
    throw new TypeConversionException("expected one of %s, got '%s'".formatted(known, word));
  }
}
