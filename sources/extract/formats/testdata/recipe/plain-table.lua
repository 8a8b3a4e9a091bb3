-- Tables as plain tabulars: pandoc's longtable cannot stand in two columns.
function Table(t)
  local s = pandoc.utils.to_simple_table(t)
  local function cells(row)
    local out = {}
    for i, c in ipairs(row) do
      out[i] = pandoc.write(pandoc.Pandoc(c), "latex"):gsub("%s+$", "")
    end
    return table.concat(out, " & ") .. " \\\\"
  end
  local lines = { "\\begin{table*}[ht]\\centering\\small",
    "\\begin{tabular}{lrrr}\\hline", cells(s.headers) .. " \\hline" }
  for _, row in ipairs(s.rows) do lines[#lines + 1] = cells(row) end
  lines[#lines + 1] = "\\hline\\end{tabular}"
  lines[#lines + 1] = "\\caption{" .. pandoc.utils.stringify(s.caption) .. "}\\end{table*}"
  return pandoc.RawBlock("latex", table.concat(lines, "\n"))
end
