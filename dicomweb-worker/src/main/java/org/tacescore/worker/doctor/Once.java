package org.tacescore.worker.doctor;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is looked at when it is first asked for, and then remembered. One thread. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> look;
  private Optional<T> known = Optional.empty();

  Once(Supplier<T> look) {
    this.look = look;
  }

  @Override
  public T get() {
    if (known.isEmpty()) {
      known = Optional.of(look.get());
    }
    return known.get();
  }
}
