-- SPDX-License-Identifier: GPL-3.0-or-later
-- How words are read in one article by an editor's word, whatever the lexicons say of them.

CREATE TABLE words_of_article (
    source TEXT NOT NULL,
    input  TEXT NOT NULL,
    number INTEGER NOT NULL,                -- from 1
    word   TEXT NOT NULL,                   -- as the article has it
    said   TEXT NOT NULL,                   -- in Vietnamese syllables
    PRIMARY KEY (source, input, number)
) STRICT, WITHOUT ROWID;
