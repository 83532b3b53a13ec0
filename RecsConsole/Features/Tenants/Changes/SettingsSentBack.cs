using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>
/// The reader's latest settings or other rules that were sent back, with the comment; ends when they send them again or drop them.
/// </summary>
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
        var rows = await RuleChanges.ReadSentBackAsync(desk.Scope, null, cancellationToken);
        var titles = await GovernedTitles.ReadAsync(desk.Scope.Db, rows, cancellationToken);
        return
        [
            .. rows.Select(row => new WaitingItem(
                Kind,
                $"settings/{row.Id:D}",
                SettingsToPublish.TitleOf(row, titles),
                SettingsChangePage.AddressOf(row.Id),
                row.DecidedAt ?? row.SentAt
            )
            {
                FromId = row.DecidedById,
                Comment = row.Comment ?? Texts.CouldNotBegin,
            }),
        ];
    }
}
