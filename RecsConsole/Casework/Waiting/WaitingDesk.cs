using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Waiting;

/// <summary>Data shared by the sources of one request: the reader's scope, and results that several sources need.</summary>
public sealed class WaitingDesk(OperationScope scope)
{
    /// <summary>Maximum number of items per source: a reader with more starts with the oldest.</summary>
    public const int MaxItems = 50;

    private readonly Dictionary<AccessOperation, bool> _may = [];
    private IReadOnlyList<AccessSubject>? _people;
    private IReadOnlyList<KeptInput>? _kept;

    public OperationScope Scope => scope;

    public Guid ReaderId => scope.Actor.PersonId;

    /// <summary>Whether the reader has this permission in the tenant.</summary>
    public async Task<bool> MayAsync(AccessOperation operation, CancellationToken cancellationToken)
    {
        if (!_may.TryGetValue(operation, out var may))
        {
            may = await scope.MayAsync(operation, Tenant, cancellationToken);
            _may[operation] = may;
        }

        return may;
    }

    /// <summary>Who else has this permission, and could be the second person.</summary>
    /// <param name="except">People involved, who are excluded.</param>
    /// <param name="resource">The object; null means the tenant.</param>
    public async Task<IReadOnlyList<Guid>> OthersAsync(
        AccessOperation operation,
        IReadOnlySet<Guid> except,
        CancellationToken cancellationToken,
        AccessResource? resource = null
    )
    {
        ArgumentNullException.ThrowIfNull(except);
        _people ??= await SubjectReader.ReadAllAsync(scope.Db, scope.Now, cancellationToken);
        return
        [
            .. _people
                .Where(person => person.PersonId != ReaderId && !except.Contains(person.PersonId))
                .Where(person => scope.CheckOf(person).Decide(operation, resource ?? Tenant).Permitted)
                .Select(person => person.PersonId),
        ];
    }

    /// <summary>What the reader typed into forms that concern no case and has not sent, the latest first.</summary>
    /// <param name="isMeant">Chooses those of the source, so that what others keep does not count towards its maximum.</param>
    public async Task<IReadOnlyList<KeptInput>> KeptAsync(Func<KeptInput, bool> isMeant, CancellationToken cancellationToken)
    {
        if (_kept is null)
        {
            var reader = ReaderId;
            var rows = await scope
                .Db.TextDrafts.AsNoTracking()
                .Where(row => row.PersonId == reader && row.CaseId == null)
                .OrderByDescending(row => row.At)
                .ThenBy(row => row.Form)
                .ThenBy(row => row.Subject)
                .ToListAsync(cancellationToken);
            _kept = [.. rows.Where(row => row.Text.Length > 0).Select(row => new KeptInput(row.Form, row.Subject, row.Text, row.At))];
        }

        return [.. _kept.Where(isMeant).Take(MaxItems)];
    }

    private AccessResource Tenant =>
        new(AccessResourceKind.Tenant, scope.Actor.TenantId, scope.Actor.TenantId) { Classification = Classifications.Public };
}
