// refused: assetd.service -> com.fasterxml.jackson.core
package assetd.service;

/** Jackson outside json. */
public record Parser(com.fasterxml.jackson.core.JsonParser parser) {}
