// refused: public, but without a doc comment
package assetd.model;

public record UndocumentedType(int answer) {}
