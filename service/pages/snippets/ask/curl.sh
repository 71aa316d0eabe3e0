curl -s http://127.0.0.1:8000/v1/assessments \
  -H 'Content-Type: application/json' -H 'Accept-Language: zh-CN' \
  -d '{"matter": "balance-transfer", "from_area": "310000", "to_area": "330100", "insured_status": "employed"}'
