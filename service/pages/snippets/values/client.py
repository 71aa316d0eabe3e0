import json
from urllib.request import urlopen

with urlopen("http://127.0.0.1:8000/v1/policy/parameters?area=110000&name=retiree_credit") as response:
    values = json.load(response)["items"]
for value in values:
    print(value["from_on"], value["value"], value["citation"]["title"])
