package org.tacescore.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tacescore.network.ChannelMeaning;
import org.tacescore.network.ImageShape;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class PreprocessingOptionsTest {
  @Test
  void takesTheChannelsInTheWordsOfTheFile() {
    assertThat(channels(2)).isEqualTo(ChannelMeaning.PHASES);
    assertThat(channels(3)).isEqualTo(ChannelMeaning.ADJACENT_SLICES);
    assertThat(channels(2, "--channels", "adjacent-slices"))
        .isEqualTo(ChannelMeaning.ADJACENT_SLICES);
    assertThat(channels(3, "--channels", "phases")).isEqualTo(ChannelMeaning.PHASES);
  }

  @Test
  void namesTheWordsWhereAnotherIsGiven() {
    assertThatThrownBy(() -> channels(3, "--channels", "adjacent_slices"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--channels")
        .hasMessageContaining("[adjacent-slices, phases]")
        .hasMessageContaining("adjacent_slices");
  }

  private static ChannelMeaning channels(int count, String... options) {
    Options command = new Options();
    new CommandLine(command).parseArgs(options);
    return command.options.of(ImageShape.planar(8, 8, count)).channels();
  }

  @Command
  private static final class Options {
    @Mixin private final PreprocessingOptions options = new PreprocessingOptions();
  }
}
