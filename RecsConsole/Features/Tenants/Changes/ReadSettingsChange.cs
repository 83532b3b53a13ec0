using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>
/// Reads proposed settings with their differences from those in force, for whoever may publish them and for those who read administration.
/// </summary>
public sealed class ReadSettingsChange(OperationScopeFactory scopes)
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
        return row is null ? Error.NotFound(Texts.NoSuchChange) : await SettingsProposal.FromAsync(scope, row, cancellationToken);
    }
}

/// <summary>Proposed settings.</summary>
/// <param name="Settings">Null when another version of this program wrote them.</param>
/// <param name="Differences">From the settings in force, or from those it was made to once it was decided.</param>
/// <param name="IsOutdated">Other settings came into force since it was sent: its author has to send it again.</param>
/// <param name="Others">For its author who could be the second person; null for everybody else.</param>
public sealed record SettingsProposal(
    Guid Id,
    long Revision,
    VersionStatus Status,
    string Author,
    DateTimeOffset SentAt,
    string Why,
    TenantConfiguration? Settings,
    IReadOnlyList<SettingDifference> Differences,
    bool IsOutdated,
    IReadOnlyList<string>? Others
)
{
    /// <summary>Who decided, and when; null while it waits.</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What the second person wrote.</summary>
    public string? Comment { get; init; }

    /// <summary>The reader may publish what others proposed and withdraw their own; an auditor reads it only.</summary>
    public bool MayDecide { get; init; }

    public bool Waits => Status is VersionStatus.InReview;

    internal ProposalRequest Request => new(Id, Revision);

    internal static async Task<SettingsProposal> FromAsync(OperationScope scope, ProposalRow row, CancellationToken cancellationToken)
    {
        var inForce = await TenantConfigurationReader.ReadAsync(scope.Db, cancellationToken);
        var settings = new KeptSettings(row.BaseVersion, row.ContentJson).Read();
        var desk = new WaitingDesk(scope);
        var others = await ProposalDesk.OthersForAuthorAsync(desk, row, cancellationToken);
        Guid[] people = [row.AuthorId, row.DecidedById ?? row.AuthorId, .. others ?? []];
        var names = await PeopleNames.ReadAsync(scope.Db, people, cancellationToken);
        return new(
            row.Id,
            row.Revision,
            row.Status,
            names.GetValueOrDefault(row.AuthorId) ?? SharedTexts.NobodyInSentence,
            row.SentAt,
            row.Why,
            settings,
            settings is null ? [] : TenantSettingsLabels.Differences(inForce, settings),
            row.Status is VersionStatus.InReview && inForce.Version != row.BaseVersion,
            others is null ? null : PeopleNames.Known(names, others)
        )
        {
            DecidedBy = row.DecidedById is { } by ? names.GetValueOrDefault(by) : null,
            DecidedAt = row.DecidedAt,
            Comment = row.Comment,
            MayDecide = await desk.MayAsync(AccessOperation.PublishVersion, cancellationToken),
        };
    }
}
