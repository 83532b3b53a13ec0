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

    /// <summary>Null when no end is known.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>The same terms as they are stored and compared.</summary>
    public AccountTerms Normalised() =>
        this with
        {
            Key = Key.Trim(),
            Name = Name.Trim(),
            Tier = Word(Tier),
            Region = Word(Region),
            ContractEndsAt = ContractEndsAt is { } end ? Timestamps.Round(end.ToUniversalTime()) : null,
        };

    internal static AccountTerms From(AccountRow row) =>
        new()
        {
            Key = row.Key,
            Name = row.Name,
            Tier = row.Tier,
            Region = row.Region,
            ContractEndsAt = row.ContractEndsAt,
        };

    internal void PutOn(AccountRow row) =>
        (row.Name, row.Tier, row.Region, row.ContractEndsAt, row.Revision) = (Name, Tier, Region, ContractEndsAt, row.Revision + 1);

    private static string? Word(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
