package org.tacescore.worker.deliver;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.Destination.CStore;
import org.tacescore.worker.config.Destination.Stow;
import org.tacescore.worker.queue.Courier;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.OutboxItem;
import org.tacescore.worker.receive.ObjectStore;

/** Hands each outbox item to the destination that it names. */
public final class Deliveries implements Courier, AutoCloseable {
  private final Map<String, Destination> destinations;

  /**
   * @throws IllegalStateException if two destinations have one name
   */
  public Deliveries(List<Destination> destinations) {
    this.destinations =
        destinations.stream().collect(Collectors.toMap(Destination::name, Function.identity()));
  }

  /**
   * The destinations of a configuration; a DICOMweb service is also asked to give objects back.
   *
   * @param callingAeTitle our name towards destinations by C-STORE
   * @param timeout longest wait for a connection, and for an answer
   */
  public static Deliveries of(
      List<org.tacescore.worker.config.Destination> configured,
      AeTitle callingAeTitle,
      Duration timeout,
      ObjectStore store) {
    return new Deliveries(
        configured.stream().map(d -> destination(d, callingAeTitle, timeout, store)).toList());
  }

  private static Destination destination(
      org.tacescore.worker.config.Destination configured,
      AeTitle callingAeTitle,
      Duration timeout,
      ObjectStore store) {
    if (configured instanceof CStore cstore) {
      return new CStoreDestination(
          new CStoreSettings(
              cstore.name(),
              callingAeTitle,
              cstore.calledAeTitle(),
              cstore.host(),
              cstore.port(),
              timeout,
              cstore
                  .readBack()
                  .map(
                      url ->
                          new DicomWebSettings(
                              cstore.name(), url, Optional.empty(), timeout, true)),
              cstore.storageCommitment()),
          store);
    }
    if (configured instanceof Stow stow) {
      return new StowDestination(
          new DicomWebSettings(stow.name(), stow.url(), Optional.empty(), timeout, true), store);
    }
    throw new IllegalStateException("no way to deliver to " + configured.name());
  }

  /** Names of the destinations. */
  public List<String> names() {
    return destinations.keySet().stream().sorted().toList();
  }

  @Override
  public String send(OutboxItem item) {
    return destination(item).send(item);
  }

  @Override
  public ReadBack readBack(OutboxItem item) {
    return destination(item).readBack(item);
  }

  @Override
  public boolean offersCommitment(OutboxItem item) {
    return destination(item).offersCommitment();
  }

  @Override
  public void requestCommitment(OutboxItem item, String transactionUid) {
    destination(item).requestCommitment(item, transactionUid);
  }

  private Destination destination(OutboxItem item) {
    Destination destination = destinations.get(item.destination());
    if (destination == null) {
      throw new DeliveryRefusedException(
          "the configuration has no destination " + item.destination() + " any more");
    }
    return destination;
  }

  @Override
  public void close() {
    destinations.values().forEach(Destination::close);
  }
}
