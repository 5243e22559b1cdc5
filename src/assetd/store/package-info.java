/**
 * The rows: one SQLite file that is the truth, and the ways to change and to ask it. Only this
 * package knows SQL; it knows no HTTP, no index and no wire format but the JSON of a material's
 * body.
 *
 * <p>Reading order: {@link assetd.store.Store} is the door; {@link assetd.store.Transaction} and
 * {@link assetd.store.ReadTransaction} are what a caller gets to work with; {@code
 * migrations/001.sql} draws the tables; {@code GroupCommit} is how writers share a commit; {@link
 * assetd.store.Recovery} and {@link assetd.store.Backups} are the way back after damage.
 *
 * <pre>
 *   caller threads                 one turn                            the file
 *   write(work, committed) ---> GroupCommit ---> Writer (Session) ---> assetd.db-wal ---> assetd.db
 *   read(work) ------------------------------> ReaderPool (Sessions) <--'------------------'
 *   snapshot(pinned, work) ---> a turn to begin, then like read
 * </pre>
 *
 * <p>The one writing connection is used in turns, by the thread that has the turn; nothing else
 * guards it.
 *
 * <p>The sizes: pages of 8 KiB; a commit of up to 256 works or some 32 MiB of contents; up to 1,024
 * writers wait for it; 32 MiB of log between two checkpoints, cut a second after a deletion; caches
 * of 64 MiB for the writer and 8 MiB for each reader, of which 4 stay open; 64 MiB of the disk that
 * nothing new is written into. Opening reads every page, 2.5 ms a MB.
 *
 * <p>What holds at any time: a write that returned is on the disk; a read sees the state of one
 * commit; what was said to a {@code committed} listener was readable before; what fails leaves
 * nothing; an error in the file is an error for what is stored there and for nothing else.
 */
package assetd.store;
