using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Proposals;

/// <summary>Changes to one part of the rules that wait for a second person, and the reader's own that came back, for its page.</summary>
/// <param name="IsAlone">Nobody else could be the second person: the reader puts changes into force alone.</param>
public sealed record RuleChanges(IReadOnlyList<WaitingRule> Waiting, IReadOnlyList<SentBackRule> SentBack, bool IsAlone)
{
    private const int MaxOwn = 100;

    public static RuleChanges None { get; } = new([], [], IsAlone: false);

    /// <summary>Those to one item.</summary>
    public RuleChanges Of(string subject) =>
        this with
        {
            Waiting = [.. Waiting.Where(each => string.Equals(each.Subject, subject, StringComparison.Ordinal))],
            SentBack = [.. SentBack.Where(each => string.Equals(each.Change.Subject, subject, StringComparison.Ordinal))],
        };

    /// <summary>The page's last message, unless it says that a change waits while none of the reader's does any more.</summary>
    public string? StillTrue(string? message) =>
        string.Equals(message, CaseworkTexts.ChangeWasSent, StringComparison.Ordinal) && !Waiting.Any(each => each.IsOwn)
            ? CaseworkTexts.ChangeWaitsNoMore
            : message;

    /// <param name="name">One of <see cref="GovernedParts"/>.</param>
    public static async Task<RuleChanges> ReadAsync(OperationScope scope, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var waiting = await RowsOf(ProposalDesk.Waiting(scope.Db, ProposalKind.SettingsChange), name).ToListAsync(cancellationToken);
        var back = await ReadSentBackAsync(scope, name, cancellationToken);
        var people = waiting.Select(row => row.AuthorId).Concat(back.Select(row => row.DecidedById).OfType<Guid>());
        var names = await PeopleNames.ReadAsync(scope.Db, people, cancellationToken);
        return new(
            [
                .. waiting.Select(row => new WaitingRule(row.Id, row.Subject, names.GetValueOrDefault(row.AuthorId))
                {
                    BeginsAt = row.BeginsAt,
                    IsOwn = row.AuthorId == scope.Actor.PersonId,
                    IsLate = TimedChanges.IsLate(row, scope.Now),
                }),
            ],
            [
                .. back.Select(row => new SentBackRule(
                    row.Id,
                    ProposedChange.From(row),
                    row.Why,
                    row.DecidedById is { } by ? names.GetValueOrDefault(by) : null,
                    row.Comment
                )),
            ],
            await ProposalDesk.IsAloneAsync(scope, AccessOperation.BorrowPublishing, cancellationToken)
        );
    }

    /// <summary>The reader's changes of which the latest version was sent back; null for all parts.</summary>
    public static async Task<IReadOnlyList<ProposalRow>> ReadSentBackAsync(
        OperationScope scope,
        string? name,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        var reader = scope.Actor.PersonId;
        var own = scope.Db.Proposals.AsNoTracking().Where(row => row.Kind == ProposalKind.SettingsChange && row.AuthorId == reader);
        var latest = await (name is null ? own : RowsOf(own, name))
            .OrderByDescending(row => row.SentAt)
            .ThenByDescending(row => row.Id)
            .Take(MaxOwn)
            .ToListAsync(cancellationToken);
        return [.. latest.DistinctBy(row => row.Subject, StringComparer.Ordinal).Where(row => row.Status is VersionStatus.Draft)];
    }

    private static IQueryable<ProposalRow> RowsOf(IQueryable<ProposalRow> rows, string name)
    {
        var items = $"{name}:";
        return rows.Where(row => row.Subject == name || row.Subject.StartsWith(items));
    }
}

/// <summary>A change that waits.</summary>
/// <param name="Author">Null when nobody of that name is left.</param>
public sealed record WaitingRule(Guid Id, string Subject, string? Author)
{
    /// <summary>The time for which a second person set it; null while it waits for one.</summary>
    public DateTimeOffset? BeginsAt { get; init; }

    /// <summary>The reader sent it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>That time has passed, and it is not in force yet.</summary>
    public bool IsLate { get; init; }
}

/// <summary>A change that a second person sent back to its author.</summary>
public sealed record SentBackRule(Guid Id, ProposedChange Change, string Why, string? By, string? Comment);
