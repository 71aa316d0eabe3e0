wx.request({
  url: "http://127.0.0.1:8000/v1/policy/parameters?area=110000&name=retiree_credit",
  success({ data }) {
    for (const { from_on, value, citation } of data.items) console.log(from_on, value, citation.title);
  },
});
