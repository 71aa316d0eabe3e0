import json
from urllib.request import Request, urlopen

request = Request(
    "http://127.0.0.1:8000/v1/questions/refund-amounts.monthly-credit/plan",
    json.dumps({"facts": {"area": "110000"}}).encode(),
    {"Content-Type": "application/json"},
)
with urlopen(request) as response:
    planned = json.load(response)
prompts = {card["fact"]: card["prompt"] for card in planned["facts"]}
print(prompts[planned["plan"]["ask"]])
