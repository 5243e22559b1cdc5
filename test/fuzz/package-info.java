/**
 * Random input for a running daemon and for its parsers: what is refused is refused with a
 * sentence, nothing fails, hangs or ends the daemon. {@code make fuzz} runs it; the seed is printed
 * and can be given.
 */
package fuzz;
