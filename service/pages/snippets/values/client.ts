const response = await fetch("http://127.0.0.1:8000/v1/policy/parameters?area=110000&name=retiree_credit");
const { items }: { items: { from_on: string; value: string; citation: { title: string } }[] } = await response.json();
for (const { from_on, value, citation } of items) console.log(from_on, value, citation.title);
