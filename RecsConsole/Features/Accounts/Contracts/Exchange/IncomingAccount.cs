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

    /// <summary>The contract ends at this instant.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>Absent fields are cleared.</summary>
    internal bool IsWhole { get; init; }

    internal bool StatesContract => IsWhole || ContractEndsAt is not null;

    internal AccountTerms On(AccountTerms? before) =>
        new AccountTerms
        {
            Key = Key,
            Name = Name ?? (IsWhole ? null : before?.Name) ?? "",
            Tier = Tier ?? (IsWhole ? null : before?.Tier),
            Region = Region ?? (IsWhole ? null : before?.Region),
            ContractEndsAt = ContractEndsAt ?? (IsWhole ? null : before?.ContractEndsAt),
        }.Normalised();
}

/// <summary>The complete terms of a customer: absent fields are cleared.</summary>
public sealed record WholeAccount(string Name)
{
    /// <summary>Determines what the contract includes.</summary>
    public string? Tier { get; init; }

    public string? Region { get; init; }

    /// <summary>The contract ends at this instant; absent: no end is known.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>The same as a row that sets every field.</summary>
    public IncomingAccount Of(string key) =>
        new(key)
        {
            Name = Name,
            Tier = Tier,
            Region = Region,
            ContractEndsAt = ContractEndsAt,
            IsWhole = true,
        };
}
