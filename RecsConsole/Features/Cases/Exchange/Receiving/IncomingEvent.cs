using System.Security.Cryptography;
using System.Text;
using RecsConsole.Casework.Conversation;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>Something that happened to a case in another system.</summary>
/// <param name="Id">The event's id in that system, unique within the case: sent twice, it is stored once.</param>
/// <param name="Activity">Key of an action of the catalog, or any other name.</param>
public sealed record IncomingEvent(string Id, string Activity, DateTimeOffset At)
{
    private const string Prefix = "api:";
    private const int CaseBytes = 12; // ids are unique within the case only
    private const int IdBytes = 16;
    private const int LongestCounted = 40;

    /// <summary>Key of the case.</summary>
    public string? Case { get; init; }

    /// <summary>Key of the person in this tenant who acted.</summary>
    public string? By { get; init; }

    /// <summary>The resulting state; absent: as the workflow defines for the activity, otherwise the state does not change.</summary>
    public string? State { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Key of the event in the history of the case. The events of a case begin alike, and ids that other systems count up stay in their
    /// order, which makes new events neighbours in the index: spread over all of it, each would cost two writes of a page. Other ids may
    /// say anything about the customer, and are stored as a hash.
    /// </summary>
    internal string EventKey =>
        Prefix + Hash(Case ?? "", CaseBytes) + (IsCounted(Id) ? "." + Id : "#" + Hash($"{Case}\u001f{Id}", IdBytes));

    /// <summary>What solved the case; absent: the activity.</summary>
    internal string? Resolution { get; init; }

    /// <summary>The resulting state must be one that solves or ends the case.</summary>
    internal bool IsOutcome { get; init; }

    /// <summary>Number of stars the customer gave; null: not a rating.</summary>
    internal int? Stars { get; init; }

    /// <summary>Whether an id is a number or a GUID, which tell nothing about anybody.</summary>
    private static bool IsCounted(string id) =>
        id.Length is > 0 and <= LongestCounted && id.All(letter => char.IsAsciiHexDigitLower(letter) || letter == '-');

    private static string Hash(string text, int bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}

/// <summary>How a case ended in another system.</summary>
/// <param name="State">Key of a state that solves or ends a case.</param>
public sealed record IncomingOutcome(string State, DateTimeOffset At)
{
    private const string OutcomeActivity = "outcome";

    /// <summary>Key of the case, in a batch; the address of a single outcome names it.</summary>
    public string? Case { get; init; }

    /// <summary>Key of the person in this tenant who solved the case.</summary>
    public string? By { get; init; }

    /// <summary>Key of the action that solved the case.</summary>
    public string? Resolution { get; init; }

    // the same ending sent again is the same event
    internal IncomingEvent ToEvent() =>
        new(FormattableString.Invariant($"{OutcomeActivity}:{State}:{At.ToUnixTimeMilliseconds()}"), OutcomeActivity, At)
        {
            Case = Case,
            By = By,
            State = State,
            Resolution = Resolution,
            IsOutcome = true,
        };
}

/// <summary>The customer's rating of how a case was handled.</summary>
/// <param name="Id">The rating's id in the other system, unique within the case: sent twice, it is stored once.</param>
/// <param name="Stars">1 to 5, 5 being best.</param>
public sealed record IncomingRating(string Id, int Stars, DateTimeOffset At)
{
    /// <summary>Key of the case, in a batch; the address of a single rating names it.</summary>
    public string? Case { get; init; }

    internal IncomingEvent ToEvent() => new(Id, CustomerRating.Activity, At) { Case = Case, Stars = Stars };
}
