/**
 * Text to values and back: one small layer over Jackson jr, and the shapes the contract gives to
 * the nouns of {@code model}. Nothing here decides anything; what is stored, found or announced is
 * decided above.
 */
package assetd.json;
