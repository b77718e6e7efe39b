-- Neovim 0.7 to 0.10: init.lua
local clients = {} -- folder -> the server that serves it

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'text', 'markdown', 'html', 'xhtml', 'toml' },
  callback = function(event)
    local file = vim.api.nvim_buf_get_name(event.buf)
    if file == '' or vim.bo[event.buf].buftype ~= '' then return end
    local beside = vim.fn.fnamemodify(file, ':p:h')
    local settings = vim.fn.findfile('gklint.toml', vim.fn.escape(beside, ' ,;') .. ';')
    local folder = settings ~= '' and vim.fn.fnamemodify(settings, ':p:h') or beside
    if not clients[folder] or not vim.lsp.get_client_by_id(clients[folder]) then
      clients[folder] = vim.lsp.start_client({
        name = 'gklint',
        cmd = { 'gklint', 'lsp' },
        root_dir = folder,
        workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
        init_options = { lang = 'zh' },
      })
    end
    if clients[folder] then vim.lsp.buf_attach_client(event.buf, clients[folder]) end
  end,
})

-- Reports are often in GB18030: read them as they are, and save them so.
vim.o.fileencodings = 'ucs-bom,utf-8,gb18030,latin1'
