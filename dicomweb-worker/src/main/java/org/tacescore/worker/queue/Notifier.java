package org.tacescore.worker.queue;

import java.util.List;

/** Tells listeners of notices, as the queue sees it. */
public interface Notifier {

  /** Nobody listens. */
  Notifier NONE =
      new Notifier() {
        @Override
        public List<String> listeners(NoticeEvent event) {
          return List.of();
        }

        @Override
        public void tell(String listener, Notice notice) {
          throw new DeliveryRefusedException("nobody listens");
        }
      };

  /** Names of those who want to hear of such events. */
  List<String> listeners(NoticeEvent event);

  /**
   * Tells one listener; it may hear of the same notice more than once.
   *
   * @throws TransientFault if trying later may help
   * @throws DeliveryRefusedException if the listener declines, or there is none of this name
   */
  void tell(String listener, Notice notice);
}
