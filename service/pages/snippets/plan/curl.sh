curl -s http://127.0.0.1:8000/v1/questions/refund-amounts.monthly-credit/plan \
  -H 'Content-Type: application/json' \
  -d '{"facts": {"area": "110000"}}'
