using RecsConsole.Database;
using RecsConsole.Features.Accounts.Usage;

namespace RecsConsole.Features.Accounts.Contracts.Exchange;

/// <summary>A customer as sent to another system.</summary>
public sealed record ExchangedAccount(string Key, string Name)
{
    public string? Tier { get; init; }

    public string? Region { get; init; }

    /// <summary>Absent when no end is known.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>When the contract was last stated; absent when it never was, or when nothing is stated.</summary>
    public DateTimeOffset? ContractCheckedAt { get; init; }

    /// <summary>What other systems observe about the customer; absent in a list, and where there is nothing.</summary>
    public IReadOnlyList<ExchangedSignal>? Signals { get; init; }

    internal static ExchangedAccount From(AccountRow row) =>
        new(row.Key, row.Name)
        {
            Tier = row.Tier,
            Region = row.Region,
            ContractEndsAt = row.ContractEndsAt,
            ContractCheckedAt = row is { Tier: null, ContractEndsAt: null } ? null : row.TermsCheckedAt,
        };
}
