-- Drives the server from Neovim as a person does, and writes down what it saw: `nvim --headless -c 'luafile …'`.
-- The environment names the server, the folder and the file for the answers. Lines and columns count from 0, in bytes.
local folder, answers = vim.env.KOETSU_FOLDER, vim.env.KOETSU_ANSWERS
local seen = {}

local function finish(problem)
  seen.problem = problem
  vim.fn.writefile({ vim.fn.json_encode(seen) }, answers)
  vim.cmd('qall!')
end

local function until_true(what, look)
  if not vim.wait(15000, look, 20) then
    error('not in time: ' .. what)
  end
end

local function findings()
  return vim.tbl_map(function(it)
    return { it.lnum, it.col, it.end_col, it.message }
  end, vim.diagnostic.get(0))
end

-- The answer to a question about a text in a line, which counts from 1 as in the editor.
local function ask(client, method, line, text, more)
  vim.api.nvim_win_set_cursor(0, { line, vim.fn.stridx(vim.fn.getline(line), text) })
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  params.range = { start = params.position, ['end'] = params.position }
  params = vim.tbl_extend('force', params, more or {})
  local _, answer = next(vim.lsp.buf_request_sync(0, method, params, 15000))
  return assert(answer and answer.result, method .. ' was not answered')
end

local function drive()
  vim.cmd('edit ' .. folder .. '/april.md')
  local config = {
    name = 'koetsu',
    cmd = { vim.env.KOETSU_NODE, vim.env.KOETSU_SERVER, '--stdio' },
    root_dir = folder,
  }
  local id
  if vim.lsp.start then
    id = vim.lsp.start(config)
  else
    id = vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(0, id)
  end
  local client = vim.lsp.get_client_by_id(id)
  until_true('findings', function()
    return #vim.diagnostic.get(0) > 0
  end)
  seen.encoding = client.offset_encoding
  seen.findings = findings()
  seen.hover = ask(client, 'textDocument/hover', 3, 'ドレステン').contents.value
  local definition = ask(client, 'textDocument/definition', 3, 'ドレステン')
  seen.definition = vim.fn.fnamemodify(vim.uri_to_fname(definition[1].uri), ':t')

  local actions = ask(client, 'textDocument/codeAction', 3, 'カタルー', { context = { diagnostics = {} } })
  seen.action = actions[1].title
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  until_true('the finding to go', function()
    return #vim.diagnostic.get(0) == 1
  end)
  seen.mended = vim.fn.getline(3)

  local rename = ask(client, 'textDocument/rename', 3, 'ドレステン', { newName = 'ドレスデン市長' })
  vim.lsp.util.apply_workspace_edit(rename, client.offset_encoding)
  vim.cmd('buffer april.md')
  seen.renamed = vim.fn.getline(3)

  loadstring(vim.env.KOETSU_ON_SAVE)()
  vim.fn.setline(3, 'ハミルカ=ドレステンは語った。')
  vim.cmd('write')
  seen.saved = vim.fn.readfile('april.md')[3]

  vim.fn.setline(3, '協議は静かに開かれた。')
  until_true('all findings to go', function()
    return #vim.diagnostic.get(0) == 0
  end)
  vim.lsp.stop_client(id)
  until_true('the server to go', function()
    return vim.lsp.client_is_stopped(id)
  end)
end

local ok, problem = pcall(drive)
finish(not ok and tostring(problem) or nil)
