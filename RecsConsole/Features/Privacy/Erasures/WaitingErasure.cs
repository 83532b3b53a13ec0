using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>An erasure that waits: for a second person, or, once confirmed, until nothing is in its way.</summary>
/// <param name="Key">What has to be typed to confirm it.</param>
/// <param name="Others">Who could be the second person; null when the reader can.</param>
public sealed record WaitingErasure(
    Guid Id,
    long Revision,
    SubjectName Subject,
    string Key,
    string Name,
    string By,
    DateTimeOffset At,
    IReadOnlyList<string>? Others
)
{
    /// <summary>Who confirmed it, and what it waits for; null when it waits only for a second person.</summary>
    public string? State { get; init; }

    /// <summary>A second person confirmed it: it is carried out by itself.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>Under a legal hold: it can be neither confirmed nor carried out.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Open cases are in the way: whoever confirms it erases nothing yet.</summary>
    public bool IsForLater { get; init; }

    /// <summary>Whether the reader can be the second person.</summary>
    public bool IsForReader => Others is null && !IsAgreed;

    internal ProposalRequest Request => new(Id, Revision);

    internal static async Task<IReadOnlyList<WaitingErasure>> ReadAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var desk = new WaitingDesk(scope);
        List<WaitingErasure> waiting = [];
        foreach (var row in await ProposalDesk.Waiting(scope.Db, ProposalKind.SubjectErasure).ToListAsync(cancellationToken))
        {
            waiting.Add(await FromAsync(desk, row, cancellationToken));
        }

        return waiting;
    }

    /// <summary>The subject of a request: kind and key, joined by a colon.</summary>
    internal static SubjectName SubjectOf(ProposalRow row)
    {
        var at = row.Subject.IndexOf(':', StringComparison.Ordinal);
        return new(row.Subject[..at], row.Subject[(at + 1)..]);
    }

    private static async Task<WaitingErasure> FromAsync(WaitingDesk desk, ProposalRow row, CancellationToken cancellationToken)
    {
        var (db, subject) = (desk.Scope.Db, SubjectOf(row));
        var others = await ProposalDesk.OthersForAuthorAsync(desk, row, cancellationToken);
        var people = new[] { row.AuthorId, row.DecidedById }.OfType<Guid>();
        var names = await PeopleNames.ReadAsync(db, [.. people, .. others ?? []], cancellationToken);
        var (key, name) = await NameAsync(db, subject, cancellationToken);
        var hindrance = await ErasureHindrance.ReadAsync(desk.Scope, subject, cancellationToken);
        var isAgreed = await ProposalDesk.IsAgreedAsync(desk, row, cancellationToken);
        return new(
            row.Id,
            row.Revision,
            subject,
            key,
            name,
            names.GetValueOrDefault(row.AuthorId) ?? Texts.NobodyKnown,
            row.SentAt,
            others is null ? null : PeopleNames.Known(names, others)
        )
        {
            State = isAgreed ? StateAfter(hindrance, WhyOf(row, names)) : StateBefore(hindrance),
            IsAgreed = isAgreed,
            IsHeld = hindrance.IsHeld,
            IsForLater = hindrance.OpenCases > 0,
        };
    }

    private static string StateAfter(ErasureHindrance hindrance, string why) =>
        string.Join(' ', why, hindrance.Words ?? Texts.ErasureComes);

    // why it waits for nobody
    private static string WhyOf(ProposalRow row, Dictionary<Guid, string> names) =>
        ProposalDesk.IsAgreed(row)
            ? Texts.ConfirmedBy.With(names.GetValueOrDefault(row.DecidedById!.Value) ?? Texts.NobodyKnown)
            : Texts.NobodyElseToConfirm;

    private static string? StateBefore(ErasureHindrance hindrance) =>
        hindrance.WordsBefore is { } words ? string.Join(' ', Texts.NotConfirmedYet, words) : null;

    private static async Task<(string Key, string Name)> NameAsync(
        ConsoleDbContext db,
        SubjectName subject,
        CancellationToken cancellationToken
    )
    {
        if (string.Equals(subject.Kind, SubjectName.PersonKind, StringComparison.Ordinal) && Guid.TryParse(subject.Key, out var id))
        {
            var person = await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
            return (person?.Key ?? subject.Key, person?.DisplayName ?? subject.Key);
        }

        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(row => row.Key == subject.Key, cancellationToken);
        return (subject.Key, account?.Name ?? subject.Key);
    }
}
