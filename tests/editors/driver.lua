-- What the tests ask of Neovim, as a person at the keyboard would.
Driver = { offered = vim.NIL, choice = nil }

-- The menu of code actions: what it holds is noted, and what a test wants is chosen.
vim.ui.select = function(items, options, done)
  Driver.offered = {}
  for _, item in ipairs(items) do
    local title = options.format_item(item)
    table.insert(Driver.offered, title)
    if title == Driver.choice then
      Driver.choice = nil
      done(item)
      return
    end
  end
  done(nil)
end

-- Every diagnostic that is shown: its code, its words in the buffer, how grave it is, its message.
function Driver.shown()
  local shown = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local code = one.code or one.user_data.lsp.code
    local words = vim.api.nvim_buf_get_text(0, one.lnum, one.col, one.end_lnum, one.end_col, {})
    words = table.concat(words, '\n')
    if not pcall(vim.fn.json_encode, words) then
      words = '(cut)' -- the text changed, and its diagnostics have not been told yet
    end
    table.insert(shown, { code, words, one.severity, one.message })
  end
  return shown
end

-- The cursor on the first of some words, in the first line that has them.
function Driver.go_to(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local start = line:find(words, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { number, start - 1 })
      return true
    end
  end
  return false
end

function Driver.menu(choice)
  Driver.offered, Driver.choice = vim.NIL, choice
  vim.lsp.buf.code_action()
  return true
end

function Driver.text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n') .. '\n'
end

-- The words of a floating window, where there is one.
function Driver.floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local buffer = vim.api.nvim_win_get_buf(window)
      return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n')
    end
  end
  return ''
end
