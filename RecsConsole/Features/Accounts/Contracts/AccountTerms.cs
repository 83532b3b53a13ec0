using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Accounts.Contracts;

/// <summary>Identity and contract terms of a customer: everything that can be edited.</summary>
public sealed record AccountTerms
{
    /// <summary>Short name in URLs, cases and imports; it cannot change once the customer exists.</summary>
    public string Key { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Determines what the contract includes; null when no tier is agreed.</summary>
    public string? Tier { get; init; }

    public string? Region { get; init; }

    /// <summary>The contract is in force from this instant; null when it always was.</summary>
    public DateTimeOffset? ContractStartsAt { get; init; }

    /// <summary>Null when no end is known.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>Keys of actions that the contract includes whatever its tier.</summary>
    public IReadOnlyList<string> Entitlements { get; init; } = [];

    /// <summary>The same terms as they are stored and compared.</summary>
    public AccountTerms Normalised() =>
        this with
        {
            Key = Key.Trim(),
            Name = Name.Trim(),
            Tier = Word(Tier),
            Region = Word(Region),
            ContractStartsAt = Instant(ContractStartsAt),
            ContractEndsAt = Instant(ContractEndsAt),
            Entitlements =
            [
                .. Entitlements
                    .Select(key => key.Trim())
                    .Where(key => key.Length > 0)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
        };

    /// <summary>Compared as they are stored: lists by their entries.</summary>
    public bool Equals(AccountTerms? other) =>
        other is not null && string.Equals(Key, other.Key, StringComparison.Ordinal) && TermsDifference.Between(this, other).Count == 0;

    public override int GetHashCode() => HashCode.Combine(Key, Name, Tier, Region, ContractStartsAt, ContractEndsAt, Entitlements.Count);

    internal static AccountTerms From(AccountRow row) =>
        new()
        {
            Key = row.Key,
            Name = row.Name,
            Tier = row.Tier,
            Region = row.Region,
            ContractStartsAt = row.ContractStartsAt,
            ContractEndsAt = row.ContractEndsAt,
            Entitlements = [.. row.Entitlements],
        };

    internal void PutOn(AccountRow row)
    {
        (row.Name, row.Tier, row.Region) = (Name, Tier, Region);
        (row.ContractStartsAt, row.ContractEndsAt, row.Entitlements) = (ContractStartsAt, ContractEndsAt, [.. Entitlements]);
        row.Revision++;
    }

    private static DateTimeOffset? Instant(DateTimeOffset? at) => at is { } given ? Timestamps.Round(given.ToUniversalTime()) : null;

    private static string? Word(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
