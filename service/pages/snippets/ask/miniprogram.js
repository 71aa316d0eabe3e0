wx.request({
  url: "http://127.0.0.1:8000/v1/assessments",
  method: "POST",
  header: { "content-type": "application/json", "accept-language": "zh-CN" },
  data: { matter: "balance-transfer", from_area: "310000", to_area: "330100", insured_status: "employed" },
  success({ data }) {
    console.log(data.summary, data.missing_facts.map(({ prompt }) => prompt));
  },
});
