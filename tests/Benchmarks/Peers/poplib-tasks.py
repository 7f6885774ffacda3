# poplib-tasks.py Poll|Headers|Uidl port user password
import poplib
import sys

poplib._MAXLINE = 1 << 20
task, port, user, password = sys.argv[1:]
client = poplib.POP3("127.0.0.1", int(port))
client.user(user)
client.pass_(password)
if task == "Uidl":
    client.uidl()
else:
    for line in client.list()[1]:
        number = int(line.split()[0])
        client.retr(number) if task == "Poll" else client.top(number, 0)
client.quit()
