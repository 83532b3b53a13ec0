namespace RecsConsole.Features.Accounts.Contracts.Exchange;

/// <summary>A customer as another system describes them. What is absent stays as it is; an empty text takes it away.</summary>
/// <param name="Key">Names the customer there and here.</param>
public sealed record IncomingAccount(string Key)
{
    /// <summary>Needed for a new customer.</summary>
    public string? Name { get; init; }

    /// <summary>What the contract includes goes by it.</summary>
    public string? Tier { get; init; }

    public string? Region { get; init; }

    /// <summary>The contract ends at this instant.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>What is absent is taken away.</summary>
    internal bool IsWhole { get; init; }

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

/// <summary>All that is agreed with a customer: what is absent is taken away.</summary>
public sealed record WholeAccount(string Name)
{
    /// <summary>What the contract includes goes by it.</summary>
    public string? Tier { get; init; }

    public string? Region { get; init; }

    /// <summary>The contract ends at this instant; absent: no end is known.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>The same as a row that leaves nothing as it was.</summary>
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
