/**
 * The wire format: JSON text to values and back, in one small layer over Jackson jr, and the shapes
 * that the contract gives to the nouns of {@code model}.
 *
 * <pre>
 *   bytes --Json--> Map, List, text, number --Fields, *Reader--> Seed, Query, AssetEdit ...
 *   bytes <--Json-- Map, Iterable           <--------*Writer---- Asset, Material, Hits ...
 * </pre>
 *
 * <p>Reading is strict about types, and names the place of a wrong one; a null is the same as an
 * absent field, and fields that nobody asks for are nobody's business. Writing gives out only enum
 * values that every published client accepts ({@link assetd.json.Enums}).
 *
 * <p>Where the contract is silent, these classes decide what a body means, each in one place: which
 * of the copies that a client sends back is the edit ({@code EditReader}), what an edit leaves of a
 * stored material ({@code MaterialReader}), how the parts of a filter add up ({@code QueryReader}),
 * what a window outside of its ends is ({@code WindowReader}). What is then stored, found or
 * announced is decided above.
 *
 * <p>The sizes: a binary content is an array of numbers on the wire, four bytes a byte, and one
 * byte a byte in memory ({@link assetd.json.Bytes}); an asset shows its content up to three times,
 * but it is decoded once; a list is shaped while it is written ({@link assetd.json.ListWriter}).
 *
 * <p>Reading order: {@link assetd.json.Json}, {@link assetd.json.Fields}, {@link
 * assetd.json.SeedReader}, {@link assetd.json.AssetWriter}, {@link assetd.json.ListWriter}; {@code
 * MaterialShape}, the table of the materials' fields, and their readers and writers; {@link
 * assetd.json.EditReader}.
 */
package assetd.json;
