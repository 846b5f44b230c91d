-- Times are milliseconds since 1970, UTC. ${id} and ${real} are the database's own words.

create table image_tag (
  id             ${id},
  name           text   not null, -- host and name, canonical
  tag            text   not null,
  moves          int    not null, -- 1: the tag can come to mean another image
  digest         text,
  sha            text,
  url            text,
  created_at     bigint,
  created_source text   not null,
  pushed_at      bigint,
  recorded_at    bigint not null,
  ordered_at     bigint not null, -- created, or pushed, or recorded: its place among the tags of its name
  size_bytes     bigint,
  base_name      text,
  base_digest    text,
  labels         text   not null, -- a JSON object
  recorded_by    text   not null,
  unique (name, tag)
);
create index image_tag_by_order on image_tag (name, ordered_at);
create index image_tag_by_time on image_tag (ordered_at);
create index image_tag_by_digest on image_tag (name, digest);

create table lights_run (
  id            ${id},
  tag_id        bigint not null references image_tag (id),
  ran_at        bigint not null,
  red_seconds   ${real},
  amber_seconds ${real},
  green_seconds ${real},
  unique (tag_id, ran_at)
);

create table breach (
  id              ${id},
  name            text   not null,
  tag             text   not null,
  recorded_digest text   not null,
  offered_digest  text   not null,
  breached_at     bigint not null,
  offered_by      text   not null
);
create index breach_by_time on breach (breached_at);

create table risk_mark (
  id        ${id},
  name      text   not null,
  tag       text, -- null: every tag
  digest    text,
  severity  text   not null,
  reason    text   not null,
  reference text,
  link      text,
  author    text   not null,
  origin    text   not null,
  made_at   bigint not null,
  until_at  bigint not null,
  lifted_at bigint,
  lifted_by text
);
create index risk_mark_by_image on risk_mark (name, tag, lifted_at);

create table access_token (
  id         ${id},
  name       text   not null,
  hash       text   not null unique, -- of the token, which is not kept
  may_write  int    not null,
  made_at    bigint not null,
  until_at   bigint,
  revoked_at bigint
);
