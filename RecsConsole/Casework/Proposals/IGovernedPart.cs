using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Proposals;

/// <summary>A part of a tenant's rules that two people change: one sends the change, another puts it into force.</summary>
public interface IGovernedPart
{
    /// <summary>One of <see cref="GovernedParts"/>.</summary>
    string Name { get; }

    /// <summary>The page on which the part is edited.</summary>
    string Address { get; }

    /// <summary>The page on which an item of the part is edited.</summary>
    string AddressOf(string item);

    /// <summary>What a proposal would change.</summary>
    Task<ChangeView> ReadAsync(OperationScope scope, ProposedChange change, CancellationToken cancellationToken);

    /// <summary>
    /// What a proposal changed in what it was made to, whatever is in force now; empty when another version of this program wrote it.
    /// </summary>
    Task<IReadOnlyList<SettingDifference>> CompareAsync(ConsoleDbContext db, ProposedChange change, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a change into force and returns a message; refused when what it was made to is no longer in force. The caller opens the
    /// transaction and commits.
    /// </summary>
    Task<Result<string>> ApplyAsync(OperationScope scope, ProposedChange change, ChangeOrigin origin, CancellationToken cancellationToken);

    /// <summary>What a change changed; empty when another version of this program wrote it.</summary>
    IReadOnlyList<SettingDifference> DifferencesOf(ProposedChange change);
}

/// <param name="IsReadable">False when another version of this program wrote the proposal.</param>
/// <param name="IsOutdated">What it was made to is no longer in force: its author has to send it again.</param>
public sealed record ChangeView(bool IsReadable, bool IsOutdated, IReadOnlyList<SettingDifference> Differences)
{
    public static ChangeView Unreadable { get; } = new(IsReadable: false, IsOutdated: false, []);

    /// <summary>What would follow, such as models that stop; null when the differences say it all.</summary>
    public string? Effect { get; init; }
}

/// <summary>Why a change is made, and who wrote it.</summary>
public sealed record ChangeOrigin(string Why)
{
    /// <summary>Who wrote it, if somebody else puts it into force.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>Further details for the audit entry.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
