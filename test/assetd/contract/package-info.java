/**
 * The contract as tests: what the daemon answers is compared with {@code test/contract}, over real
 * sockets, against a real daemon.
 *
 * <h2>Contract cases</h2>
 *
 * <p>Each file of {@code test/contract/cases} is {@code {"about": ..., "cases": [...]}}; a case is
 * {@code {"name": ..., "steps": [...]}} and begins with an empty store. With {@code "each":
 * [{"what": ..., "x": ...}, ...]} it runs once per entry, whose values are variables. The steps:
 *
 * <pre>
 * {"send": "POST /assets/create?pseudo=true",    method and target as in the request line
 *  "headers": {"Host": null},                    null leaves one out; bodies are application/json
 *  "body": {...}  or "text": "{raw"  or "hex": "7bff",   a value, any text, any bytes, or none
 *  "status": 200,                                or several where the contract is open: [400, 410]
 *  "header": {"Allow": {"$matches": ".*GET.*"}},
 *  "contains": ["..."], "lacks": ["..."],        in the text of the answer
 *  "expect": {"$.formats.iterable[0].role": "BOTH"},     see {@link assetd.contract.JsonPath}
 *  "save": {"id": "$.id"},                       variables from here on: ${id}
 *  "unchecked": "..."}                           why the rules for every answer do not hold
 * {"open": "/assets/stream"}                     connects a socket
 * {"frame": "/assets/stream", "is": {...}, "expect": {...}, "save": {...}}   its next frame
 * {"restart": true}                              another daemon on the same data
 * </pre>
 *
 * <p>Unasked, every answer is held against the schema, the rules between its parts, its content
 * type, and the rule that an error is one plain sentence (see {@link assetd.contract.AnswerCheck}).
 * That nothing was sent to a stream shows in its next frame being the one of a later change.
 *
 * <p>In a step, {@code ${name}} is a variable; a text that is nothing else takes the variable's
 * type. Objects that stand for something: {@code {"$base": "seed", "$set": {"asset.pseudo": true},
 * "$without": ["asset.format"]}} is the value of {@code test/contract/bodies/seed.json} (or of a
 * variable) with places replaced or left out; {@code {"$repeat": ["ab", 1000]}} and {@code
 * {"$concat": [...]}} are texts, {@code {"$upper": "${id}"}} is one in capitals; {@code {"$bytes":
 * "00ff"}} is an array of numbers.
 *
 * <p>An expected value is the value itself or a matcher: {@code {"$present": false}}, {@code
 * {"$not": x}}, {@code {"$matches": "regex"}}, {@code {"$size": 2}}, {@code {"$has": [...]}} (a
 * list with at least these), {@code {"$set": [...]}} (with just these in any order), {@code
 * {"$between": [0, 1]}} (exclusive), {@code {"$like": {...}}} (an object with at least these).
 */
package assetd.contract;
