/** What the documents say, compared with what there is. */
package org.cyberdojo.it.docs;
