using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>Something that happened to a case in another system.</summary>
/// <param name="Id">What that system calls it, once in the case: told twice, it happened once.</param>
/// <param name="Activity">Key of an action of the catalog, or any other name.</param>
public sealed record IncomingEvent(string Id, string Activity, DateTimeOffset At)
{
    /// <summary>Key of the case.</summary>
    public string? Case { get; init; }

    /// <summary>Key of the person here who did it.</summary>
    public string? By { get; init; }

    /// <summary>The state that it leads to; absent: what the workflow says of the activity, else it moves nothing.</summary>
    public string? State { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Key of the event in the history of the case.</summary>
    internal string EventKey =>
        "api:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Case}\u001f{Id}")).AsSpan(0, 16));

    /// <summary>What solved the case; absent: the activity.</summary>
    internal string? Resolution { get; init; }

    /// <summary>It has to bring the case to a state that solves or ends it.</summary>
    internal bool IsOutcome { get; init; }

    /// <summary>How many stars the customer gave; null: it is no rating.</summary>
    internal int? Stars { get; init; }
}

/// <summary>How a case ended in another system.</summary>
/// <param name="State">Key of a state that solves or ends a case.</param>
public sealed record IncomingOutcome(string State, DateTimeOffset At)
{
    /// <summary>Key of the person here who solved it.</summary>
    public string? By { get; init; }

    /// <summary>Key of the action that solved it.</summary>
    public string? Resolution { get; init; }
}

/// <summary>What the customer said of how a case was handled.</summary>
/// <param name="Id">What the other system calls it, once in the case: told twice, it was said once.</param>
/// <param name="Stars">1 to 5, 5 being best.</param>
public sealed record IncomingRating(string Id, int Stars, DateTimeOffset At);
