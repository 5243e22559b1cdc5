package bench.search;

import assetd.index.Document;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** SQLite FTS5 with its trigram tokenizer, in memory: the query as a phrase, best rank first. */
final class SqliteEngine implements Engine {
  private final Connection connection;
  private PreparedStatement select;

  SqliteEngine() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
  }

  @Override
  public String name() {
    return "SQLite FTS5";
  }

  @Override
  public void build(List<Document> documents) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, title, content, tokenize='trigram')");
    }
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?)")) {
      for (Document d : documents) {
        insert.setString(1, d.id());
        insert.setString(2, d.title());
        insert.setString(3, d.content());
        insert.execute();
      }
    }
    connection.commit();
    select = connection.prepareStatement("SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?");
  }

  @Override
  public List<String> search(String text, int limit) throws SQLException {
    select.setString(1, '"' + text.replace("\"", "\"\"") + '"');
    select.setInt(2, limit);
    List<String> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Override
  public long bytes() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet size =
            statement.executeQuery(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")) {
      return size.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
