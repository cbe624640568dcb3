from datetime import UTC, datetime

import pytest

from support.models import under_test
from support.visitors import Watch, columns, identity
from ui.tables.model import RowTableModel


@pytest.fixture
def watch():
    return Watch(datetime(2026, 4, 14, 13, 43, tzinfo=UTC))


@pytest.fixture
def model(qapp, watch):
    model = RowTableModel(columns(watch), identity, name=lambda visitor: visitor.name)
    under_test(model)
    return model
