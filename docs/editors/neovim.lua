-- Neovim 0.11 or later: init.lua
vim.lsp.config('gklint', {
  cmd = { 'gklint', 'lsp' },
  filetypes = { 'text', 'markdown', 'html', 'xhtml', 'toml' },
  root_markers = { 'gklint.toml', 'pyproject.toml', '.git' },
  settings = { gklint = { lang = 'zh' } },
})
vim.lsp.enable('gklint')

-- Reports are often in GB18030: read them as they are, and save them so.
vim.o.fileencodings = 'ucs-bom,utf-8,gb18030,latin1'
