-- The words of a document without its call-outs, one block to a line, the notes
-- last: what tests cut their passages from.
local notes = {}
local function line(inlines)
  return pandoc.Plain({ pandoc.Str((pandoc.utils.stringify(inlines):gsub("\u{ad}", ""))) })
end
local raised = { ["1"] = "¹", ["2"] = "²", ["3"] = "³" }
function Superscript(s) return pandoc.Str((pandoc.utils.stringify(s):gsub("%d", raised))) end
function Note(n)
  for _, b in ipairs(n.content) do notes[#notes + 1] = b end
  return {}
end
function Pandoc(doc)
  local out = {}
  local function add(b) if b.content and b.t ~= "Div" then out[#out + 1] = line(b.content) end end
  local lists = { OrderedList = true, BulletList = true }
  local function blocks(list)
    for _, b in ipairs(list) do
      if lists[b.t] then for _, item in ipairs(b.content) do blocks(item) end
      elseif b.t == "Para" or b.t == "Plain" or b.t == "Header" then add(b) end
    end
  end
  blocks(doc.blocks)
  blocks(notes)
  return pandoc.Pandoc(out)
end
