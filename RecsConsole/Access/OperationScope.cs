using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Access;

/// <summary>
/// The scope of one operation: the tenant's context, the actor's rights and the time they were read. A refused scope hands out neither
/// context nor rights, so an operation that forgets to check <see cref="Refusal"/> stops.
/// </summary>
public sealed class OperationScope : IAsyncDisposable
{
    private const int LongestId = 100;

    private readonly OperationScopeFactory _factory;
    private readonly ConsoleDbContext _db;
    private AccessCheck _access;

    internal OperationScope(OperationScopeFactory factory, ConsoleDbContext db, Actor actor, AccessCheck access, DateTimeOffset now) =>
        (_factory, _db, Actor, _access, Now) = (factory, db, actor, access, now);

    /// <summary>Why the operation is refused; null when it may proceed. The denial is already recorded.</summary>
    public Error? Refusal { get; private set; }

    public Actor Actor { get; }

    /// <summary>When the rights were read, in whole milliseconds as the database stores them.</summary>
    public DateTimeOffset Now { get; private set; }

    public ConsoleDbContext Db => Refusal is null ? _db : throw Refused();

    public AccessCheck Access => Refusal is null ? _access : throw Refused();

    /// <summary>Whether the actor may do this with the object. Asks the policy and, if configured, the decision point.</summary>
    public Task<bool> MayAsync(AccessOperation operation, AccessResource resource, CancellationToken cancellationToken) =>
        MayAllAsync([new(operation, resource)], cancellationToken);

    /// <summary>The same for the tenant as a whole; unlike <see cref="AuthorizeAsync"/>, nothing is recorded.</summary>
    public Task<bool> MayAsync(AccessOperation operation, CancellationToken cancellationToken) =>
        MayAsync(operation, OfTenant(Actor.TenantId), cancellationToken);

    /// <summary>The same for several questions; the decision point gets them in one request.</summary>
    public async Task<bool> MayAllAsync(IReadOnlyList<AccessQuestion> questions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return questions.All(question => Access.Decide(question.Operation, question.Resource).Permitted)
            && await _factory.DecisionPoint.PermitsAsync(Access, questions, cancellationToken);
    }

    /// <summary>The rows that policy and decision point both permit, in their order.</summary>
    public Task<IReadOnlyList<T>> KeepAsync<T>(
        AccessOperation operation,
        IReadOnlyList<T> rows,
        Func<T, AccessResource> resourceOf,
        CancellationToken cancellationToken
    )
    {
        List<T> permitted = [.. rows.Where(row => Access.Decide(operation, resourceOf(row)).Permitted)];
        return _factory.DecisionPoint.KeepAsync(Access, operation, permitted, resourceOf, cancellationToken);
    }

    /// <summary>The rights of another person of the tenant, such as one who asked for an approval.</summary>
    public Task<AccessCheck> ReadRightsOfAsync(Guid personId, CancellationToken cancellationToken) =>
        _factory.ReadRightsAsync(Db, personId, Now, cancellationToken);

    /// <summary>A check with rights that are already read.</summary>
    public AccessCheck CheckOf(AccessSubject subject) => _factory.CheckOf(subject, Now);

    /// <summary>
    /// Records that the actor asked for an object they may not have, and returns the error. To the actor the object looks missing. An
    /// object that is not found is recorded too, since it may be another tenant's. The context must hold no other unsaved change.
    /// </summary>
    /// <param name="name">The attempted operation, as verb.noun.</param>
    /// <param name="kind">case, decision, document, approval or response.</param>
    public async Task<Error> DenyAsync(string name, string kind, string id, Error error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        Db.ChangeTracker.Clear();
        var named = id.Length > LongestId ? id[..LongestId] : id;
        await _factory.RecordAsync(_db, Actor, new(name, kind, named, AuditOutcome.Denied), cancellationToken);
        return error;
    }

    /// <summary>
    /// Checks the permission for the operation. A denial is recorded and closes the scope. Null when the operation may proceed.
    /// </summary>
    /// <param name="name">Name of the operation in the audit trail, such as publish.action.</param>
    /// <param name="resource">The resource; null means the tenant itself.</param>
    public async Task<Error?> AuthorizeAsync(
        AccessOperation operation,
        string name,
        CancellationToken cancellationToken,
        AccessResource? resource = null
    )
    {
        var question = new AccessQuestion(operation, resource ?? OfTenant(Actor.TenantId));
        var own = Access.Decide(operation, question.Resource);
        var decision = await _factory.DecisionPoint.ConfirmAsync(own, _access.Subject, question, cancellationToken);
        if (decision.Permitted)
        {
            return null;
        }

        // set before the audit entry is written: if writing fails, the scope stays closed
        Refusal = Error.Forbidden(AccessTexts.MayNotDoThis);
        var (kind, id) = (question.Resource.Kind.ToString().ToLowerInvariant(), question.Resource.Id.ToString("D"));
        var outcome = decision.Against.Has(PermitRule.Check) ? AuditOutcome.Failed : AuditOutcome.Denied;
        await _factory.RecordAsync(_db, Actor, new(name, kind, id, outcome), cancellationToken);
        return Refusal;
    }

    /// <summary>The same with rights read again, inside a transaction that keeps them from changing.</summary>
    public async Task<Error?> AuthorizeAgainAsync(
        AccessOperation operation,
        string name,
        CancellationToken cancellationToken,
        AccessResource? resource = null
    )
    {
        await ReadRightsAgainAsync(cancellationToken);
        return await AuthorizeAsync(operation, name, cancellationToken, resource);
    }

    /// <summary>Reads the rights again, inside a transaction that keeps them from changing.</summary>
    public async Task ReadRightsAgainAsync(CancellationToken cancellationToken)
    {
        Now = _factory.Now;
        _access = await _factory.ReadRightsAsync(Db, Actor.PersonId, Now, cancellationToken);
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private static AccessResource OfTenant(Guid tenantId) =>
        new(AccessResourceKind.Tenant, tenantId, tenantId) { Classification = Classifications.Public };

    private static InvalidOperationException Refused() => new("The operation was refused; look at Refusal first.");
}
