"""The addresses below /data/: files for browsers and for scripts, made when they are asked for.

- `tokens`: what the tokens of scripts and calendars open
- `who`: who asks, by a sign-in, by a token, or by sitting at the server's own machine
- `question`: what an address asks for → a position and a form of a download
- `refusal`: why there is no file
- `workshop`: makes what is asked for away from the pages, so much at once, the same only once
- `answers`: what every address for files asks and answers alike
- `routes`: the answers
- `evidence`: the documents below /evidence/, which are only ever saved
"""
