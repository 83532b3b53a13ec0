namespace RecsConsole.Features.Accounts.Contracts.Exchange;

/// <summary>A customer as described by another system. Absent fields keep their values; an empty text clears the field.</summary>
/// <param name="Key">Identifies the customer in both systems.</param>
public sealed record IncomingAccount(string Key)
{
    /// <summary>Required for a new customer.</summary>
    public string? Name { get; init; }

    /// <summary>Determines what the contract includes.</summary>
    public string? Tier { get; init; }

    public string? Region { get; init; }

    /// <summary>The contract is in force from this instant.</summary>
    public DateTimeOffset? ContractStartsAt { get; init; }

    /// <summary>The contract ends at this instant.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>Keys of actions that the contract includes whatever its tier; an empty list: none.</summary>
    public IReadOnlyList<string?>? Entitlements { get; init; }

    /// <summary>Absent fields are cleared.</summary>
    internal bool IsWhole { get; init; }

    internal bool StatesContract => IsWhole || ContractEndsAt is not null || ContractStartsAt is not null;

    internal AccountTerms On(AccountTerms? before) =>
        new AccountTerms
        {
            Key = Key,
            Name = Name ?? (IsWhole ? null : before?.Name) ?? "",
            Tier = Tier ?? (IsWhole ? null : before?.Tier),
            Region = Region ?? (IsWhole ? null : before?.Region),
            ContractStartsAt = ContractStartsAt ?? (IsWhole ? null : before?.ContractStartsAt),
            ContractEndsAt = ContractEndsAt ?? (IsWhole ? null : before?.ContractEndsAt),
            Entitlements = Entitlements is { } named ? [.. named.OfType<string>()] : (IsWhole ? null : before?.Entitlements) ?? [],
        }.Normalised();
}

/// <summary>The complete terms of a customer: absent fields are cleared.</summary>
public sealed record WholeAccount(string Name)
{
    /// <summary>Determines what the contract includes.</summary>
    public string? Tier { get; init; }

    public string? Region { get; init; }

    /// <summary>The contract is in force from this instant; absent: it always was.</summary>
    public DateTimeOffset? ContractStartsAt { get; init; }

    /// <summary>The contract ends at this instant; absent: no end is known.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>Keys of actions that the contract includes whatever its tier; absent: none.</summary>
    public IReadOnlyList<string?>? Entitlements { get; init; }

    /// <summary>The same as a row that sets every field.</summary>
    public IncomingAccount Of(string key) =>
        new(key)
        {
            Name = Name,
            Tier = Tier,
            Region = Region,
            ContractStartsAt = ContractStartsAt,
            ContractEndsAt = ContractEndsAt,
            Entitlements = Entitlements,
            IsWhole = true,
        };
}
