const response = await fetch("http://127.0.0.1:8000/v1/questions/refund-amounts.monthly-credit/plan", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ facts: { area: "110000" } }),
});
const { plan, facts }: { plan: { ask: string }; facts: { fact: string; prompt: string }[] } = await response.json();
console.log(facts.find(({ fact }) => fact === plan.ask)?.prompt);
