-- rules/hmip/youth-2021.rubric as written by hand in Lua, for lua5.4 and luajit; see compare.py for how it is run.
local cjson = require "cjson"
local floor, min, max, abs = math.floor, math.min, math.max, math.abs

local LEVELS = { ["Inadequate"] = 0, ["Requires improvement"] = 1, ["Good"] = 2, ["Outstanding"] = 3 }
local CASE_RATED = { "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3" }
local QUESTIONS = { "desistance", "safety", "others" }
local JUDGED = { "1.1", "1.2", "1.3", "1.4", "3.4" }

-- An inspection as arrays: per standard three {yes, cases, decided level or nil, with reason}; judged; waived.
local function facts(line)
  local case = cjson.decode(line)
  local decisions, inspection = {}, { answers = {}, judged = {}, waived = false }
  for _, each in ipairs(case.discretion) do decisions[each.on] = each end
  for s, standard in ipairs(CASE_RATED) do
    local questions = {}
    for q, name in ipairs(QUESTIONS) do
      local answer = case.standards[standard].questions[name]
      local decision = decisions[standard .. " " .. name]
      questions[q] = {
        yes = floor(answer.yes),
        cases = floor(answer.cases),
        decided = decision and LEVELS[decision.to],
        reason = decision ~= nil and (decision.reason or "") ~= "",
      }
    end
    inspection.answers[s] = questions
  end
  for j, standard in ipairs(JUDGED) do inspection.judged[j] = LEVELS[case.standards[standard].rating] end
  for _, each in ipairs(case.waivers) do
    if each.cap == "governance" and (each.reason or "") ~= "" then inspection.waived = true end
  end
  return inspection
end

local function share(yes, cases) return floor((200 * yes + cases) / (2 * cases)) end

local function case_quality(percent)
  return percent < 50 and 0 or percent < 65 and 1 or percent < 80 and 2 or 3
end

local function overall_band(total) return total < 7 and 0 or total < 19 and 1 or total < 31 and 2 or 3 end

local function may_move(yes, cases, percent, computed)
  return min(abs(percent - 50), abs(percent - 65), abs(percent - 80)) <= 5
      or case_quality(share(min(yes + 1, cases), cases)) ~= computed
      or case_quality(share(max(yes - 1, 0), cases)) ~= computed
end

-- Total, overall, governance; levels of the standards go into `standards`. Nothing where one has no rated question.
local function rate(inspection, standards)
  local judged = inspection.judged
  local good, total = judged[5] >= 2 and 1 or 0, 0
  for s = 1, #inspection.answers do
    local questions, lowest = inspection.answers[s], 4
    for q = 1, #questions do
      local question = questions[q]
      local yes, cases, decided = question.yes, question.cases, question.decided
      if cases > 0 then
        local percent = share(yes, cases)
        local level = case_quality(percent)
        if decided and question.reason and abs(decided - level) == 1 and may_move(yes, cases, percent, level) then
          level = decided
        end
        if level < lowest then lowest = level end
      end
    end
    if lowest == 4 then return nil end
    standards[s] = lowest
    total = total + lowest
    if lowest >= 2 then good = good + 1 end
  end
  local governance = judged[1]
  if not inspection.waived and 2 * good < 8 then governance = min(governance, 1) end
  total = total + governance + judged[2] + judged[3] + judged[4] + judged[5]
  return total, overall_band(total), governance
end

local mode, path = arg[1], arg[2]
local standards = {}
if mode == "lines" then
  for line in io.lines(path) do
    local total, overall, governance = rate(facts(line), standards)
    if total then
      io.write(total, ",", overall, ",", governance, ",", table.concat(standards), "\n")
    else
      io.write("not rated\n")
    end
  end
  return
end
local inspections = {}
for line in io.lines(path) do inspections[#inspections + 1] = facts(line) end
io.write("ready\n")
io.flush()
for _ in io.lines() do
  local start, check = os.clock(), 0
  for i = 1, #inspections do
    local total, overall, governance = rate(inspections[i], standards)
    if total then check = check + total + 100 * overall + 1000 * governance end
  end
  io.write(string.format("%.6f %d\n", os.clock() - start, check))
  io.flush()
end
