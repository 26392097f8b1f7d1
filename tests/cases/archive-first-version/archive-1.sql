-- An archive of version 1. Not to be changed.
CREATE TABLE archive (  id INTEGER PRIMARY KEY CHECK (id = 1),  key BLOB NOT NULL CHECK (length (key) = 32)) STRICT;
CREATE TABLE instrument (  id INTEGER PRIMARY KEY,  name TEXT NOT NULL,  hash TEXT NOT NULL UNIQUE,  definition TEXT NOT NULL) STRICT;
CREATE TABLE item (  id INTEGER PRIMARY KEY,  instrument INTEGER NOT NULL REFERENCES instrument ON DELETE CASCADE,  name TEXT NOT NULL,  UNIQUE (instrument, name)) STRICT;
CREATE TABLE network (  id INTEGER PRIMARY KEY,  name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE import (  id INTEGER PRIMARY KEY AUTOINCREMENT,  file TEXT NOT NULL,  hash TEXT NOT NULL,  imported TEXT NOT NULL,  encoding TEXT NOT NULL,  delimiter TEXT NOT NULL,  tool TEXT,  year TEXT,  rows INTEGER NOT NULL,  unanswered INTEGER NOT NULL,  unanswered_line INTEGER NOT NULL,  previews INTEGER NOT NULL,  previews_line INTEGER NOT NULL,  school_years INTEGER NOT NULL CHECK (school_years IN (0, 1)),  lenient INTEGER NOT NULL CHECK (lenient IN (0, 1)),  responses INTEGER NOT NULL,  answers INTEGER NOT NULL,  removed INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE import_instrument (  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,  instrument INTEGER NOT NULL REFERENCES instrument,  PRIMARY KEY (import, instrument)) STRICT, WITHOUT ROWID;
CREATE TABLE import_column (  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,  position INTEGER NOT NULL,  kind TEXT NOT NULL,  label TEXT NOT NULL,  PRIMARY KEY (import, position)) STRICT, WITHOUT ROWID;
CREATE TABLE import_target (  import INTEGER NOT NULL,  position INTEGER NOT NULL,  item INTEGER NOT NULL REFERENCES item,  PRIMARY KEY (import, position, item),  FOREIGN KEY (import, position) REFERENCES import_column ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE import_role (  id INTEGER PRIMARY KEY,  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,  role TEXT,  unknown TEXT) STRICT;
CREATE TABLE import_problem (  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,  number INTEGER NOT NULL,  severity TEXT NOT NULL,  code TEXT NOT NULL,  line INTEGER NOT NULL,  position INTEGER NOT NULL,  argument1 TEXT, argument2 TEXT, argument3 TEXT, argument4 TEXT,  PRIMARY KEY (import, number)) STRICT, WITHOUT ROWID;
CREATE TABLE response (  id INTEGER PRIMARY KEY,  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,  line INTEGER NOT NULL,  network INTEGER REFERENCES network,  year TEXT,  role INTEGER REFERENCES import_role,  respondent BLOB CHECK (length (respondent) = 32)) STRICT;
CREATE INDEX response_import ON response (import);
CREATE TABLE answer (  response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,  item INTEGER NOT NULL REFERENCES item,  value INTEGER,  PRIMARY KEY (response, item)) STRICT, WITHOUT ROWID;
CREATE TABLE unreadable (  response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,  position INTEGER NOT NULL,  kind TEXT NOT NULL CHECK (kind IN ('off_scale', 'unreadable')),  shown TEXT NOT NULL,  PRIMARY KEY (response, position)) STRICT, WITHOUT ROWID;
INSERT INTO archive VALUES (1, x'0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b');
INSERT INTO instrument VALUES (1, 'x', '189540c164a3c404f9baaaf76fd4bda854e3e32d72506f6fb77ab25ec890c28b', '{"id":"x","version":"1","title":{"en":"T"},"scale":{"min":1,"max":5,"step":1},"dimensions":[{"id":"d","title":{"en":"D"},"key":["A1","A2"]}],"items":[{"id":"A1"},{"id":"A2"}]}');
INSERT INTO item VALUES (1, 1, 'A1'), (2, 1, 'A2');
INSERT INTO network VALUES (1, 'Noord'), (2, 'Zuid');
INSERT INTO import VALUES (1, 'een.csv', 'abababababababababababababababababababababababababababababababab', '2025-07-01', 'UTF-8', ';', NULL, NULL,
  3, 1, 4, 0, 0, 1, 1, 2, 4, 0);
INSERT INTO import_instrument VALUES (1, 1);
INSERT INTO import_column VALUES (1, 0, 'network', 'A (netwerk)'), (1, 1, 'year', 'B (schooljaar)'),
  (1, 2, 'role', 'C (rol)'), (1, 3, 'respondent', 'D (respondent)'), (1, 4, 'item', 'E (A1)'),
  (1, 5, 'item', 'F (A2)');
INSERT INTO import_target VALUES (1, 4, 1), (1, 5, 2);
INSERT INTO import_role VALUES (1, 1, 'student', NULL), (2, 1, 'other', 'Piloot');
INSERT INTO import_problem VALUES (1, 0, 'warning', 'map-changed', 1, 0, 'oud', 'nieuw', NULL, NULL);
INSERT INTO response VALUES (1, 1, 2, 1, '2025', 1, x'c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3'), (2, 1, 3, 2, '2025', 2, NULL);
INSERT INTO answer VALUES (1, 1, 1), (1, 2, 2), (2, 1, NULL), (2, 2, 5);
INSERT INTO unreadable VALUES (2, 4, 'unreadable', 'veel');
PRAGMA application_id = 1314082881;
PRAGMA user_version = 1;
