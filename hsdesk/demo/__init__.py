"""The demo office: invented people, homes and a believable history at the desk."""

from hsdesk.demo.making import DemoMade, make_demo

__all__ = ["DemoMade", "make_demo"]
