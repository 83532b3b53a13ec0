using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>Erasures that somebody asked for: for those who may erase, and for whoever asked, who sees whom they wait for.</summary>
public sealed class ErasuresToDecide : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Publish;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Erasure];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.EraseSubject, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var rows = await ProposalDesk
            .Undecided(desk.Scope.Db, ProposalKind.SubjectErasure)
            .Take(WaitingDesk.MaxItems)
            .ToListAsync(cancellationToken);
        List<WaitingItem> items = [];
        foreach (var row in rows)
        {
            if (await ProposalDesk.IsAgreedAsync(desk, row, cancellationToken))
            {
                continue; // waits for nobody
            }

            var hindrance = await ErasureHindrance.ReadAsync(desk.Scope, WaitingErasure.SubjectOf(row), cancellationToken);
            items.Add(
                new(
                    Kind,
                    $"erasure/{row.Id:D}",
                    Texts.ErasureThatWaits.With(WaitingErasure.SubjectOf(row).Key),
                    "/admin/privacy",
                    row.SentAt
                )
                {
                    FromId = row.AuthorId,
                    Detail = hindrance.WordsBefore,
                    Others = await ProposalDesk.OthersForAuthorAsync(desk, row, cancellationToken),
                }
            );
        }

        return items;
    }
}
