"""What is asked: one folder a question, with its law in words and in code and nothing of it elsewhere but its numbers.

`__init__` tells the law in words, with articles and ambiguities, and joins the parts: `facts`, what a caller may state;
`law`, which rules are read and how complete facts are judged; `telling`, what else is said of a judgement; `answer`,
the published shape; `zh.yaml` and `en.yaml`, the sentences. The modules beside the folders are notions of the law that
two questions share. No loops over missing facts, no caches of what was stated, no days to try, no words, no HTTP.

Words: docs/glossary.md.
"""
