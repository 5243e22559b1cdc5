/**
 * Who may ask. One class decides for every HTTP request and every socket handshake; it is pure:
 * values in, a verdict out. It also says which addresses the daemon listens on. Imports {@code
 * model} only.
 */
package assetd.policy;
