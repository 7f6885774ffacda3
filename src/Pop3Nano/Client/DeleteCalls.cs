using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Calls that mark messages for deletion, and the one that carries it out.</summary>
    internal static class DeleteCalls
    {
        /// <summary>Marks every message, in one flight.</summary>
        public static async ValueTask<IReadOnlyList<Pop3DeleteResult>> DeleteAllAsync(Pop3Call call)
        {
            Pop3Session session = call.Session;
            var numbers = new List<int>();
            await session.ListAsync(call.Token).ConfigureAwait(false);
            bool isRenumbered = false;
            while (await session.ReadLineAsync(call.Token).ConfigureAwait(false))
            {
                numbers.Add(session.Message);
                isRenumbered |= call.Connection.IsMarked(session.Message);
            }
            call.Connection.StreamMessages();
            if (isRenumbered) numbers = await ListingCalls.NumbersAsync(call, numbers.Count).ConfigureAwait(false);
            if (call.Connection.Told.AreOld) await NumberCalls.ProveAllAsync(call, numbers).ConfigureAwait(false);
            return await MarkAsync(call, numbers).ConfigureAwait(false);
        }

        /// <summary>Marks these messages, in one flight; one that is refused does not keep the others from it.</summary>
        public static async ValueTask<IReadOnlyList<Pop3DeleteResult>> DeleteAsync(Pop3Call call, IReadOnlyList<int> numbers)
        {
            call.Connection.StreamMessages(); // each reply has the timeout: a million marks take their time
            if (call.Connection.Told.AreOld) await NumberCalls.ProveAsync(call, numbers).ConfigureAwait(false);
            return await MarkAsync(call, numbers).ConfigureAwait(false);
        }

        /// <summary>These messages by unique-id; those that are not there keep the error.</summary>
        public static async ValueTask<IReadOnlyList<Pop3DeleteResult>> DeleteAsync(Pop3Call call, IReadOnlyList<string> uniqueIds)
        {
            UniqueIdMap ids = await MessageRef.LoadAsync(call).ConfigureAwait(false);
            call.Connection.StreamMessages();
            string[] known = uniqueIds.Where(ids.Has).ToArray();
            IReadOnlyList<Pop3DeleteResult> marked = await MarkAsync(call, known.Select(ids.NumberOf).ToArray()).ConfigureAwait(false);
            var next = new Queue<Pop3DeleteResult>(marked);
            return uniqueIds.Select(id => ids.Has(id) ? next.Dequeue() : new Pop3DeleteResult(0, ids.Why(id))).ToArray();
        }

        private static async ValueTask<IReadOnlyList<Pop3DeleteResult>> MarkAsync(Pop3Call call, IReadOnlyList<int> numbers)
        {
            var results = new Pop3DeleteResult[numbers.Count];
            if (numbers.Count == 0) return results;
            Pop3Session session = call.Session;
            var flight = new Pop3Flight(numbers.Count);
            foreach (int number in numbers) flight.Dele(number);
            session.Start(flight);
            while (await session.NextReplyAsync(call.Token).ConfigureAwait(false))
            {
                int number = numbers[session.Tag];
                if (session.Succeeded) call.Connection.Mark(number);
                results[session.Tag] = new Pop3DeleteResult(number, session.Succeeded ? null : HeaderCalls.Refusal(session));
            }
            return results;
        }
    }
}
