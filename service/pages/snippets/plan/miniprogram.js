wx.request({
  url: "http://127.0.0.1:8000/v1/questions/refund-amounts.monthly-credit/plan",
  method: "POST",
  header: { "content-type": "application/json" },
  data: { facts: { area: "110000" } },
  success({ data: { plan, facts } }) {
    console.log(facts.find(({ fact }) => fact === plan.ask).prompt);
  },
});
