package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.network.ImageShape;

class AugmentationTest {
  /** Two rows, three columns, two channels: the first channel 1 to 6, the second 10 to 60. */
  private static final ImageShape WIDE = ImageShape.planar(2, 3, 2);

  private static final float[] IMAGE = {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60};

  @Test
  void flipsMoveWholePixels() {
    assertThat(Augmentation.FLIP_COLUMNS.apply(WIDE, IMAGE))
        .containsExactly(3, 30, 2, 20, 1, 10, 6, 60, 5, 50, 4, 40);
    assertThat(Augmentation.FLIP_ROWS.apply(WIDE, IMAGE))
        .containsExactly(4, 40, 5, 50, 6, 60, 1, 10, 2, 20, 3, 30);
    assertThat(Augmentation.FLIP_BOTH.apply(WIDE, IMAGE))
        .containsExactly(6, 60, 5, 50, 4, 40, 3, 30, 2, 20, 1, 10);
  }

  @Test
  void quarterTurnsGoBothWays() {
    ImageShape square = ImageShape.planar(2, 2, 1);
    float[] image = {1, 2, 3, 4};
    assertThat(Augmentation.ROTATE_LEFT.apply(square, image)).containsExactly(2, 4, 1, 3);
    assertThat(Augmentation.ROTATE_RIGHT.apply(square, image)).containsExactly(3, 1, 4, 2);
  }

  @Test
  void slicesAreFlippedWhole() {
    ImageShape volume = new ImageShape(2, 1, 2, 1);
    assertThat(Augmentation.FLIP_SLICES.apply(volume, new float[] {1, 2, 3, 4}))
        .containsExactly(3, 4, 1, 2);
  }

  @ParameterizedTest
  @EnumSource
  void twiceAFlipAndFourTimesATurnIsNothing(Augmentation augmentation) {
    ImageShape shape = new ImageShape(2, 3, 3, 2);
    float[] image = new float[shape.length()];
    for (int i = 0; i < image.length; i++) {
      image[i] = i;
    }
    float[] moved = image;
    for (int i = 0; i < 4; i++) {
      moved = augmentation.apply(shape, moved);
      assertThat(i < 1 && Arrays.equals(moved, image)).isFalse();
    }
    assertThat(moved).isEqualTo(image);
  }

  @Test
  void turnsSuitSquaresAndSliceFlipsVolumes() {
    assertThat(Augmentation.ROTATE_LEFT.suits(WIDE)).isFalse();
    assertThat(Augmentation.FLIP_SLICES.suits(WIDE)).isFalse();
    assertThat(Augmentation.FLIP_ROWS.suits(WIDE)).isTrue();
    assertThat(Augmentation.FLIP_SLICES.suits(new ImageShape(4, 2, 3, 2))).isTrue();
  }
}
