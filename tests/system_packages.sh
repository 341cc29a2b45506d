#!/bin/sh
# Chromium for the journey: installed by apt where that is allowed, else named with its command.
set -eu
chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "• Cài Chromium qua apt …"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null && command -v apt-get >/dev/null; then
  sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi
if ! chromium >/dev/null; then
  echo "Thiếu Chromium cho kiểm thử trình duyệt. Cài bằng lệnh: sudo apt-get install -y chromium" >&2
  exit 1
fi
