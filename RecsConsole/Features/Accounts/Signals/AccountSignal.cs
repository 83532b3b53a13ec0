using RecsConsole.Casework.ServiceLevels;

namespace RecsConsole.Features.Accounts.Signals;

/// <summary>A fact about a customer that asks for attention, counted over cases that the reader may view.</summary>
/// <param name="Cases">Exactly the cases that are counted, in the order in which they are shown; none where the contract itself is the evidence.</param>
public sealed record AccountSignal(AccountSignalKind Kind, IReadOnlyList<Guid> Cases)
{
    /// <summary>How many cases could have been counted; null where that says nothing.</summary>
    public int? OutOf { get; init; }

    /// <summary>The same figure over all customers; null where nothing is compared, or where it cannot be counted.</summary>
    public SlaRecord? Everybody { get; init; }

    /// <summary>How many cases were opened in each of the windows before, the latest first.</summary>
    public IReadOnlyList<int> Before { get; init; } = [];

    /// <summary>When the contract ends, or since when the customer waits.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What concerns the customer as a whole, and not one case more than another.</summary>
    public bool IsOfAccount =>
        Kind
            is AccountSignalKind.ContractEnds
                or AccountSignalKind.SlaMissed
                or AccountSignalKind.Reopened
                or AccountSignalKind.MoreThanUsual;
}

/// <summary>What can ask for attention, in the order in which it is shown.</summary>
public enum AccountSignalKind
{
    /// <summary>An open case on which nobody has answered the customer.</summary>
    CustomerWaits,

    /// <summary>An open case of the highest priority.</summary>
    Urgent,

    /// <summary>The contract ends soon, or has ended.</summary>
    ContractEnds,

    /// <summary>Finished cases that missed their SLA.</summary>
    SlaMissed,

    /// <summary>Cases that were opened again.</summary>
    Reopened,

    /// <summary>More new cases than in the windows before.</summary>
    MoreThanUsual,
}
