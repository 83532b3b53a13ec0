using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Features.Accounts.Usage;

namespace RecsConsole.Features.Accounts.Signals;

/// <summary>A fact about a customer that asks for attention, counted over cases that the reader may view.</summary>
/// <param name="Cases">Exactly the cases counted, in display order; none if the contract itself is the evidence.</param>
public sealed record AccountSignal(AccountSignalKind Kind, IReadOnlyList<Guid> Cases)
{
    /// <summary>Number of cases that could have been counted; null when not meaningful.</summary>
    public int? OutOf { get; init; }

    /// <summary>The same figure for all customers; null when there is no comparison, or it cannot be computed.</summary>
    public SlaRecord? Everybody { get; init; }

    /// <summary>Number of cases opened in each previous window, the latest first.</summary>
    public IReadOnlyList<int> Before { get; init; } = [];

    /// <summary>When the contract ends, or since when the customer waits.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The figures that fell, outdated ones last.</summary>
    public IReadOnlyList<UsageFigure> Usage { get; init; } = [];

    /// <summary>What it rests on was confirmed or observed too long ago to rely on.</summary>
    public bool IsStale { get; init; }

    /// <summary>The signal concerns the customer as a whole, not one case more than another.</summary>
    public bool IsOfAccount =>
        Kind
            is AccountSignalKind.ContractEnds
                or AccountSignalKind.SlaMissed
                or AccountSignalKind.Reopened
                or AccountSignalKind.MoreThanUsual;
}

/// <summary>Reasons for attention, in display order.</summary>
public enum AccountSignalKind
{
    /// <summary>An open case with an unanswered message of the customer.</summary>
    CustomerWaits,

    /// <summary>An open case of the highest priority.</summary>
    Urgent,

    /// <summary>The contract ends soon, or has ended.</summary>
    ContractEnds,

    /// <summary>Finished cases that missed their SLA.</summary>
    SlaMissed,

    /// <summary>Cases that were reopened.</summary>
    Reopened,

    /// <summary>More new cases than in the previous windows.</summary>
    MoreThanUsual,

    /// <summary>Another system reports that the customer uses less than before.</summary>
    UsageFell,
}
