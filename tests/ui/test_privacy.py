from ui.privacy import Privacy


def test_a_name_gives_way_to_the_ticket(qapp):
    privacy = Privacy()
    assert privacy.shown("Derek Holroyd", "A52") == "Derek Holroyd"
    privacy.hide()
    assert privacy.hidden
    assert privacy.shown("Derek Holroyd", "A52") == "A52"


def test_each_change_is_told_once(qapp):
    privacy, told = Privacy(hidden=True), []
    privacy.changed.connect(told.append)
    privacy.hide()
    privacy.reveal()
    privacy.toggle()
    privacy.toggle()
    assert told == [False, True, False]
