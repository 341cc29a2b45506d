#!/bin/sh
# What the tests need beside Python: Chromium (journey), LibreOffice, Poppler and a font of the measures of Times
# (official papers opened and rendered), tesseract with Vietnamese (scans), PostgreSQL. Installed by apt where that
# is allowed, else named with their command.
set -eu
missing() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || echo chromium
  command -v soffice >/dev/null || echo libreoffice-writer libreoffice-calc
  command -v pdftoppm >/dev/null || echo poppler-utils
  fc-match "Times New Roman" 2>/dev/null | grep -qiE "liberation|times|tinos" || echo fontconfig fonts-liberation2
  tesseract --list-langs 2>/dev/null | grep -qx vie || echo tesseract-ocr tesseract-ocr-vie
  command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || [ "${NHIPCAU_WITHOUT_POSTGRES:-}" = 1 ] || echo postgresql
}
wanted=$(missing | tr '\n' ' ')
[ -z "$wanted" ] && exit 0
as_root=
if [ "$(id -u)" != 0 ]; then as_root="sudo -n"; fi
if command -v apt-get >/dev/null && { [ -z "$as_root" ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; }; then
  echo "• Cài qua apt: $wanted…"
  $as_root apt-get update -qq
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
fi
wanted=$(missing | tr '\n' ' ')
if [ -n "$wanted" ]; then
  echo "Thiếu gói hệ thống cho kiểm thử. Cài bằng lệnh: sudo apt-get install -y --no-install-recommends $wanted" >&2
  exit 1
fi
