#!/bin/sh
# county.sh 报告文件夹 结果文件夹 · REPORTS RESULTS
# 每晚运行：每天一张网页、一个工作簿；只有出了问题才出声，cron 会把这些话寄给管理员。
# Nightly: a page and a workbook a day. It speaks only where something failed, and cron mails that.
#   30 2 * * *  /opt/gklint/county.sh /srv/reports /srv/www/gklint
set -u
reports=$1
results=$2
today=$results/$(date +%Y-%m-%d)

mkdir -p "$results" || exit 2
gklint check --quiet --fail-on error -f html="$today.html" -f xlsx="$today.xlsx" -- "$reports" >"$today.log" 2>&1
code=$?
if [ "$code" -gt 1 ]; then  # 2: files that cannot be read; 3: a bug
    cat "$today.log"
fi
if [ -e "$today.html" ]; then
    ln -sf "$(basename "$today").html" "$results/latest.html"
fi
exit "$code"
