// refused: name that says nothing: TextUtil
package assetd.model;

/** A drawer for everything. */
public final class TextUtil {}
