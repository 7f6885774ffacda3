using System;
using System.Collections;
using System.Collections.Generic;

namespace Pop3Nano.Mime;

/// <content>Goes through the fields.</content>
public sealed partial class HeaderCollection
{
    /// <summary>The fields of a header, one after the other.</summary>
    public struct Enumerator : IEnumerator<HeaderField>
    {
        private readonly ReadOnlyMemory<byte> _octets;
        private int _at;

        internal Enumerator(ReadOnlyMemory<byte> octets)
        {
            _octets = octets;
            _at = 0;
            Current = default;
        }

        /// <inheritdoc/>
        public HeaderField Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            ReadOnlySpan<byte> octets = _octets.Span;
            if (!HeaderScanner.NextField(octets, ref _at, out int start, out int nameLength, out int valueStart)) return false;
            Current = new HeaderField(_octets[start.._at], nameLength, valueStart - start);
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => _at = 0;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
