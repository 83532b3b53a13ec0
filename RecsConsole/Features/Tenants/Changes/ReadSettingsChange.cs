using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>
/// Reads proposed settings or other rules with their differences from those in force, for whoever may publish them and for those who
/// read administration.
/// </summary>
public sealed class ReadSettingsChange(OperationScopeFactory scopes, GovernedChanges changes, IEnumerable<IRuleDrafts> rules)
{
    private const string Name = "read.settings_change";

    public async Task<Result<SettingsProposal>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        // publishing may be lent to somebody who reads no other page of administration
        var mayPublish = await new WaitingDesk(scope).MayAsync(AccessOperation.PublishVersion, cancellationToken);
        var right = mayPublish ? AccessOperation.PublishVersion : AccessOperation.ViewAdministration;
        if (await scope.AuthorizeAsync(right, Name, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var row = await scope
            .Db.Proposals.AsNoTracking()
            .FirstOrDefaultAsync(found => found.Id == id && found.Kind == ProposalKind.SettingsChange, cancellationToken);
        return row is null ? Error.NotFound(Texts.NoSuchChange) : await FromAsync(scope, row, cancellationToken);
    }

    private async Task<SettingsProposal> FromAsync(OperationScope scope, ProposalRow row, CancellationToken cancellationToken)
    {
        var part = changes.PartOf(row.Subject);
        var change = ProposedChange.From(row);
        var view = part is null ? ChangeView.Unreadable : await part.ReadAsync(scope, change, cancellationToken);
        var trial = view.IsReadable ? RuleTrial.Find(rules, change) : null;
        var desk = new WaitingDesk(scope);
        var others = await ProposalDesk.OthersForAuthorAsync(desk, row, cancellationToken);
        Guid[] people = [row.AuthorId, row.DecidedById ?? row.AuthorId, .. others ?? []];
        var names = await PeopleNames.ReadAsync(scope.Db, people, cancellationToken);
        return new(
            row.Id,
            row.Revision,
            row.Status,
            await GovernedTitles.OfAsync(scope.Db, row, cancellationToken),
            names.GetValueOrDefault(row.AuthorId) ?? SharedTexts.NobodyInSentence,
            row.SentAt,
            row.Why,
            row.Status is VersionStatus.InReview ? view : view with { IsOutdated = false, Effect = null },
            others is null ? null : PeopleNames.Known(names, others)
        )
        {
            Address = part?.AddressOf(GovernedParts.ItemOf(row.Subject)),
            Impact = ImpactOf(row, trial),
            WhyNotTried = trial?.WhyNot,
            DecidedBy = row.DecidedById is { } by ? names.GetValueOrDefault(by) : null,
            DecidedAt = row.DecidedAt,
            BeginsAt = row.BeginsAt,
            IsLate = TimedChanges.IsLate(row, scope.Now),
            Comment = row.Comment,
            MayDecide = await desk.MayAsync(AccessOperation.PublishVersion, cancellationToken),
        };
    }

    private static ImpactSubject? ImpactOf(ProposalRow row, RuleTrial? trial) =>
        row.Subject.Length == 0 ? new(ImpactKind.Settings, row.Id.ToString("D"), 0)
        : trial?.Replay is not null ? new(ImpactKind.Rules, row.Id.ToString("D"), 0)
        : null;
}

/// <summary>Proposed settings or other rules.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Others">Who could be the second person; null when the reader can, or only reads.</param>
public sealed record SettingsProposal(
    Guid Id,
    long Revision,
    VersionStatus Status,
    string Title,
    string Author,
    DateTimeOffset SentAt,
    string Why,
    ChangeView Change,
    IReadOnlyList<string>? Others
)
{
    /// <summary>The page on which they are edited; null when there is none any more.</summary>
    public string? Address { get; init; }

    /// <summary>Past decisions can be run with them.</summary>
    public bool HasImpact => Impact is not null;

    /// <summary>What to run past decisions with; null for rules that change no suggestion or whose effect is not measured.</summary>
    public ImpactSubject? Impact { get; init; }

    /// <summary>Why the change alters no suggestion, as a sentence; null when it may.</summary>
    public string? WhyNotTried { get; init; }

    /// <summary>Who decided, and when; null while it waits.</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The time for which the second person set it; null when they set none.</summary>
    public DateTimeOffset? BeginsAt { get; init; }

    /// <summary>Its time has passed, and it is not in force yet.</summary>
    public bool IsLate { get; init; }

    /// <summary>It waits for a time, and for nobody.</summary>
    public bool IsTimed => Waits && BeginsAt is not null;

    /// <summary>Its time came, but it could not come into force: nobody sent it back.</summary>
    public bool CouldNotBegin => Status is VersionStatus.Draft && Comment is null;

    /// <summary>What the second person wrote.</summary>
    public string? Comment { get; init; }

    /// <summary>The reader may publish what others proposed and withdraw their own; an auditor reads it only.</summary>
    public bool MayDecide { get; init; }

    public IReadOnlyList<SettingDifference> Differences => Change.Differences;

    public bool Waits => Status is VersionStatus.InReview;

    /// <summary>It was sent back to the reader, who may drop it.</summary>
    public bool CameBack => Status is VersionStatus.Draft && Others is not null;

    public bool CanPublish => Change is { IsReadable: true, IsOutdated: false };

    internal ProposalRequest Request => new(Id, Revision);
}
