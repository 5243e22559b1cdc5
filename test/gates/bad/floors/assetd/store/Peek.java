// refused: assetd.store -> java.lang.reflect
package assetd.store;

/** Reflection outside http. */
public record Peek(java.lang.reflect.Field field) {}
