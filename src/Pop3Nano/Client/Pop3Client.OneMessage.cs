using System;
using System.Threading.Tasks;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    // What calls about one message have in common. Its number or unique-id was checked by whoever made the MessageRef: before anything is sent.
    public sealed partial class Pop3Client
    {
        private static Func<Pop3Call, ValueTask<HeaderCollection>> Headers(MessageRef message) => call => HeaderCalls.HeadersAsync(call, message);

        private static Func<Pop3Call, ValueTask<Pop3MessageInfo>> Info(MessageRef message, Pop3ListFields fields) => call => HeaderCalls.InfoAsync(call, message, fields);

        private static Func<Pop3Call, ValueTask<MailMessage>> Fetch(MessageRef message) => call => FetchCalls.FetchAsync(call, message);

        private static Func<Pop3Call, ValueTask> Delete(MessageRef message) => call => MaildropCalls.DeleteAsync(call, message);

        private static Func<Pop3Call, ValueTask<long>> Size(MessageRef message) => call => MaildropCalls.SizeAsync(call, message);

        private static Func<Pop3Call, ValueTask<string>> UniqueId(MessageRef message) => call => MaildropCalls.UniqueIdAsync(call, message.Number);
    }
}
