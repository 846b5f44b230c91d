package org.cyberdojo.gate.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.cyberdojo.gate.access.AccessToken;
import org.cyberdojo.gate.access.AccessTokens;
import org.cyberdojo.gate.access.TokenHash;

/** The tokens in a database. */
final class SqlAccessTokens implements AccessTokens {

  private final Database database;

  SqlAccessTokens(Database database) {
    this.database = database;
  }

  @Override
  public void add(AccessToken token) {
    database.writing(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into access_token (name, hash, may_write, made_at, until_at)
                    values (:name, :hash, :mayWrite, :made, :until)
                    """)
                .bind("name", token.name())
                .bind("hash", token.hash().hex())
                .bind("mayWrite", token.mayWrite() ? 1 : 0)
                .bind("made", token.made().toEpochMilli())
                .bind("until", token.until().map(Instant::toEpochMilli))
                .execute());
  }

  @Override
  public int revoke(String name, Instant now) {
    return database.writing(
        handle ->
            handle
                .createUpdate(
                    "update access_token set revoked_at = :at where name = :name and revoked_at is null")
                .bind("at", now.toEpochMilli())
                .bind("name", name)
                .execute());
  }

  @Override
  public List<AccessToken> list() {
    return database.reading(
        handle ->
            handle
                .createQuery("select * from access_token where revoked_at is null order by id")
                .map((row, context) -> token(row))
                .list());
  }

  private static AccessToken token(ResultSet row) throws SQLException {
    return new AccessToken(
        row.getString("name"),
        new TokenHash(row.getString("hash")),
        row.getInt("may_write") == 1,
        Rows.moment(row, "made_at"),
        Rows.maybeMoment(row, "until_at"));
  }
}
