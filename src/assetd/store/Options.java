package assetd.store;

import java.time.Duration;

/**
 * How a store behaves at its limits.
 *
 * @param queue how many writes may wait for the disk; further ones are refused instead of
 *     collecting threads
 * @param reserve free bytes of the disk that nothing new is written into, so that deleting and
 *     closing always work
 * @param eraseAfter how long what was deleted or overwritten may stay readable in the write-ahead
 *     log
 */
public record Options(int queue, long reserve, Duration eraseAfter) {
  /** 1,024 writes, 64 MiB and one second. */
  public static final Options DEFAULT = new Options(1_024, 64 << 20, Duration.ofSeconds(1));
}
