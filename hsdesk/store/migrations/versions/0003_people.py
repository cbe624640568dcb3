"""The people: persons, contact methods, homes, tenancies, staff, teams, and the index to find them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Make the tables of people and the search index derived from them."""
    _make_homes_and_people()
    _make_tenancies()
    _make_staff()
    _make_search()


def downgrade() -> None:
    """Remove the tables of people and the search index."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_person_parts")
        op.execute("DROP TABLE search_person_words")
    for table in ("search_key", "search_person"):
        op.drop_table(table)
    for table in ("staff", "team", "tenancy_person", "tenancy", "contact_method", "person", "home"):
        op.drop_table(table)


def _make_homes_and_people() -> None:
    op.create_table(
        "home",
        sa.Column("id", KEY, nullable=False),
        sa.Column("first_line", sa.String(200), nullable=False),
        sa.Column("second_line", sa.String(200), nullable=False),
        sa.Column("town", sa.String(200), nullable=False),
        sa.Column("postcode", sa.String(10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_home"),
    )
    op.create_index("ix_home_postcode", "home", ["postcode"])
    op.create_table(
        "person",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("known_as", sa.String(200), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("needs", JSON, nullable=False),
        sa.Column("home_id", KEY),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name="fk_person_home_id"),
    )
    op.create_index("ix_person_home_id", "person", ["home_id"])
    op.create_table(
        "contact_method",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("value", sa.String(200), nullable=False),
        sa.Column("normalised", sa.String(200), nullable=False),
        sa.Column("is_safe", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contact_method"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_contact_method_person_id"),
    )
    op.create_index("ix_contact_method_person_id", "contact_method", ["person_id"])
    op.create_index("ix_contact_method_normalised", "contact_method", ["normalised"])


def _make_tenancies() -> None:
    op.create_table(
        "tenancy",
        sa.Column("id", KEY, nullable=False),
        sa.Column("reference", sa.String(40), nullable=False),
        sa.Column("home_id", KEY, nullable=False),
        sa.Column("tenure", sa.String(40), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tenancy"),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name="fk_tenancy_home_id"),
        sa.UniqueConstraint("reference", name="uq_tenancy_reference"),
    )
    op.create_index("ix_tenancy_home_id", "tenancy", ["home_id"])
    op.create_table(
        "tenancy_person",
        sa.Column("tenancy_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("tenancy_id", "person_id", name="pk_tenancy_person"),
        sa.ForeignKeyConstraint(["tenancy_id"], ["tenancy.id"], name="fk_tenancy_person_tenancy_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_tenancy_person_person_id"),
    )
    op.create_index("ix_tenancy_person_person_id", "tenancy_person", ["person_id"])


def _make_staff() -> None:
    op.create_table(
        "team",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_team"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_team_office_id"),
        sa.UniqueConstraint("office_id", "name", name="uq_team_office_id_name"),
    )
    op.create_table(
        "staff",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("display_name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("team_id", KEY),
        sa.Column("password_hash", sa.String(200)),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_staff_office_id"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_staff_team_id"),
    )
    op.create_index("ix_staff_office_id", "staff", ["office_id"])
    op.create_index("ix_staff_team_id", "staff", ["team_id"])


def _make_search() -> None:
    # Derived from the tables above and never the only place of anything: it can be emptied and filled again.
    if op.get_bind().dialect.name == "postgresql":
        _make_search_on_postgresql()
    else:
        _make_search_on_sqlite()


def _make_search_on_sqlite() -> None:
    op.execute(
        "CREATE TABLE search_person ("
        " person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,"
        " name_words TEXT NOT NULL, other_words TEXT NOT NULL, parts TEXT NOT NULL, shown TEXT NOT NULL)"
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_person_words USING fts5 (name_words, other_words,"
        " content='search_person', content_rowid='person_id', tokenize='ascii', prefix='1 2 3', detail=column)"
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_person_parts USING fts5 (parts,"
        " content='search_person', content_rowid='person_id', tokenize='trigram')"
    )
    added = (
        "INSERT INTO search_person_words (rowid, name_words, other_words)"
        " VALUES (new.person_id, new.name_words, new.other_words);"
        " INSERT INTO search_person_parts (rowid, parts) VALUES (new.person_id, new.parts);"
    )
    removed = (
        "INSERT INTO search_person_words (search_person_words, rowid, name_words, other_words)"
        " VALUES ('delete', old.person_id, old.name_words, old.other_words);"
        " INSERT INTO search_person_parts (search_person_parts, rowid, parts)"
        " VALUES ('delete', old.person_id, old.parts);"
    )
    for name, change, body in (
        ("added", "INSERT", added),
        ("removed", "DELETE", removed),
        ("changed", "UPDATE", f"{removed} {added}"),
    ):
        op.execute(
            f"CREATE TRIGGER search_person_{name} AFTER {change} ON search_person BEGIN {body} END"
        )
    op.execute(
        "CREATE TABLE search_key (key TEXT NOT NULL, word TEXT NOT NULL,"
        " CONSTRAINT pk_search_key PRIMARY KEY (key, word)) WITHOUT ROWID"
    )


def _make_search_on_postgresql() -> None:
    op.execute(
        "CREATE TABLE search_person ("
        " person_id BIGINT CONSTRAINT pk_search_person PRIMARY KEY,"
        " name_words TEXT NOT NULL, other_words TEXT NOT NULL, parts TEXT NOT NULL, shown TEXT NOT NULL,"
        " grams TEXT NOT NULL,"
        " name_index TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(name_words, ' '))) STORED,"
        " word_index TSVECTOR GENERATED ALWAYS AS"
        " (array_to_tsvector(string_to_array(btrim(name_words || ' ' || other_words), ' '))) STORED,"
        " gram_index TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(grams, ' '))) STORED,"
        " CONSTRAINT fk_search_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE)"
    )
    for column in ("name_index", "word_index", "gram_index"):
        # Without a list of pending entries, which every search would have to read through.
        op.execute(
            f"CREATE INDEX ix_search_person_{column} ON search_person USING gin ({column})"
            " WITH (fastupdate = off)"
        )
    op.execute(
        "CREATE TABLE search_key (key TEXT NOT NULL, word TEXT NOT NULL,"
        " CONSTRAINT pk_search_key PRIMARY KEY (key, word))"
    )
