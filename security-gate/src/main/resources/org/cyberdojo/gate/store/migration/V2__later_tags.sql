-- later tags are found and counted in the index alone

drop index image_tag_by_order;
create index image_tag_by_order on image_tag (name, ordered_at, moves, digest, tag);
