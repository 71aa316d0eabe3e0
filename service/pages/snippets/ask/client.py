import json
from urllib.request import Request, urlopen

facts = {"matter": "balance-transfer", "from_area": "310000", "to_area": "330100", "insured_status": "employed"}
headers = {"Content-Type": "application/json", "Accept-Language": "zh-CN"}
request = Request("http://127.0.0.1:8000/v1/assessments", json.dumps(facts).encode(), headers)
with urlopen(request) as response:
    answer = json.load(response)
print(answer["summary"], [missing["prompt"] for missing in answer["missing_facts"]])
