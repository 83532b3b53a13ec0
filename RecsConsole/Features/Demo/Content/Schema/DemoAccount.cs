namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A customer of the tenant.</summary>
public sealed record DemoAccount
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Tier { get; init; }

    public required string Region { get; init; }

    public required string Country { get; init; }

    public required string Language { get; init; }

    public required string Industry { get; init; }

    public int Seats { get; init; }

    /// <summary>Days after seeding; null for customers without an end of contract, such as those of a bank.</summary>
    public int? ContractEndDays { get; init; }

    /// <summary>Mail domain of the account's contacts; it does not exist.</summary>
    public required string Domain { get; init; }

    /// <summary>Names of the people who write for it.</summary>
    public required IList<string> Contacts { get; init; }

    public double Weight { get; init; }
}
