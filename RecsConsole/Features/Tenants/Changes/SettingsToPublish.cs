using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

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
        List<WaitingItem> items = [];
        foreach (var row in rows)
        {
            items.Add(
                new(Kind, $"settings/{row.Id:D}", TitleOf(row), SettingsChangePage.AddressOf(row.Id), row.SentAt)
                {
                    FromId = row.AuthorId,
                    Comment = row.Why,
                    Others = await ProposalDesk.OthersForAuthorAsync(desk, row, cancellationToken),
                }
            );
        }

        return items;
    }

    internal static string TitleOf(ProposalRow row) =>
        row.Subject.Length == 0 ? Texts.SettingsAsVersion.With(row.BaseVersion + 1) : GovernedParts.TitleOf(row.Subject);
}
