package assetd.store;

import java.time.Duration;

/**
 * How copies of the database are kept.
 *
 * @param keep how many; 0 for none at all
 * @param every how old the newest may become before the next is taken
 * @param age how old a copy may become beside a newer one; what was deleted is in them that long
 */
public record BackupPlan(int keep, Duration every, Duration age) {
  /** Seven, a day apart, for thirty days. */
  public static final BackupPlan DEFAULT =
      new BackupPlan(7, Duration.ofHours(24), Duration.ofDays(30));
}
