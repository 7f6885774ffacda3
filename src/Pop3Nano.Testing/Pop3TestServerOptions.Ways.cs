using System.Collections.Generic;

namespace Pop3Nano.Testing;

// The ways of real servers: each is something that a server in use does, against the RFCs or at their edge.
public sealed partial record Pop3TestServerOptions
{
    /// <summary>Which logins lose what arrived behind them, so that the client hears nothing.</summary>
    public LoginInputLoss LosesInputBehindLogin { get; init; }

    /// <summary>What becomes of an initial response in the AUTH line.</summary>
    public InitialResponseHandling InitialResponse { get; init; }

    /// <summary>How a SASL challenge is spelled.</summary>
    public ChallengeStyle ChallengeStyle { get; init; }

    /// <summary>Where the connection is closed without a reply.</summary>
    public SilentClose ClosesSilently { get; init; }

    /// <summary>Whether an empty line follows DELE's reply, as with Exchange Online.</summary>
    public bool BlankLineAfterDele { get; init; }

    /// <summary>Whether TOP answers with two <c>+OK</c> lines.</summary>
    public bool TopAnswersTwice { get; init; }

    /// <summary>Whether status lines have no text: <c>+OK</c> and <c>-ERR</c>, as with popa3d. Numbers are sent in any case.</summary>
    public bool BareStatus { get; init; }

    /// <summary>Whether lines end with a bare LF. A CR in a message is left out.</summary>
    public bool LfOnly { get; init; }

    /// <summary>Whether lines that start with the termination octet are sent as they are (against RFC 1939 §3).</summary>
    public bool NoByteStuffing { get; init; }

    /// <summary>
    /// Whether the last CRLF of a message is missing before the termination octet of RETR. Messages from streams are sent as they are.
    /// </summary>
    public bool OmitsLastCrlf { get; init; }

    /// <summary>Whether the fields of drop, scan and unique-id listings are parted by several blanks and followed by one.</summary>
    public bool ExtraBlanksInListings { get; init; }

    /// <summary>Whether words follow the fields of drop, scan and unique-id listings.</summary>
    public bool ExtraWordsInListings { get; init; }

    /// <summary>Message numbers that LIST and UIDL without argument leave out.</summary>
    public IReadOnlyCollection<int> LeftOutOfListings { get; init; } = [];

    /// <summary>
    /// Whether LIST and UIDL without argument number anew what is left once messages are marked, as with WildDuck. Every other command goes by
    /// the numbers from before, as RFC 1939 §5 has it.
    /// </summary>
    public bool RenumbersListings { get; init; }

    /// <summary>Whether CAPA works only before the login.</summary>
    public bool CapaBeforeLoginOnly { get; init; }

    /// <summary>Whether every <c>-ERR</c> ends the connection.</summary>
    public bool ClosesAfterRefusal { get; init; }

    /// <summary>What an unknown command is answered with.</summary>
    public string UnknownCommandReply { get; init; } = "-ERR unknown command";

    /// <summary>How many octets LIST adds to each size.</summary>
    public int ListedSizeSurplus { get; init; }

    /// <summary>The most messages that a session sees: the oldest, unless <see cref="ListsNewest"/> says otherwise. 0: all.</summary>
    public int ListsAtMost { get; init; }

    /// <summary>Whether it is the newest that <see cref="ListsAtMost"/> leaves, as with WildDuck.</summary>
    public bool ListsNewest { get; init; }

    /// <summary>Whether RETR removes the message for later sessions, without DELE and QUIT.</summary>
    public bool RemovesRetrieved { get; init; }

    /// <summary>The most octets of a message that TOP sends, whatever was asked for. 0: no limit.</summary>
    public int TopLimit { get; init; }
}
