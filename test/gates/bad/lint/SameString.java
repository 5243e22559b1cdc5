// refused: [ReferenceEquality]
package bad;

/** Compares strings by identity: right in the debugger, wrong in the field. */
public final class SameString {
  private SameString() {}

  static boolean same(Object left, String right) {
    String text = left.toString();
    return text == right;
  }
}
