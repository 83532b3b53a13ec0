using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Access;

/// <summary>
/// What one operation works in: the tenant's context, the actor's rights and the instant they were read at. A refused scope gives away neither
/// context nor rights, so that forgetting to look at <see cref="Refusal"/> stops the operation instead of letting it go on.
/// </summary>
public sealed class OperationScope : IAsyncDisposable
{
    private const int LongestId = 100;

    private readonly OperationScopeFactory _factory;
    private readonly ConsoleDbContext _db;
    private AccessCheck _access;

    internal OperationScope(OperationScopeFactory factory, ConsoleDbContext db, Actor actor, AccessCheck access, DateTimeOffset now) =>
        (_factory, _db, Actor, _access, Now) = (factory, db, actor, access, now);

    /// <summary>Why the operation may not be done; null: go on. The denial is recorded by then.</summary>
    public Error? Refusal { get; private set; }

    public Actor Actor { get; }

    /// <summary>When the rights were read; whole milliseconds, fit to be stored.</summary>
    public DateTimeOffset Now { get; private set; }

    public ConsoleDbContext Db => Refusal is null ? _db : throw Refused();

    public AccessCheck Access => Refusal is null ? _access : throw Refused();

    /// <summary>Whether the actor may do this with the object: the policy is asked, and the decision point where one is in force.</summary>
    public Task<bool> MayAsync(AccessOperation operation, AccessResource resource, CancellationToken cancellationToken) =>
        MayAllAsync([new(operation, resource)], cancellationToken);

    /// <summary>The same for several questions, which the decision point is asked in one request.</summary>
    public async Task<bool> MayAllAsync(IReadOnlyList<AccessQuestion> questions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return questions.All(question => Access.Decide(question.Operation, question.Resource).Permitted)
            && await _factory.DecisionPoint.PermitsAsync(Access, questions, cancellationToken);
    }

    /// <summary>The rows that the decision point lets the actor have, of those that the policy permits, in their order.</summary>
    public Task<IReadOnlyList<T>> KeepAsync<T>(
        AccessOperation operation,
        IReadOnlyList<T> rows,
        Func<T, AccessResource> resourceOf,
        CancellationToken cancellationToken
    ) => _factory.DecisionPoint.KeepAsync(Access, operation, rows, resourceOf, cancellationToken);

    /// <summary>The rights of another person of the tenant, such as one who asked for an approval.</summary>
    public Task<AccessCheck> ReadRightsOfAsync(Guid personId, CancellationToken cancellationToken) =>
        _factory.ReadRightsAsync(Db, personId, Now, cancellationToken);

    /// <summary>A check of rights that were read already.</summary>
    public AccessCheck CheckOf(AccessSubject subject) => _factory.CheckOf(subject, Now);

    /// <summary>
    /// Writes down that the actor asked for an object they may not have, and answers with the error. To them it looks as if it were not there,
    /// and an id of another tenant is not there for us either: so what is not found is denied as well. Nothing else may wait in the context.
    /// </summary>
    /// <param name="name">verb.noun of what was tried.</param>
    /// <param name="kind">case, decision, document, approval or response.</param>
    public async Task<Error> DenyAsync(string name, string kind, string id, Error error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        Db.ChangeTracker.Clear();
        var named = id.Length > LongestId ? id[..LongestId] : id;
        await _factory.RecordAsync(_db, Actor, new(name, kind, named, AuditOutcome.Denied), cancellationToken);
        return error;
    }

    /// <summary>Asks for the right to the operation; a denial is recorded and shuts the scope. Null: go on.</summary>
    /// <param name="name">Of the operation in the audit trail, such as publish.action.</param>
    /// <param name="resource">What is asked for; null means the tenant itself.</param>
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

        // the refusal stands before it is written down: where writing fails, the scope stays shut
        Refusal = Error.Forbidden("You may not do this. Nothing was changed, and the attempt was recorded.");
        var (kind, id) = (question.Resource.Kind.ToString().ToLowerInvariant(), question.Resource.Id.ToString("D"));
        var outcome = decision.Against.Has(PermitRule.Check) ? AuditOutcome.Failed : AuditOutcome.Denied;
        await _factory.RecordAsync(_db, Actor, new(name, kind, id, outcome), cancellationToken);
        return Refusal;
    }

    /// <summary>The same with rights read anew, inside a transaction in which they stand still.</summary>
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

    /// <summary>The rights as they are now, for a transaction in which they stand still.</summary>
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
