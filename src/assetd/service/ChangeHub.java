package assetd.service;

import assetd.model.Asset;
import assetd.model.Change;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Hands changes to everybody who listens. Changes are published by the thread that committed them,
 * in the writer's turn, so all listeners see them in the order of the commits. Listeners must not
 * block.
 */
public final class ChangeHub {
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

  /** Has a listener hear every later change. */
  void listen(Consumer<Change> listener) {
    listeners.add(listener);
  }

  /** Tells a change; called after it is durable and findable, in the writer's turn. */
  void publish(String entity, String id, boolean deleted, Asset asset) {
    Change change = new Change(entity, id, deleted, asset);
    listeners.forEach(listener -> listener.accept(change));
  }
}
