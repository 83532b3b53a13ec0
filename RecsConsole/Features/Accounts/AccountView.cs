using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Accounts.Advice;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Features.Accounts.Usage;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Accounts;

/// <summary>A customer's page, as far as the reader may see the cases.</summary>
/// <param name="Cases">All cases that a list or a signal of the page refers to, by id.</param>
/// <param name="Open">Open cases in the order of the queue.</param>
/// <param name="Finished">The cases that ended last.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record AccountView(
    AccountDetails Account,
    IReadOnlyDictionary<Guid, AccountCase> Cases,
    IReadOnlyList<Guid> Open,
    IReadOnlyList<Guid> Finished,
    IReadOnlyList<AccountPerson> People,
    IReadOnlyList<AccountSignal> Signals,
    AccountAdvice Advice,
    string? TimeZone
)
{
    /// <summary>The customer objected to profiling: suggestions on their cases are ordered by rules only.</summary>
    public bool IsByRulesOnly { get; init; }

    /// <summary>The reader may change that setting.</summary>
    public bool MaySetByRules { get; init; }

    /// <summary>The reader may edit contract terms.</summary>
    public bool MayEdit { get; init; }

    /// <summary>Open cases whose next step the page should compute.</summary>
    public IReadOnlyList<Guid> WithoutStep { get; init; } = [];

    /// <summary>What other systems observe about the customer, the freshest first.</summary>
    public IReadOnlyList<UsageFigure> Usage { get; init; } = [];

    /// <summary>The case with the customer's latest message; null when they never wrote.</summary>
    public Guid? TheyWroteOn { get; init; }

    /// <summary>The case with our latest message; null when we never wrote.</summary>
    public Guid? WeWroteOn { get; init; }
}

/// <summary>Facts about the customer.</summary>
public sealed record AccountDetails(string Key, string Name, string? Tier, string? Region, DateTimeOffset? ContractEndsAt)
{
    /// <summary>When the contract was last confirmed; null when unknown.</summary>
    public DateTimeOffset? ContractCheckedAt { get; init; }

    /// <summary>Confirmed too long ago to rely on.</summary>
    public bool IsContractStale { get; init; }

    internal static AccountDetails From(AccountRow row, DateTimeOffset now) =>
        new(row.Key, row.Name, row.Tier, row.Region, row.ContractEndsAt)
        {
            ContractCheckedAt = row.TermsCheckedAt,
            IsContractStale = row.ContractEndsAt is not null && now - row.TermsCheckedAt > CaseRecord.TermsLimit,
        };
}

/// <summary>A case of the customer.</summary>
public sealed record AccountCase(Guid Id, string Key, string Title, string State, bool IsOpen, int? Priority)
{
    public SlaView? Sla { get; init; }

    public bool? SlaMet { get; init; }

    /// <summary>Name of the assignee, or of the person who ended it; null when there is none.</summary>
    public string? Person { get; init; }

    /// <summary>The next step as shown in the queue; null when none is prepared.</summary>
    public PreparedStep? Step { get; init; }

    /// <summary>The reader works the case, so a step can be computed for them.</summary>
    public bool MayAsk { get; init; }

    /// <summary>When to look at the case again; null when it is not set aside.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>The customer wrote last, and nobody has replied.</summary>
    public bool CustomerWaits { get; init; }

    public DateTimeOffset? CustomerWroteAt { get; init; }

    public DateTimeOffset? RepliedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A person of the tenant who works with the customer.</summary>
/// <param name="Open">Number of their open cases for this customer.</param>
/// <param name="Finished">Number of cases they ended within the signals' look-back period.</param>
public sealed record AccountPerson(Guid Id, string Name, int Open, int Finished);
