-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which jobs wait for a person to mend what their source needs: they are tried at once when that was done.

ALTER TABLE jobs ADD COLUMN is_held INTEGER NOT NULL DEFAULT 0;
