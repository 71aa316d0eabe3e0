const response = await fetch("http://127.0.0.1:8000/v1/assessments", {
  method: "POST",
  headers: { "Content-Type": "application/json", "Accept-Language": "zh-CN" },
  body: JSON.stringify({ matter: "balance-transfer", from_area: "310000", to_area: "330100", insured_status: "employed" }),
});
const answer: { summary: string; missing_facts: { prompt: string }[] } = await response.json();
console.log(answer.summary, answer.missing_facts.map(({ prompt }) => prompt));
