using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>Proposed settings and other rules: for those who may publish them, and for their author, who sees whom they wait for.</summary>
public sealed class SettingsToPublish : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Publish;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Configuration, ChangeKind.Permission];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.PublishVersion, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var rows = await ProposalDesk
            .Waiting(desk.Scope.Db, ProposalKind.SettingsChange)
            .Take(WaitingDesk.MaxItems)
            .ToListAsync(cancellationToken);
        var titles = await GovernedTitles.ReadAsync(desk.Scope.Db, rows, cancellationToken);
        List<WaitingItem> items = [];
        var isTimed = rows.Exists(row => row.BeginsAt is not null);
        var zone = isTimed ? TimeZones.Find(await TimeZones.OfReaderAsync(desk.Scope.Db, desk.Scope.Actor, cancellationToken)) : null;
        foreach (var row in rows)
        {
            items.Add(
                new(Kind, $"settings/{row.Id:D}", TitleOf(row, titles), SettingsChangePage.AddressOf(row.Id), row.SentAt)
                {
                    FromId = row.AuthorId,
                    Comment = row.Why,
                    Detail = row.BeginsAt is { } at ? Texts.PublishesAt.With(InstantLabels.Minute(at, zone)) : null,
                    // whoever may publish may call it off until then, also its author
                    IsDecided = row.BeginsAt is not null,
                    Others = row.BeginsAt is null ? await ProposalDesk.OthersForAuthorAsync(desk, row, cancellationToken) : null,
                }
            );
        }

        return items;
    }

    // another part may take the next number before the time comes
    internal static string TitleOf(ProposalRow row, IReadOnlyDictionary<Guid, string> titles) =>
        row is { Subject.Length: 0, BeginsAt: null } ? Texts.SettingsAsVersion.With(row.BaseVersion + 1) : titles[row.Id];
}
