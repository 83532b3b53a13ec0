using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Waiting;

/// <summary>What the sources of one reading share: the reader's scope, and answers that more than one of them asks for.</summary>
public sealed class WaitingDesk(OperationScope scope)
{
    /// <summary>Most things that a source lists: whoever has more waiting begins with the oldest.</summary>
    public const int MaxItems = 50;

    private readonly Dictionary<AccessOperation, bool> _may = [];
    private IReadOnlyList<AccessSubject>? _people;

    public OperationScope Scope => scope;

    public Guid ReaderId => scope.Actor.PersonId;

    /// <summary>Whether the reader may do this in the tenant.</summary>
    public async Task<bool> MayAsync(AccessOperation operation, CancellationToken cancellationToken)
    {
        if (!_may.TryGetValue(operation, out var may))
        {
            may = await scope.MayAsync(operation, Tenant, cancellationToken);
            _may[operation] = may;
        }

        return may;
    }

    /// <summary>Who else may do this: those who could be the second person.</summary>
    /// <param name="except">Who had a hand in it.</param>
    /// <param name="resource">To what; null means in the tenant.</param>
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

    private AccessResource Tenant =>
        new(AccessResourceKind.Tenant, scope.Actor.TenantId, scope.Actor.TenantId) { Classification = Classifications.Public };
}
