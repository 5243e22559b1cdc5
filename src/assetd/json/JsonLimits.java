package assetd.json;

import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.ServiceException;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * What the parser takes at most. What exceeds it may be well-formed all the same, so the refusal
 * names the limit: to whoever sent it "not valid" would be wrong.
 */
final class JsonLimits extends StreamReadConstraints {
  private static final long serialVersionUID = 1L;

  /** The limits in force; the length of a text is limited by whoever hands it over. */
  JsonLimits() {
    super(
        Limits.inForce(Limit.DEPTH),
        -1,
        Limits.inForce(Limit.NUMBER),
        Limits.inForce(Limit.STRING),
        Limits.inForce(Limit.NAME),
        -1);
  }

  /** Refuses what is more than {@code most}, which a limit allows. */
  static void check(Limit limit, int most, int found) {
    if (found > most) {
      throw ServiceException.invalid(
          "The body exceeds the limit "
              + limit.spelling()
              + "="
              + most
              + " ("
              + limit.meaning()
              + ").");
    }
  }

  @Override
  public void validateNestingDepth(int depth) {
    check(Limit.DEPTH, getMaxNestingDepth(), depth);
  }

  @Override
  public void validateFPLength(int length) {
    check(Limit.NUMBER, getMaxNumberLength(), length);
  }

  @Override
  public void validateIntegerLength(int length) {
    check(Limit.NUMBER, getMaxNumberLength(), length);
  }

  @Override
  public void validateStringLength(int length) {
    check(Limit.STRING, getMaxStringLength(), length);
  }

  @Override
  public void validateNameLength(int length) {
    check(Limit.NAME, getMaxNameLength(), length);
  }
}
