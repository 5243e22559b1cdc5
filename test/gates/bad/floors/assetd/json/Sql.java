// refused: assetd.json -> java.sql
package assetd.json;

/** SQL outside the store. */
public record Sql(java.sql.Connection connection) {}
