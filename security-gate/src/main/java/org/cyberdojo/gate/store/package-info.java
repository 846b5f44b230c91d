/**
 * The catalog, the risk marks and the access tokens in a database: one SQLite file, or PostgreSQL.
 */
@NullMarked
package org.cyberdojo.gate.store;

import org.jspecify.annotations.NullMarked;
