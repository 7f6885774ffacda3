using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>A message, as the caller named it: by number, or by unique-id.</summary>
    internal readonly record struct MessageRef(int Number, string UniqueId)
    {
        public static MessageRef Of(int sequenceNumber) => new(ClientArgument.Number(sequenceNumber), "");

        public static MessageRef Of(string uniqueId) => new(0, ClientArgument.UniqueId(uniqueId));

        /// <summary>The number; unique-ids are listed once in a session.</summary>
        public async ValueTask<int> ResolveAsync(Pop3Call call) =>
            Number > 0 ? Number : (await LoadAsync(call).ConfigureAwait(false)).NumberOf(UniqueId);

        /// <summary>The unique-ids of the session.</summary>
        public static async ValueTask<UniqueIdMap> LoadAsync(Pop3Call call)
        {
            if (call.Connection.UniqueIds is { } known) return known;
            Pop3Session session = call.Session;
            var map = new UniqueIdMap();
            int listed = 0;
            bool isRenumbered = false;
            await session.UniqueIdsAsync(call.Token).ConfigureAwait(false);
            while (await session.ReadLineAsync(call.Token).ConfigureAwait(false))
            {
                map.Add(session);
                listed++;
                isRenumbered |= call.Connection.IsMarked(session.Message);
            }
            if (isRenumbered)
            {
                map = new UniqueIdMap();
                await ListingCalls.ReadEachAsync(call, listed, map).ConfigureAwait(false);
            }
            call.Connection.UniqueIds = map;
            return map;
        }

        /// <summary>The same; null: the server has none.</summary>
        public static async ValueTask<UniqueIdMap?> TryLoadAsync(Pop3Call call)
        {
            try
            {
                return await LoadAsync(call).ConfigureAwait(false);
            }
            catch (Pop3CommandException)
            {
                return null;
            }
        }
    }
}
