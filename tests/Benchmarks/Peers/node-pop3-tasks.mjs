// node-pop3-tasks.mjs Poll|Headers|Uidl port user password
import Pop3Command from 'node-pop3';

const [task, port, user, password] = process.argv.slice(2);
const client = new Pop3Command({ host: '127.0.0.1', port: Number(port), user, password });
if (task === 'Uidl') {
  await client.UIDL();
} else {
  const messages = await client.LIST();
  for (const [number] of messages) {
    if (task === 'Poll') await client.RETR(number);
    else await client.TOP(number, 0);
  }
}
await client.QUIT();
