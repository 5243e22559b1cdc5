/**
 * Who may ask. One class decides for every HTTP request and every socket handshake; it is pure:
 * values in, a verdict out. It also says which addresses the daemon listens on. Imports {@code
 * model} only.
 *
 * <pre>
 *   RequestHead --> Policy.judge   target   a path, so that Host counts
 *                                  Host     a name of this machine, or an allowed one (Authority)
 *                                  Origin   one that is let in (Origins); without, Sec-Fetch-Site
 *                                  token    when there is one
 *                                  body     no form, nothing compressed
 *                   --> Verdict    let in, with the page that may read the answer; or why not
 * </pre>
 *
 * <p>Reading order: {@link assetd.policy.Policy}, {@link assetd.policy.Origins}, {@code Authority};
 * {@link assetd.policy.Binding} stands by itself.
 */
package assetd.policy;
