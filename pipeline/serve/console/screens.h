// SPDX-License-Identifier: GPL-3.0-or-later
// The screens of the console and what their forms do. The functions are the answers of the routes in
// console.cpp; they read the store, and an order goes through work/, as the API's do.
#pragma once

#include "serve/call.h"

namespace baonoi::serve::console {

// GET /login, POST /login {name, token, next}, POST /logout.
http::ServerResponse answer_login(const Call &call);
http::ServerResponse answer_login_form(const Call &call);
http::ServerResponse answer_logout(const Call &call);
// GET /login/openid?next=: to the provider. GET /login/openid/return?code=&state=: back from there.
http::ServerResponse answer_openid(const Call &call);
http::ServerResponse answer_openid_return(const Call &call);
// GET /language/{code}?back=: keeps the choice in a cookie.
http::ServerResponse answer_language(const Call &call);

// GET /: what is going on now.
http::ServerResponse answer_today(const Call &call);
// GET /articles?q=&state=&source=&section=&voice=&after=
http::ServerResponse answer_article_list(const Call &call);
// GET /articles/{id}: by id, URL or input.
http::ServerResponse answer_one_article(const Call &call);
// POST /orders?version= {order, article…, voice, reason}: regenerate, withdraw or publish for one or many;
// rollback, to that version, or unpin for one.
http::ServerResponse answer_order_form(const Call &call);
// GET /orders/{jobs}?order=&before=&back=: "12-13-14", how far they are. before: the version that was pinned.
http::ServerResponse answer_progress(const Call &call);

// GET /lexicon?list=&q=&page=: the entries, their conflicts, their changes.
http::ServerResponse answer_lexicon_screen(const Call &call);
// GET /lexicon/words/{word}: an entry, and where it was published.
http::ServerResponse answer_word(const Call &call);
http::ServerResponse answer_word_form(const Call &call);    // POST /lexicon {word, say, class}
http::ServerResponse answer_word_removal(const Call &call); // POST /lexicon/remove {word, back}
http::ServerResponse answer_word_undo(const Call &call);    // POST /lexicon/undo {change…, back}
http::ServerResponse answer_word_again(const Call &call);   // POST /lexicon/again {word, back}

// GET /settings, GET /settings/{source}?section=, and its form
// {section, voice, heard, intro, intro_text, outro, outro_text, later, reason}: what is absent stays.
http::ServerResponse answer_settings(const Call &call);
http::ServerResponse answer_scope(const Call &call);
http::ServerResponse answer_scope_form(const Call &call);

// GET /voices?text=
http::ServerResponse answer_voices(const Call &call);

// POST /passages {article, exclude or read or forget, back}: a passage is not read, or read, or as before.
http::ServerResponse answer_passage_form(const Call &call);

// POST /system/sources/{source}/test and /system/publishers/{publisher}/test
http::ServerResponse answer_source_trial(const Call &call);
http::ServerResponse answer_publisher_trial(const Call &call);

// GET /system and its forms.
http::ServerResponse answer_system(const Call &call);
http::ServerResponse answer_token_form(const Call &call);      // POST /system/tokens {name, role, days}
http::ServerResponse answer_token_removal(const Call &call);   // POST /system/tokens/{name}/remove
http::ServerResponse answer_session_removal(const Call &call); // POST /system/sessions/{number}/revoke

} // namespace baonoi::serve::console
