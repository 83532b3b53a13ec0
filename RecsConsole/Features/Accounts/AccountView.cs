using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Features.Accounts.Advice;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Accounts;

/// <summary>A customer on their page, as far as the reader may see their cases.</summary>
/// <param name="Cases">By id: whatever a list or a signal of the page names.</param>
/// <param name="Open">Open cases in the order of the queue.</param>
/// <param name="Finished">The latest that ended.</param>
/// <param name="TimeZone">The reader's.</param>
public sealed record AccountView(
    AccountFacts Account,
    IReadOnlyDictionary<Guid, AccountCase> Cases,
    IReadOnlyList<Guid> Open,
    IReadOnlyList<Guid> Finished,
    IReadOnlyList<AccountPerson> People,
    IReadOnlyList<AccountSignal> Signals,
    AccountAdvice Advice,
    string? TimeZone
)
{
    /// <summary>The customer asked that no profile orders what is suggested on their cases.</summary>
    public bool IsByRulesOnly { get; init; }

    /// <summary>The reader may set that.</summary>
    public bool MaySetByRules { get; init; }

    /// <summary>The reader keeps what is agreed with customers.</summary>
    public bool MayEdit { get; init; }

    /// <summary>Open cases for which the page has a step worked out.</summary>
    public IReadOnlyList<Guid> WithoutStep { get; init; } = [];

    /// <summary>The case on which the customer wrote last; null when they never did.</summary>
    public Guid? TheyWroteOn { get; init; }

    /// <summary>The case on which we wrote last; null when we never did.</summary>
    public Guid? WeWroteOn { get; init; }
}

/// <summary>What is known of the customer.</summary>
public sealed record AccountFacts(string Key, string Name, string? Tier, string? Region, DateTimeOffset? ContractEndsAt);

/// <summary>A case of the customer.</summary>
public sealed record AccountCase(Guid Id, string Key, string Title, string State, bool IsOpen, int? Priority)
{
    public SlaView? Sla { get; init; }

    public bool? SlaMet { get; init; }

    /// <summary>Name of who has it, or who ended it; null when nobody does.</summary>
    public string? Person { get; init; }

    /// <summary>What the queue says of its next step; null when nothing is prepared.</summary>
    public PreparedStep? Step { get; init; }

    /// <summary>The reader works it, so that a step could be worked out for them.</summary>
    public bool MayAsk { get; init; }

    /// <summary>When it is to be looked at again; null when it is not set aside.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>The customer wrote, and nobody has answered.</summary>
    public bool CustomerWaits { get; init; }

    public DateTimeOffset? CustomerWroteAt { get; init; }

    public DateTimeOffset? RepliedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>Somebody of ours who works with the customer.</summary>
/// <param name="Open">Their open cases of this customer.</param>
/// <param name="Finished">Those that they ended within the look-back of the signals.</param>
public sealed record AccountPerson(Guid Id, string Name, int Open, int Finished);
