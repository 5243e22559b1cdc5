// refused: line longer than 100 columns
package assetd.model;

/** Wide. */
public final class Wide {
  static final String TEXT = "a line that nobody can read side by side with another one on a usual screen";
}
