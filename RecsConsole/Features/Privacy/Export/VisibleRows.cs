using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Privacy.Export;

/// <summary>
/// Leaves out a person's news, unsent texts and reasons of grants that are about a case which the reader of the export may not see.
/// </summary>
internal sealed class VisibleRows
{
    private const int AtOnce = 500;
    private readonly HashSet<Guid> _cases;

    private VisibleRows(HashSet<Guid> cases) => _cases = cases;

    /// <summary>Finds the cases that such rows of the person are about and the reader may see.</summary>
    public static async Task<VisibleRows> ReadAsync(OperationScope scope, Guid person, CancellationToken cancellationToken)
    {
        var visible = new HashSet<Guid>();
        foreach (var some in (await CasesAsync(scope.Db, person, cancellationToken)).Chunk(AtOnce))
        {
            var cases = await scope.Db.Cases.AsNoTracking().Where(row => some.Contains(row.Id)).ToListAsync(cancellationToken);
            visible.UnionWith(
                cases.Where(row => scope.Access.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted).Select(row => row.Id)
            );
        }

        return new(visible);
    }

    /// <summary>The table without the rows that are left out.</summary>
    public SubjectTable Of(SubjectTable table, CancellationToken cancellationToken) =>
        table with
        {
            Rows = KeepAsync(table.Rows, cancellationToken),
        };

    private async IAsyncEnumerable<object> KeepAsync(
        IAsyncEnumerable<object> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (CaseOf(row) is not { } id || _cases.Contains(id))
            {
                yield return row;
            }
        }
    }

    private static async Task<IReadOnlyList<Guid>> CasesAsync(ConsoleDbContext db, Guid person, CancellationToken cancellationToken)
    {
        var news = await db
            .InboxItems.Where(row => row.RecipientId == person && row.CaseId != null)
            .Select(row => row.CaseId!.Value)
            .Distinct()
            .ToListAsync(cancellationToken);
        var drafts = await db
            .TextDrafts.Where(row => row.PersonId == person && row.CaseId != null)
            .Select(row => row.CaseId!.Value)
            .Distinct()
            .ToListAsync(cancellationToken);
        var granted = await db
            .AccessGrants.Where(row => row.PersonId == person && row.ObjectKind == SubjectName.CaseKind)
            .Select(row => row.ObjectKey)
            .Distinct()
            .ToListAsync(cancellationToken);
        return
        [
            .. news.Concat(drafts)
                .Concat(granted.Select(key => Guid.TryParse(key, out var id) ? id : (Guid?)null).OfType<Guid>())
                .Distinct(),
        ];
    }

    private static Guid? CaseOf(object row) =>
        row switch
        {
            InboxItemRow item => item.CaseId,
            TextDraftRow draft => draft.CaseId,
            AccessGrantRow { ObjectKind: SubjectName.CaseKind } grant => Guid.TryParse(grant.ObjectKey, out var id) ? id : null,
            _ => null,
        };
}
