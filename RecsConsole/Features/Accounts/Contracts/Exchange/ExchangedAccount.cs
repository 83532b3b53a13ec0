using RecsConsole.Database;
using RecsConsole.Features.Accounts.Usage;

namespace RecsConsole.Features.Accounts.Contracts.Exchange;

/// <summary>A customer as sent to another system.</summary>
public sealed record ExchangedAccount(string Key, string Name)
{
    public string? Tier { get; init; }

    public string? Region { get; init; }

    /// <summary>Absent when the contract always was in force.</summary>
    public DateTimeOffset? ContractStartsAt { get; init; }

    /// <summary>Absent when no end is known.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>Keys of actions that the contract includes whatever its tier; absent when there are none.</summary>
    public IReadOnlyList<string>? Entitlements { get; init; }

    /// <summary>When the contract was last stated; absent when it never was, or when nothing is stated.</summary>
    public DateTimeOffset? ContractCheckedAt { get; init; }

    /// <summary>What other systems observe about the customer; absent in a list, and where there is nothing.</summary>
    public IReadOnlyList<ExchangedSignal>? Signals { get; init; }

    internal static ExchangedAccount From(AccountRow row) =>
        new(row.Key, row.Name)
        {
            Tier = row.Tier,
            Region = row.Region,
            ContractStartsAt = row.ContractStartsAt,
            ContractEndsAt = row.ContractEndsAt,
            Entitlements = row.Entitlements.Count == 0 ? null : [.. row.Entitlements],
            ContractCheckedAt = row is { Tier: null, ContractEndsAt: null } ? null : row.TermsCheckedAt,
        };
}
