"""`nhipcau office found`: khởi tạo cơ quan thường trực và quản trị viên đầu tiên."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from nhipcau.units.domain.founding import found
from nhipcau.units.enums import UnitKind


class Command(BaseCommand):
    """Asks for the password without showing it; does nothing when somebody administers already."""

    help = "Khởi tạo cơ quan thường trực và quản trị viên đầu tiên của một hệ thống còn trống."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["found"])
        parser.add_argument("name", help="tên chính thức của cơ quan thường trực")
        parser.add_argument("--kind", choices=UnitKind.values, default=UnitKind.PARTY.value)
        parser.add_argument("--username", required=True, help="tên đăng nhập của quản trị viên")
        parser.add_argument("--last-name", default="", help="họ và tên đệm")
        parser.add_argument("--first-name", default="", help="tên")

    def handle(self, *args: Any, **options: Any) -> None:
        password = getpass("Mật khẩu quản trị viên: ")
        if password != getpass("Nhập lại mật khẩu: "):
            raise CommandError("Hai lần nhập mật khẩu chưa giống nhau. Chưa có gì được tạo.")
        try:
            person = found(
                office=options["name"],
                kind=UnitKind(options["kind"]),
                username=options["username"],
                password=password,
                last_name=options["last_name"],
                first_name=options["first_name"],
            )
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(f"Đã khởi tạo {options['name']}; hãy đăng nhập bằng {person.username}.")
