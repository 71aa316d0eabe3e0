/** Registers what the assistant may call; mcp.json says the same. */

import { assessMatter } from "./apis/assessMatter";
import { estimateTime } from "./apis/estimateTime";
import { planQuestions } from "./apis/planQuestions";
import { readGuide } from "./apis/readGuide";

const skill = wx.modelContext.createSkill("skills/account");

skill.registerAPI("planQuestions", planQuestions);
skill.registerAPI("assessMatter", assessMatter);
skill.registerAPI("estimateTime", estimateTime);
skill.registerAPI("readGuide", readGuide);
