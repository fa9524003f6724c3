package org.tacescore.worker.receive;

/**
 * Hears of each instance that is durable and not our own, before success is answered.
 *
 * <p>A listener that throws makes the answer a failure; the sender then sends again, the index says
 * {@link Registration#SAME}, and the listener is called once more. It must therefore bear being
 * told the same thing twice.
 */
@FunctionalInterface
public interface InstanceListener {

  void arrived(InstanceRecord instance, Registration registration);
}
