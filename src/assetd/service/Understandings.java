package assetd.service;

import assetd.insight.Insight;
import assetd.insight.Secret;
import assetd.insight.Understanding;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What contents tell, for whoever has the store's only turn to write. A small content is understood
 * on the spot. A large one may take seconds, in which nobody else could write: the turn is given
 * back, the content understood, and the turn taken anew, in which the answer is known.
 *
 * <pre>
 *   turn: needs A --&gt; given back     A is understood     turn: has A, needs B --&gt; ...
 * </pre>
 *
 * Thread-safe; guarded by itself.
 */
final class Understandings {
  /** Bytes that are understood in some ten milliseconds. */
  private static final int LARGE = 64 << 10;

  /** More than all edits under way can need; a few kilobytes each. */
  private static final int MOST = 256;

  private final Insight insight;
  private final Map<Asked, Understanding> recent = new Recent<>(MOST);

  private record Asked(String digest, boolean text, String fileName, Classification given) {}

  /** Says in a turn what has to be done before it. */
  private static final class Needed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Runnable understand;

    Needed(Runnable understand) {
      super("needed before the turn", null, false, false);
      this.understand = understand;
    }
  }

  Understandings(Insight insight) {
    this.insight = insight;
  }

  /** Writes with as many turns as it takes; {@code write} must change nothing but the store. */
  <T> T ahead(Supplier<T> write) {
    while (true) {
      try {
        return write.get();
      } catch (Needed needed) {
        needed.understand.run();
      }
    }
  }

  /**
   * What the content of a format tells, within {@link #ahead}.
   *
   * @param given what somebody said it is; null to leave that to the content
   */
  Understanding of(Format format, Classification given) {
    return of(format.content(), format.fileName(), given);
  }

  /**
   * The classification with the generic type that goes with its specific one, if its own went with
   * the specific one before; who gave another meant it.
   */
  Classification retyped(Classification before, Classification after) {
    String generic = insight.generic(after.specific());
    boolean given =
        !after.generic().equals(before.generic())
            || !before.generic().equals(insight.generic(before.specific()));
    return given || generic.equals("UNKNOWN")
        ? after
        : new Classification(generic, after.specific(), after.rendering());
  }

  /** Only the secrets of a content, within {@link #ahead}. */
  List<Secret> secrets(Content content) {
    return content.bytes().length > LARGE
        ? of(content, null, null).secrets()
        : insight.secrets(content);
  }

  private Understanding of(Content content, String fileName, Classification given) {
    if (content.bytes().length <= LARGE) {
      return insight.understand(content, fileName, null, given);
    }
    Asked asked = new Asked(content.digest(), content.text(), fileName, given);
    Understanding known = known(asked);
    if (known == null) {
      throw new Needed(() -> remember(asked, insight.understand(content, fileName, null, given)));
    }
    return known;
  }

  private synchronized Understanding known(Asked asked) {
    return recent.get(asked);
  }

  private synchronized void remember(Asked asked, Understanding understanding) {
    recent.put(asked, understanding);
  }
}
