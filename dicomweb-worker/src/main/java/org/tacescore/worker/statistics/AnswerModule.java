package org.tacescore.worker.statistics;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import org.tacescore.learning.evaluation.IccModel;
import org.tacescore.learning.regression.Family;
import org.tacescore.learning.survival.CutpointTest;

/** How an answer writes numbers, and choices by the words of the command line. */
final class AnswerModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  AnswerModule() {
    super("answer");
    addSerializer(Double.class, new FiniteOrNull(Double.class));
    addSerializer(double.class, new FiniteOrNull(double.class));
    addSerializer(IccModel.class, new Word<>(IccModel.class, IccModel::symbol));
    addSerializer(CutpointTest.class, new Word<>(CutpointTest.class, CutpointTest::word));
    addSerializer(
        Family.class, new Word<>(Family.class, family -> family.name().toLowerCase(Locale.ROOT)));
  }

  private static final class FiniteOrNull extends StdScalarSerializer<Double> {
    private static final long serialVersionUID = 1L;

    FiniteOrNull(Class<?> type) {
      super(type, false);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
  }

  private static final class Word<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<T, String> word;

    Word(Class<T> type, Function<T, String> word) {
      super(type);
      this.word = word;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(word.apply(value));
    }
  }
}
