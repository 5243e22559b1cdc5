/**
 * The nouns of the contract as values: records, ids, errors and changes. The lowest floor: it
 * imports nothing but {@code java.*}, does no I/O and knows no JSON, no SQL and no HTTP.
 */
package assetd.model;
