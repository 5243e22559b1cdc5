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
 * <p>What holds at any time: a write that returned is on the disk; a read sees the state of one
 * commit; what was said to a {@code committed} listener was readable before; what fails leaves
 * nothing; an error in the file is an error for what is stored there and for nothing else.
 */
package assetd.store;
