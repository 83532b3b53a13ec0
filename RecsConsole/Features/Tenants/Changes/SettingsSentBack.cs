using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>The reader's latest settings that were sent back, with the comment; ends when they send or save settings again.</summary>
public sealed class SettingsSentBack : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Revise;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Configuration];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ManageTenant, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var last = await desk
            .Scope.Db.Proposals.AsNoTracking()
            .Where(row => row.Kind == ProposalKind.SettingsChange && row.AuthorId == desk.ReaderId)
            .OrderByDescending(row => row.SentAt)
            .ThenByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return last is { Status: VersionStatus.Draft, DecidedAt: { } at }
            ?
            [
                new(
                    Kind,
                    $"settings/{last.Id:D}",
                    Texts.SettingsAsVersion.With(last.BaseVersion + 1),
                    SettingsChangePage.AddressOf(last.Id),
                    at
                )
                {
                    FromId = last.DecidedById,
                    Comment = last.Comment,
                },
            ]
            : [];
    }
}
