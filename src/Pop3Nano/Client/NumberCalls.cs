using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>What is asked before messages are marked by number behind a connection that was lost: whether the numbers still stand for the same messages.</summary>
    internal static class NumberCalls
    {
        /// <summary>Compares the unique-ids of the numbers with those that they had when the caller was told them.</summary>
        /// <exception cref="Pop3ConnectionLostException">One has another, or it is not known.</exception>
        public static async ValueTask ProveAsync(Pop3Call call, IReadOnlyList<int> numbers)
        {
            ToldNumbers told = call.Connection.Told;
            int[] open = numbers.Distinct().Where(number => !told.Holds(number)).ToArray();
            foreach (int number in open)
            {
                if (told.OldId(number).Length == 0) throw Pop3ConnectionLostException.OfNumber(number);
            }
            string[] ids = call.Connection.UniqueIds is { } known ? open.Select(known.Of).ToArray() : await AskAsync(call, open).ConfigureAwait(false);
            for (int i = 0; i < open.Length; i++)
            {
                if (ids[i] != told.OldId(open[i])) throw Pop3ConnectionLostException.OfNumber(open[i]);
            }
            for (int i = 0; i < open.Length; i++) told.Name(open[i], ids[i]);
        }

        /// <summary>The same for all messages that there are: each has to be one that was there, under whichever number.</summary>
        /// <exception cref="Pop3ConnectionLostException">One is new, or that is not known.</exception>
        public static async ValueTask ProveAllAsync(Pop3Call call, IReadOnlyList<int> numbers)
        {
            ToldNumbers told = call.Connection.Told;
            if (!told.WereMessagesTold || numbers.All(told.Holds)) return;
            UniqueIdMap? ids = await MessageRef.TryLoadAsync(call).ConfigureAwait(false);
            foreach (int number in numbers)
            {
                string id = ids?.Of(number) ?? "";
                bool isKnown = ids != null && ids.Has(id) && told.WasThere(id);
                if (!isKnown && !told.Holds(number)) throw Pop3ConnectionLostException.OfNumber(number);
            }
        }

        private static async ValueTask<string[]> AskAsync(Pop3Call call, int[] numbers)
        {
            var ids = new string[numbers.Length];
            if (numbers.Length == 0) return ids;
            Pop3Session session = call.Session;
            var flight = new Pop3Flight(numbers.Length);
            foreach (int number in numbers) flight.Uidl(number);
            session.Start(flight);
            while (await session.NextReplyAsync(call.Token).ConfigureAwait(false)) ids[session.Tag] = session.Succeeded ? session.GetText() : "";
            return ids;
        }
    }
}
