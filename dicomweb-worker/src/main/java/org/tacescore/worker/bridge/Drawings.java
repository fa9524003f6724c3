package org.tacescore.worker.bridge;

import java.util.List;
import java.util.Optional;
import org.tacescore.worker.web.DeliveryView;

/** The durable record of drawings; each call is one transaction. */
public interface Drawings {

  /** The drawing that a request with this idempotency key has brought. */
  Optional<KeptDrawing> byKey(String idempotencyKey);

  Optional<KeptDrawing> find(String id);

  /** Enters a drawing under a key, or finds it: who comes twice gets the first one's time. */
  KeptDrawing open(Drawing drawing, String idempotencyKey);

  /**
   * Keeps what a drawing has become, has it delivered, and lets it count in the place of its
   * author's former ones on the same series. Once done, it may be done again without harm.
   */
  void keep(Drawing drawing, DrawnObject object, String answer);

  /** Lets a drawing count again that a later one has replaced. */
  void reinstate(Drawing drawing);

  /** The way of its object to each destination. */
  List<DeliveryView> deliveries(String id);
}
