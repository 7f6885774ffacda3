using System;
using System.Collections.Generic;

namespace Pop3Nano.Mime;

/// <summary>What is known of a message: its size, its header once that was read, the whole of it. Each field is decoded once for all conditions.</summary>
internal sealed class QueryMail(long size, HeaderCollection? headers, MailMessage? message)
{
    private readonly string[]?[] _values = new string[]?[(int)QueryField.Text + 1];
    private bool _hasDate;
    private DateTimeOffset? _date;

    internal long Size => size;

    /// <summary>The Date field; null if there is none that can be read.</summary>
    internal DateTimeOffset? Date
    {
        get
        {
            if (!_hasDate) _date = headers?.GetDate("Date");
            _hasDate = true;
            return _date;
        }
    }

    /// <summary>True if all that this asks for was read.</summary>
    internal bool Knows(QueryNeeds needs) =>
        (headers is not null || !needs.HasFlag(QueryNeeds.Header)) && (message is not null || !needs.HasFlag(QueryNeeds.Body));

    /// <summary>The values of a text field as far as they are known.</summary>
    internal string[] Values(QueryField field) => _values[(int)field] ??= field switch
    {
        QueryField.Subject => headers?["Subject"] is { } subject ? [subject] : [],
        QueryField.Body => Bodies(),
        QueryField.Text => [.. Fields(), .. Values(QueryField.Body)],
        _ => Addresses(QueryFields.NameOf(field)),
    };

    // A mailbox is found by its address, by its name and by both as they are shown.
    private string[] Addresses(string name)
    {
        var values = new List<string>();
        foreach (MailAddress address in headers?.GetAddresses(name) ?? MailAddressCollection.Empty)
        {
            if (address.Address.Length > 0) values.Add(address.Address);
            if (address.DisplayName.Length > 0) values.AddRange([address.DisplayName, address.ToString()]);
        }

        return [.. values];
    }

    // The line end behind the last line is no text.
    private string[] Bodies() => message is null ? [] : [message.Body.TrimEnd('\r', '\n'), message.HtmlBody.TrimEnd('\r', '\n')];

    private IEnumerable<string> Fields()
    {
        foreach (HeaderField field in headers ?? HeaderCollection.Empty) yield return field.Name + ": " + field.Value;
    }
}
