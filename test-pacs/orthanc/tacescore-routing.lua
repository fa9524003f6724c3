-- Forwards stable studies from Orthanc to the TACEscore worker: CT and MR series, segmentations,
-- registrations and rejection notes. Never what the worker made itself: its reports, segmentations,
-- screenshots and documents start no work there, and would only travel in a circle.
-- Research use only. Needs Orthanc 1.10 or newer, and "tacescore" in DicomModalities (orthanc.json).

local TARGET = 'tacescore'
local FORWARDED = { CT = true, MR = true, SEG = true, REG = true, KO = true }

-- Metadata of a study that tells what of it was forwarded last.
local MARK = '4200'

local function isOurs(equipment)
  return equipment['Manufacturer'] == 'TACEscore'
     and equipment['ManufacturerModelName'] == 'TACEscore'
end

local function madeByWorker(seriesInfo)
  local instance = seriesInfo['Instances'][1]
  local tags = ParseJson(RestApiGet('/instances/' .. instance .. '/simplified-tags'))
  if isOurs(tags) then
    return true
  end
  local contributions = tags['ContributingEquipmentSequence']
  if type(contributions) == 'table' then
    for _, contribution in pairs(contributions) do
      if isOurs(contribution) then
        return true
      end
    end
  end
  return false
end

-- The series to forward, and a text that changes when one of them grows or another comes.
local function chosen(studyId)
  local resources = {}
  local mark = {}
  for _, seriesInfo in pairs(ParseJson(RestApiGet('/studies/' .. studyId .. '/series'))) do
    local modality = seriesInfo['MainDicomTags']['Modality']
    if FORWARDED[modality] and not madeByWorker(seriesInfo) then
      table.insert(resources, seriesInfo['ID'])
      table.insert(mark, seriesInfo['ID'] .. ':' .. #seriesInfo['Instances'])
    end
  end
  table.sort(mark)
  return resources, table.concat(mark, ' ')
end

function OnStableStudy(studyId, tags, metadata)
  local resources, mark = chosen(studyId)
  if #resources == 0 or mark == metadata[MARK] then
    return
  end
  -- A job of Orthanc: while the worker is away it fails, and can be sent again from the jobs list.
  RestApiPost('/modalities/' .. TARGET .. '/store',
              DumpJson({ Resources = resources, Synchronous = false, Permissive = true }))
  RestApiPut('/studies/' .. studyId .. '/metadata/' .. MARK, mark)
end
