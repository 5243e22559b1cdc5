/**
 * The wiring: what the command line says, what is opened in which order, and how the process ends.
 * The only package that sees all others.
 *
 * <pre>
 *   Main ---> Config   (CommandLine, Flag and Action take the words apart; Access: who may ask)
 *    |
 *    |-- serve --> Daemon   opens the lock, the store, its backups, the services, the caretaker,
 *    |                |     the edge and the port file, and closes them from the last to the first
 *    |                '--> Edge   by hand-over   client --> HttpListener ==upgraded==> SocketServer
 *    |                            by the door    client --> FrontDoor --> HttpListener
 *    |                                                          ==upgraded==> SocketServer
 *    '-- backup, restore, doctor --> Upkeep   works on the data without serving it
 * </pre>
 *
 * <p>Beside the daemon two threads look after it: {@code Caretaker} after the index, {@code
 * Watchdog} after the process. A start that fails throws a {@link assetd.Failure}, whose {@link
 * assetd.ExitCode} the shell sees. A stop has five seconds: three for requests, one more for
 * sockets, the last for the store.
 */
package assetd;
