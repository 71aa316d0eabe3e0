curl -s 'http://127.0.0.1:8000/v1/policy/parameters?area=110000&name=retiree_credit'
