// refused: public, but without a doc comment
package assetd.model;

/** A class with a comment and a method without. */
public final class Undocumented {
  public int answer() {
    return 42;
  }
}
